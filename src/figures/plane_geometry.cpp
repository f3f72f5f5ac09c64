// Convex shapes are apart if the normal of one of their sides separates them.
#include "figures/plane_geometry.h"

#include <algorithm>
#include <cmath>
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

Bounds bounds_of(const Box& box) {
  Bounds bounds{box[0].x, box[0].y, box[0].x, box[0].y};
  for (const Point& corner : box) {
    bounds.left = std::min(bounds.left, corner.x);
    bounds.right = std::max(bounds.right, corner.x);
    bounds.top = std::min(bounds.top, corner.y);
    bounds.bottom = std::max(bounds.bottom, corner.y);
  }
  return bounds;
}

Box grown_box(const Box& box, double along, double across) {
  const double width = std::hypot(box[1].x - box[0].x, box[1].y - box[0].y);
  const double height = std::hypot(box[3].x - box[0].x, box[3].y - box[0].y);
  if (width == 0 || height == 0) return box;
  const Point direction{(box[1].x - box[0].x) / width, (box[1].y - box[0].y) / width};
  const Point middle{(box[0].x + box[2].x) / 2, (box[0].y + box[2].y) / 2};
  return turned_box(middle, width + 2 * along, height + 2 * across, direction);
}

bool overlap(const Box& a, const Box& b) {
  return meet(bounds_of(a), bounds_of(b)) && touch(a, b);
}

bool crosses(const Segment& segment, const Box& box) {
  const Bounds around{
      std::min(segment.from.x, segment.to.x), std::min(segment.from.y, segment.to.y),
      std::max(segment.from.x, segment.to.x), std::max(segment.from.y, segment.to.y)};
  // Most segments are nowhere near.
  return meet(around, bounds_of(box)) && touch(std::array<Point, 2>{segment.from, segment.to}, box);
}

bool meet(const Segment& a, const Segment& b) {
  return touch(std::array<Point, 2>{a.from, a.to}, std::array<Point, 2>{b.from, b.to});
}

bool inside(const Bounds& box, const Bounds& outer) {
  return box.left >= outer.left && box.right <= outer.right && box.top >= outer.top &&
         box.bottom <= outer.bottom;
}

}  // namespace roofloor
