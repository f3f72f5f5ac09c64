// Poolings.
#include <algorithm>
#include <cmath>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operators_pooling.h"
#include "importers/onnx/window.h"

namespace roofloor::onnx {
namespace {

std::vector<WindowAxis> axes_of(const NodeView& node, const Value& data) {
  return window_axes(node, data.dims, node.numbers("kernel_shape"),
                     node.number("ceil_mode", 0) != 0);
}

}  // namespace

Value pool_result(const NodeView& node, const Value& data) {
  Value result = unknown_value(data.type);
  result.stored_type = data.stored_type;
  if (data.dims.size() >= 3) {
    result.has_shape = true;
    result.dims = window_output(data.dims[0], data.dims[1], axes_of(node, data));
  }
  return result;
}

std::vector<MadeLayer> pool_layers_of(const NodeView& node, const Value& data) {
  if (data.dims.size() < 3 || known_count(node.output()) < 1) return {};
  MadeLayer layer{.kind = "pooling", .parameters = {{"channels", known_size(data, 1)}}};
  add_window(axes_of(node, data), known_size(data, 0), false, false, layer);
  return {with_types(layer, data)};
}

void give_pool(const NodeView& node) {
  Value result = pool_result(node, node.input(0));
  Value places = result;
  places.type = int64;
  places.stored_type = unknown_type;
  node.give(0, std::move(result));
  node.give(1, std::move(places));
}

std::vector<MadeLayer> pool_layers(const NodeView& node) {
  return pool_layers_of(node, node.input(0));
}

namespace {

void of_global_pool(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  for (std::size_t i = 2; i < result.dims.size(); ++i) result.dims[i] = 1;
  node.give(0, std::move(result));
}

std::vector<MadeLayer> layers_of_global_pool(const NodeView& node) {
  const Value& data = node.input(0);
  const double elements = known_count(data);
  const double results = known_count(node.output());
  if (results < 1 || elements < 1) return {};
  return {with_types({.kind = "pooling",
                      .parameters = {{"channels", results},
                                     {"height", elements / results},
                                     {"width", 1},
                                     {"global", 1}}},
                     data)};
}

// Elements go back to the places that a pooling took them from.
void of_unpool(const NodeView& node) {
  const Value& data = node.input(0);
  Value result = unknown_value(data.type);
  if (const Elements* shape = node.elements(2)) {
    result.has_shape = true;
    for (double size : *shape) result.dims.push_back(as_size(size));
  } else if (data.dims.size() >= 3 && !node.has(2)) {
    Dims dims{data.dims[0], data.dims[1]};
    for (const WindowAxis& axis : axes_of(node, data)) {
      const double size =
          (axis.size - 1) * axis.stride + axis.kernel - axis.padding_before - axis.padding_after;
      dims.push_back(axis.size < 0 ? unknown_size : as_size(size));
    }
    result = tensor_value(data.type, std::move(dims));
  }
  node.give(0, std::move(result));
}

void of_roi_pool(const NodeView& node) {
  const Value& data = node.input(0);
  const Value& regions = node.input(1);
  Value result = unknown_value(data.type);
  if (data.dims.size() == 4 && !regions.dims.empty()) {
    std::vector<double> pooled = node.numbers("pooled_shape");
    if (pooled.size() != 2) {
      pooled = {node.number("output_height", 1), node.number("output_width", 1)};
    }
    result = tensor_value(data.type, {regions.dims[0], data.dims[1], pooled[0], pooled[1]});
  }
  node.give(0, std::move(result));
}

// Four neighbours for each sample, in a grid of samples for each result.
std::vector<MadeLayer> layers_of_roi_align(const NodeView& node) {
  const double ratio = std::max(1.0, node.number("sampling_ratio", 2));
  return custom_layer(node, known_count(node.output()) * ratio * ratio * 4);
}

constexpr Operator operators[] = {
    {"AveragePool", give_pool, pool_layers},
    {"GlobalAveragePool", of_global_pool, layers_of_global_pool},
    {"GlobalLpPool", of_global_pool, layers_of_global_pool},
    {"GlobalMaxPool", of_global_pool, layers_of_global_pool},
    {"LpPool", give_pool, pool_layers},
    {"MaxPool", give_pool, pool_layers},
    {"MaxRoiPool", of_roi_pool, movement_layer},
    {"MaxUnpool", of_unpool, movement_layer},
    {"RoiAlign", of_roi_pool, layers_of_roi_align},
};

}  // namespace

std::span<const Operator> pooling_operators() {
  return operators;
}

}  // namespace roofloor::onnx
