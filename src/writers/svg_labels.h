// What an SVG picture says in words, and the lines that go with the words.
#pragma once

#include <string>

#include "figures/figure_layout.h"
#include "writers/palette.h"
#include "writers/svg_text.h"

namespace roofloor {

std::string color_class(std::size_t hardware);

// Text of the size of the axes: grey, and without a rim.
void write_small_text(SvgText& svg, const std::string& text, Point at);

void write_line(SvgText& svg, const Segment& line, const char* color);

// The ground of a chart of one hardware.
void write_zones(SvgText& svg, const Layout& layout);

// Leaders, rulers, texts and badges.
void write_labels(SvgText& svg, const Layout& layout, double font_size);

}  // namespace roofloor
