// Boxes and segments in pixels, and whether they touch.
#pragma once

#include <array>

namespace roofloor {

struct Point {
  double x = 0;
  double y = 0;
};

struct Segment {
  Point from;
  Point to;
};

// A rectangle that may be turned, by its corners in order.
using Box = std::array<Point, 4>;

// The upright box around a turned one, by its sides.
struct Bounds {
  double left = 0, top = 0, right = 0, bottom = 0;
};

Bounds bounds_of(const Box& box);

// Whether two upright boxes share a point.
inline bool meet(const Bounds& a, const Bounds& b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

// An upright box.
Box upright_box(double left, double top, double right, double bottom);

// A box of that size whose middle is at `middle` and whose width runs along a direction of length
// one.
Box turned_box(Point middle, double width, double height, Point direction);

// A box made longer along its text and higher across it, at each end.
Box grown_box(const Box& box, double along, double across);

// Whether two boxes share a point (separating axis theorem).
bool overlap(const Box& a, const Box& b);

// Whether a segment enters a box.
bool crosses(const Segment& segment, const Box& box);

// Whether two segments share a point.
bool meet(const Segment& a, const Segment& b);

// Whether a box lies inside an upright one.
bool inside(const Bounds& box, const Bounds& outer);

}  // namespace roofloor
