// Boxes reach from below the tails of letters to above accents and capitals.
#include "figures/placed_text.h"

#include <cmath>
#include <numbers>

#include "base/short_name.h"

namespace roofloor {
namespace {

constexpr double ascent = 0.95;  // of the size, above the baseline
constexpr double descent = 0.3;
constexpr double middle_height = 0.35;  // of small letters above the baseline

}  // namespace

double text_width(const std::string& text, TextRole role, const FontMetrics& font) {
  const bool is_bold =
      role == TextRole::axis || role == TextRole::layer || role == TextRole::category;
  return is_bold ? font.bold_width(text) : font.width(text);
}

std::string fitted_text(const std::string& text, double width, TextRole role,
                        const FontMetrics& font) {
  return short_name(text,
                    [&](const std::string& cut) { return text_width(cut, role, font) <= width; });
}

PlacedText level_text(std::string text, Point at, Anchor anchor, TextRole role,
                      const FontMetrics& font) {
  const double width = text_width(text, role, font);
  const double left = anchor == Anchor::start ? at.x
                      : anchor == Anchor::end ? at.x - width
                                              : at.x - width / 2;
  return {.text = std::move(text),
          .x = at.x,
          .y = at.y,
          .anchor = anchor,
          .role = role,
          .hardware = {},
          .layer = {},
          .box = upright_box(left, at.y - ascent * font.size, left + width,
                             at.y + descent * font.size)};
}

PlacedText sloped_text(std::string text, Point middle, Point along, TextRole role,
                       const FontMetrics& font) {
  const double down = middle_height * font.size;
  // The middle of the box lies above the middle of the small letters.
  const double up = ((ascent - descent) / 2 - middle_height) * font.size;
  const Point box_middle{middle.x + along.y * up, middle.y - along.x * up};
  const double width = text_width(text, role, font);
  return {.text = std::move(text),
          .x = middle.x - along.y * down,
          .y = middle.y + along.x * down,
          .angle = std::atan2(along.y, along.x) * 180 / std::numbers::pi,
          .anchor = Anchor::middle,
          .role = role,
          .hardware = {},
          .layer = {},
          .box = turned_box(box_middle, width, (ascent + descent) * font.size, along)};
}

}  // namespace roofloor
