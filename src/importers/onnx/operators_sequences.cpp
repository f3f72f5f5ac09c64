// Lists of tensors and values that may be absent: nothing of them moves.
#include <algorithm>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"

namespace roofloor::onnx {
namespace {

Value list_of(Value tensor, double length) {
  tensor.kind = ValueKind::sequence;
  tensor.elements = nullptr;
  tensor.length = length;
  return tensor;
}

Value element_of(const Value& list) {
  Value tensor = list;
  tensor.kind = ValueKind::tensor;
  tensor.elements = nullptr;
  return tensor;
}

// What tensors of one list have in common.
Value common(Value one, const Value& other) {
  const bool same_rank = one.has_shape && other.has_shape && one.dims.size() == other.dims.size();
  one.elements = nullptr;
  if (!same_rank) {
    one.has_shape = false;
    one.dims.clear();
    return one;
  }
  for (std::size_t i = 0; i < one.dims.size(); ++i) {
    if (one.dims[i] != other.dims[i]) one.dims[i] = unknown_size;
  }
  return one;
}

void of_construct(const NodeView& node) {
  Value tensor = node.input(0);
  for (std::size_t i = 1; i < node.inputs.size(); ++i) tensor = common(tensor, node.input(i));
  node.give(0, list_of(std::move(tensor), static_cast<double>(node.inputs.size())));
}

void of_empty(const NodeView& node) {
  node.give(0, list_of(unknown_value(static_cast<int>(node.number("dtype", float32))), 0));
}

void of_at(const NodeView& node) {
  node.give(0, element_of(node.input(0)));
}

void of_insert(const NodeView& node) {
  const Value& list = node.input(0);
  const double length = list.length < 0 ? unknown_size : list.length + 1;
  const Value tensor = list.length == 0 ? node.input(1) : common(element_of(list), node.input(1));
  node.give(0, list_of(tensor, length));
}

void of_erase(const NodeView& node) {
  Value list = node.input(0);
  list.length = list.length < 1 ? unknown_size : list.length - 1;
  node.give(0, std::move(list));
}

void of_length(const NodeView& node) {
  const double length = node.input(0).length;
  node.give(0, length < 0 ? tensor_value(int64, {}) : constant_value(int64, {}, {length}));
}

void of_split(const NodeView& node) {
  Value tensor = node.input(0);
  const double axis = axis_of(node.number("axis", 0), tensor.rank());
  double length = unknown_size;
  if (tensor.has_shape && axis >= 0) {
    double& size = tensor.dims[static_cast<std::size_t>(axis)];
    const double whole = size;
    size = unknown_size;
    if (!node.has(1)) {
      length = whole;
      size = 1;
    } else if (node.input(1).has_shape && node.input(1).dims.size() == 1) {
      length = node.input(1).dims[0];
    }
    if (!node.has(1) && node.number("keepdims", 1) == 0) {
      tensor.dims.erase(tensor.dims.begin() + static_cast<std::ptrdiff_t>(axis));
    }
  }
  node.give(0, list_of(std::move(tensor), length));
}

void of_concat(const NodeView& node) {
  Value tensor = element_of(node.input(0));
  const double length = node.input(0).length;
  const bool is_new_axis = node.number("new_axis", 0) != 0;
  const double rank = tensor.rank() + (is_new_axis ? 1 : 0);
  const double axis = axis_of(node.number("axis", 0), rank);
  if (tensor.has_shape && axis >= 0) {
    const auto at = static_cast<std::size_t>(axis);
    if (is_new_axis) {
      tensor.dims.insert(tensor.dims.begin() + static_cast<std::ptrdiff_t>(at), length);
    } else {
      const double size = tensor.dims[at];
      tensor.dims[at] = size < 0 || length < 0 ? unknown_size : as_size(size * length);
    }
  }
  node.give(0, std::move(tensor));
}

void of_optional(const NodeView& node) {
  Value result = node.input(0);
  if (const Attribute* type = node.attribute("type"); type != nullptr && type->tp) {
    result = unknown_value(type->tp->element_type);
  }
  result.kind = ValueKind::optional;
  result.elements = nullptr;
  node.give(0, std::move(result));
}

// Of an optional list it is a list: the list's length says so.
void of_optional_element(const NodeView& node) {
  Value result = node.input(0);
  if (result.kind == ValueKind::optional) {
    result.kind = result.length >= 0 ? ValueKind::sequence : ValueKind::tensor;
  }
  node.give(0, std::move(result));
}

void of_optional_has(const NodeView& node) {
  node.give(0, tensor_value(bool_type, {}));
}

constexpr Operator operators[] = {
    {"ConcatFromSequence", of_concat, movement_layer},
    {"Optional", of_optional},
    {"OptionalGetElement", of_optional_element},
    {"OptionalHasElement", of_optional_has},
    {"SequenceAt", of_at},
    {"SequenceConstruct", of_construct},
    {"SequenceEmpty", of_empty},
    {"SequenceErase", of_erase},
    {"SequenceInsert", of_insert},
    {"SequenceLength", of_length},
    {"SplitToSequence", of_split, movement_layer},
};

}  // namespace

std::span<const Operator> sequence_operators() {
  return operators;
}

}  // namespace roofloor::onnx
