// Adds equal devices up.
#include "hardware/device_group.h"

#include "base/quantity_text.h"

namespace roofloor {

Hardware device_group(Hardware one) {
  const double n = one.device_count;
  if (n == 1) return one;
  one.name = shortest_number(n) + " \u00d7 " + one.name;
  for (auto& [format, peak] : one.peaks) peak *= n;
  for (MemoryLevel& level : one.levels) {
    level.bandwidth_bytes_per_second *= n;
    if (level.capacity_bytes) *level.capacity_bytes *= n;
  }
  one.constant_power_watts *= n;
  if (one.tdp_watts) *one.tdp_watts *= n;
  return one;
}

}  // namespace roofloor
