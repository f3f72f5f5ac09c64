// Memory, tokens and steps as formulas.
#include "analysis/language_symbols.h"

#include <limits>
#include <vector>

#include "analysis/cost_explanation.h"
#include "base/quantity_text.h"
#include "workload/generation.h"

namespace roofloor {
namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

// Seconds of layers that run in decode steps, zero for the others.
Explanation decode_seconds(const Place& place) {
  Explanation column{.symbol = "s_decoding",
                     .meaning = "time of each layer that runs in decode steps, else 0",
                     .unit = "s"};
  for (std::size_t i = 0; i < place.report.rows.size(); ++i) {
    const auto& time = place.hardware->rows[i].time;
    const bool counts = is_decoding(*place.report.rows[i].layer, *place.report.workload);
    column.values.push_back(time ? (counts ? time->seconds : 0) : absent);
  }
  return column;
}

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

Explanation largest_activations(const Place& place) {
  const WorkloadTotals& totals = place.report.totals;
  Explanation result{.symbol = "K_activation",
                     .meaning = "inputs and outputs of a layer, once; of the layer with most",
                     .unit = "B",
                     .value = totals.largest_activation_bytes};
  if (place.report.rows.empty() || totals.largest_activation_bytes == 0) return result;
  const LayerRow& row = place.report.rows[totals.largest_activation_row];
  result.meaning += ", " + row.layer->name;
  result.formula = "(Q_input + Q_output) / runs";
  const Place at{place.report, &row, nullptr};
  result.terms = {
      explained_symbol("Q_input", at),
      explained_symbol("Q_output", at),
      {.symbol = "runs", .meaning = "how often the layer runs", .value = row.fused.count}};
  return result;
}

std::optional<Explanation> of_tokens(const std::string& symbol, const Place& place) {
  const Workload& workload = *place.report.workload;
  if (symbol == "s_decoding") return decode_seconds(place);
  if (symbol == "s_decode") {
    return derived(symbol, "time of all decode steps", "s", sum_of(decode_seconds(place).values),
                   "sum(s_decoding)", {place.report, nullptr, place.hardware});
  }
  if (symbol == "n_steps") {
    return Explanation{.symbol = symbol,
                       .meaning = "decode steps of the run",
                       .value = workload.tokens ? decode_steps(workload) : absent};
  }
  if (symbol == "n_tokens") {
    return Explanation{
        .symbol = symbol,
        .meaning = "tokens of one sequence: new ones, in prefill those of the prompt",
        .value = workload.tokens ? counted_tokens(workload) : absent};
  }
  return std::nullopt;
}

// The work of the first and the last step of a row on a hardware.
struct StepEnds {
  StepWork first;
  StepWork last;
};

StepEnds step_ends(const Place& place) {
  const auto work = [&](const LayerCost& cost) {
    return StepWork{cost.operations.total(), level_traffic(cost, *place.hardware->hardware,
                                                           place.hardware->weights_are_resident)};
  };
  return {work(place.row->step_costs->first), work(place.row->step_costs->last)};
}

std::vector<StepRun> runs_at(const Place& place) {
  if (!place.row || !place.hardware || !place.row->step_costs) return {};
  const Roofs limits = roofs(*place.hardware->hardware, place.format());
  if (!limits.compute) return {};
  const StepEnds ends = step_ends(place);
  return step_runs(ends.first, ends.last, place.row->layer->steps, limits);
}

// "s_run1" is the time of the first run of steps.
std::optional<Explanation> of_run(const std::string& symbol, const Place& place) {
  constexpr std::string_view stem = "s_run";
  if (!symbol.starts_with(stem) || symbol.size() != stem.size() + 1) return std::nullopt;
  const std::vector<StepRun> runs = runs_at(place);
  const auto index = static_cast<std::size_t>(symbol.back() - '1');
  if (index >= runs.size()) return std::nullopt;
  const StepRun& run = runs[index];
  const Roofs limits = roofs(*place.hardware->hardware, place.format());
  const StepEnds ends = step_ends(place);
  const std::string steps =
      "steps " + shortest_number(run.first + 1) + " to " + shortest_number(run.first + run.count);
  return Explanation{
      .symbol = symbol,
      .meaning = "time of " + steps + ", in which " + bound_name(run.bound, limits) + " binds",
      .unit = "s",
      .value = run_seconds(run, ends.first, ends.last, place.row->layer->steps, limits)};
}

}  // namespace

std::optional<std::string> formula_over_steps(const Place& place) {
  const std::size_t count = runs_at(place).size();
  if (count < 2) return std::nullopt;
  std::string text = "s_run1";
  for (std::size_t i = 1; i < count; ++i) text += " + s_run" + std::to_string(i + 1);
  return text;
}

std::optional<Explanation> language_symbol(const std::string& symbol, const Place& place) {
  if (place.row && symbol == "K_weight") {
    if (place.row->fused.folded.empty() && place.row->cost.parameter_count > 0) {
      return derived(symbol, "bytes that weights take in memory", "B", place.row->stored.weights,
                     "M * b_weight / 8", place);
    }
    return explained_storage(place.report, *place.row, Storage::weights,
                             {symbol, "B", "bytes that weights take in memory"});
  }
  if (place.row && symbol == "K_cache") {
    if (!place.row->step_costs && place.row->stored.cache > 0) {
      return derived(symbol, "bytes of keys and values that are kept", "B", place.row->stored.cache,
                     "N_cached * b_kv_read / 8", place);
    }
    return explained_storage(place.report, *place.row, Storage::cache,
                             {symbol, "B", "bytes of keys and values that are kept"});
  }
  if (symbol == "K_activation") return largest_activations(place);
  if (!place.hardware) return std::nullopt;
  if (symbol == "K_memory") {
    const Hardware& hardware = *place.hardware->hardware;
    const std::size_t own = weight_memory(hardware);
    const std::size_t level = hardware.levels[own].capacity_bytes ? own : 0;
    return stated(symbol, "capacity of " + hardware.levels[level].name, "B",
                  memory_capacity(hardware).value_or(absent), hardware,
                  "/levels/" + std::to_string(level) + "/capacity_bytes");
  }
  if (auto run = of_run(symbol, place)) return run;
  return of_tokens(symbol, place);
}

}  // namespace roofloor
