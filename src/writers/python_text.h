// Texts, numbers and lists as Python reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace roofloor {

// A string in quotes that holds a text; matplotlib takes nothing in it for a formula.
std::string python_text(std::string_view text);

std::string python_list(const std::vector<double>& values);

// Every digit.
std::string python_number(double value);

}  // namespace roofloor
