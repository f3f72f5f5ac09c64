// The heaviest layers: those few in which most of the time or energy goes.
#pragma once

#include <string>
#include <vector>

#include "analysis/report.h"

namespace roofloor {

enum class Weight { time, energy };

// Rows of a report, heaviest first, and what they make up together.
struct HeaviestRows {
  std::vector<std::size_t> rows;  // as few as reach the share that was asked for
  double fraction = 0;            // that they do make up
  std::string sentence;           // "7 of 60 layers make up 95 % of the time on Dig."
};

// As few rows as together make up `share` (0 to 1) of the time or energy of the workload on a
// hardware; rows of equal weight in the order of the layers. All rows, and a sentence that says
// why, where the hardware has no time or no energy.
HeaviestRows heaviest_rows(const HardwareReport& report, Weight weight, double share);

}  // namespace roofloor
