// The same looks as those of the patterns of svg.cpp: lines and dots 6 px apart.
#include "writers/svg_hatch.h"

#include <algorithm>
#include <cmath>

namespace roofloor {
namespace {

constexpr double spacing = 6;       // px
constexpr double line_width = 1.3;  // px

// The first multiple of the spacing that is at least `from`, shifted by `shift`.
double first_multiple(double from, double shift = 0) {
  return std::ceil((from - shift) / spacing) * spacing + shift;
}

std::string line(double x1, double y1, double x2, double y2) {
  return "M" + pixel_text(x1) + " " + pixel_text(y1) + "L" + pixel_text(x2) + " " + pixel_text(y2);
}

}  // namespace

std::string hatch_path(Role role, double left, double top, double right, double bottom) {
  std::string path;
  if (role == Role::memory_part) {
    // Where x + y is such a multiple, from the lower left to the upper right.
    for (double sum = first_multiple(left + top); sum < right + bottom; sum += spacing) {
      const double x1 = std::max(left, sum - bottom);
      const double x2 = std::min(right, sum - top);
      if (x2 > x1) path += line(x1, sum - x1, x2, sum - x2);
    }
  }
  if (role == Role::constant_part) {
    const double x = first_multiple(left, 2);
    for (double y = first_multiple(top, 3); y < bottom && x < right; y += spacing) {
      path += line(x, y, right, y);
    }
  }
  return path;
}

void write_hatch(SvgText& svg, Role role, const std::string& path, const char* color) {
  if (path.empty()) return;
  svg.open("path").attribute("class", "hatch").attribute("d", path).attribute("fill", "none");
  svg.attribute("stroke", color).attribute("stroke-width", line_width);
  if (role == Role::constant_part) svg.attribute("stroke-dasharray", "2 4");
  svg.close("path");
}

}  // namespace roofloor
