// Badges: how many layers lie outside a view, said at the edge behind which they lie.
#pragma once

#include <vector>

#include "figures/figure_layout.h"

namespace roofloor {

// At most one a side. A layer of which no marker can be seen counts at one side: left or right,
// else top or bottom. `layout` has its plot area and its axes.
std::vector<Badge> badges_of(const Figure& figure, const Layout& layout, const FontMetrics& font);

}  // namespace roofloor
