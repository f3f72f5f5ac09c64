// The shapes of markers: a second code beside the colour, for those who cannot tell colours apart.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "figures/figure.h"
#include "figures/plane_geometry.h"

namespace roofloor {

struct MarkerShape {
  std::string_view name;
  // Corners in units of the radius of the circle of the same area, x to the right, y down; none: a
  // circle.
  std::span<const Point> corners;
};

// One for each colour, in the order of the colours.
std::span<const MarkerShape> marker_shapes();

// Of the markers of a series: layers have the shape of their hardware, which goes with its colour;
// a ridge point is a ring, an energy balance a diamond.
const MarkerShape& marker_shape(const Series& series);

// How far a marker of a series and a radius [px] reaches from its middle, with its rim.
Bounds marker_extent(const Series& series, double radius);

}  // namespace roofloor
