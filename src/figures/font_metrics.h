// How wide a text is, from the advance widths of its characters.
#pragma once

#include <array>
#include <string_view>

namespace roofloor {

// The page measures its own font once and hands the widths over; the CLI and the writers use the
// built-in ones.
struct FontMetrics {
  double size = 12;                   // px
  std::array<double, 95> advances{};  // px at that size, of the characters 32 to 126
  std::array<double, 95> bold_advances{};

  // At least what a text takes; of characters beyond those 95 the widest there are is assumed.
  double width(std::string_view utf8) const;
  // In bold or regular letters, whichever are wider.
  double bold_width(std::string_view utf8) const;
};

// Bold letters where only the regular ones are known: wider by a seventh, as in the widest of the
// fonts of systems.
std::array<double, 95> assumed_bold(const std::array<double, 95>& advances);

// The widths of Helvetica (Adobe font metrics, units of a thousandth of the size) at a size in px.
FontMetrics built_in_font(double size);

}  // namespace roofloor
