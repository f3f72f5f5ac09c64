// Puts cost, time and energy of every layer together and adds them up.
#include "analysis/report.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/input_error.h"
#include "layers/layer_registry.h"
#include "traffic/residency.h"
#include "workload/generation.h"

namespace roofloor {
namespace {

// Inputs and outputs of a layer, once; of several steps on their mean.
double activation_bytes(const LayerRow& row) {
  return (row.cost.of(TensorClass::input).bytes() + row.cost.of(TensorClass::output).bytes()) /
         row.fused.count;
}

WorkloadTotals totals_of(std::span<const LayerRow> rows) {
  WorkloadTotals totals;
  for (const LayerRow& row : rows) {
    totals.operations += row.cost.operations.total();
    totals.macs += row.cost.macs;
    totals.parameter_count += row.cost.parameter_count;
    for (TensorClass c : tensor_classes) {
      totals.bytes[static_cast<std::size_t>(c)] += row.cost.of(c).bytes();
    }
    totals.total_bytes += row.cost.total_bytes();
    totals.stored.weights += row.stored.weights;
    totals.stored.cache += row.stored.cache;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double bytes = activation_bytes(rows[i]);
    if (bytes <= totals.largest_activation_bytes) continue;
    totals.largest_activation_bytes = bytes;
    totals.largest_activation_row = i;
  }
  return totals;
}

// What is the same for all layers that compute in one format.
struct FormatFigures {
  Roofs roofs;
  std::optional<EnergyFigures> energy;
  std::optional<EnergyCorners> corners;
};

FormatFigures format_figures(const HardwareReport& report, NumberFormat format) {
  return {roofs(*report.hardware, format),
          energy_figures(*report.hardware, format, report.weights_are_resident),
          energy_corners(*report.hardware, format)};
}

Delays delays_of(const LayerRow& layer, const Traffic& traffic, const Hardware& hardware) {
  Delays delays{.overhead_seconds = layer.fused.count * hardware.overhead_seconds};
  if (hardware.device_count > 1 && hardware.link_bandwidth_bytes_per_second) {
    delays.link_seconds = traffic.link_bytes / *hardware.link_bandwidth_bytes_per_second;
  }
  return delays;
}

StepWork step_work(const LayerCost& cost, const HardwareReport& report) {
  return {cost.operations.total(),
          level_traffic(cost, *report.hardware, report.weights_are_resident)};
}

double seconds_of_steps(const LayerRow& layer, const HardwareReport& report, const Roofs& limits) {
  const StepWork first = step_work(layer.step_costs->first, report);
  const StepWork last = step_work(layer.step_costs->last, report);
  const double steps = layer.layer->steps;
  double seconds = 0;
  for (const StepRun& run : step_runs(first, last, steps, limits)) {
    seconds += run_seconds(run, first, last, steps, limits);
  }
  return seconds;
}

// Rows of one hardware. Roofs depend on the format alone, so those of the last format are kept.
std::vector<ResultRow> result_rows(std::span<const LayerRow> layers, const HardwareReport& report) {
  std::vector<ResultRow> rows;
  rows.reserve(layers.size());
  NumberFormat format = report.format;
  FormatFigures figures{report.roofs, report.energy, report.corners};
  for (const LayerRow& layer : layers) {
    if (layer.cost.compute_format != format) {
      format = layer.cost.compute_format;
      figures = format_figures(report, format);
    }
    ResultRow row{.traffic =
                      level_traffic(layer.cost, *report.hardware, report.weights_are_resident)};
    row.time = layer_time(layer.cost, row.traffic, figures.roofs,
                          delays_of(layer, row.traffic, *report.hardware));
    if (row.time && layer.step_costs) {
      row.time->seconds = seconds_of_steps(layer, report, figures.roofs) + row.time->delays.total();
    }
    if (row.time && figures.energy) {
      row.energy =
          layer_energy(layer.cost, row.traffic, *row.time, *figures.energy, figures.corners);
    }
    rows.push_back(row);
  }
  return rows;
}

// The sum of what `value` gives for every row; absent if it is for one of them.
template <typename Value>
std::optional<double> sum(std::span<const ResultRow> rows, Value value) {
  double total = 0;
  for (const ResultRow& row : rows) {
    const std::optional<double> term = value(row);
    if (!term) return std::nullopt;
    total += *term;
  }
  return total;
}

std::optional<double> seconds_of(const ResultRow& row) {
  return row.time ? std::optional(row.time->seconds) : std::nullopt;
}

std::optional<double> memory_bound_seconds_of(const ResultRow& row) {
  if (!row.time) return std::nullopt;
  return row.time->bound.is_compute() ? 0 : row.time->seconds;
}

std::optional<double> joules_of(const ResultRow& row) {
  return row.energy ? std::optional(row.energy->total_joules()) : std::nullopt;
}

// Corners are summed each for itself: the layers of one chip share its figures.
void add_band(std::span<const ResultRow> rows, HardwareTotals& totals) {
  for (std::size_t corner = 0; corner < std::tuple_size_v<EnergyCorners>; ++corner) {
    const auto joules = sum(rows, [&](const ResultRow& row) -> std::optional<double> {
      if (!row.energy || !row.energy->corner_joules) return std::nullopt;
      return (*row.energy->corner_joules)[corner];
    });
    if (!joules) return;
    totals.energy_least_joules = std::min(*joules, totals.energy_least_joules.value_or(*joules));
    totals.energy_greatest_joules =
        std::max(*joules, totals.energy_greatest_joules.value_or(*joules));
  }
}

HardwareTotals totals_of(std::span<const ResultRow> rows, double batch) {
  HardwareTotals totals{.seconds = sum(rows, seconds_of), .energy_joules = sum(rows, joules_of)};
  if (!rows.empty()) add_band(rows, totals);
  if (!totals.seconds || *totals.seconds == 0) return totals;
  const double seconds = *totals.seconds;
  totals.inferences_per_second = batch / seconds;
  totals.memory_bound_time_fraction = *sum(rows, memory_bound_seconds_of) / seconds;
  if (totals.energy_joules) {
    totals.energy_delay_joule_seconds = *totals.energy_joules * seconds;
    totals.average_watts = *totals.energy_joules / seconds;
  }
  return totals;
}

std::optional<double> share(std::optional<double> part, std::optional<double> total) {
  if (!part || !total || *total == 0) return std::nullopt;
  return *part / *total;
}

void add_memory_fit(const WorkloadTotals& workload, const Hardware& hardware,
                    HardwareTotals& totals) {
  totals.needed_bytes = workload.stored.weights + workload.stored.cache +
                        hardware.device_count * workload.largest_activation_bytes;
  totals.capacity_bytes = memory_capacity(hardware);
  if (totals.capacity_bytes)
    totals.memory_used_fraction = totals.needed_bytes / *totals.capacity_bytes;
}

// A prompt gives the first token; each further one takes a step.
void add_token_rates(const Workload& workload, std::span<const LayerRow> layers,
                     HardwareReport& report) {
  HardwareTotals& totals = report.totals;
  if (!totals.seconds || *totals.seconds == 0) return;
  double decode_seconds = 0;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (is_decoding(*layers[i].layer, workload)) decode_seconds += report.rows[i].time->seconds;
  }
  const TokenCounts& tokens = *workload.tokens;
  const double prompt_seconds = *totals.seconds - decode_seconds;
  const double steps = decode_steps(workload);
  if (workload.phase != Phase::decode) totals.first_token_seconds = prompt_seconds;
  if (steps > 0 && decode_seconds > 0) {
    totals.tokens_per_second = workload.batch * steps / decode_seconds;
    totals.user_tokens_per_second = steps / decode_seconds;
  } else if (workload.phase == Phase::prefill) {
    totals.tokens_per_second = workload.batch * tokens.prompt / *totals.seconds;
  }
  if (totals.energy_joules) {
    totals.joules_per_token = *totals.energy_joules / (workload.batch * counted_tokens(workload));
  }
}

HardwareReport hardware_report(const Workload& workload, const WorkloadTotals& totals,
                               std::span<const LayerRow> layers, const Hardware& hardware) {
  HardwareReport report{.hardware = &hardware};
  report.format = compute_format(workload.formats.weights, workload.formats.activations);
  report.weights_are_resident = weights_are_resident(hardware, totals.stored.weights);
  const FormatFigures figures = format_figures(report, report.format);
  report.roofs = figures.roofs;
  report.energy = figures.energy;
  report.corners = figures.corners;
  report.rows = result_rows(layers, report);
  report.totals = totals_of(report.rows, workload.batch);
  add_memory_fit(totals, hardware, report.totals);
  if (workload.tokens) add_token_rates(workload, layers, report);
  for (ResultRow& row : report.rows) {
    row.time_fraction = share(seconds_of(row), report.totals.seconds);
    row.energy_fraction = share(joules_of(row), report.totals.energy_joules);
  }
  return report;
}

// Absent where all steps of a layer cost the same. Throws InputError where their costs lie on no
// straight line, as at the end of a window.
std::optional<StepCosts> step_costs(const Layer& layer, const Workload& workload) {
  if (layer.steps == 1) return std::nullopt;
  StepCosts ends{layer_cost_at(layer, workload, 0),
                 layer_cost_at(layer, workload, layer.steps - 1)};
  const LayerCost mean = layer_cost(layer, workload);
  const auto is_between = [](double first, double middle, double last) {
    return std::abs(first + last - 2 * middle) <= 1e-9 * std::abs(middle);
  };
  const auto bytes = [](const LayerCost& cost) { return cost.total_bytes(); };
  const auto operations = [](const LayerCost& cost) { return cost.operations.total(); };
  if (!is_between(bytes(ends.first), bytes(mean), bytes(ends.last)) ||
      !is_between(operations(ends.first), operations(mean), operations(ends.last))) {
    throw InputError{"/steps",
                     "the steps go past the end of the window; expected a layer for the steps "
                     "before it is full and another one for those after"};
  }
  if (bytes(ends.first) == bytes(ends.last) && operations(ends.first) == operations(ends.last) &&
      ends.first.cached.elements == ends.last.cached.elements) {
    return std::nullopt;
  }
  return ends;
}

std::vector<FusionLayer> layer_costs(const Workload& workload, const std::string& path) {
  std::vector<FusionLayer> layers;
  layers.reserve(workload.layers.size());
  for (const Layer& layer : workload.layers) {
    try {
      layers.push_back({.cost = layer_cost(layer, workload),
                        .repeat = layer.repeat,
                        .steps = layer.steps,
                        .ends = step_costs(layer, workload)});
    } catch (const InputError& error) {
      throw InputError{child_path(path, workload.origin(layers.size())) + error.path,
                       error.message};
    }
  }
  return layers;
}

std::vector<LayerRow> layer_rows(const Workload& workload, std::span<const FusionLayer> layers) {
  std::vector<LayerRow> rows;
  rows.reserve(layers.size());
  for (FusedRow& fused : fused_rows(layers, workload.conventions.fusion)) {
    LayerRow row{.layer = &workload.layers[fused.layer],
                 .cost = fused_cost(fused, layers),
                 .step_costs = fused_step_costs(fused, layers),
                 .stored = stored_bytes(fused, layers)};
    row.fused = std::move(fused);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Report make_report(const Workload& workload, std::span<const Hardware> hardware,
                   const std::string& path) {
  Report report{.workload = &workload,
                .layers = layer_costs(workload, path),
                .rows = {},
                .totals = {},
                .hardware = {}};
  report.rows = layer_rows(workload, report.layers);
  report.totals = totals_of(report.rows);
  return report_on(workload, hardware, std::move(report));
}

Report report_on(const Workload& workload, std::span<const Hardware> hardware, Report&& before) {
  Report report = std::move(before);
  report.workload = &workload;
  report.hardware.clear();
  for (const Hardware& chip : hardware) {
    report.hardware.push_back(hardware_report(workload, report.totals, report.rows, chip));
  }
  return report;
}

}  // namespace roofloor
