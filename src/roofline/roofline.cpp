// Roofs, ridge point, attainable performance and time.
#include "roofline/roofline.h"

#include <algorithm>
#include <cassert>

namespace roofloor {
namespace {

constexpr double balanced_from =
    0.9;  // a convention: within a tenth of the ridge both roofs matter

}  // namespace

Roofs roofs(const Hardware& hardware, NumberFormat format) {
  Roofs result;
  if (const auto peak = peak_for(hardware, format)) {
    result.compute = ComputeRoof{peak->format, hardware.achieved_compute_fraction * peak->value};
  }
  for (const MemoryLevel& level : hardware.levels) {
    // What is slower than the memory behind it cannot be; hardware_warnings says so.
    if (level.bandwidth_bytes_per_second < hardware.levels.front().bandwidth_bytes_per_second) {
      continue;
    }
    result.memory.push_back(
        {level.name, hardware.achieved_bandwidth_fraction * level.bandwidth_bytes_per_second});
  }
  return result;
}

std::optional<double> ridge_point(const Roofs& roofs) {
  if (!roofs.compute) return std::nullopt;
  return roofs.compute->operations_per_second / roofs.memory.front().bytes_per_second;
}

double attainable_ops_per_second(const Roofs& roofs, double operational_intensity) {
  assert(roofs.compute && "without a compute roof nothing is attainable");
  return std::min(roofs.compute->operations_per_second,
                  roofs.memory.front().bytes_per_second * operational_intensity);
}

std::optional<LayerTime> layer_time(const LayerCost& cost, const Roofs& roofs) {
  if (!roofs.compute) return std::nullopt;
  const double peak = roofs.compute->operations_per_second;
  const double compute_seconds = cost.operations.total() / peak;
  LayerTime time{.seconds = compute_seconds, .compute_seconds = compute_seconds};
  for (std::size_t i = 0; i < roofs.memory.size(); ++i) {
    const double seconds = cost.total_bytes() / roofs.memory[i].bytes_per_second;
    time.memory_seconds = std::max(time.memory_seconds, seconds);
    if (seconds > time.seconds) {
      time.seconds = seconds;
      time.bound.level = i;
    }
  }
  const double second = std::min(compute_seconds, time.memory_seconds);
  time.is_balanced = time.seconds > 0 && second >= balanced_from * time.seconds;
  const auto intensity = cost.operational_intensity();
  time.attainable_ops_per_second = intensity ? attainable_ops_per_second(roofs, *intensity) : peak;
  time.compute_roof_fraction = time.attainable_ops_per_second / peak;
  return time;
}

std::string bound_name(const Bound& bound, const Roofs& roofs) {
  return bound.is_compute() ? "compute" : "memory:" + roofs.memory[*bound.level].level;
}

}  // namespace roofloor
