// What a row of a table leaves to be worked out before it is a layer of ours.
#pragma once

#include "workload/workload.h"

namespace roofloor {

// Sizes of the input where those of the output are stated: (out - 1) * stride + the window. Of
// layers with a window; what is missing for that is left to the layer's own checks.
void complete_window(Layer& layer);

// As many groups as channels, and one output channel each unless more are stated.
void make_depthwise(Layer& layer);

// SCALE-Sim rounds the number of places of a window up (topology_utils.py,
// topo_calc_hyperparams), we round it down: where the two differ, the output is stated.
void round_outputs_up(Layer& layer);

}  // namespace roofloor
