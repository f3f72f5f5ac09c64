// What holds a layer back, and what would change that: data first, a sentence second.
#pragma once

#include <optional>
#include <string>

#include "analysis/explanation_symbols.h"
#include "analysis/report.h"
#include "analysis/report_columns.h"

namespace roofloor {

// The part of the energy that is largest.
enum class EnergyShare { compute, memory, constant };
std::string_view name(EnergyShare share);

// Absent for a layer that takes no energy, or on hardware without energies.
std::optional<EnergyShare> largest_energy_share(const ResultRow& row);

// What is promised is reached by changing one figure of the hardware alone: the peak, or the
// bandwidth of the level that binds. Then the next bound is met.
struct Guidance {
  Bound bound;
  std::optional<Bound> next_bound;  // absent where nothing else takes time
  bool is_balanced = false;
  // The layer's time now over its time at the next bound; delays stay.
  std::optional<double> best_speedup;
  // How far the next bound is: the longest over the second longest of computing and moving data.
  std::optional<double> distance_factor;
  // Memory-bound: the bandwidth of that level, and the intensity at it, that reach the next bound.
  std::optional<double> needed_bandwidth_bytes_per_second;
  std::optional<double> needed_operational_intensity;
  // Compute-bound: the peak at which a memory roof is reached.
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

// The formula of a number of the advice, with the terms of the bounds it speaks of.
std::string guidance_formula(const Column& about, const Guidance& guidance, const Place& place);

// "Memory-bound on DRAM: 2.3x more reuse or 2.8 TB/s would reach the compute roof ..."
std::string guidance_sentence(const Guidance& guidance, const LayerRow& layer,
                              const ResultRow& result, const HardwareReport& hardware);

}  // namespace roofloor
