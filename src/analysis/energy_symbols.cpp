// Where the energies of a hardware come from.
#include "analysis/energy_symbols.h"

#include <array>
#include <limits>

#include "analysis/array_symbols.h"
#include "base/quantity_text.h"
#include "hardware/energy_estimate.h"

namespace roofloor {
namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();
constexpr const char* convention = "a convention of the estimate";

using Estimate = std::optional<EnergyEstimate>;

Estimate estimate_at(const Place& place) {
  return energy_estimate(*place.hardware->hardware, place.format());
}

Source assumption() {
  return {.document = convention, .year = std::nullopt, .evidence = "estimate"};
}

// Where the constant power is stated it is the same at every corner.
bool has_free_constant_power(const Place& place) {
  return stated_source(*place.hardware->hardware, "/constant_power_watts") == nullptr &&
         place.hardware->hardware->constant_power_watts == 0;
}

// What stands before and in a formula of the estimate: of the central values, or of one corner.
struct Split {
  std::string suffix;  // "" or "_1" to "_4"
  EnergySplit split;
  double byte_energy_factor = 1;
};

Explanation operation_energy(const Split& s, const Place& place) {
  const std::string power =
      has_free_constant_power(place) ? "TDP * (1 - phi" + s.suffix + ")" : "TDP - p0";
  return derived("e_op" + s.suffix, "energy of an operation, estimated from the TDP", "J/op",
                 s.split.per_operation_joules, "(" + power + " - e_mem" + s.suffix + " * beta) / P",
                 place);
}

Explanation byte_energy(const Split& s, const Place& place) {
  const MemoryLevel& level = level_of(place);
  const std::string meaning = "energy of a byte from " + level.name;
  const std::string symbol = "e_mem" + s.suffix;
  if (level.energy_per_byte_joules) {
    Explanation result = stated("e_mem", meaning, "J/B", *level.energy_per_byte_joules,
                                *place.hardware->hardware, "/levels/0/energy_per_byte_joules");
    result.symbol = symbol;
    return result;
  }
  if (!s.suffix.empty()) {
    return derived(symbol, meaning + ", at this end of its band", "J/B", s.split.per_byte_joules,
                   shortest_number(s.byte_energy_factor) + " * e_mem", place);
  }
  return {.symbol = symbol,
          .meaning = meaning + ", assumed for this type of memory",
          .unit = "J/B",
          .value = s.split.per_byte_joules,
          .source = assumed_byte_energy(level.name)->source};
}

Explanation static_fraction(const Split& s) {
  return {.symbol = "phi" + s.suffix,
          .meaning = "part of the TDP that is drawn whatever happens, assumed",
          .value = s.split.static_fraction,
          .source = assumption()};
}

Explanation constant_power(const Split& s, const Place& place) {
  if (has_free_constant_power(place)) {
    return derived("p0" + s.suffix, "constant power, estimated from the TDP", "W",
                   s.split.constant_power_watts, "phi" + s.suffix + " * TDP", place);
  }
  Explanation result = stated("p0", "constant power", "W", s.split.constant_power_watts,
                              *place.hardware->hardware, "/constant_power_watts");
  result.symbol += s.suffix;
  return result;
}

// The bytes over the main memory, of which alone an estimate speaks.
std::string main_bytes(const Place& place) {
  const Hardware& hardware = *place.hardware->hardware;
  return hardware.levels.size() == 1 && hardware.device_count == 1 ? "Q" : "Q_m1";
}

Explanation corner_energy(std::size_t corner, const Place& place) {
  const std::string number = "_" + std::to_string(corner + 1);
  const std::string meaning = "energy at this corner of the estimate";
  const auto joules = [&](const ResultRow& row) {
    return row.energy && row.energy->corner_joules ? (*row.energy->corner_joules)[corner] : absent;
  };
  if (place.row && !place.result().energy.value_or(LayerEnergy{}).corner_joules) {
    return {.symbol = "E" + number, .meaning = "the energies are no estimate", .value = absent};
  }
  if (place.row) {
    return derived("E" + number, meaning, "J", joules(place.result()),
                   "W * e_op" + number + " + " + main_bytes(place) + " * e_mem" + number + " + p0" +
                       number + " * s",
                   place);
  }
  Explanation column{.symbol = "E" + number, .meaning = meaning + ", of each layer", .unit = "J"};
  for (const ResultRow& row : place.hardware->rows) column.values.push_back(joules(row));
  return column;
}

// The corner that a symbol such as "phi_3" names, and the symbol without it.
struct CornerSymbol {
  std::string stem;
  std::size_t corner = 0;
};

std::optional<CornerSymbol> corner_symbol(const std::string& symbol) {
  const std::size_t at = symbol.size() < 3 ? 0 : symbol.size() - 2;
  if (at == 0 || symbol[at] != '_' || symbol[at + 1] < '1' || symbol[at + 1] > '4') {
    return std::nullopt;
  }
  return CornerSymbol{symbol.substr(0, at), static_cast<std::size_t>(symbol[at + 1] - '1')};
}

std::optional<Explanation> part_of_split(const std::string& stem, const Split& split,
                                         const Place& place) {
  if (stem == "e_op") return operation_energy(split, place);
  if (stem == "e_mem") return byte_energy(split, place);
  if (stem == "phi") return static_fraction(split);
  if (stem == "p0") return constant_power(split, place);
  return std::nullopt;
}

std::optional<Explanation> estimated(const std::string& symbol, const EnergyEstimate& estimate,
                                     const Place& place) {
  const Hardware& hardware = *place.hardware->hardware;
  if (symbol == "TDP") {
    return stated(
        symbol,
        "thermal design power" + (hardware.tdp_kind.empty() ? "" : ": " + hardware.tdp_kind), "W",
        *hardware.tdp_watts, hardware, "/tdp_watts");
  }
  const auto corner = corner_symbol(symbol);
  if (!corner) return part_of_split(symbol, {"", estimate.central}, place);
  return part_of_split(corner->stem,
                       {"_" + std::to_string(corner->corner + 1), estimate.corners[corner->corner],
                        byte_energy_band[corner->corner % byte_energy_band.size()]},
                       place);
}

Explanation stated_operation_energy(const Place& place) {
  const Hardware& hardware = *place.hardware->hardware;
  const auto found = energy_per_operation_for(hardware, place.format());
  if (!found) {
    return {.symbol = "e_op", .meaning = "no energy per operation is stated", .value = absent};
  }
  const bool by_format = hardware.energy_per_operation_joules.contains(found->format);
  if (!by_format && !hardware.energy_per_operation_any_format_joules) {
    return array_operation_energy(place);
  }
  const std::string key = by_format ? std::string(name(found->format)) : "any";
  return stated("e_op",
                "energy of an operation" + (by_format ? " at " + key : std::string(", any format")),
                "J/op", found->value, hardware, "/energy_per_operation_joules/" + key);
}

Explanation stated_byte_energy(const Place& place) {
  const MemoryLevel& level = level_of(place);
  const std::string meaning = "energy of a byte from " + level.name;
  if (level.energy_per_byte_joules) {
    return stated("e_mem", meaning, "J/B", *level.energy_per_byte_joules, *place.hardware->hardware,
                  "/levels/0/energy_per_byte_joules");
  }
  if (!level.energy_balance) {
    return {.symbol = "e_mem", .meaning = "no energy per byte is stated", .value = absent};
  }
  const double operation = stated_operation_energy(place).value;
  return derived("e_mem", meaning, "J/B", *level.energy_balance * operation, "E_R * e_op", place);
}

}  // namespace

std::optional<Explanation> energy_symbol(const std::string& symbol, const Place& place) {
  const auto corner = corner_symbol(symbol);
  if (corner && corner->stem == "E") return corner_energy(corner->corner, place);
  if (const Estimate estimate = estimate_at(place)) return estimated(symbol, *estimate, place);
  const Hardware& hardware = *place.hardware->hardware;
  if (symbol == "e_op") return stated_operation_energy(place);
  if (symbol == "e_mem") return stated_byte_energy(place);
  if (symbol == "E_R") {
    return stated("E_R", "energy balance: the energy of a byte over that of an operation", "op/B",
                  *level_of(place).energy_balance, hardware, "/levels/0/energy_balance");
  }
  if (hardware.analog_array) {
    if (const auto array = array_symbol(symbol, place)) return array;
  }
  if (symbol == "p0") {
    return stated("p0", "constant power; 0 unless stated", "W", hardware.constant_power_watts,
                  hardware, "/constant_power_watts");
  }
  return std::nullopt;
}

}  // namespace roofloor
