// Compares the two terms of a layer's time.
#include "analysis/guidance.h"

#include <algorithm>

#include "analysis/level_symbols.h"
#include "analysis/spoken_numbers.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

constexpr double worth_advice = 1.05;  // below it nothing is said to be gained

constexpr double worth_a_clause = 0.1;  // of the time

std::string roof_name(const Bound& bound, const HardwareReport& hardware) {
  if (bound.is_compute()) return "the compute roof";
  if (hardware.roofs.memory.size() == 1) return "the memory roof";
  return "the roof of " + hardware.roofs.memory[*bound.level].level;
}

std::string advice(const Guidance& g, const HardwareReport& hardware) {
  if (!g.best_speedup) return "";
  if (*g.distance_factor < worth_advice) {
    return ": it stands at the ridge point, so only more of both, bandwidth and peak, would help";
  }
  const std::string reached = " would reach " + roof_name(*g.next_bound, hardware) + ", at best " +
                              factor_text(*g.best_speedup) + "\u00d7 faster";
  if (g.needed_bandwidth_bytes_per_second) {
    return ": " + factor_text(*g.distance_factor) + "\u00d7 more reuse or " +
           quantity_text(*g.needed_bandwidth_bytes_per_second, "B/s") + reached;
  }
  return ": a peak of " + quantity_text(*g.needed_peak_ops_per_second, "op/s") + reached;
}

// Time that no roof explains.
std::string delay_clause(const LayerTime& time) {
  const double share = time.seconds > 0 ? time.delays.total() / time.seconds : 0;
  if (share < worth_a_clause) return "";
  const bool is_link = time.delays.link_seconds > time.delays.overhead_seconds;
  return "; " + percent_text(share) + " of its time is " +
         (is_link ? "adding up over the link" : "overhead");
}

std::string energy_clause(const Guidance& g) {
  if (!g.excess_fraction) return "";
  if (*g.excess_fraction >= 1) {
    return "; energy " + factor_text(1 + *g.excess_fraction) + "\u00d7 its floor";
  }
  return "; energy " + percent_text(*g.excess_fraction) + " above its floor";
}

constexpr GuidanceColumn columns[] = {
    {{"best_speedup", "At best faster", "", "Time now over the time once the next roof binds.",
      "max(W / P', Q / beta') / min(W / P', Q / beta')", "g"},
     &Guidance::best_speedup},
    {{"distance_factor", "To the next roof", "",
      "The longest over the second longest of computing and moving data.",
      "max(W / P', Q / beta') / min(W / P', Q / beta')", "d"},
     &Guidance::distance_factor},
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

namespace {

// A bound and how long what binds there takes.
struct Term {
  Bound bound;
  double seconds = 0;
};

// Computing and every level but the one that binds, where it takes any time: the longest of them;
// ties: compute, then the outer level.
std::optional<Term> next_term(const ResultRow& result, const Roofs& limits) {
  const LayerTime& time = *result.time;
  Term next{.bound = {}, .seconds = time.bound.is_compute() ? 0 : time.compute_seconds};
  for (std::size_t i = 0; i < limits.memory.size(); ++i) {
    if (time.bound.level == i) continue;
    const double seconds = level_seconds(result.traffic, limits, i);
    if (seconds > next.seconds) next = {{i}, seconds};
  }
  return next.seconds > 0 ? std::optional(next) : std::nullopt;
}

std::string term_text(const Bound& bound, const Place& place) {
  return bound.is_compute() ? "W / P'" : level_seconds_text(place, *bound.level);
}

bool has_delays(const Place& place) {
  return place.result().time->delays.total() > 0;
}

}  // namespace

std::optional<Guidance> guidance(const LayerRow& layer, const ResultRow& result,
                                 const HardwareReport& hardware) {
  if (!result.time) return std::nullopt;
  const LayerTime& time = *result.time;
  Guidance g{.bound = time.bound, .next_bound = {}, .is_balanced = time.is_balanced};
  if (result.energy) g.excess_fraction = result.energy->excess_fraction;
  const auto next = next_term(result, hardware.roofs);
  const double longest = std::max(time.compute_seconds, time.memory_seconds);
  if (!next || longest == 0) return g;
  g.next_bound = next->bound;
  // Where another roof binds some of the steps, no single figure promises anything of all of them.
  const double delays = time.delays.total();
  constexpr double rounding = 1e-12;
  if (time.seconds > (longest + delays) * (1 + rounding)) return g;
  g.distance_factor = longest / next->seconds;
  g.best_speedup = time.seconds / (next->seconds + delays);
  if (time.bound.is_compute()) {
    const NumberFormat format = layer.cost.compute_format;
    g.needed_peak_ops_per_second = peak_for(*hardware.hardware, format)->value * *g.distance_factor;
    return g;
  }
  const std::size_t level = *time.bound.level;
  g.needed_bandwidth_bytes_per_second =
      hardware.hardware->levels[level].bandwidth_bytes_per_second * *g.distance_factor;
  const auto intensity = level_intensity(layer.cost.operations.total(), result.traffic, level);
  g.needed_operational_intensity = *intensity * *g.distance_factor;
  return g;
}

std::string guidance_formula(const Column& about, const Guidance& g, const Place& place) {
  if (!g.next_bound) return std::string(about.formula);
  const bool is_plain = level_seconds_text(place, 0) == "Q / beta'";
  const std::string longest = "(" + term_text(g.bound, place) + ")";
  const std::string next = "(" + term_text(*g.next_bound, place) + ")";
  const std::string number = g.bound.is_compute() ? "" : "_m" + std::to_string(*g.bound.level + 1);
  if (about.symbol == "g" && has_delays(place)) {
    return "s / (" + next + " + s_overhead + s_link)";
  }
  if (is_plain) return std::string(about.formula);
  if (about.symbol == "g" || about.symbol == "d") return longest + " / " + next;
  if (about.symbol == "beta_needed") return "beta" + number + " * " + longest + " / " + next;
  if (about.symbol == "I_needed") return "I" + number + " * " + longest + " / " + next;
  if (about.symbol == "P_needed") return "P * " + longest + " / " + next;
  return std::string(about.formula);
}

std::string guidance_sentence(const Guidance& g, const LayerRow& layer, const ResultRow& result,
                              const HardwareReport& hardware) {
  const std::string& level = hardware.roofs.memory[result.time->slowest_level].level;
  if (layer.cost.operations.total() == 0) {
    return "No operations: its time is that of moving " +
           quantity_text(result.traffic.levels[result.time->slowest_level].total(), "B") +
           " over " + level + delay_clause(*result.time) + ".";
  }
  const std::string tail = delay_clause(*result.time) + energy_clause(g) + ".";
  if (result.time->memory_seconds == 0) {
    return "Compute-bound: it moves no bytes, so only a higher peak makes it faster" + tail;
  }
  const std::string bound = g.bound.is_compute() ? "Compute-bound" : "Memory-bound on " + level;
  return bound + (g.is_balanced ? ", nearly balanced with the other roof" : "") +
         advice(g, hardware) + tail;
}

}  // namespace roofloor
