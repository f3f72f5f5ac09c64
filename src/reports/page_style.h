// The looks of a report.
#pragma once

#include <string_view>

namespace roofloor {

// One style sheet for the screen in both themes, for narrow screens and for paper.
std::string_view page_style();

}  // namespace roofloor
