// The list of layer kinds, and the cost of any layer.
#pragma once

#include <span>
#include <string>

#include "layers/layer_kind.h"

namespace roofloor {

std::span<const LayerKind* const> layer_kinds();

// Throws InputError at `path`/kind for an unknown kind, listing those that are known.
const LayerKind& layer_kind(const std::string& name, const std::string& path);

// The cost of a layer in its workload, once (its `repeat` not applied).
// Throws InputError below `path` (the layer's place in the document) for bad parameters.
LayerCost layer_cost(const Layer& layer, const Workload& workload, const std::string& path);

}  // namespace roofloor
