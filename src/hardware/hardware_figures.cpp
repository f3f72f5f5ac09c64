// The table of figures, and the way from a pointer to the figure.
#include "hardware/hardware_figures.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <functional>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "hardware/energy_estimate.h"
#include "hardware/format_choice.h"

namespace roofloor {
namespace {

constexpr double largest = 1e30;  // a thousand billion times the fastest machine there is
constexpr NumberRange figure_range{.minimum = 0, .maximum = largest, .above_minimum = true};
constexpr NumberRange energy_range{.minimum = 0, .maximum = 1};
constexpr NumberRange bits_range{.minimum = 1, .maximum = 64, .whole = true};

constexpr std::array<FigureFacts, 23> table{{
    {"peaks", "Peak", "op/s",
     "Dense operations a second with all units busy; a multiply-accumulate is two operations.",
     figure_range},
    {"bandwidth_bytes_per_second", "bandwidth", "B/s",
     "Bytes a second that the memory can deliver.", figure_range},
    {"capacity_bytes", "capacity", "B", "Bytes that the memory holds.", figure_range},
    {"energy_per_operation_joules",
     "Energy per operation",
     "J/op",
     "Energy of one arithmetic operation, E_op.",
     {.minimum = 0, .maximum = 1, .above_minimum = true}},
    {"energy_per_byte_joules", "energy per byte", "J/B",
     "Energy of moving one byte, E_m; of reading it, where writing is stated apart.", energy_range},
    {"write_energy_per_byte_joules", "energy per byte written", "J/B",
     "Energy of writing one byte, where it is not that of reading one.", energy_range},
    {"energy_balance",
     "energy balance",
     "op/B",
     "E_R = E_m / E_op: the intensity at which moving data costs as much energy as computing.",
     {.minimum = 0, .maximum = 1e12}},
    {"constant_power_watts",
     "Constant power",
     "W",
     "Power drawn whether or not anything is computed: leakage, clocks, refresh.",
     {.minimum = 0, .maximum = 1e12}},
    {"overhead_seconds",
     "Overhead of a layer",
     "s",
     "Time that every layer takes besides its work, such as the launch of a kernel.",
     {.minimum = 0, .maximum = 1e6}},
    {"link_bandwidth_bytes_per_second", "Link between devices", "B/s",
     "Bytes a second that one device can send to the others.", figure_range},
    {"achieved_compute_fraction", "Achieved share of the peak", "",
     "The part of the peak that real kernels reach; 1 is the theoretical roof.", fraction},
    {"achieved_bandwidth_fraction", "Achieved share of the bandwidth", "",
     "The part of the bandwidth that real kernels reach; 1 is the theoretical roof.", fraction},
    {"rows_used", "Rows used", "", "Products that one conversion adds up, R.", positive_whole},
    {"columns", "Columns", "", "Physical columns of the array, C; a DAC feeds all of them.",
     positive_whole},
    {"input_bits", "Input bits", "", "Bits of an input, b_x.", bits_range},
    {"dac_bits", "DAC bits", "", "Bits of an input that are fed in one step, b_dac.", bits_range},
    {"weight_bits", "Weight bits", "", "Bits of a weight, b_w.", bits_range},
    {"cell_bits", "Cell bits", "", "Bits of a weight that one cell holds, b_cell.", bits_range},
    {"cell_energy_joules", "Energy of a cell", "J", "What one cell takes in one step, e_cell.",
     energy_range},
    {"dac_energy_joules", "Energy of a DAC conversion", "J", "What feeding one row takes, E_DAC.",
     energy_range},
    {"digital_energy_joules", "Energy of digital logic", "J",
     "What shifting and adding up takes for one multiply-accumulate, e_digital.", energy_range},
    {"supply_volts",
     "Supply voltage",
     "V",
     "Vdd; the energy of an ADC grows with its square.",
     {.minimum = 0, .maximum = 100, .above_minimum = true}},
    {"adc_bits", "ADC bits", "",
     "Bits of an ADC, B. Left out, it has those that lose nothing of the sum.", bits_range},
}};

std::vector<std::string> steps(const std::string& pointer) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t next = std::min(pointer.find('/', at + 1), pointer.size());
    result.push_back(pointer.substr(at + 1, next - at - 1));
    at = next;
  }
  return result;
}

std::optional<NumberFormat> format_named(const std::string& text) {
  for (const FormatFacts& format : number_formats()) {
    if (format.name == text) return format.id;
  }
  return std::nullopt;
}

// How to read and write the figure at a pointer.
struct Place {
  const FigureFacts* facts;
  std::function<std::optional<double>(const Hardware&)> get;
  std::function<void(Hardware&, double)> set;
};

Place scalar(std::string_view key, double Hardware::*member) {
  return {&figure_facts(key), [=](const Hardware& h) { return std::optional(h.*member); },
          [=](Hardware& h, double value) { h.*member = value; }};
}

