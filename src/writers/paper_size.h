// The sizes of figures on paper: a column of a paper in two columns, both columns, a slide.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace roofloor {

struct PaperSize {
  std::string_view name;  // as at the door and on the command line
  std::string_view label;
  double width_millimetres;
  double height_millimetres;
  // What is drawn is laid out as this many px, of 1/96 inch, and then made larger as a whole: what
  // is seen from afar has thicker lines too.
  double enlarged = 1;
  double font_points;  // as printed

  double millimetres_per_pixel() const { return enlarged * 25.4 / 96; }
  double width_pixels() const { return width_millimetres / millimetres_per_pixel(); }
  double height_pixels() const { return height_millimetres / millimetres_per_pixel(); }
  double font_pixels() const { return font_points * 96 / 72 / enlarged; }
};

std::span<const PaperSize> paper_sizes();

// Throws InputError at `path` for an unknown size, listing those that are known.
const PaperSize& paper_size(const std::string& name, const std::string& path);

}  // namespace roofloor
