// Columns are as wide as in the journals of IEEE, ACM and Nature (85 to 89 mm, 178 to 183 mm).
#include "writers/paper_size.h"

#include <array>

#include "base/find_named.h"

namespace roofloor {
namespace {

constexpr std::array<PaperSize, 3> sizes{{
    {.name = "one_column",
     .label = "One column",
     .width_millimetres = 85,
     .height_millimetres = 64,
     .font_points = 7.5},
    {.name = "two_column",
     .label = "Two columns",
     .width_millimetres = 178,
     .height_millimetres = 89,
     .font_points = 8},
    {.name = "slide",
     .label = "Slide",
     .width_millimetres = 254,
     .height_millimetres = 143,
     .enlarged = 1.5,
     .font_points = 13.5},
}};

}  // namespace

std::span<const PaperSize> paper_sizes() {
  return sizes;
}

const PaperSize& paper_size(const std::string& name, const std::string& path) {
  return find_named(
      sizes, name, [](const PaperSize& size) { return size.name; }, "size", path);
}

}  // namespace roofloor
