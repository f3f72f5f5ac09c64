// What crosses each level, how long it takes and what it costs, as formulas.
#include "analysis/level_symbols.h"

#include <array>
#include <limits>
#include <vector>

#include "analysis/formula_symbols.h"
#include "analysis/language_symbols.h"
#include "base/quantity_text.h"
#include "hardware/format_choice.h"

namespace roofloor {
namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

const Hardware& chip(const Place& place) {
  return *place.hardware->hardware;
}

// One level, one device: its bytes are those of the layer.
bool is_plain(const Place& place) {
  return chip(place).levels.size() == 1 && chip(place).device_count == 1;
}

std::string number_of(std::size_t level) {
  return "_m" + std::to_string(level + 1);
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text.empty() ? "0" : text;
}

// "max(max(a, b), c)", or "min(...)".
std::string nested(const std::string& function, const std::vector<std::string>& parts) {
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    text = function + "(" + text + ", " + parts[i] + ")";
  }
  return text;
}

std::vector<std::size_t> crossed_levels(const Place& place) {
  std::vector<std::size_t> levels;
  for (std::size_t i = 0; i < chip(place).levels.size(); ++i) {
    if (place.result().traffic.levels[i].total() > 0) levels.push_back(i);
  }
  return levels;
}

// The longest of computing and of every level that is crossed.
std::string work_seconds_text(const Place& place) {
  std::vector<std::string> parts{"W / P'"};
  for (std::size_t level : crossed_levels(place)) {
    parts.push_back(level_seconds_text(place, level));
  }
  return nested("max", parts);
}

std::string seconds_text(const Place& place) {
  std::string text = formula_over_steps(place).value_or(work_seconds_text(place));
  if (place.result().time->delays.overhead_seconds > 0) text += " + s_overhead";
  if (place.result().time->delays.link_seconds > 0) text += " + s_link";
  return text;
}

std::string attainable_text(const Place& place) {
  std::vector<std::string> parts{"P'"};
  for (std::size_t level : crossed_levels(place)) {
    const std::string number = number_of(level);
    parts.push_back("beta'" + number + " * I" + number);
  }
  return nested("min", parts);
}

std::string balanced_text(const Place& place) {
  const std::string level = level_seconds_text(place, place.result().time->slowest_level);
  const std::string longest = "max(W / P', " + level + ")";
  return "if(" + longest + " > 0, min(W / P', " + level + ") >= 0.9 * " + longest + ", 0)";
}

bool writes_apart(const Place& place, std::size_t level) {
  const auto energy =
      energy_figures(chip(place), place.format(), place.hardware->weights_are_resident);
  return energy && energy->levels[level].read_joules != energy->levels[level].written_joules;
}

std::string level_joules_text(const Place& place, std::size_t level) {
  const std::string number = number_of(level);
  if (!writes_apart(place, level)) return "Q" + number + " * e" + number;
  return "R" + number + " * e" + number + " + O" + number + " * w" + number;
}

std::string memory_joules_text(const Place& place) {
  std::vector<std::string> parts;
  for (std::size_t level : crossed_levels(place)) {
    if (place.result().energy->level_joules[level] == 0) continue;
    parts.push_back(level_joules_text(place, level));
  }
  return joined(parts, " + ");
}

// The bytes of a class over a level: how many devices read it, and how often its tiles do.
std::string class_text(const Place& place, TensorClass tensor, const std::string& times) {
  const bool is_shared = !stays_in_memory(tensor) && chip(place).device_count > 1;
  return (is_shared ? "n * Q_" : "Q_") + std::string(name(tensor)) + times;
}

struct TileTimes {
  std::string input;
  std::string weight;
};

TileTimes tile_times(const Place& place, std::size_t level) {
  const auto tiles = tiling(place.row->cost, chip(place), level);
  if (!tiles) return {};
  const std::string t = "t" + number_of(level);
  const std::string of_first = "ceil(N_p / " + t + ")";
  const std::string of_second = "ceil(M_p / " + t + ")";
  if (!tiles->is_of_activations) return {" * " + of_first, " * " + of_second};
  return {" * (M_p * " + of_first + " + N_p * " + of_second + ") / (M_p + N_p)", ""};
}

