// Where a file comes from.
#pragma once

#include <string>

namespace roofloor {

struct Provenance {
  std::string version;    // of Roofloor
  std::string data_date;  // of the library of hardware
  std::string link;       // to the page with the same project; empty: none is known
};

// All of it in one line; of what the caller gives, control characters are spaces.
std::string origin_text(const Provenance& provenance);

// A text in one line, for a comment that ends with its line.
std::string one_line(std::string text);

}  // namespace roofloor
