// The split of a TDP into operations, bytes and waiting.
#include "hardware/energy_estimate.h"

#include <algorithm>
#include <string_view>

#include "hardware/energy_tables.h"
#include "hardware/format_choice.h"

namespace roofloor {
namespace {

// Device and interface together, where nothing is published that could be taken as it is.
struct MemoryType {
  std::string_view name;
  double joules_per_byte;
  std::string_view document;
};

constexpr std::string_view between_hbm =
    "Assumed: between 31 pJ/B (O'Connor et al., Fine-Grained DRAM, MICRO-50, 2017) and 48 pJ/B "
    "(Micron, Ultra-Bandwidth Solutions)";

constexpr MemoryType memory_types[] = {
    {"HBM2", 40e-12, between_hbm},
    {"HBM3", 40e-12, between_hbm},
    {"HBM", 45e-12, between_hbm},
    {"GDDR6", 55e-12, "Assumed: a little below the 60 pJ/B of Micron, Ultra-Bandwidth Solutions"},
    {"LPDDR5", 45e-12, "Assumed: between stacked and commodity DRAM"},
    {"LPDDR4", 50e-12, "Assumed: between stacked and commodity DRAM"},
    {"DDR5", 120e-12, "Assumed: three quarters of Horowitz's DRAM access (ISSCC 2014)"},
};

// What is published for a type as one figure is taken as it is; of a range the least.
constexpr std::pair<std::string_view, std::string_view> published_types[] = {
    {"HBM2E", "hbm2e_micron"},
    {"GDDR6X", "gddr6x_micron"},
    {"DDR4", "dram_horowitz"},
    {"DDR3", "dram_horowitz"},
};

std::optional<AssumedByteEnergy> published_byte_energy(const std::string& memory_type) {
  for (const auto& [type, id] : published_types) {
    if (!memory_type.starts_with(type)) continue;
    const TabulatedMemory& entry = memory_entry(id);
    const bool is_range = entry.least_joules < entry.most_joules;
    return AssumedByteEnergy{
        entry.least_joules,
        {.document = std::string(entry.publication.document) + (is_range ? ": least" : ""),
         .year = std::nullopt,
         .evidence = "estimate"}};
  }
  return std::nullopt;
}

constexpr std::string_view no_caps[] = {"typical", "measured", "approximate", "derived", "average"};

struct Given {
  double tdp_watts = 0;
  double peak = 0;
  double bandwidth = 0;
  double byte_joules = 0;
  std::optional<double> constant_watts;
};

EnergySplit split(const Given& given, double static_fraction, double byte_energy_factor) {
  EnergySplit result{.static_fraction = static_fraction};
  result.constant_power_watts = given.constant_watts.value_or(static_fraction * given.tdp_watts);
  result.per_byte_joules = byte_energy_factor * given.byte_joules;
  result.per_operation_joules =
      (given.tdp_watts - result.constant_power_watts - result.per_byte_joules * given.bandwidth) /
      given.peak;
  return result;
}

}  // namespace

std::optional<AssumedByteEnergy> assumed_byte_energy(const std::string& memory_type) {
  // First these: HBM2E begins as HBM2 does.
  if (auto published = published_byte_energy(memory_type)) return published;
  for (const MemoryType& type : memory_types) {
    if (!memory_type.starts_with(type.name)) continue;
    return AssumedByteEnergy{
        type.joules_per_byte,
        {.document = std::string(type.document), .year = std::nullopt, .evidence = "estimate"}};
  }
  return std::nullopt;
}

bool is_power_cap(const std::string& tdp_kind) {
  return std::none_of(std::begin(no_caps), std::end(no_caps), [&](std::string_view word) {
    return tdp_kind.find(word) != std::string::npos;
  });
}

bool states_constant_power(const Hardware& hardware) {
  return hardware.constant_power_watts > 0 ||
         stated_source(hardware, "/constant_power_watts") != nullptr;
}

std::optional<EnergyEstimate> energy_estimate(const Hardware& hardware, NumberFormat format) {
  if (energy_per_operation_for(hardware, format)) return std::nullopt;
  const auto peak = peak_for(hardware, format);
  const MemoryLevel& memory = hardware.levels.front();
  const auto assumed = assumed_byte_energy(memory.name);
  const bool states_bytes = memory.energy_per_byte_joules.has_value();
  if (!hardware.tdp_watts || !is_power_cap(hardware.tdp_kind) || !peak) return std::nullopt;
  if (!states_bytes && !assumed) return std::nullopt;
  // Of memory that computes the TDP does not say what goes through its pins.
  if (memory.carries != Carries::everything) return std::nullopt;
  Given given{.tdp_watts = *hardware.tdp_watts,
              .peak = peak->value,
              .bandwidth = memory.bandwidth_bytes_per_second,
              .byte_joules = states_bytes ? *memory.energy_per_byte_joules : assumed->joules};
  if (states_constant_power(hardware)) given.constant_watts = hardware.constant_power_watts;
  EnergyEstimate result{.central = split(given, assumed_static_fraction, 1), .corners = {}};
  std::size_t at = 0;
  for (double fraction : static_fraction_band) {
    for (double factor : byte_energy_band) {
      result.corners[at++] = split(given, fraction, states_bytes ? 1 : factor);
    }
  }
  const auto suffices = [](const EnergySplit& s) { return s.per_operation_joules > 0; };
  const bool holds = std::all_of(result.corners.begin(), result.corners.end(), suffices) &&
                     suffices(result.central);
  return holds ? std::optional(result) : std::nullopt;
}

}  // namespace roofloor