// Of the bytes over a level, those read, those written, or both.
std::string bytes_text(const Place& place, std::size_t index, bool reads, bool writes) {
  const bool holds_weights = chip(place).levels[index].holds_weights;
  const TileTimes times = tile_times(place, index);
  std::vector<std::string> parts;
  const auto add = [&](TensorClass tensor, bool is_written, const std::string& often) {
    const bool moves =
        place.row->cost.of(tensor).bytes() > 0 && carries(chip(place), index, tensor);
    if (moves && (is_written ? writes : reads)) parts.push_back(class_text(place, tensor, often));
  };
  if (!place.hardware->weights_are_resident) {
    add(TensorClass::weight, holds_weights, times.weight);
  }
  add(TensorClass::input, false, times.input);
  add(TensorClass::kv_read, false, "");
  add(TensorClass::unassigned, false, "");
  add(TensorClass::output, true, "");
  add(TensorClass::kv_write, true, "");
  return joined(parts, " + ");
}

Explanation byte_energy(const std::string& symbol, const Place& place, std::size_t index) {
  const MemoryLevel& level = chip(place).levels[index];
  const std::string base = "/levels/" + std::to_string(index) + "/";
  const bool is_write = symbol[0] == 'w' && level.write_energy_per_byte_joules;
  const std::string meaning =
      std::string("energy of a byte ") + (symbol[0] == 'w' ? "written to " : "from ") + level.name;
  if (is_write) {
    return stated(symbol, meaning, "J/B", *level.write_energy_per_byte_joules, chip(place),
                  base + "write_energy_per_byte_joules");
  }
  if (level.energy_per_byte_joules && (index > 0 || !place.hardware->corners)) {
    return stated(symbol, meaning, "J/B", *level.energy_per_byte_joules, chip(place),
                  base + "energy_per_byte_joules");
  }
  if (index == 0)
    return derived(symbol, meaning, "J/B", explained_symbol("e_mem", place).value, "e_mem", place);
  return {.symbol = symbol, .meaning = meaning + "; none is stated", .unit = "J/B", .value = 0};
}

// The meaning of a product's side, and its value.
Explanation product_side(const std::string& symbol, const Place& place) {
  const auto& products = place.row->cost.products;
  const bool is_rows = symbol == "M_p";
  const double value = products.empty() ? absent
                       : is_rows        ? products.front().m
                                        : products.front().n;
  return {.symbol = symbol,
          .meaning = std::string(is_rows ? "rows" : "columns") + " of the product's result",
          .value = value};
}

Explanation tile(const std::string& stem, const std::string& symbol, const Place& place,
                 std::size_t level) {
  const auto tiles = tiling(place.row->cost, chip(place), level);
  if (!tiles) return {.symbol = symbol, .meaning = "not computed in tiles", .value = absent};
  const std::string number = number_of(level);
  const std::string inward = chip(place).levels[level + 1].name;
  if (stem == "t") {
    return derived(symbol, "side of a square tile of the result that fits " + inward, "",
                   tiles->side, "max(1, floor(C" + number + "^0.5))", place);
  }
  if (stem == "C") {
    return derived(
        symbol, "elements of the result that " + inward + " holds", "", tiles->capacity_elements,
        "8 * K" + number + (chip(place).device_count > 1 ? " / n" : "") + " / b_output", place);
  }
  return stated(symbol, "capacity of " + inward, "B", *chip(place).levels[level + 1].capacity_bytes,
                chip(place), "/levels/" + std::to_string(level + 1) + "/capacity_bytes");
}

Explanation of_layer(const std::string& stem, const std::string& symbol, const Place& place,
                     std::size_t level) {
  const std::string& name = chip(place).levels[level].name;
  const std::string number = number_of(level);
  const Traffic& traffic = place.result().traffic;
  const LevelBytes& bytes = traffic.levels[level];
  if (stem == "Q") {
    return derived(symbol, "bytes over " + name, "B", bytes.total(),
                   bytes_text(place, level, true, true), place);
  }
  if (stem == "R") {
    return derived(symbol, "bytes read over " + name, "B", bytes.read,
                   bytes_text(place, level, true, false), place);
  }
  if (stem == "O") {
    return derived(symbol, "bytes written over " + name, "B", bytes.written,
                   bytes_text(place, level, false, true), place);
  }
  if (stem == "I") {
    return derived(
        symbol, "intensity at " + name, "op/B",
        level_intensity(place.row->cost.operations.total(), traffic, level).value_or(absent),
        "W / Q" + number, place);
  }
  if (stem == "s") {
    return derived(
        symbol, "time of the bytes over " + name, "s",
        place.result().time ? level_seconds(traffic, place.hardware->roofs, level) : absent,
        "Q" + number + " / beta'" + number, place);
  }
  const auto& energy = place.result().energy;
  return derived(symbol, "energy of the bytes over " + name, "J",
                 energy ? energy->level_joules[level] : absent, level_joules_text(place, level),
                 place);
}

