// Texts with the box that they cover.
#pragma once

#include "figures/figure_layout.h"

namespace roofloor {

// A level text whose anchor stands at `at` on the baseline. Titles are drawn bold, and so are the
// names of layers while they are lit up: their boxes have room for it.
PlacedText level_text(std::string text, Point at, Anchor anchor, TextRole role,
                      const FontMetrics& font);

// The same along a direction of length one that points to the right, `middle` being the middle of
// its small letters.
PlacedText sloped_text(std::string text, Point middle, Point along, TextRole role,
                       const FontMetrics& font);

// How wide a text of that role is at its widest [px].
double text_width(const std::string& text, TextRole role, const FontMetrics& font);

// A text cut to a width [px], between two characters, with an ellipsis.
std::string fitted_text(const std::string& text, double width, TextRole role,
                        const FontMetrics& font);

}  // namespace roofloor
