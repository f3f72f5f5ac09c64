// The layout of a figure whose x axis has names: bars side by side, each with its name below.
#pragma once

#include "figures/figure_layout.h"

namespace roofloor {

// The names stand level where all have room, else slanted, the heaviest first, and those without
// room are left out. Views are not heeded: bars are not zoomed.
Layout bar_layout(const Figure& figure, const LayoutOptions& options);

}  // namespace roofloor
