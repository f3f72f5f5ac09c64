// Text widths.
#include "figures/font_metrics.h"

namespace roofloor {
namespace {

// Helvetica.afm, Adobe Systems 1989: WX of the characters 32 to 126.
constexpr std::array<int, 95> helvetica{
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

constexpr double other_character = 0.6;  // of the size: wider than most, so that labels keep apart

}  // namespace

double FontMetrics::width(std::string_view utf8) const {
  double total = 0;
  for (char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 32 && byte < 127) {
      total += advances[byte - 32U];
    } else if ((byte & 0xC0U) != 0x80U) {  // the first byte of a longer character
      total += other_character * size;
    }
  }
  return total;
}

FontMetrics built_in_font(double size) {
  FontMetrics font{.size = size};
  for (std::size_t i = 0; i < helvetica.size(); ++i) font.advances[i] = helvetica[i] * size / 1000;
  return font;
}

}  // namespace roofloor
