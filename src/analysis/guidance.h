// What holds a layer back, and what would change that: data first, a sentence second.
#pragma once

#include <optional>
#include <string>

#include "analysis/report.h"
#include "analysis/report_columns.h"

namespace roofloor {

// The part of the energy that is largest.
enum class EnergyShare { compute, memory, constant };
std::string_view name(EnergyShare share);

// Absent for a layer that takes no energy, or on hardware without energies.
std::optional<EnergyShare> largest_energy_share(const ResultRow& row);

// One memory level: either the arithmetic or the memory binds, and what is promised is reached by
// changing that one figure of the hardware alone.
struct Guidance {
  Bound bound;
  Bound next_bound;  // what binds once the advice is followed
  bool is_balanced = false;
  // Time now over the time once the other resource binds; absent where nothing else takes time.
  std::optional<double> best_speedup;
  // Memory-bound: the bandwidth and the intensity at which the compute roof is reached.
  std::optional<double> needed_bandwidth_bytes_per_second;
  std::optional<double> needed_operational_intensity;
  // Compute-bound: the peak at which the memory roof is reached.
  std::optional<double> needed_peak_ops_per_second;
  std::optional<double> excess_fraction;  // of the energy over the device floor
};

// A number of the advice.
struct GuidanceColumn {
  Column about;
  std::optional<double> Guidance::*value;
};
std::span<const GuidanceColumn> guidance_columns();

// Absent where the hardware has no compute roof for the layer.
std::optional<Guidance> guidance(const LayerRow& layer, const ResultRow& result,
                                 const HardwareReport& hardware);

// "Memory-bound on DRAM: 2.3x more reuse or 2.8 TB/s would reach the compute roof ..."
std::string guidance_sentence(const Guidance& guidance, const LayerRow& layer,
                              const HardwareReport& hardware);

}  // namespace roofloor
