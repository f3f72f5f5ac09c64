// The energies of a chip from what somebody measured on it: e_op, e_mem and p0 of
// E = W * e_op + Q * e_mem + p0 * s, as far as the measurements tell them apart.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "roofline/roofline.h"
#include "workload/measurement.h"

namespace roofloor {

// One energy, or a sum of energies that no row tells apart, such as "e_mem + p0 / beta".
struct FittedValue {
  std::string symbol;
  std::string meaning;
  std::string unit;
  double value = 0;  // never below zero
  // One standard deviation, by how far the rows lie from the fit; absent for too few rows.
  std::optional<double> uncertainty;
};

// The three, where the rows tell them apart.
struct FittedEnergies {
  double per_operation_joules = 0;  // e_op [J/op]
  double per_byte_joules = 0;       // e_mem [J/B]
  double constant_power_watts = 0;  // p0 [W]
};

struct EnergyFit {
  std::optional<FittedEnergies> energies;
  std::vector<FittedValue> values;  // the three; or what is known in their place, which may be none
  std::string sentence;             // what the rows tell, or why they do not tell more
  // The energy of each row by the fit, over the measured one, less 1; none where nothing is known.
  std::vector<double> residual_fractions;
  double residual_fraction = 0;  // their root mean square
};

// Where rows are told to lie on one side of the ridge, and where seconds are told to say nothing of
// their own. Measured seconds scatter by some percent even where they can only be those of the
// bytes: what the scatter alone carries must not split a sum. So the part of the column of seconds
// that operations and bytes do not make up (least_squares.h, own_part) has to reach a fraction.
// Rows around the ridge reach 0.13 to 0.2, rows far away on both sides 0.03, rows on one side as
// much as their seconds scatter.
inline constexpr double least_own_part = 0.04;
// Where every intensity lies on one side of the ridge, the model has the seconds as a multiple of
// the bytes (or operations): what is beyond it is taken for scatter up to here. Only seconds that
// differ by more, as of runs that wait or of other clocks, tell the constant power there.
inline constexpr double least_own_part_on_one_side = 0.25;

// Non-negative least squares on the rows, each divided by its joules, so that all count alike. The
// ridge is that of the roofs (of the outermost memory; achieved fractions included). Rows from one
// side of it tell a sum, and so do rows of one intensity: no value is then made up for its parts.
// Throws InputError at "/rows/<index>/<what>" for an amount below zero, or seconds or joules that
// are not above zero, and at "/rows" for fewer than three rows that differ.
EnergyFit fit_energies(std::span<const MeasuredRow> rows, const Roofs& roofs);

}  // namespace roofloor
