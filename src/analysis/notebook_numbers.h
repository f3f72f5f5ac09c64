// The numbers the notebook prints, with the digits it prints them with.
#pragma once

#include <vector>

#include "analysis/report.h"

namespace roofloor {

// One number a layer, in the order of the layers.
struct NotebookNumbers {
  std::vector<double> ci;                 // operations; the notebook's "Computational Intensity"
  std::vector<double> oi;                 // op/B, rounded where the notebook rounds
  std::vector<double> excess_percent;     // 100 * E_R / OI, three decimals; NaN without energies
  std::vector<double> energy_nanojoules;  // CI * E_op * (1 + E_R / OI)
  std::vector<double> attainable_tops;    // min(peak, bandwidth * OI) in 1e12 op/s
};

NotebookNumbers notebook_numbers(const Report& report, const HardwareReport& hardware);

// The hardware as the notebook sees it: no constant power.
Hardware as_in_notebook(Hardware hardware);

}  // namespace roofloor
