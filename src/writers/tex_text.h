// Texts as TeX reads them.
#pragma once

#include <string>
#include <string_view>

namespace roofloor {

// A text in which nothing is a command. Characters that no font of 8 bits has are
// \roofloorchar{<code>}, which the document defines.
std::string tex_text(std::string_view text);

}  // namespace roofloor
