// Convolutions and matrix products, for the operators that are variants of them.
#pragma once

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

// Y of a convolution of data (N, C, spatial ...) with weights (filters, C / groups, kernel ...).
Value conv_result(const NodeView& node, const Value& data, const Value& weights, int type);
std::vector<MadeLayer> conv_layers(const NodeView& node, const Value& data, const Value& weights,
                                   bool has_bias);

// The last two sizes swapped, where that is asked for.
Value transposed(const Value& value, bool is_asked);

// A (..., m, k) times B (..., k, n), leading sizes broadcast. Constants are weights.
Value matmul_result(const Value& a, const Value& b, int type);
std::vector<MadeLayer> matmul_layers(const Value& a, const Value& b, bool has_bias);

}  // namespace roofloor::onnx
