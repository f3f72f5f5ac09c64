// First what the rows can tell, then the fit of that.
#include "analysis/energy_fit.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "analysis/least_squares.h"
#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

constexpr std::size_t fewest_rows = 3;  // as many as there are unknowns
constexpr double rounding = 1e-9;       // a row at the ridge itself lies on either side

// The rows divided by their joules: their sum, each times its energy, is to be 1.
struct Columns {
  Column operations;
  Column bytes;
  Column seconds;
};

Columns columns_of(std::span<const MeasuredRow> rows) {
  Columns columns;
  for (const MeasuredRow& row : rows) {
    columns.operations.push_back(row.operations / row.joules);
    columns.bytes.push_back(row.bytes / row.joules);
    columns.seconds.push_back(row.seconds / row.joules);
  }
  return columns;
}

void check(std::span<const MeasuredRow> rows) {
  std::set<std::tuple<double, double, double>> distinct;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MeasuredRow& row = rows[i];
    const std::string path = child_path("/rows", i);
    checked_number(row.operations, measured_amount, child_path(path, "operations"));
    checked_number(row.bytes, measured_amount, child_path(path, "bytes"));
    checked_number(row.seconds, measured_cost, child_path(path, "seconds"));
    checked_number(row.joules, measured_cost, child_path(path, "joules"));
    distinct.insert(
        {row.operations / row.joules, row.bytes / row.joules, row.seconds / row.joules});
  }
  if (distinct.size() >= fewest_rows) return;
  throw InputError{"/rows",
                   "there are " + std::to_string(distinct.size()) +
                       " different rows; expected 3 or more, as three energies are looked for"};
}

// What the rows tell. A value is the factor of one column, under the name of all that it holds.
struct Known {
  std::string symbol;
  std::string meaning;
  const char* unit;
  const Column* column;
};
struct Reading {
  std::vector<Known> known;
  std::string sentence;
  bool tells_all = false;
};

enum class Side { memory, compute, both };

// On which side of the ridge all rows lie; a row in which nothing is done lies on neither.
Side side_of(std::span<const MeasuredRow> rows, const Roofs& roofs) {
  const auto ridge = ridge_point(roofs);
  const auto all = [&](auto condition) {
    return ridge && std::all_of(rows.begin(), rows.end(), condition);
  };
  if (all([&](const MeasuredRow& row) {
        return row.bytes > 0 && row.operations <= (1 + rounding) * *ridge * row.bytes;
      })) {
    return Side::memory;
  }
  if (all([&](const MeasuredRow& row) {
        return row.operations > 0 && (1 + rounding) * row.operations >= *ridge * row.bytes;
      })) {
    return Side::compute;
  }
  return Side::both;
}

double sum(std::span<const MeasuredRow> rows, double MeasuredRow::*member) {
  double total = 0;
  for (const MeasuredRow& row : rows) total += row.*member;
  return total;
}

// "1.2 TB/s": p0 / beta' is what it is at the rate of the rows, which may be below the roof.
std::string rate_text(std::span<const MeasuredRow> rows, double MeasuredRow::*amount,
                      std::string_view unit) {
  return quantity_text(sum(rows, amount) / sum(rows, &MeasuredRow::seconds), unit);
}

constexpr const char* way_out =
    " To tell them apart add rows from the other side, or one of the idle chip: 0 operations, 0 "
    "bytes, and its seconds and joules.";

Known operation_energy(const Columns& c) {
  return {"e_op", "energy of an operation", "J/op", &c.operations};
}

Known byte_energy(const Columns& c) {
  return {"e_mem", "energy of a byte", "J/B", &c.bytes};
}

Known waiting_byte(std::span<const MeasuredRow> rows, const Columns& c) {
  return {"e_mem + p0 / beta'",
          "energy of a byte, with the constant power while it moves, at beta' = " +
              rate_text(rows, &MeasuredRow::bytes, "B/s"),
          "J/B", &c.bytes};
}

Known waiting_operation(std::span<const MeasuredRow> rows, const Columns& c) {
  return {"e_op + p0 / P'",
          "energy of an operation, with the constant power while it runs, at P' = " +
              rate_text(rows, &MeasuredRow::operations, "op/s"),
          "J/op", &c.operations};
}

Reading of_memory_side(std::span<const MeasuredRow> rows, const Columns& c, bool by_ridge) {
  return {{operation_energy(c), waiting_byte(rows, c)},
          std::string(by_ridge ? "All rows lie on the memory side of the ridge, where"
                               : "The seconds of all rows are nearly a multiple of their bytes:") +
              " the time is that of the bytes. So the energy of a byte and the constant power "
              "while it moves are known only as a sum." +
              way_out};
}

