// Eight colours of hardware, one for each shape of its markers.
#include "writers/palette.h"

#include <array>

namespace roofloor {
namespace {

constexpr std::array<const char*, hardware_color_count> hardware_colors{
    "#0072b2", "#d55e00", "#009e73", "#b8578c", "#b87a00", "#2f8fc4", "#8a7d00", "#4d565f"};

}  // namespace

const char* color_of(std::size_t hardware) {
  return hardware_colors.at(hardware % hardware_color_count);
}

const char* color_of(const PlacedText& text) {
  if (text.role == TextRole::tick || text.role == TextRole::zone) return paper::mute;
  if (text.role == TextRole::axis || !text.hardware) return paper::ink;
  return color_of(*text.hardware);
}

const char* color_of(const Series& series) {
  return series.role == Role::cumulative ? paper::mute : color_of(series.hardware);
}

}  // namespace roofloor
