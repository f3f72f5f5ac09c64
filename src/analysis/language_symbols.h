// Symbols of what a workload keeps in memory, and of the tokens of a language model.
#pragma once

#include <optional>
#include <string>

#include "analysis/explanation_symbols.h"

namespace roofloor {

// Absent where the symbol is none of these.
std::optional<Explanation> language_symbol(const std::string& symbol, const Place& place);

// How long the steps of a layer take whose largest term changes from step to step: a sum of runs in
// which it does not. Absent where it never changes.
std::optional<std::string> formula_over_steps(const Place& place);

}  // namespace roofloor
