// Where the points of a figure lie in its picture [px from the top left], and which can be seen.
#pragma once

#include <vector>

#include "figures/figure_layout.h"

namespace roofloor {

constexpr double marker_clip = 6;  // px: markers end where the numbers of the axes begin

double x_pixel(const Layout& layout, double value);
double y_pixel(const Layout& layout, double value, bool on_right_axis = false);

// Of the middle of a marker.
bool is_in_plot(const Layout& layout, Point at);

// A point of a line, in data units and in px.
struct LinePoint {
  Point data;
  Point pixel;
};

// The pieces of a line that can be seen: roofs reach far beyond the plot and are cut there, so that
// no number is so large that a reader of the file rounds it.
std::vector<std::vector<LinePoint>> visible_pieces(const Series& series, const Layout& layout);

// Half of the width of the bars [px].
double half_bar(const Layout& layout);

}  // namespace roofloor
