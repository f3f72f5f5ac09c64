// One sentence for the comments of all formats.
#include "writers/provenance.h"

namespace roofloor {

std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

std::string origin_text(const Provenance& provenance) {
  std::string text = "Made with Roofloor " + provenance.version +
                     "; data of the hardware library: " + provenance.data_date;
  if (!provenance.link.empty()) text += "; " + provenance.link;
  return one_line(text);
}

}  // namespace roofloor
