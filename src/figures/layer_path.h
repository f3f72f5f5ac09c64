// A pinned layer at other batches or contexts: how it wanders over a chart.
#pragma once

#include <functional>

#include "figures/sweep_axis.h"

namespace roofloor {

// Adds a line for every hardware that is shown through the places of the first pinned layer, and
// names its ends. `height` says how high a layer stands on the chart, absent where it has no place.
// Nothing is added where the options ask for none.
void add_layer_path(Figure& figure, const Report& report, const FigureOptions& options,
                    const std::function<std::optional<double>(const RowAt& row)>& height);

}  // namespace roofloor
