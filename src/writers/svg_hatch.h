// Hatched and dotted bars as lines: browsers print a pattern as pixels.
#pragma once

#include <string>

#include "figures/figure.h"
#include "writers/svg_text.h"

namespace roofloor {

// The lines of the parts of bars that wait for memory, the rows of dots of those that draw constant
// power; an empty path for others, which are full. They run on from bar
// to bar. All in px.
std::string hatch_path(Role role, double left, double top, double right, double bottom);

// A path of them in the colour of a hardware.
void write_hatch(SvgText& svg, Role role, const std::string& path, const char* color);

}  // namespace roofloor