Place by_format(std::string_view key, std::map<NumberFormat, double> Hardware::*member,
                NumberFormat format) {
  return {&figure_facts(key),
          [=](const Hardware& h) {
            const auto found = (h.*member).find(format);
            return found == (h.*member).end() ? std::nullopt : std::optional(found->second);
          },
          [=](Hardware& h, double value) { (h.*member)[format] = value; }};
}

Place energy_of_any_format() {
  return {&figure_facts("energy_per_operation_joules"),
          [](const Hardware& h) { return h.energy_per_operation_any_format_joules; },
          [](Hardware& h, double value) { h.energy_per_operation_any_format_joules = value; }};
}

Place optional_scalar(std::string_view key, std::optional<double> Hardware::*member) {
  return {&figure_facts(key), [=](const Hardware& h) { return h.*member; },
          [=](Hardware& h, double value) { h.*member = value; }};
}

Place level_figure(std::string_view key, std::size_t level,
                   std::optional<double> MemoryLevel::*member) {
  return {&figure_facts(key), [=](const Hardware& h) { return h.levels[level].*member; },
          [=](Hardware& h, double value) { h.levels[level].*member = value; }};
}

std::optional<Place> level_place(const Hardware& hardware, const std::string& index,
                                 const std::string& key) {
  std::size_t level = 0;
  const auto [end, fault] = std::from_chars(index.data(), index.data() + index.size(), level);
  if (fault != std::errc{} || end != index.data() + index.size() ||
      level >= hardware.levels.size()) {
    return std::nullopt;
  }
  if (key == "bandwidth_bytes_per_second") {
    return Place{
        &figure_facts(key),
        [=](const Hardware& h) {
          return std::optional(h.levels[level].bandwidth_bytes_per_second);
        },
        [=](Hardware& h, double value) { h.levels[level].bandwidth_bytes_per_second = value; }};
  }
  if (key == "capacity_bytes") return level_figure(key, level, &MemoryLevel::capacity_bytes);
  if (key == "energy_per_byte_joules")
    return level_figure(key, level, &MemoryLevel::energy_per_byte_joules);
  if (key == "write_energy_per_byte_joules")
    return level_figure(key, level, &MemoryLevel::write_energy_per_byte_joules);
  if (key == "energy_balance" && level == 0)
    return level_figure(key, level, &MemoryLevel::energy_balance);
  return std::nullopt;
}

struct ScalarMember {
  std::string_view key;
  double Hardware::*member;
};
constexpr std::array<ScalarMember, 4> scalars{{
    {"constant_power_watts", &Hardware::constant_power_watts},
    {"overhead_seconds", &Hardware::overhead_seconds},
    {"achieved_compute_fraction", &Hardware::achieved_compute_fraction},
    {"achieved_bandwidth_fraction", &Hardware::achieved_bandwidth_fraction},
}};

std::optional<Place> place_at_top(const std::string& key) {
  for (const ScalarMember& scalar_member : scalars) {
    if (scalar_member.key == key) return scalar(key, scalar_member.member);
  }
  if (key == "link_bandwidth_bytes_per_second") {
    return optional_scalar(key, &Hardware::link_bandwidth_bytes_per_second);
  }
  return std::nullopt;
}

std::optional<Place> array_place(const std::string& key) {
  if (key == "adc_bits") {
    return Place{&figure_facts(key), [](const Hardware& h) { return h.analog_array->adc_bits; },
                 [](Hardware& h, double value) { h.analog_array->adc_bits = value; }};
  }
  for (const ArrayMember& known : array_members) {
    if (known.key != key) continue;
    const auto member = known.member;
    return Place{&figure_facts(key),
                 [=](const Hardware& h) { return std::optional((*h.analog_array).*member); },
                 [=](Hardware& h, double value) { (*h.analog_array).*member = value; }};
  }
  return std::nullopt;
}

std::optional<Place> place(const Hardware& hardware, const std::string& pointer) {
  const std::vector<std::string> path = steps(pointer);
  if (path.size() == 1) return place_at_top(path[0]);
  if (path.size() == 2 && path[0] == "energy_per_operation_joules" && path[1] == "any") {
    return energy_of_any_format();
  }
  if (path.size() == 2 && path[0] == "analog_array") {
    return hardware.analog_array ? array_place(path[1]) : std::nullopt;
  }
  if (path.size() == 2) {
    const auto format = format_named(path[1]);
    if (format && path[0] == "peaks") return by_format(path[0], &Hardware::peaks, *format);
    if (format && path[0] == "energy_per_operation_joules") {
      return by_format(path[0], &Hardware::energy_per_operation_joules, *format);
    }
  }
  if (path.size() == 3 && path[0] == "levels") return level_place(hardware, path[1], path[2]);
  return std::nullopt;
}

// What is not stated is estimated from the TDP, where the other energies are: then 0 W, at which it
// stands, is not what is counted with.
bool estimates_constant_power(const Hardware& hardware, NumberFormat format) {
  return !states_constant_power(hardware) && energy_estimate(hardware, format);
}

