// The project inside an SVG picture, so that the picture opens again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "writers/svg_text.h"

namespace roofloor {

// <metadata> with the JSON of a project as its text.
void write_project_metadata(SvgText& svg, std::string_view project);

// Whether a text is XML rather than JSON.
bool is_markup(std::string_view text);

// The project of a picture, also after another program has written it anew; absent where there is
// none.
std::optional<std::string> project_in_svg(std::string_view text);

}  // namespace roofloor
