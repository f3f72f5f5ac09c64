// Convex shapes are apart if the normal of one of their sides separates them.
#include "figures/plane_geometry.h"

#include <algorithm>
#include <span>

namespace roofloor {
namespace {

struct Range {
  double low;
  double high;
};

Range projection(std::span<const Point> corners, Point axis) {
  Range range{corners[0].x * axis.x + corners[0].y * axis.y, 0};
  range.high = range.low;
  for (const Point& corner : corners) {
    const double at = corner.x * axis.x + corner.y * axis.y;
    range.low = std::min(range.low, at);
    range.high = std::max(range.high, at);
  }
  return range;
}

Point normal(Point from, Point to) {
  return {from.y - to.y, to.x - from.x};
}

bool separated_along(Point axis, std::span<const Point> a, std::span<const Point> b) {
  const Range first = projection(a, axis);
  const Range second = projection(b, axis);
  return first.high < second.low || second.high < first.low;
}

bool touch(std::span<const Point> a, std::span<const Point> b) {
  for (const auto& shape : {a, b}) {
    for (std::size_t i = 0; i < shape.size(); ++i) {
      if (separated_along(normal(shape[i], shape[(i + 1) % shape.size()]), a, b)) return false;
    }
  }
  return true;
}

}  // namespace

Box upright_box(double left, double top, double right, double bottom) {
  return {Point{left, top}, Point{right, top}, Point{right, bottom}, Point{left, bottom}};
}

Box turned_box(Point middle, double width, double height, Point direction) {
  const Point along{direction.x * width / 2, direction.y * width / 2};
  const Point across{-direction.y * height / 2, direction.x * height / 2};
  const auto corner = [&](double a, double b) {
    return Point{middle.x + a * along.x + b * across.x, middle.y + a * along.y + b * across.y};
  };
  return {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
}

bool overlap(const Box& a, const Box& b) {
  return touch(a, b);
}

bool crosses(const Segment& segment, const Box& box) {
  const std::array<Point, 2> ends{segment.from, segment.to};
  // The box of the segment first: most segments are nowhere near.
  const Range across = projection(box, {1, 0});
  if (std::max(ends[0].x, ends[1].x) < across.low || std::min(ends[0].x, ends[1].x) > across.high) {
    return false;
  }
  const Range down = projection(box, {0, 1});
  if (std::max(ends[0].y, ends[1].y) < down.low || std::min(ends[0].y, ends[1].y) > down.high)
    return false;
  return touch(ends, box);
}

bool inside(const Box& box, double left, double top, double right, double bottom) {
  return std::all_of(box.begin(), box.end(), [&](const Point& corner) {
    return corner.x >= left && corner.x <= right && corner.y >= top && corner.y <= bottom;
  });
}

}  // namespace roofloor
