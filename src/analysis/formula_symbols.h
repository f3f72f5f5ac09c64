// The symbols that a formula names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roofloor {

// Each symbol once, in the order of the formula; names of functions are left out.
std::vector<std::string> formula_symbols(std::string_view formula);

}  // namespace roofloor