Reading of_compute_side(std::span<const MeasuredRow> rows, const Columns& c, bool by_ridge) {
  return {
      {waiting_operation(rows, c), byte_energy(c)},
      std::string(by_ridge ? "All rows lie on the compute side of the ridge, where"
                           : "The seconds of all rows are nearly a multiple of their operations:") +
          " the time is that of the operations. So the energy of an operation and the constant "
          "power while it runs are known only as a sum." +
          way_out};
}

// Seconds that are nearly a * W + b * Q: rows far from the ridge on both sides have such.
Reading of_far_rows(const Columns& c) {
  return {{{"e_op + p0 * a", "energy of an operation, with the constant power in its time a",
            "J/op", &c.operations},
           {"e_mem + p0 * b", "energy of a byte, with the constant power in its time b", "J/B",
            &c.bytes}},
          "The seconds of all rows are nearly a sum of a time for each operation and a time for "
          "each byte. So the constant power cannot be told from the energies; two sums are known. "
          "To tell them apart add rows near the ridge, or one of the idle chip: 0 operations, 0 "
          "bytes, and its seconds and joules."};
}

Reading of_one_intensity(std::span<const MeasuredRow> rows, const Columns& c) {
  const double intensity = sum(rows, &MeasuredRow::operations) / sum(rows, &MeasuredRow::bytes);
  const std::string at = "at I = " + quantity_text(intensity, "op/B");
  const std::string sentence =
      "All rows have nearly the same operational intensity, so operations cannot be told from "
      "bytes. Add rows of other intensities.";
  if (own_part(c.seconds, {c.operations}) < least_own_part_on_one_side) {
    return {{{"e_op + e_mem / I + p0 * s / W", "all energy of an operation, " + at, "J/op",
              &c.operations}},
            sentence};
  }
  return {
      {{"e_op + e_mem / I", "energy of an operation and its bytes, " + at, "J/op", &c.operations},
       {"p0", "constant power", "W", &c.seconds}},
      sentence};
}

Reading of_all(const Columns& c) {
  return {{operation_energy(c), byte_energy(c), {"p0", "constant power", "W", &c.seconds}},
          "The rows tell all three apart.",
          true};
}

bool is_zero(const Column& column) {
  return std::all_of(column.begin(), column.end(), [](double value) { return value == 0; });
}

Reading reading_of(std::span<const MeasuredRow> rows, const Columns& c, const Roofs& roofs) {
  if (is_zero(c.operations) || is_zero(c.bytes)) {
    const std::string none = is_zero(c.operations) ? "operations" : "bytes";
    return {{}, "No row has any " + none + ", so nothing tells what they cost. Add rows that do."};
  }
  if (own_part(c.bytes, {c.operations}) < least_own_part) {
    return of_one_intensity(rows, c);
  }
  const Side side = side_of(rows, roofs);
  const double least = side == Side::both ? least_own_part : least_own_part_on_one_side;
  if (own_part(c.seconds, {c.operations, c.bytes}) >= least) return of_all(c);
  const double beside_bytes = own_part(c.seconds, {c.bytes});
  const double beside_operations = own_part(c.seconds, {c.operations});
  const bool is_memory =
      side == Side::memory || (side == Side::both && beside_bytes <= beside_operations);
  if (is_memory && beside_bytes < least) return of_memory_side(rows, c, side == Side::memory);
  if (!is_memory && beside_operations < least) {
    return of_compute_side(rows, c, side == Side::compute);
  }
  return of_far_rows(c);
}

// How far the fit misses each row, and all of them together.
void judge(EnergyFit& fit, const std::vector<Known>& known, std::size_t rows) {
  double squares = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    double by_fit = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
      by_fit += (*known[i].column)[row] * fit.values[i].value;
    }
    fit.residual_fractions.push_back(by_fit - 1);
    squares += (by_fit - 1) * (by_fit - 1);
  }
  fit.residual_fraction = std::sqrt(squares / static_cast<double>(rows));
}

}  // namespace

EnergyFit fit_energies(std::span<const MeasuredRow> rows, const Roofs& roofs) {
  check(rows);
  const Columns columns = columns_of(rows);
  const Reading reading = reading_of(rows, columns, roofs);
  EnergyFit fit{.energies = std::nullopt, .values = {}, .sentence = reading.sentence};
  if (reading.known.empty()) return fit;
  std::vector<Column> used;
  for (const Known& known : reading.known) used.push_back(*known.column);
  const LeastSquares solution = not_negative_least_squares(used);
  for (std::size_t i = 0; i < reading.known.size(); ++i) {
    const Known& known = reading.known[i];
    fit.values.push_back(
        {known.symbol, known.meaning, known.unit, solution.values[i], solution.uncertainties[i]});
  }
  judge(fit, reading.known, rows.size());
  if (reading.tells_all) {
    fit.energies = {solution.values[0], solution.values[1], solution.values[2]};
    if (solution.values[0] == 0) {
      fit.sentence =
          "By these rows an operation takes no energy, which cannot be: look at their units, and "
          "add rows in which operations take most of the energy.";
    }
  }
  return fit;
}

}  // namespace roofloor
