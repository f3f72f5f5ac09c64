// Where a number of the report comes from: its formula, and every number in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/report.h"

namespace roofloor {

// A number with the formula it follows from. The formula is text in the symbols of its terms, which
// are numbers with formulas of their own; a number without formula was given: a parameter, a figure
// of the hardware with its source, or a convention.
//
// Grammar: numbers, symbols (letters, digits, _ and '), + - * / ^ > >= and parentheses, min, max,
// floor, ceil, log2, if(condition, then, else), round(value, decimals), and sum(symbol), where the
// symbol stands for a number of every layer. A test evaluates every formula and must get the value.
struct Explanation {
  std::string symbol;
  std::string meaning;
  std::string unit;
  double value = 0;            // NaN where it is absent
  std::vector<double> values;  // in place of the value: a number of every layer
  std::string formula;
  std::optional<Source> source;
  std::vector<Explanation> terms;  // one for each symbol of the formula
};

// The number at a path of the report, as `roofloor analyze` prints it:
// "/hardware/0/layers/3/seconds". Throws InputError at "/path" where no number stands.
Explanation explain(const Report& report, const std::string& path);

}  // namespace roofloor
