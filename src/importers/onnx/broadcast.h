// Multidirectional broadcasting: sizes are compared from the last on, and 1 fits any other.
#pragma once

#include <span>

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

// The sizes of the result; a size that is known wins over one that is not.
Dims broadcast(const Dims& one, const Dims& other);

// Of all inputs of a node, from the first on; absent where a rank is not known.
std::optional<Dims> broadcast_inputs(const NodeView& node, std::size_t first = 0);

// The index in a tensor of `dims` of element `at` of a tensor of `result` sizes, to which they are
// broadcast.
std::size_t broadcast_index(std::size_t at, const Dims& result, const Dims& dims);

// The numbers of an input that is broadcast to `result`; null where they are not known, or where
// its sizes do not fit, as in a damaged file.
const Elements* broadcast_elements(const NodeView& node, std::size_t input, const Dims& result);

}  // namespace roofloor::onnx
