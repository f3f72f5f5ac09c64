// Layers in the forms that operators share.
#pragma once

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

// The elements of a value, sizes that are not known counted as 1.
double known_count(const Value& value);
// The size of a dimension, counted from the end where negative; 1 where it is not known.
double known_size(const Value& value, double axis);

// The types that inputs and weights have in memory.
MadeLayer with_types(MadeLayer layer, const Value& activations, const Value* weights = nullptr);

// The elementwise function of the operator: inputs that are activations are read, constants of more
// than one element are trained.
std::vector<MadeLayer> elementwise_layer(const NodeView& node);

// Bytes alone: what the inputs that are activations hold is read, what the outputs hold is written.
std::vector<MadeLayer> movement_layer(const NodeView& node);
// The same where as much is read as is written.
std::vector<MadeLayer> copy_layer(const NodeView& node);

// Everything read becomes the results: one operation an element.
std::vector<MadeLayer> reduction_layer(const NodeView& node);

// Operations and the bytes of all inputs and outputs, where no other kind fits.
std::vector<MadeLayer> custom_layer(const NodeView& node, double operations);

}  // namespace roofloor::onnx
