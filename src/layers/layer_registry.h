// The list of layer kinds, and the cost of any layer.
#pragma once

#include <span>
#include <string>

#include "layers/layer_kind.h"

namespace roofloor {

std::span<const LayerKind* const> layer_kinds();

// Throws InputError at `path` for an unknown kind, listing those that are known.
const LayerKind& layer_kind(const std::string& name, const std::string& path);

// The step at which a layer costs what its steps cost on the mean: costs are straight lines in it.
double mean_step(const Layer& layer);

// What the kind of a layer is told of its workload.
CostContext cost_context(const Layer& layer, const Workload& workload);

// The cost of a layer in its workload, once (neither its `repeat` nor its `steps` applied), with
// the operations that the workload's conventions count. Of several steps: on their mean. Throws
// InputError for an unknown kind or bad parameters, with a path that begins at the layer.
LayerCost layer_cost(const Layer& layer, const Workload& workload);

// The same at one step, the first being 0. Throws as above.
LayerCost layer_cost_at(const Layer& layer, const Workload& workload, double step);

}  // namespace roofloor