struct LevelSymbol {
  std::string stem;
  std::size_t level = 0;
};

// "beta'_m2" is beta' of the second level.
std::optional<LevelSymbol> parsed(const std::string& symbol, const Place& place) {
  const std::size_t at = symbol.rfind("_m");
  if (at == std::string::npos || at + 3 != symbol.size()) return std::nullopt;
  const std::size_t level = static_cast<std::size_t>(symbol.back() - '1');
  if (level >= chip(place).levels.size()) return std::nullopt;
  return LevelSymbol{symbol.substr(0, at), level};
}

std::optional<Explanation> of_level(const std::string& symbol, const Place& place) {
  const auto found = parsed(symbol, place);
  if (!found) return std::nullopt;
  const auto& [stem, level] = *found;
  const MemoryLevel& memory = chip(place).levels[level];
  if (stem == "beta'") {
    return derived(symbol, "memory roof of " + memory.name, "B/s",
                   place.hardware->roofs.memory[level].bytes_per_second,
                   "eta_beta * beta" + number_of(level), place);
  }
  if (stem == "beta") {
    return stated(symbol, "bandwidth of " + memory.name, "B/s", memory.bandwidth_bytes_per_second,
                  chip(place), "/levels/" + std::to_string(level) + "/bandwidth_bytes_per_second");
  }
  if (stem == "e" || stem == "w") return byte_energy(symbol, place, level);
  if (stem == "t" || stem == "C" || stem == "K") return tile(stem, symbol, place, level);
  return of_layer(stem, symbol, place, level);
}

}  // namespace

std::string level_seconds_text(const Place& place, std::size_t level) {
  if (is_plain(place)) return "Q / beta'";
  return "Q" + number_of(level) + " / beta'" + number_of(level);
}

std::optional<std::string> formula_over_levels(std::string_view symbol, const Place& place) {
  if (!place.row || !place.hardware || !place.result().time) return std::nullopt;
  const bool has_link = chip(place).device_count > 1 && chip(place).link_bandwidth_bytes_per_second;
  if (symbol == "s_link" && !has_link) return "0";
  const bool is_late = place.result().time->delays.total() > 0;
  const bool changes = formula_over_steps(place).has_value();
  if (is_plain(place) && !is_late && !changes) return std::nullopt;
  if (symbol == "s") return seconds_text(place);
  if (symbol == "balanced") return balanced_text(place);
  if (is_plain(place)) return std::nullopt;
  if (symbol == "A") return attainable_text(place);
  if (symbol == "E_memory" && place.result().energy) return memory_joules_text(place);
  if (symbol == "bound") {
    const std::size_t level = place.result().time->slowest_level;
    return "if(" + level_seconds_text(place, level) + " > W / P', " + std::to_string(level) +
           ", -1)";
  }
  return std::nullopt;
}

std::optional<Explanation> level_symbol(const std::string& symbol, const Place& place) {
  if (symbol == "n") {
    return Explanation{.symbol = symbol,
                       .meaning = "equal devices that share the workload",
                       .value = chip(place).device_count};
  }
  if (symbol == "o") {
    return stated("o", "overhead of a layer, each time it runs; 0 unless stated", "s",
                  chip(place).overhead_seconds, chip(place), "/overhead_seconds");
  }
  if (symbol == "beta_link") {
    return stated("beta_link", "bandwidth of the link between devices", "B/s",
                  chip(place).link_bandwidth_bytes_per_second.value_or(absent), chip(place),
                  "/link_bandwidth_bytes_per_second");
  }
  if (place.row && (symbol == "M_p" || symbol == "N_p")) return product_side(symbol, place);
  if (place.row && symbol == "runs") {
    return Explanation{
        .symbol = symbol, .meaning = "how often the layer runs", .value = place.row->fused.count};
  }
  if (place.row && symbol == "Q_link") {
    return derived(symbol, "bytes each device sends, to add up what all computed", "B",
                   place.result().traffic.link_bytes,
                   place.row->cost.summed_bytes > 0 ? "2 * (n - 1) / n * Q_output" : "0", place);
  }
  return of_level(symbol, place);
}

}  // namespace roofloor
