// Numbers that a node reads where newer opsets have an input and older ones an attribute.
#pragma once

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

// Whether sizes, axes or the like are known, and what they are; an input wins over an attribute.
std::optional<Elements> numbers_of(const NodeView& node, std::size_t input,
                                   std::string_view attribute);

// A size that arithmetic gave: whole and not negative, else unknown.
double as_size(double number);

// Whether an input of this index is there at all, known or not.
inline bool is_given(const NodeView& node, std::size_t input) {
  return node.has(input);
}

}  // namespace roofloor::onnx
