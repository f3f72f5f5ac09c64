// The numbers beside the axes, as texts of the layout.
#pragma once

#include "figures/figure_layout.h"

namespace roofloor {

// Adds the labels of all ticks to the texts of a layout. A label that would touch a text or a
// marker that reaches over the edge of the plot, or leave the figure, is taken from its tick as
// well; on a log axis the decades keep theirs first.
void place_tick_labels(const Figure& figure, const LayoutOptions& options, Layout& layout);

}  // namespace roofloor
