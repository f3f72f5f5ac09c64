// Messages name the value that was found and what was expected.
#include "base/number_range.h"

#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor {

std::string expectation(const NumberRange& range) {
  std::string text = range.whole ? "a whole number" : "a number";
  if (range.above_minimum) {
    text += " above " + shortest_number(range.minimum);
  } else if (range.minimum > NumberRange{}.minimum) {
    text += " of at least " + shortest_number(range.minimum);
  }
  if (range.maximum < NumberRange{}.maximum) text += ", at most " + shortest_number(range.maximum);
  return text;
}

bool is_in_range(double value, const NumberRange& range) {
  const bool too_small = range.above_minimum ? value <= range.minimum : value < range.minimum;
  const bool broken = range.whole && value != std::floor(value);
  return std::isfinite(value) && !too_small && value <= range.maximum && !broken;
}

double checked_number(double value, const NumberRange& range, const std::string& path) {
  if (!is_in_range(value, range)) {
    throw InputError{path,
                     subject(path) + shortest_number(value) + "; expected " + expectation(range)};
  }
  return value;
}

std::string subject(const std::string& path) {
  const std::string key = path.substr(path.find_last_of('/') + 1);
  return path.empty() || key.empty() ? "the value is " : key + " is ";
}

}  // namespace roofloor
