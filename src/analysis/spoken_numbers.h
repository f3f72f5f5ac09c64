// Numbers as a sentence says them.
#pragma once

#include <string>

namespace roofloor {

// "12 %", "0.31 %"; never "100 %" for what is not all.
std::string percent_text(double fraction);

// "917" or "2.6": how many times.
std::string factor_text(double value);

}  // namespace roofloor
