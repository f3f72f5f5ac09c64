// The symbols of what an operation costs in an analog array.
#pragma once

#include <optional>
#include <string>

#include "analysis/explanation_symbols.h"

namespace roofloor {

// e_op as it follows from the hardware's analog array, which must be there.
Explanation array_operation_energy(const Place& place);

// What the formula of it is made of, down to the figures of the array. Absent for another symbol.
std::optional<Explanation> array_symbol(const std::string& symbol, const Place& place);

}  // namespace roofloor
