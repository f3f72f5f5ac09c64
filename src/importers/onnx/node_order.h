// The order in which the nodes of a graph run.
#pragma once

#include "importers/onnx/model.h"

namespace roofloor::onnx {

// Indices of the nodes that the outputs need, each after those whose outputs it reads; the same
// whatever the order in the file. Throws InputError at "/node/<name>" for a circle.
std::vector<std::size_t> node_order(const Nodes& nodes, const std::vector<std::string>& outputs);

// "Conv_3", or the operator where a node has no name.
std::string label_of(const Node& node);

}  // namespace roofloor::onnx
