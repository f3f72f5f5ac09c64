// Roofs, ridge point, attainable performance and time.
#include "roofline/roofline.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace roofloor {
namespace {

constexpr double balanced_from =
    0.9;  // a convention: within a tenth of the ridge both roofs matter

// A term of the time as a straight line over the steps [s].
struct TermLine {
  Bound bound;
  double at_first = 0;
  double rise = 0;  // from one step to the next

  double at(double step) const { return at_first + rise * step; }
};

TermLine term_line(const Bound& bound, const StepWork& first, const StepWork& last, double steps,
                   const Roofs& roofs) {
  const auto seconds = [&](const StepWork& work) {
    return bound.is_compute() ? work.operations / roofs.compute->operations_per_second
                              : level_seconds(work.traffic, roofs, *bound.level);
  };
  return {bound, seconds(first), steps > 1 ? (seconds(last) - seconds(first)) / (steps - 1) : 0};
}

std::vector<TermLine> term_lines(const StepWork& first, const StepWork& last, double steps,
                                 const Roofs& roofs) {
  std::vector<TermLine> lines{term_line({}, first, last, steps, roofs)};
  for (std::size_t level = 0; level < roofs.memory.size(); ++level) {
    lines.push_back(term_line({level}, first, last, steps, roofs));
  }
  return lines;
}

const TermLine& largest_at(const std::vector<TermLine>& lines, double step) {
  return *std::max_element(lines.begin(), lines.end(), [&](const TermLine& a, const TermLine& b) {
    return a.at(step) < b.at(step);
  });
}

// The first step after `step` at which another line lies above this one; `steps` if there is none.
double overtaken_at(const TermLine& line, const std::vector<TermLine>& lines, double step,
                    double steps) {
  double earliest = steps;
  for (const TermLine& other : lines) {
    if (other.rise <= line.rise) continue;
    const double meet = (line.at_first - other.at_first) / (other.rise - line.rise);
    earliest = std::min(earliest, std::max(step + 1, std::floor(meet) + 1));
  }
  return earliest;
}

}  // namespace

Roofs roofs(const Hardware& hardware, NumberFormat format) {
  Roofs result;
  if (const auto peak = peak_for(hardware, format)) {
    result.compute = ComputeRoof{peak->format, hardware.achieved_compute_fraction * peak->value};
  }
  for (const MemoryLevel& level : hardware.levels) {
    result.memory.push_back(
        {level.name, hardware.achieved_bandwidth_fraction * level.bandwidth_bytes_per_second});
  }
  return result;
}

std::optional<double> ridge_point(const Roofs& roofs, std::size_t level) {
  if (!roofs.compute) return std::nullopt;
  return roofs.compute->operations_per_second / roofs.memory[level].bytes_per_second;
}

double attainable_ops_per_second(const Roofs& roofs, double operational_intensity,
                                 std::size_t level) {
  assert(roofs.compute && "without a compute roof nothing is attainable");
  return std::min(roofs.compute->operations_per_second,
                  roofs.memory[level].bytes_per_second * operational_intensity);
}

double level_seconds(const Traffic& traffic, const Roofs& roofs, std::size_t level) {
  return traffic.levels[level].total() / roofs.memory[level].bytes_per_second;
}

std::optional<double> level_intensity(double operations, const Traffic& traffic,
                                      std::size_t level) {
  const double bytes = traffic.levels[level].total();
  return bytes == 0 ? std::nullopt : std::optional(operations / bytes);
}

std::optional<LayerTime> layer_time(const LayerCost& cost, const Traffic& traffic,
                                    const Roofs& roofs, const Delays& delays) {
  if (!roofs.compute) return std::nullopt;
  const double operations = cost.operations.total();
  const double peak = roofs.compute->operations_per_second;
  LayerTime time{.compute_seconds = operations / peak, .delays = delays};
  time.attainable_ops_per_second = peak;
  for (std::size_t i = 0; i < roofs.memory.size(); ++i) {
    const auto intensity = level_intensity(operations, traffic, i);
    if (!intensity) continue;
    time.attainable_ops_per_second =
        std::min(time.attainable_ops_per_second, roofs.memory[i].bytes_per_second * *intensity);
    const double seconds = level_seconds(traffic, roofs, i);
    if (seconds <= time.memory_seconds) continue;
    time.memory_seconds = seconds;
    time.slowest_level = i;
  }
  if (time.memory_seconds > time.compute_seconds) time.bound.level = time.slowest_level;
  const double work_seconds = std::max(time.compute_seconds, time.memory_seconds);
  const double second = std::min(time.compute_seconds, time.memory_seconds);
  time.is_balanced = work_seconds > 0 && second >= balanced_from * work_seconds;
  time.seconds = work_seconds + delays.total();
  time.compute_roof_fraction = time.attainable_ops_per_second / peak;
  return time;
}

std::vector<StepRun> step_runs(const StepWork& first, const StepWork& last, double steps,
                               const Roofs& roofs) {
  assert(roofs.compute && "without a compute roof there is no time");
  const std::vector<TermLine> lines = term_lines(first, last, steps, roofs);
  std::vector<StepRun> runs;
  for (double step = 0; step < steps;) {
    const TermLine& line = largest_at(lines, step);
    const double end = overtaken_at(line, lines, step, steps);
    if (!runs.empty() && runs.back().bound == line.bound) {
      runs.back().count += end - step;
    } else {
      runs.push_back({line.bound, step, end - step});
    }
    step = end;
  }
  return runs;
}

double run_seconds(const StepRun& run, const StepWork& first, const StepWork& last, double steps,
                   const Roofs& roofs) {
  const TermLine line = term_line(run.bound, first, last, steps, roofs);
  return run.count * line.at(run.first + (run.count - 1) / 2);
}

std::string bound_name(const Bound& bound, const Roofs& roofs) {
  return bound.is_compute() ? "compute" : "memory:" + roofs.memory[*bound.level].level;
}

}  // namespace roofloor
