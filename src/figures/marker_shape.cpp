// Every shape has the area of a circle of radius one, pi: markers compare by their area.
#include "figures/marker_shape.h"

#include <algorithm>
#include <array>

namespace roofloor {
namespace {

// Half the side of the square: sqrt(pi) / 2.
constexpr double half_side = 0.886226925452758;
// Half the diagonal of the same square on its corner: sqrt(pi / 2).
constexpr double half_diagonal = 1.2533141373155;
// Of the equilateral triangle, from its middle: to a corner 2 * sqrt(pi / (3 * sqrt(3))), to a side
// half of that, and half a side sqrt(3) / 2 of it.
constexpr double corner = 1.5551202;
constexpr double side = corner / 2;
constexpr double half_edge = 1.3467736;
// The arm of the cross of five squares: half and one and a half times sqrt(pi / 5).
constexpr double inner = 0.3963327;
constexpr double outer = 3 * inner;

constexpr std::array<Point, 4> square{Point{-half_side, -half_side}, Point{half_side, -half_side},
                                      Point{half_side, half_side}, Point{-half_side, half_side}};
constexpr std::array<Point, 4> square_on_corner{Point{0, -half_diagonal}, Point{half_diagonal, 0},
                                                Point{0, half_diagonal}, Point{-half_diagonal, 0}};
constexpr std::array<Point, 3> triangle{Point{0, -corner}, Point{half_edge, side},
                                        Point{-half_edge, side}};
constexpr std::array<Point, 3> triangle_down{Point{0, corner}, Point{-half_edge, -side},
                                             Point{half_edge, -side}};
constexpr std::array<Point, 3> triangle_left{Point{-corner, 0}, Point{side, -half_edge},
                                             Point{side, half_edge}};
constexpr std::array<Point, 3> triangle_right{Point{corner, 0}, Point{-side, half_edge},
                                              Point{-side, -half_edge}};
constexpr std::array<Point, 12> plus{
    Point{-inner, -outer}, Point{inner, -outer}, Point{inner, -inner},  Point{outer, -inner},
    Point{outer, inner},   Point{inner, inner},  Point{inner, outer},   Point{-inner, outer},
    Point{-inner, inner},  Point{-outer, inner}, Point{-outer, -inner}, Point{-inner, -inner}};

constexpr std::array<MarkerShape, 8> shapes{{{"circle", {}},
                                             {"square", square},
                                             {"triangle", triangle},
                                             {"diamond", square_on_corner},
                                             {"triangle_down", triangle_down},
                                             {"triangle_left", triangle_left},
                                             {"triangle_right", triangle_right},
                                             {"plus", plus}}};

}  // namespace

std::span<const MarkerShape> marker_shapes() {
  return shapes;
}

const MarkerShape& marker_shape(const Series& series) {
  constexpr std::size_t circle = 0;
  constexpr std::size_t diamond = 3;
  if (series.role == Role::ridge || series.role == Role::path) return shapes[circle];
  return shapes.at(series.role == Role::balance ? diamond : series.hardware % shapes.size());
}

Bounds marker_extent(const Series& series, double radius) {
  constexpr double rim = 1;  // px outside the shape
  const std::span<const Point> corners = marker_shape(series).corners;
  Bounds extent{-1, -1, 1, 1};
  if (!corners.empty()) extent = {0, 0, 0, 0};
  for (const Point& point : corners) {
    extent.left = std::min(extent.left, point.x);
    extent.right = std::max(extent.right, point.x);
    extent.top = std::min(extent.top, point.y);
    extent.bottom = std::max(extent.bottom, point.y);
  }
  return {radius * extent.left - rim, radius * extent.top - rim, radius * extent.right + rim,
          radius * extent.bottom + rim};
}

}  // namespace roofloor
