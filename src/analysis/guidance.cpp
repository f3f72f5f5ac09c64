// Compares the two terms of a layer's time.
#include "analysis/guidance.h"

#include <algorithm>

#include "analysis/spoken_numbers.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

constexpr double worth_advice = 1.05;  // below it nothing is said to be gained

std::string advice(const Guidance& g) {
  if (!g.best_speedup) return "";
  if (*g.best_speedup < worth_advice) {
    return ": it stands at the ridge point, so only more of both, bandwidth and peak, would help";
  }
  const std::string times = factor_text(*g.best_speedup);
  if (g.needed_bandwidth_bytes_per_second) {
    return ": " + times + "\u00d7 more reuse or " +
           quantity_text(*g.needed_bandwidth_bytes_per_second, "B/s") +
           " would reach the compute roof, at best " + times + "\u00d7 faster";
  }
  return ": a peak of " + quantity_text(*g.needed_peak_ops_per_second, "op/s") +
         " would reach the memory roof, at best " + times + "\u00d7 faster";
}

std::string energy_clause(const Guidance& g) {
  if (!g.excess_fraction) return "";
  if (*g.excess_fraction >= 1) {
    return "; energy " + factor_text(1 + *g.excess_fraction) + "\u00d7 its floor";
  }
  return "; energy " + percent_text(*g.excess_fraction) + " above its floor";
}

constexpr GuidanceColumn columns[] = {
    {{"best_speedup", "At best faster", "", "Time now over the time once the other roof binds.",
      "max(W / P', Q / beta') / min(W / P', Q / beta')", "g"},
     &Guidance::best_speedup},
    {{"needed_bandwidth_bytes_per_second", "Bandwidth needed", "B/s",
      "The bandwidth at which a memory-bound layer reaches the compute roof.",
      "beta * (Q / beta') / (W / P')", "beta_needed"},
     &Guidance::needed_bandwidth_bytes_per_second},
    {{"needed_operational_intensity", "Intensity needed", "op/B",
      "The intensity at which a memory-bound layer reaches the compute roof: the ridge point.",
      "P' / beta'", "I_needed"},
     &Guidance::needed_operational_intensity},
    {{"needed_peak_ops_per_second", "Peak needed", "op/s",
      "The peak at which a compute-bound layer reaches the memory roof.",
      "P * (W / P') / (Q / beta')", "P_needed"},
     &Guidance::needed_peak_ops_per_second},
    {{"excess_fraction", "Over the floor", "", "How far the energy lies above the device floor.",
      "(E_memory + p0 * (s - W / P')) / F_device", "x"},
     &Guidance::excess_fraction},
};

}  // namespace

std::span<const GuidanceColumn> guidance_columns() {
  return columns;
}

std::string_view name(EnergyShare share) {
  constexpr std::string_view names[] = {"compute", "memory", "constant"};
  return names[static_cast<std::size_t>(share)];
}

std::optional<EnergyShare> largest_energy_share(const ResultRow& row) {
  if (!row.energy || row.energy->total_joules() == 0) return std::nullopt;
  const LayerEnergy& energy = *row.energy;
  if (energy.constant_joules > std::max(energy.compute_joules, energy.memory_joules)) {
    return EnergyShare::constant;
  }
  return energy.memory_joules > energy.compute_joules ? EnergyShare::memory : EnergyShare::compute;
}

std::optional<Guidance> guidance(const LayerRow& layer, const ResultRow& result,
                                 const HardwareReport& hardware) {
  if (!result.time) return std::nullopt;
  const LayerTime& time = *result.time;
  Guidance g{.bound = time.bound, .next_bound = time.bound, .is_balanced = time.is_balanced};
  if (result.energy) g.excess_fraction = result.energy->excess_fraction;
  const double compute = time.compute_seconds;
  const double memory = time.memory_seconds;
  if (compute == 0 || memory == 0) return g;
  g.best_speedup = std::max(compute, memory) / std::min(compute, memory);
  const NumberFormat format = layer.cost.compute_format;
  if (time.bound.is_compute()) {
    g.next_bound.level = 0;
    g.needed_peak_ops_per_second = peak_for(*hardware.hardware, format)->value * compute / memory;
  } else {
    g.next_bound.level.reset();
    const Roofs limits = roofs(*hardware.hardware, format);
    g.needed_bandwidth_bytes_per_second =
        hardware.hardware->levels.front().bandwidth_bytes_per_second * memory / compute;
    g.needed_operational_intensity = ridge_point(limits);
  }
  return g;
}

std::string guidance_sentence(const Guidance& g, const LayerRow& layer,
                              const HardwareReport& hardware) {
  const std::string level = hardware.roofs.memory.front().level;
  if (layer.cost.operations.total() == 0) {
    return "No operations: its time is that of moving " +
           quantity_text(layer.cost.total_bytes(), "B") + " over " + level + ".";
  }
  if (layer.cost.total_bytes() == 0) {
    return "Compute-bound: it moves no bytes, so only a higher peak makes it faster" +
           energy_clause(g) + ".";
  }
  const std::string bound = g.bound.is_compute() ? "Compute-bound" : "Memory-bound on " + level;
  return bound + (g.is_balanced ? ", nearly balanced with the other roof" : "") + advice(g) +
         energy_clause(g) + ".";
}

}  // namespace roofloor
