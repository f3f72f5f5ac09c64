// The list of layer kinds, and the cost of any layer.
#pragma once

#include <span>
#include <string>

#include "layers/layer_kind.h"

namespace roofloor {

std::span<const LayerKind* const> layer_kinds();

// Throws InputError at `path` for an unknown kind, listing those that are known.
const LayerKind& layer_kind(const std::string& name, const std::string& path);

// What the kind of a layer is told of its workload.
CostContext cost_context(const Layer& layer, const Workload& workload);

// The cost of a layer in its workload, once (its `repeat` not applied), with the operations that
// the workload's conventions count.
// Throws InputError for an unknown kind or bad parameters, with a path that begins at the layer.
LayerCost layer_cost(const Layer& layer, const Workload& workload);

}  // namespace roofloor
