// Places the labels of a figure so that none covers another, a marker, or the edge of the plot.
#pragma once

#include "figures/figure_layout.h"

namespace roofloor {

// Adds texts and leaders to a layout whose plot area and axes are set. Lines are named first, then
// points by weight; a label for which no place is left is not drawn (its name stands in the table).
void place_labels(const Figure& figure, const FontMetrics& font, Layout& layout);

// "conv3–5" for conv3, conv4 and conv5: the names of layers that share a place, in their order.
std::string merged_names(const std::vector<std::string>& names);

}  // namespace roofloor
