// Units as other tools spell them, in the spelling that base/quantity_text reads.
#pragma once

#include <string>

namespace roofloor {

// "4.1 GFLOPs" is "4.1 GFLOP", "3 MBytes" is "3 MB", "4.09 GMac" is "4.09 GMAC": a count, never a
// rate, as tables of layers have none. Text that ends otherwise stays as it is.
std::string with_known_unit(std::string text);

}  // namespace roofloor
