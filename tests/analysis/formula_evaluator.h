// Evaluates the formulas of explanations: independent of the code that computes the numbers.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace roofloor {

// What a symbol stands for: one number, or a number of every layer.
struct SymbolValue {
  double value = 0;
  std::vector<double> values;
};

// Throws std::runtime_error for what is not in the grammar of analysis/explanation.h.
double evaluated(const std::string& formula,
                 const std::function<SymbolValue(const std::string&)>& symbol);

}  // namespace roofloor
