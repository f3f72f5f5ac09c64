// The roofline: how fast a layer can run on a hardware, and what binds it.
// Williams, Waterman, Patterson, "Roofline: An Insightful Visual Performance Model", CACM 52(4),
// 2009.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hardware/format_choice.h"
#include "hardware/hardware.h"
#include "traffic/level_traffic.h"
#include "workload/layer_cost.h"

namespace roofloor {

// The horizontal limit: eta_P * P_f [op/s].
struct ComputeRoof {
  NumberFormat format = NumberFormat::fp16;  // the one whose peak is used
  double operations_per_second = 0;
};

// A sloped limit: eta_beta * beta [B/s].
struct MemoryRoof {
  std::string level;
  double bytes_per_second = 0;
};

// The roofs over layers that compute in one format. Without a compute roof the hardware cannot run
// them.
struct Roofs {
  std::optional<ComputeRoof> compute;
  std::vector<MemoryRoof> memory;  // from the outside in, at least one
};

Roofs roofs(const Hardware& hardware, NumberFormat format);

// Where a memory roof meets the compute roof [op/B]: left of it memory binds, right of it compute.
std::optional<double> ridge_point(const Roofs& roofs, std::size_t level = 0);

// min(eta_P * P_f, eta_beta * beta * I) [op/s], for one level. There must be a compute roof.
double attainable_ops_per_second(const Roofs& roofs, double operational_intensity,
                                 std::size_t level = 0);

// What binds a layer: compute, or the level of that index.
struct Bound {
  std::optional<std::size_t> level;  // absent: compute

  bool is_compute() const { return !level.has_value(); }
  bool operator==(const Bound&) const = default;
};

// What a layer takes besides its work: neither overlaps with it.
struct Delays {
  double overhead_seconds = 0;
  double link_seconds = 0;  // of adding up what several devices computed

  double total() const { return overhead_seconds + link_seconds; }
};

struct LayerTime {
  // max(W / (eta_P * P_f), max_i Q_i / (eta_beta * beta_i)) + delays; of several steps the sum of
  // that over the steps, in which another term may be the largest.
  double seconds = 0;
  double compute_seconds = 0;  // W / (eta_P * P_f)
  double memory_seconds = 0;   // the largest Q_i / (eta_beta * beta_i)
  Delays delays;
  // What the roofs allow: min(eta_P * P_f, min_i eta_beta * beta_i * W / Q_i)
  double attainable_ops_per_second = 0;
  double compute_roof_fraction = 0;  // attainable over eta_P * P_f
  Bound bound;                       // the largest term; ties: compute, then the outer level
  // Whether the smaller of compute and memory is at least 0.9 of the larger.
  bool is_balanced = false;
  // The level that takes longest, whether or not it binds; ties: the outer one.
  std::size_t slowest_level = 0;
};

// Q_i / (eta_beta * beta_i): how long the bytes of a level take [s].
double level_seconds(const Traffic& traffic, const Roofs& roofs, std::size_t level);

// W / Q_i, the intensity of so many operations at a level [op/B]; absent where nothing crosses it.
std::optional<double> level_intensity(double operations, const Traffic& traffic, std::size_t level);

// Absent without a compute roof: a layer is never run at a narrower peak.
std::optional<LayerTime> layer_time(const LayerCost& cost, const Traffic& traffic,
                                    const Roofs& roofs, const Delays& delays = {});

// Operations and bytes of one step of a layer.
struct StepWork {
  double operations = 0;
  Traffic traffic;
};

// Steps one after the other in which the same term is the largest.
struct StepRun {
  Bound bound;
  double first = 0;  // the first of them; 0 is the first of all
  double count = 0;
};

// The steps of a layer, whose work lies on a straight line between the first and the last of them:
// each term of the time is a straight line too, so that every term is the largest in one run at
// most. Ties: compute, then the outer level.
std::vector<StepRun> step_runs(const StepWork& first, const StepWork& last, double steps,
                               const Roofs& roofs);

// How long the term of a run takes over all its steps [s].
double run_seconds(const StepRun& run, const StepWork& first, const StepWork& last, double steps,
                   const Roofs& roofs);

// "compute" or "memory:DRAM", as reports name it.
std::string bound_name(const Bound& bound, const Roofs& roofs);

}  // namespace roofloor
