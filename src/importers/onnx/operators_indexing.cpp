// Operators that look elements up, write some of them, or find places.
#include <algorithm>
#include <cmath>

#include "importers/onnx/broadcast.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operator.h"

namespace roofloor::onnx {
namespace {

// Rows of a small tensor, as sizes are picked out of a shape.
std::shared_ptr<const Elements> gathered(const NodeView& node, double axis, double count) {
  const Elements* data = node.elements(0);
  const Elements* indices = node.elements(1);
  const bool is_small = count >= 0 && count <= static_cast<double>(most_elements);
  if (data == nullptr || indices == nullptr || axis != 0 || !is_small) return nullptr;
  const double rows = node.input(0).dims[0];
  if (rows < 1) return nullptr;
  const double width = static_cast<double>(data->size()) / rows;
  Elements numbers;
  for (double index : *indices) {
    const double row = axis_of(index, rows);
    if (row < 0) return nullptr;
    const auto from = data->begin() + static_cast<std::ptrdiff_t>(row * width);
    numbers.insert(numbers.end(), from, from + static_cast<std::ptrdiff_t>(width));
  }
  return std::make_shared<const Elements>(std::move(numbers));
}

void of_gather(const NodeView& node) {
  const Value& data = node.input(0);
  const Value& indices = node.input(1);
  Value result = unknown_value(data.type);
  result.stored_type = data.stored_type;
  const double axis = axis_of(node.number("axis", 0), data.rank());
  if (data.has_shape && indices.has_shape && axis >= 0) {
    const auto at = static_cast<std::ptrdiff_t>(axis);
    Dims dims(data.dims.begin(), data.dims.begin() + at);
    dims.insert(dims.end(), indices.dims.begin(), indices.dims.end());
    dims.insert(dims.end(), data.dims.begin() + at + 1, data.dims.end());
    result.has_shape = true;
    result.dims = std::move(dims);
    result.elements = gathered(node, axis, result.count());
  }
  node.give(0, std::move(result));
}

// Rows of a trained table by tokens, else a copy of what is looked up.
std::vector<MadeLayer> gather_layers(const NodeView& node) {
  const Value& table = node.input(0);
  const bool is_rows = axis_of(node.number("axis", 0), table.rank()) == 0;
  const double tokens = known_count(node.input(1));
  if (!table.is_constant || !is_rows || table.dims.size() < 2 || tokens < 1) {
    return copy_layer(node);
  }
  const double rows = known_size(table, 0);
  const double width = known_count(table) / std::max(rows, 1.0);
  if (rows < 1 || width < 1) return {};
  return {with_types({.kind = "embedding",
                      .parameters = {{"vocabulary", rows}, {"width", width}, {"tokens", tokens}}},
                     node.output(), &table)};
}

void of_gather_elements(const NodeView& node) {
  Value result = unknown_value(node.input(0).type);
  result.has_shape = node.input(1).has_shape;
  result.dims = node.input(1).dims;
  node.give(0, std::move(result));
}

void of_gather_nd(const NodeView& node) {
  const Value& data = node.input(0);
  const Value& indices = node.input(1);
  Value result = unknown_value(data.type);
  const double batch = node.number("batch_dims", 0);
  const bool is_known = data.has_shape && indices.has_shape && !indices.dims.empty() &&
                        indices.dims.back() >= 0 && batch >= 0;
  if (is_known && batch + indices.dims.back() <= data.rank()) {
    Dims dims(indices.dims.begin(), indices.dims.end() - 1);
    const auto looked_up = static_cast<std::ptrdiff_t>(batch + indices.dims.back());
    dims.insert(dims.end(), data.dims.begin() + looked_up, data.dims.end());
    result = tensor_value(data.type, std::move(dims));
  }
  node.give(0, std::move(result));
}

// Data with some elements written anew keep their shape.
void of_scatter(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  node.give(0, std::move(result));
}

// Single elements of a vector are written when shapes are put together.
void of_scatter_nd(const NodeView& node) {
  Value result = node.input(0);
  const Elements* places = node.elements(1);
  const Elements* updates = node.elements(2);
  const bool is_vector = result.has_elements() && result.dims.size() == 1 && places != nullptr &&
                         updates != nullptr && places->size() == updates->size();
  if (is_vector) {
    Elements numbers = *result.elements;
    for (std::size_t i = 0; i < places->size(); ++i) {
      const double at = axis_of((*places)[i], static_cast<double>(numbers.size()));
      if (at >= 0) numbers[static_cast<std::size_t>(at)] = (*updates)[i];
    }
    result.elements = std::make_shared<const Elements>(std::move(numbers));
  } else {
    result.elements = nullptr;
  }
  node.give(0, std::move(result));
}

std::vector<MadeLayer> scatter_layers(const NodeView& node) {
  const double elements = known_count(node.input(2));
  if (elements < 1 || node.input(0).is_constant) return copy_layer(node);
  return {with_types({.kind = "movement", .parameters = {{"elements", elements}}}, node.input(2))};
}

void of_compress(const NodeView& node) {
  const Value& data = node.input(0);
  Value result = unknown_value(data.type);
  const double axis = axis_of(node.number("axis", 0), data.rank());
  const Elements* condition = node.elements(1);
  const double kept = condition == nullptr
                          ? unknown_size
                          : static_cast<double>(std::count_if(condition->begin(), condition->end(),
                                                              [](double one) { return one != 0; }));
  if (!node.has_attribute("axis")) {
    result = tensor_value(data.type, {kept});
  } else if (data.has_shape && axis >= 0) {
    result = tensor_value(data.type, data.dims);
    result.dims[static_cast<std::size_t>(axis)] = kept;
  }
  node.give(0, std::move(result));
}

void of_non_zero(const NodeView& node) {
  const Value& data = node.input(0);
  const double rank = data.has_shape ? std::max(data.rank(), 1.0) : unknown_size;
  node.give(0, tensor_value(int64, {rank, unknown_size}));
}

void of_one_hot(const NodeView& node) {
  const Value& indices = node.input(0);
  Value result = unknown_value(node.input(2).type);
  const double axis = axis_of(node.number("axis", -1), indices.rank() + 1);
  const Elements* depth = node.elements(1);
  if (indices.has_shape && axis >= 0) {
    Dims dims = indices.dims;
    const double size = depth != nullptr && !depth->empty() ? as_size((*depth)[0]) : unknown_size;
    dims.insert(dims.begin() + static_cast<std::ptrdiff_t>(axis), size);
    result = tensor_value(node.input(2).type, std::move(dims));
  }
  node.give(0, std::move(result));
}

void of_top_k(const NodeView& node) {
  Value values = node.input(0);
  values.elements = nullptr;
  const double axis = axis_of(node.number("axis", -1), values.rank());
  std::optional<Elements> k = numbers_of(node, 1, "");
  if (!node.has(1) && node.has_attribute("k")) k = Elements{node.number("k", 1)};
  if (axis >= 0) {
    values.dims[static_cast<std::size_t>(axis)] =
        k && !k->empty() ? as_size((*k)[0]) : unknown_size;
  }
  Value places = values;
  places.type = int64;
  places.stored_type = unknown_type;
  node.give(0, std::move(values));
  node.give(1, std::move(places));
}

void of_unique(const NodeView& node) {
  const Value& data = node.input(0);
  Value values = tensor_value(data.type, {unknown_size});
  const double axis = axis_of(node.number("axis", 0), data.rank());
  if (node.has_attribute("axis") && data.has_shape && axis >= 0) {
    values.dims = data.dims;
    values.dims[static_cast<std::size_t>(axis)] = unknown_size;
  }
  node.give(0, std::move(values));
  for (std::size_t i = 1; i < 4; ++i) node.give(i, tensor_value(int64, {unknown_size}));
}

void of_non_max_suppression(const NodeView& node) {
  node.give(0, tensor_value(int64, {unknown_size, 3}));
}

void of_tensor_scatter(const NodeView& node) {
  of_scatter(node);
}

constexpr Operator operators[] = {
    {"Compress", of_compress, movement_layer},
    {"Gather", of_gather, gather_layers},
    {"GatherElements", of_gather_elements, copy_layer},
    {"GatherND", of_gather_nd, copy_layer},
    {"NonMaxSuppression", of_non_max_suppression, movement_layer},
    {"NonZero", of_non_zero, movement_layer},
    {"OneHot", of_one_hot, movement_layer, "", 0b110},
    {"Scatter", of_scatter, scatter_layers},
    {"ScatterElements", of_scatter, scatter_layers},
    {"ScatterND", of_scatter_nd, scatter_layers},
    {"TensorScatter", of_tensor_scatter, scatter_layers},
    {"TopK", of_top_k, reduction_layer},
    {"Unique", of_unique, movement_layer},
};

}  // namespace

std::span<const Operator> indexing_operators() {
  return operators;
}

}  // namespace roofloor::onnx
