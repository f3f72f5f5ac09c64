// Values and names of the variables.
#include "figures/sweep_axis.h"

namespace roofloor {

SweepVariable drawn_variable(const Report& report, const FigureOptions& options) {
  const bool of_context = options.against == SweepVariable::context;
  return of_context && has_variable(report, SweepVariable::context) ? SweepVariable::context
                                                                    : SweepVariable::batch;
}

std::vector<double> drawn_values(SweepVariable variable) {
  std::vector<double> values;
  const bool is_batch = variable == SweepVariable::batch;
  const double last = is_batch ? 1024 : 131072;
  for (double value = is_batch ? 1 : 128; value <= last; value *= 2) values.push_back(value);
  return values;
}

std::string label_of(SweepVariable variable) {
  return variable == SweepVariable::batch ? "Batch" : "Context";
}

}  // namespace roofloor
