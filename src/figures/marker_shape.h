// The shapes of markers: a second code beside the colour, for those who cannot tell colours apart.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "figures/plane_geometry.h"

namespace roofloor {

struct MarkerShape {
  std::string_view name;
  // Corners in units of the radius of the circle of the same area, x to the right, y down; none: a
  // circle.
  std::span<const Point> corners;
};

// Of the hardware at an index of the report; as many as there are colours.
const MarkerShape& marker_shape(std::size_t hardware);

}  // namespace roofloor
