// The report: every layer of a workload on every hardware, and the totals.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "floorline/floorline.h"
#include "hardware/hardware.h"
#include "roofline/roofline.h"
#include "traffic/fusion.h"
#include "workload/workload.h"

namespace roofloor {

// A layer before any hardware, with those that are computed together with it. Amounts count all its
// repeats, so that rows add up to the totals.
struct LayerRow {
  const Layer* layer = nullptr;
  LayerCost cost;
  FusedRow fused;  // of which layers of the report's list the row is made
  // Of one step, with all its repeats: where the steps of a generation differ.
  std::optional<StepCosts> step_costs = std::nullopt;
  StoredBytes stored = {};
};

// A layer on one hardware. Absent: the hardware has no compute roof, or no energies.
struct ResultRow {
  Traffic traffic;
  std::optional<LayerTime> time;
  std::optional<LayerEnergy> energy;
  std::optional<double> time_fraction;    // of the workload's seconds
  std::optional<double> energy_fraction;  // of the workload's joules
};

struct WorkloadTotals {
  double operations = 0;
  double macs = 0;
  double parameter_count = 0;
  std::array<double, tensor_classes.size()> bytes{};
  double total_bytes = 0;
  StoredBytes stored;
  // The inputs and outputs of the layer that has most, once [B], and its row.
  double largest_activation_bytes = 0;
  std::size_t largest_activation_row = 0;
};

// Sums over the layers, one after the other. Absent where a layer's number is.
struct HardwareTotals {
  std::optional<double> seconds;
  std::optional<double> energy_joules;
  // Of the corners of an estimate, each summed over the layers.
  std::optional<double> energy_least_joules;
  std::optional<double> energy_greatest_joules;
  std::optional<double> energy_delay_joule_seconds;
  std::optional<double> average_watts;
  std::optional<double> inferences_per_second;
  // Of a language model.
  std::optional<double> first_token_seconds;
  std::optional<double> tokens_per_second;
  std::optional<double> user_tokens_per_second;
  std::optional<double> joules_per_token;
  // Weights, cache, and the inputs and outputs of one layer on each device [B].
  double needed_bytes = 0;
  std::optional<double> capacity_bytes;        // of the memory that holds the weights [B]
  std::optional<double> memory_used_fraction;  // above 1 the workload does not fit
  std::optional<double> memory_bound_time_fraction;
};

struct HardwareReport {
  const Hardware* hardware = nullptr;
  NumberFormat format = NumberFormat::fp16;  // that of the workload
  Roofs roofs;                               // for the workload's format
  std::optional<EnergyFigures> energy;       // for the workload's format
  std::optional<EnergyCorners> corners;      // of the same, where they are an estimate
  std::vector<ResultRow> rows;               // one a layer
  bool weights_are_resident = false;         // they stay in arrays that compute with them
  HardwareTotals totals;
};

struct Report {
  const Workload* workload = nullptr;
  std::vector<FusionLayer> layers;  // those of the workload, each once
  std::vector<LayerRow> rows;
  WorkloadTotals totals;
  std::vector<HardwareReport> hardware;
  // The workload at another context (or, while it reads a prompt, at another prompt), and the one
  // it has; only of a language model that was opened as a network.
  std::function<Workload(double context)> at_context = nullptr;
  std::optional<double> context = std::nullopt;
};

// Throws InputError below `path` (that of the layers) for a bad layer. The report points into the
// workload and the hardware.
Report make_report(const Workload& workload, std::span<const Hardware> hardware,
                   const std::string& path);

// The same workload on other hardware: the rows and totals of the report made before are taken
// over. `workload` is what that report pointed into, wherever it stands now.
Report report_on(const Workload& workload, std::span<const Hardware> hardware, Report&& before);

}  // namespace roofloor
