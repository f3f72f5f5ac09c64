// The characters of a text.
#pragma once

#include <string_view>

namespace roofloor {

struct Character {
  unsigned code = 0xFFFD;  // of what is no UTF-8
  std::string_view bytes;
};

// The first character of a text, which is not empty.
Character first_character(std::string_view text);

}  // namespace roofloor
