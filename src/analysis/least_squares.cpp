// Columns are made of length one and then orthogonal by the modified Gram-Schmidt method, twice:
// "twice is enough" for full accuracy (Giraud, Langou, Rozloznik, 2005).
#include "analysis/least_squares.h"

#include <cassert>
#include <cmath>
#include <limits>

namespace roofloor {
namespace {

// Below this part of its length a column has nothing of its own but rounding.
constexpr double rounding = 1e-14;

double product(const Column& a, const Column& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

double length(const Column& column) {
  return std::sqrt(product(column, column));
}

void scale(Column& column, double factor) {
  for (double& value : column) value *= factor;
}

// Takes out of a column what it has of a direction, and says how much that was.
double remove_direction(Column& column, const Column& direction) {
  const double part = product(column, direction);
  for (std::size_t i = 0; i < column.size(); ++i) column[i] -= part * direction[i];
  return part;
}

// Columns as directions at right angles, and what each column has of each direction (A = Q R).
struct Directions {
  std::vector<Column> q;
  std::vector<std::vector<double>> r;  // r[column][direction]
};

Directions directions_of(std::span<const Column> columns) {
  Directions result;
  for (Column column : columns) {
    const double whole = length(column);
    if (whole > 0) scale(column, 1 / whole);
    std::vector<double> parts(result.q.size() + 1);
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t i = 0; i < result.q.size(); ++i) {
        parts[i] += remove_direction(column, result.q[i]);
      }
    }
    const double own = length(column);
    if (own > rounding) {
      scale(column, 1 / own);
    } else {
      column.assign(column.size(), 0);
    }
    parts.back() = own;
    for (double& part : parts) part *= whole;
    result.q.push_back(std::move(column));
    result.r.push_back(std::move(parts));
  }
  return result;
}

// x of R x = b, from the last unknown to the first.
std::vector<double> solved(const Directions& directions, std::vector<double> b) {
  for (std::size_t i = b.size(); i-- > 0;) {
    for (std::size_t j = i + 1; j < b.size(); ++j) b[i] -= directions.r[j][i] * b[j];
    b[i] /= directions.r[i][i];
  }
  return b;
}

std::vector<double> unconstrained(std::span<const Column> columns) {
  const Directions directions = directions_of(columns);
  Column rest(columns.front().size(), 1);
  std::vector<double> b;
  for (const Column& direction : directions.q) b.push_back(remove_direction(rest, direction));
  return solved(directions, b);
}

double misfit(std::span<const Column> columns, const std::vector<double>& values) {
  double sum = 0;
  for (std::size_t row = 0; row < columns.front().size(); ++row) {
    double difference = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) difference += columns[i][row] * values[i];
    sum += difference * difference;
  }
  return sum;
}

// The columns of a set, given as one bit each, solved; absent where a value would be negative.
std::optional<std::vector<double>> solved_set(std::span<const Column> columns, unsigned set) {
  std::vector<Column> chosen;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if ((set >> i & 1U) != 0) chosen.push_back(columns[i]);
  }
  const std::vector<double> found = unconstrained(chosen);
  std::vector<double> values;
  for (std::size_t i = 0, next = 0; i < columns.size(); ++i) {
    values.push_back((set >> i & 1U) != 0 ? found[next++] : 0);
    if (!(values.back() >= 0)) return std::nullopt;
  }
  return values;
}

// sqrt(variance * ((A^T A)^-1)_ii): the rows of R^-1.
std::vector<std::optional<double>> uncertainties(std::span<const Column> columns, double squares) {
  const std::size_t count = columns.size();
  const std::size_t rows = columns.front().size();
  std::vector<std::optional<double>> result(count);
  if (rows <= count) return result;
  const double variance = squares / static_cast<double>(rows - count);
  const Directions directions = directions_of(columns);
  std::vector<double> sums(count);
  for (std::size_t j = 0; j < count; ++j) {
    std::vector<double> unit(count);
    unit[j] = 1;
    const std::vector<double> inverse = solved(directions, unit);
    for (std::size_t i = 0; i < count; ++i) sums[i] += inverse[i] * inverse[i];
  }
  for (std::size_t i = 0; i < count; ++i) result[i] = std::sqrt(variance * sums[i]);
  return result;
}

}  // namespace

double own_part(const Column& column, const std::vector<Column>& others) {
  std::vector<Column> all = others;
  all.push_back(column);
  const double whole = length(column);
  return whole > 0 ? directions_of(all).r.back().back() / whole : 0;
}

LeastSquares not_negative_least_squares(std::span<const Column> columns) {
  assert(!columns.empty() && "there is something to solve for");
  LeastSquares best{.values = std::vector<double>(columns.size()), .uncertainties = {}};
  double least = std::numeric_limits<double>::infinity();
  for (unsigned set = 1; set < 1U << columns.size(); ++set) {
    const auto values = solved_set(columns, set);
    if (!values || misfit(columns, *values) >= least) continue;
    least = misfit(columns, *values);
    best.values = *values;
  }
  best.uncertainties = uncertainties(columns, least);
  return best;
}

}  // namespace roofloor
