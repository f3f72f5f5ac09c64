// Least squares for a few unknowns, none of them below zero.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace roofloor {

using Column = std::vector<double>;

// Of a column, the part that no sum of multiples of the others makes up: the sine of the angle
// between it and the space that they span, from 0 (made up wholly) to 1. 0 for a column of zeros.
double own_part(const Column& column, const std::vector<Column>& others);

struct LeastSquares {
  std::vector<double> values;  // one a column, none below zero
  // What chance alone may have moved each value by (one standard deviation), by the scatter of the
  // rows; absent where there are no more rows than unknowns.
  std::vector<std::optional<double>> uncertainties;
};

// The x >= 0 with the least |A x - 1|: every set of columns is solved exactly, and the best of
// those without a negative value is taken (Lawson and Hanson, Solving Least Squares Problems, 1974,
// chapter 23, whose conditions hold for that one alone). There is at least one column and none is a
// sum of the others.
LeastSquares not_negative_least_squares(std::span<const Column> columns);

}  // namespace roofloor
