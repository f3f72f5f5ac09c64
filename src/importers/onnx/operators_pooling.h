// Poolings, for the operators that are variants of them.
#pragma once

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

// Of data (N, C, spatial ...).
Value pool_result(const NodeView& node, const Value& data);
std::vector<MadeLayer> pool_layers_of(const NodeView& node, const Value& data);

// The same of a node's first input.
void give_pool(const NodeView& node);
std::vector<MadeLayer> pool_layers(const NodeView& node);

}  // namespace roofloor::onnx
