// What somebody measured: how much was done, how long it took, and what it drew.
#pragma once

#include <string>

#include "base/number_range.h"

namespace roofloor {

// One run. Nothing done (no operations, no bytes) is an idle chip, which tells its constant power.
struct MeasuredRow {
  std::string name;
  double operations = 0;  // W [op]
  double bytes = 0;       // Q [B], to and from the main memory
  double seconds = 0;     // s, of the whole run
  double joules = 0;      // E, drawn in these seconds
};

inline constexpr NumberRange measured_amount = not_negative;  // operations and bytes
inline constexpr NumberRange measured_cost = positive;        // seconds and joules

}  // namespace roofloor
