// What a number must satisfy, and the sentence that says so when it does not.
#pragma once

#include <limits>
#include <string>

namespace roofloor {

struct NumberRange {
  double minimum = -std::numeric_limits<double>::max();
  double maximum = std::numeric_limits<double>::max();
  bool whole = false;
  bool above_minimum = false;  // the minimum itself is refused
};

inline constexpr NumberRange positive{.minimum = 0, .above_minimum = true};
inline constexpr NumberRange not_negative{.minimum = 0};
inline constexpr NumberRange fraction{.minimum = 0, .maximum = 1, .above_minimum = true};
inline constexpr NumberRange positive_whole{.minimum = 1, .maximum = 1e9, .whole = true};

// "a whole number of at least 1, at most 1e9"
std::string expectation(const NumberRange& range);

bool is_in_range(double value, const NumberRange& range);

// Returns the value. Throws InputError "stride is 0; expected ..." at `path` unless it is in the
// range.
double checked_number(double value, const NumberRange& range, const std::string& path);

// "stride is ": the last step of the path, which is what the user calls the value.
std::string subject(const std::string& path);

}  // namespace roofloor
