// What an SVG picture says in words, and the lines that go with the words; the colours of paper.
#pragma once

#include <array>
#include <string>

#include "figures/figure_layout.h"
#include "writers/svg_text.h"

namespace roofloor {

namespace paper {
constexpr const char* ink = "#1b1f24";
constexpr const char* mute = "#5a6570";
constexpr const char* grid = "#e3e6e8";
constexpr const char* ground = "#ffffff";
}  // namespace paper

// Those of Okabe and Ito ("Color Universal Design", 2008), yellow and the light ones darkened so
// that each has a contrast of 3 on white.
const char* color_of(std::size_t hardware);
std::string color_class(std::size_t hardware);

void write_line(SvgText& svg, const Segment& line, const char* color);

// The ground of a chart of one hardware.
void write_zones(SvgText& svg, const Layout& layout);

// Leaders, rulers, texts and badges.
void write_labels(SvgText& svg, const Layout& layout, double font_size);

}  // namespace roofloor
