// One to four bytes; the first one says how many.
#include "writers/utf8.h"

namespace roofloor {

Character first_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC0 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                                            : 4;
  if (length == 0 || length > text.size()) return {.bytes = text.substr(0, 1)};
  unsigned code = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) return {.bytes = text.substr(0, 1)};
    code = code << 6U | (byte & 0x3FU);
  }
  return {.code = code, .bytes = text.substr(0, length)};
}

}  // namespace roofloor
