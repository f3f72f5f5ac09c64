// Reads hardware objects: the compiled-in library.json, and those that users bring.
#include "hardware/hardware_library.h"

#include <algorithm>

#include "base/find_named.h"
#include "hardware/hardware_figures.h"
#include "hardware/library_text.h"
#include "json/json_text.h"

namespace roofloor {
namespace {

double figure(const JsonReader& reader, const char* key) {
  return reader.at(key).number(figure_facts(key).range);
}

std::optional<double> optional_figure(const JsonReader& reader, const char* key) {
  return reader.optional_number(key, figure_facts(key).range);
}

Carries read_carries(const JsonReader& reader) {
  const std::string found =
      reader.choice_or_empty("carries", {"everything", "weights", "activations"});
  if (found.empty()) return Carries::everything;
  const auto name = std::find(carries_names.begin(), carries_names.end(), found);
  return static_cast<Carries>(name - carries_names.begin());
}

MemoryLevel read_level(const JsonReader& reader) {
  reader.allow_only({"name", "bandwidth_bytes_per_second", "capacity_bytes",
                     "energy_per_byte_joules", "write_energy_per_byte_joules", "energy_balance",
                     "carries", "holds_weights"});
  MemoryLevel level{
      .name = reader.at("name").string(),
      .bandwidth_bytes_per_second = figure(reader, "bandwidth_bytes_per_second"),
      .capacity_bytes = optional_figure(reader, "capacity_bytes"),
      .energy_per_byte_joules = optional_figure(reader, "energy_per_byte_joules"),
      .write_energy_per_byte_joules = optional_figure(reader, "write_energy_per_byte_joules"),
      .carries = read_carries(reader),
      .holds_weights = reader.boolean_or("holds_weights", false),
      .energy_balance = optional_figure(reader, "energy_balance"),
  };
  if (level.energy_per_byte_joules && level.energy_balance) {
    reader.fail("both energy_per_byte_joules and energy_balance are given; expected one of them");
  }
  if (level.holds_weights && (level.carries != Carries::weights || !level.capacity_bytes)) {
    reader.fail(
        "the level holds weights; expected \"carries\": \"weights\" and a capacity_bytes beside "
        "it");
  }
  return level;
}

// Every class must cross some level, or its bytes would cost nothing.
void check_classes(const std::vector<MemoryLevel>& levels, const JsonReader& reader) {
  for (const Carries wanted : {Carries::weights, Carries::activations}) {
    const bool is_carried = std::any_of(levels.begin(), levels.end(), [&](const MemoryLevel& l) {
      return l.carries == Carries::everything || l.carries == wanted;
    });
    if (is_carried) continue;
    reader.fail("no level carries " + std::string(carries_names[static_cast<std::size_t>(wanted)]) +
                "; expected one that does");
  }
}

std::vector<MemoryLevel> read_levels(const JsonReader& reader) {
  std::vector<MemoryLevel> levels;
  for (const JsonReader& item : reader.items()) {
    levels.push_back(read_level(item));
    const MemoryLevel& level = levels.back();
    if (levels.size() > 1 && level.energy_balance) {
      item.fail("an inner level states an energy balance; expected energy_per_byte_joules there");
    }
  }
  if (levels.empty()) reader.fail("levels is empty; expected the main memory at least");
  if (levels.size() > most_levels) {
    reader.fail(std::to_string(levels.size()) + " levels; expected at most " +
                std::to_string(most_levels));
  }
  check_classes(levels, reader);
  return levels;
}

std::map<NumberFormat, double> read_by_format(const JsonReader& reader, const char* facts_key,
                                              std::optional<double>* any_format) {
  std::map<NumberFormat, double> result;
  for (const auto& [key, member] : reader.members()) {
    const double value = member.number(figure_facts(facts_key).range);
    if (any_format != nullptr && key == "any") {
      *any_format = value;
    } else {
      result[parse_number_format(key, member.path())] = value;
    }
  }
  return result;
}

AnalogArray read_array(const JsonReader& reader) {
  reader.allow_only({"rows_used", "columns", "input_bits", "dac_bits", "weight_bits", "cell_bits",
                     "cell_energy_joules", "dac_energy_joules", "digital_energy_joules",
                     "supply_volts", "adc_bits"});
  AnalogArray array;
  for (const ArrayMember& known : array_members) {
    array.*known.member = figure(reader, known.key.data());
  }
  array.adc_bits = optional_figure(reader, "adc_bits");
  return array;
}

void read_description(const JsonReader& reader, Hardware& hardware) {
  hardware.id = reader.string_or("id", "");
  hardware.name = reader.at("name").string();
  hardware.vendor = reader.string_or("vendor", "");
  hardware.hardware_class = reader.string_or("class", "");
  hardware.process = reader.string_or("process", "");
  hardware.scope = reader.string_or("scope", "");
  hardware.confidence = reader.choice_or_empty("confidence", {"high", "medium", "low"});
  hardware.checked = reader.choice_or_empty("checked", {"yes", "partly", "no"});
  hardware.notes = reader.string_or("notes", "");
  hardware.tdp_kind = reader.string_or("tdp_kind", "");
  if (const auto year = reader.optional_number("year", {1940, 2100, true})) {
    hardware.year = static_cast<int>(*year);
  }
}

void read_peak_scaling(const JsonReader& reader, Hardware& hardware) {
  if (!reader.has("peak_scaling")) return;
  if (reader.at("peak_scaling").string() != "32/bits") {
    reader.at("peak_scaling").fail("unknown peak_scaling; expected \"32/bits\"");
  }
  hardware.peak_scales_with_bits = true;
}

void read_operation_energy(const JsonReader& reader, Hardware& hardware) {
  if (reader.has("energy_per_operation_joules")) {
    hardware.energy_per_operation_joules =
        read_by_format(reader.at("energy_per_operation_joules"), "energy_per_operation_joules",
                       &hardware.energy_per_operation_any_format_joules);
  }
  if (reader.has("analog_array")) {
    if (reader.has("energy_per_operation_joules")) {
      reader.fail(
          "both energy_per_operation_joules and analog_array are given; expected one of them");
    }
    hardware.analog_array = read_array(reader.at("analog_array"));
  }
}

// Peaks and levels may be absent where the entry says that something is missing.
Hardware read_entry(const JsonReader& reader) {
  reader.allow_only({"id",
                     "name",
                     "vendor",
                     "class",
                     "year",
                     "process",
                     "scope",
                     "confidence",
                     "checked",
                     "missing",
                     "notes",
                     "peaks",
                     "peak_scaling",
                     "levels",
                     "energy_per_operation_joules",
                     "analog_array",
                     "constant_power_watts",
                     "overhead_seconds",
                     "link_bandwidth_bytes_per_second",
                     "achieved_compute_fraction",
                     "achieved_bandwidth_fraction",
                     "tdp_watts",
                     "tdp_kind",
                     "sources"});
  Hardware hardware;
  read_description(reader, hardware);
  if (reader.has("missing")) {
    for (const JsonReader& word : reader.at("missing").items()) {
      hardware.missing.push_back(word.string());
    }
  }
  const bool is_complete = hardware.missing.empty();
  if (is_complete || reader.has("peaks")) {
    hardware.peaks = read_by_format(reader.at("peaks"), "peaks", nullptr);
  }
  read_peak_scaling(reader, hardware);
  if (is_complete || reader.has("levels")) hardware.levels = read_levels(reader.at("levels"));
  read_operation_energy(reader, hardware);
  hardware.constant_power_watts = optional_figure(reader, "constant_power_watts").value_or(0);
  hardware.overhead_seconds = optional_figure(reader, "overhead_seconds").value_or(0);
  hardware.link_bandwidth_bytes_per_second =
      optional_figure(reader, "link_bandwidth_bytes_per_second");
  hardware.achieved_compute_fraction =
      optional_figure(reader, "achieved_compute_fraction").value_or(1);
  hardware.achieved_bandwidth_fraction =
      optional_figure(reader, "achieved_bandwidth_fraction").value_or(1);
  hardware.tdp_watts = reader.optional_number("tdp_watts", positive);
  if (reader.has("sources")) hardware.sources = read_sources(reader.at("sources"));
  return hardware;
}

}  // namespace

std::map<std::string, Source> read_sources(const JsonReader& reader) {
  std::map<std::string, Source> result;
  for (const auto& [pointer, member] : reader.members()) {
    member.allow_only({"document", "year", "evidence"});
    Source source{.document = member.at("document").string(),
                  .evidence = member.at("evidence").string()};
    if (const auto year = member.optional_number("year", {1940, 2100, true})) {
      source.year = static_cast<int>(*year);
    }
    result[pointer] = source;
  }
  return result;
}

Hardware read_hardware(const JsonReader& reader) {
  if (reader.has("missing")) {
    reader.at("missing").fail("only the library may list hardware with figures missing");
  }
  return read_entry(reader);
}

const HardwareLibrary& hardware_library() {
  static const HardwareLibrary library = [] {
    const Json document = parse_json(library_text);
    const JsonReader reader(document, "");
    HardwareLibrary result{.date = reader.at("date").string(), .presets = {}, .incomplete = {}};
    for (const JsonReader& item : reader.at("hardware").items()) {
      Hardware hardware = read_entry(item);
      (hardware.missing.empty() ? result.presets : result.incomplete)
          .push_back(std::move(hardware));
    }
    return result;
  }();
  return library;
}

const Hardware& preset(const std::string& id, const std::string& path) {
  for (const Hardware& hardware : hardware_library().incomplete) {
    if (hardware.id != id) continue;
    throw InputError{path, hardware.name + " has no published " + hardware.missing.front() +
                               ", so it has no roof"};
  }
  return find_named(
      hardware_library().presets, id, [](const Hardware& h) { return std::string_view(h.id); },
      "hardware", path);
}

}  // namespace roofloor
