// What the figures over the batch or the context have in common.
#pragma once

#include <string>
#include <vector>

#include "analysis/sweep.h"
#include "figures/figure.h"

namespace roofloor {

// The variable that the options choose; the batch where the workload has no context.
SweepVariable drawn_variable(const Report& report, const FigureOptions& options);

// Powers of two: batches from 1 to 1024, contexts from 128 to 131072.
std::vector<double> drawn_values(SweepVariable variable);

std::string label_of(SweepVariable variable);

}  // namespace roofloor