HardwareFigure figure(const Hardware& hardware, std::string pointer, std::string label) {
  const auto found = place(hardware, pointer);
  assert(found && "a form names only figures that there are");
  return {std::move(pointer), std::move(label), found->facts, found->get(hardware)};
}

// An energy that is stated, or the array that gives it.
void add_operation_figures(const Hardware& hardware, NumberFormat format,
                           std::vector<HardwareFigure>& result) {
  const auto energy = energy_per_operation_for(hardware, format);
  const bool by_name = energy && hardware.energy_per_operation_joules.contains(energy->format);
  result.push_back(figure(
      hardware,
      "/energy_per_operation_joules/" + (by_name ? std::string(name(energy->format)) : "any"),
      by_name ? "Energy per operation at " + std::string(name(energy->format))
              : "Energy per operation"));
  if (!hardware.analog_array) return;
  const auto add = [&](std::string_view key) {
    result.push_back(figure(hardware, "/analog_array/" + std::string(key),
                            std::string(figure_facts(key).label)));
  };
  for (const ArrayMember& known : array_members) add(known.key);
  add("adc_bits");
}

void add_level_figures(const Hardware& hardware, std::size_t index,
                       std::vector<HardwareFigure>& result) {
  const MemoryLevel& level = hardware.levels[index];
  const std::string base = "/levels/" + std::to_string(index) + "/";
  const auto add = [&](const char* key) {
    result.push_back(
        figure(hardware, base + key, level.name + " " + std::string(figure_facts(key).label)));
  };
  add("bandwidth_bytes_per_second");
  // A further level's capacity decides what the level around it has to move, and what arrays hold.
  if (index > 0 && (level.capacity_bytes || level.holds_weights)) add("capacity_bytes");
  if (level.energy_balance && !level.energy_per_byte_joules) {
    result.push_back(figure(hardware, base + "energy_balance", level.name + " energy balance E_R"));
  } else {
    add("energy_per_byte_joules");
  }
  if (level.write_energy_per_byte_joules) add("write_energy_per_byte_joules");
}

}  // namespace

const FigureFacts& figure_facts(std::string_view key) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const auto& f) { return f.key == key; });
  assert(found != table.end() && "every key that is asked for is in the table");
  return *found;
}

std::optional<double> used_value(const Hardware& hardware, const std::string& pointer,
                                 NumberFormat format) {
  if (pointer == "/constant_power_watts" && estimates_constant_power(hardware, format)) {
    return std::nullopt;
  }
  return figure_value(hardware, pointer);
}

std::vector<HardwareFigure> editable_figures(const Hardware& hardware, NumberFormat format) {
  std::vector<HardwareFigure> result;
  const auto peak = peak_for(hardware, format);
  const bool scaled = hardware.peak_scales_with_bits && !hardware.peaks.contains(format);
  const NumberFormat peak_format = scaled ? NumberFormat::fp32 : peak ? peak->format : format;
  const std::string peak_name(name(peak_format));
  result.push_back(figure(hardware, "/peaks/" + peak_name, "Peak at " + peak_name));
  add_operation_figures(hardware, format, result);
  for (std::size_t i = 0; i < hardware.levels.size(); ++i) add_level_figures(hardware, i, result);
  for (const char* key : {"constant_power_watts", "achieved_compute_fraction",
                          "achieved_bandwidth_fraction", "overhead_seconds"}) {
    result.push_back(
        figure(hardware, std::string("/") + key, std::string(figure_facts(key).label)));
    result.back().value = used_value(hardware, result.back().pointer, format);
  }
  if (hardware.device_count > 1) {
    const char* key = "link_bandwidth_bytes_per_second";
    result.push_back(
        figure(hardware, std::string("/") + key, std::string(figure_facts(key).label)));
  }
  return result;
}

void apply_changes(Hardware& hardware, const Changes& changes, const std::string& path) {
  for (const auto& [pointer, value] : changes) {
    const auto found = place(hardware, pointer);
    const std::string where = child_path(path, pointer);
    if (!found) {
      throw InputError{where, "no figure has the place \"" + pointer +
                                  "\"; expected one such as \"/peaks/fp16\" or "
                                  "\"/levels/0/bandwidth_bytes_per_second\""};
    }
    if (!is_in_range(value, found->facts->range)) {
      throw InputError{where, exact_quantity_text(value, found->facts->unit) +
                                  " is out of range; expected " + expectation(found->facts->range)};
    }
    found->set(hardware, value);
    hardware.sources[pointer] = {.document = "Entered by you", .evidence = "entered"};
  }
}

std::optional<double> figure_value(const Hardware& hardware, const std::string& pointer) {
  const auto found = place(hardware, pointer);
  return found ? found->get(hardware) : std::nullopt;
}

}  // namespace roofloor
