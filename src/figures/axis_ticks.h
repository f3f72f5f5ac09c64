// Ticks: where they stand on an axis and what they say.
#pragma once

#include <string>
#include <vector>

#include "figures/figure.h"

namespace roofloor {

struct Tick {
  double value = 0;
  std::string label;  // empty for a minor tick
  bool is_major = false;
};

enum class Direction { horizontal, vertical };

// Ticks for limits that are `pixels` apart: on a log axis the decades (thinned where they would
// touch) with 2 to 9 as minor ticks, on a linear one steps of 1, 2 or 5 times a power of ten.
std::vector<Tick> axis_ticks(const Limits& limits, Scale scale, const std::string& unit,
                             double pixels, Direction direction = Direction::horizontal);

// "100 T" for op/s, "10 pJ" for J/op, "0.1" for op/B.
std::string tick_label(double value, const std::string& unit);

}  // namespace roofloor
