// The symbols of what operations, bytes and waiting cost: stated, or estimated from a TDP.
#pragma once

#include <optional>
#include <string>

#include "analysis/explanation_symbols.h"

namespace roofloor {

// e_op, e_mem, E_R, p0; of an estimate TDP and phi too, and with a number from 1 to 4 behind them
// those of one corner of its band, whose energies are E_1 to E_4. Absent for any other symbol.
std::optional<Explanation> energy_symbol(const std::string& symbol, const Place& place);

}  // namespace roofloor
