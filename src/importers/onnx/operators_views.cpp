// Operators that give the same elements in the same order another shape: nothing moves.
#include <algorithm>
#include <cmath>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operator.h"

namespace roofloor::onnx {
namespace {

// One size of -1 is what is left over.
Dims with_rest(Dims dims, const Value& data) {
  const auto open = std::find(dims.begin(), dims.end(), unknown_size);
  if (open == dims.end() || data.count() < 0) return dims;
  double known = 1;
  for (double size : dims) known *= size == unknown_size ? 1 : size;
  const double rest = known == 0 ? 0 : data.count() / known;
  if (std::floor(rest) == rest && std::count(dims.begin(), dims.end(), unknown_size) == 1) {
    *open = rest;
  }
  return dims;
}

void of_reshape(const NodeView& node) {
  const Value& data = node.input(0);
  const std::optional<Elements> shape = numbers_of(node, 1, "shape");
  if (!shape) {
    // How many sizes there will be is known from the shape of the shape.
    const Value& sizes = node.input(1);
    Value result = of_unknown_shape(data);
    if (sizes.has_shape && sizes.dims.size() == 1 && sizes.dims[0] >= 0 && sizes.dims[0] < 64) {
      result.has_shape = true;
      result.dims.assign(static_cast<std::size_t>(sizes.dims[0]), unknown_size);
    }
    node.give(0, std::move(result));
    return;
  }
  const bool keeps_zero = node.number("allowzero", 0) != 0;
  Dims dims;
  for (std::size_t i = 0; i < shape->size(); ++i) {
    double size = (*shape)[i];
    if (size == 0 && !keeps_zero) {
      size = data.has_shape && i < data.dims.size() ? data.dims[i] : unknown_size;
    }
    dims.push_back(size == unknown_size ? unknown_size : as_size(size));
  }
  node.give(0, reshaped(data, with_rest(std::move(dims), data)));
}

double product(const Dims& dims, std::size_t first, std::size_t end) {
  double result = 1;
  for (std::size_t i = first; i < end; ++i) {
    if (dims[i] < 0) return unknown_size;
    result *= dims[i];
  }
  return result;
}

void of_flatten(const NodeView& node) {
  const Value& data = node.input(0);
  if (!data.has_shape) {
    node.give(0, reshaped(data, {unknown_size, unknown_size}));
    return;
  }
  const double axis = node.number("axis", 1);
  const double counted = std::clamp(axis < 0 ? axis + data.rank() : axis, 0.0, data.rank());
  const auto split = static_cast<std::size_t>(counted);
  node.give(0, reshaped(data, {product(data.dims, 0, split),
                               product(data.dims, split, data.dims.size())}));
}

void of_squeeze(const NodeView& node) {
  const Value& data = node.input(0);
  const std::optional<Elements> axes = numbers_of(node, 1, "axes");
  if (!data.has_shape || (node.has(1) && !axes)) {
    node.give(0, of_unknown_shape(data));
    return;
  }
  std::vector<bool> goes(data.dims.size(), false);
  for (std::size_t i = 0; i < goes.size(); ++i) goes[i] = !axes && data.dims[i] == 1;
  for (double axis : axes.value_or(Elements{})) {
    const double at = axis_of(axis, data.rank());
    if (at >= 0) goes[static_cast<std::size_t>(at)] = true;
  }
  Dims dims;
  for (std::size_t i = 0; i < goes.size(); ++i) {
    if (!goes[i]) dims.push_back(data.dims[i]);
  }
  node.give(0, reshaped(data, std::move(dims)));
}

void of_unsqueeze(const NodeView& node) {
  const Value& data = node.input(0);
  const std::optional<Elements> axes = numbers_of(node, 1, "axes");
  if (!data.has_shape || !axes || axes->size() > 64) {
    node.give(0, of_unknown_shape(data));
    return;
  }
  const double rank = data.rank() + static_cast<double>(axes->size());
  std::vector<bool> is_new(static_cast<std::size_t>(rank), false);
  for (double axis : *axes) {
    const double at = axis_of(axis, rank);
    if (at >= 0) is_new[static_cast<std::size_t>(at)] = true;
  }
  Dims dims;
  std::size_t next = 0;
  for (bool here : is_new) {
    dims.push_back(here || next >= data.dims.size() ? 1 : data.dims[next++]);
  }
  node.give(0, reshaped(data, std::move(dims)));
}

void of_identity(const NodeView& node) {
  node.give(0, node.input(0));
}

void of_dropout(const NodeView& node) {
  node.give(0, node.input(0));
  Value mask = node.input(0);
  mask.type = node.opset < 10 ? node.input(0).type : static_cast<int>(bool_type);
  mask.elements = nullptr;
  node.give(1, std::move(mask));
}

constexpr Operator operators[] = {
    {"Dropout", of_dropout, no_layers, "", 0b110},
    {"Flatten", of_flatten},
    {"Identity", of_identity},
    {"Reshape", of_reshape},
    {"Squeeze", of_squeeze},
    {"Unsqueeze", of_unsqueeze},
};

}  // namespace

std::span<const Operator> view_operators() {
  return operators;
}

}  // namespace roofloor::onnx
