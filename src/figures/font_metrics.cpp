// Text widths.
#include "figures/font_metrics.h"

#include <algorithm>
#include <cstdint>

namespace roofloor {
namespace {

// Helvetica.afm, Adobe Systems 1989: WX of the characters 32 to 126.
constexpr std::array<int, 95> helvetica{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

// The code point at a place of a text, which moves on; a byte that begins none counts for one.
std::uint32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at++]);
  std::uint32_t point = lead >= 0xF0U ? lead & 0x07U : lead >= 0xE0U ? lead & 0x0FU : lead & 0x1FU;
  if (lead < 0x80U) return lead;
  while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) {
    point = (point << 6U) | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
  }
  return point;
}

// Of a character whose width nobody measured, in parts of the size: what the widest of the fonts of
// systems have, so that labels keep apart.
double assumed_width(std::uint32_t point) {
  if (point == 0x202F || point == 0x2009) return 0.4;  // narrow spaces
  if (point >= 0x0300 && point <= 0x036F) return 0;    // marks over the letter before
  if (point == 0x2013 || point == 0x2039 || point == 0x203A) return 0.6;  // – ‹ ›
  if (point < 0x0250) return 0.9;  // Latin with accents, ×, µ
  return point >= 0x1F000 ? 1.5 : 1.1;
}

double text_width(std::string_view utf8, double size, const std::array<double, 95>& advances) {
  double total = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::uint32_t point = next_code_point(utf8, at);
    total += point >= 32 && point < 127 ? advances[point - 32U] : size * assumed_width(point);
  }
  return total;
}

}  // namespace

double FontMetrics::width(std::string_view utf8) const {
  return text_width(utf8, size, advances);
}

double FontMetrics::bold_width(std::string_view utf8) const {
  return std::max(width(utf8), text_width(utf8, size, bold_advances));
}

std::array<double, 95> assumed_bold(const std::array<double, 95>& advances) {
  std::array<double, 95> bold{};
  for (std::size_t i = 0; i < advances.size(); ++i) bold[i] = advances[i] * 8 / 7;
  return bold;
}

FontMetrics built_in_font(double size) {
  FontMetrics font{.size = size};
  for (std::size_t i = 0; i < helvetica.size(); ++i) font.advances[i] = helvetica[i] * size / 1000;
  font.bold_advances = assumed_bold(font.advances);
  return font;
}

}  // namespace roofloor
