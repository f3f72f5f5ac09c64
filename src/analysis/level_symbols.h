// Formulas and symbols of a hardware with several levels of memory, several devices or delays.
#pragma once

#include <optional>
#include <string>

#include "analysis/explanation_symbols.h"

namespace roofloor {

// The formula of a column where that of the table does not say all: with a term for every level,
// and delays. Absent where the one of the table holds. Levels are numbered from the outside in:
// Q_m1 crosses the main memory.
std::optional<std::string> formula_over_levels(std::string_view symbol, const Place& place);

// Of a layer: how long the bytes of a level take, "Q / beta'" where there is but one level.
std::string level_seconds_text(const Place& place, std::size_t level);

// A symbol of one level, such as I_m2 or beta'_m2, of the delays, or of the group of devices.
// Absent for a symbol of another kind.
std::optional<Explanation> level_symbol(const std::string& symbol, const Place& place);

}  // namespace roofloor
