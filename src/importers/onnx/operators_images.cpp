// Operators that give tensors, mostly images, other sizes.
#include <algorithm>
#include <cmath>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operator.h"

namespace roofloor::onnx {
namespace {

void of_pad(const NodeView& node) {
  const Value& data = node.input(0);
  Value result = data;
  result.elements = nullptr;
  std::optional<Elements> pads = numbers_of(node, 1, "pads");
  if (!pads) pads = numbers_of(node, 1, "paddings");
  const std::optional<Elements> axes = numbers_of(node, 3, "");
  std::vector<double> where;
  for (std::size_t i = 0; i < result.dims.size(); ++i) where.push_back(static_cast<double>(i));
  if (axes) where = *axes;
  for (std::size_t i = 0; i < where.size(); ++i) {
    const double axis = axis_of(where[i], data.rank());
    if (axis < 0) continue;
    double& size = result.dims[static_cast<std::size_t>(axis)];
    const bool is_known = pads && pads->size() == 2 * where.size() && size >= 0;
    size = is_known ? as_size(size + (*pads)[i] + (*pads)[i + where.size()]) : unknown_size;
  }
  if (node.has(3) && !axes) std::fill(result.dims.begin(), result.dims.end(), unknown_size);
  node.give(0, std::move(result));
}

void of_depth_to_space(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  const double block = node.number("blocksize", 1);
  if (result.dims.size() == 4 && block >= 1) {
    Dims& dims = result.dims;
    dims[1] = dims[1] < 0 ? unknown_size : as_size(dims[1] / (block * block));
    for (std::size_t i : {2, 3}) dims[i] = dims[i] < 0 ? unknown_size : as_size(dims[i] * block);
  }
  node.give(0, std::move(result));
}

void of_space_to_depth(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  const double block = node.number("blocksize", 1);
  if (result.dims.size() == 4 && block >= 1) {
    Dims& dims = result.dims;
    dims[1] = dims[1] < 0 ? unknown_size : as_size(dims[1] * block * block);
    for (std::size_t i : {2, 3}) dims[i] = dims[i] < 0 ? unknown_size : as_size(dims[i] / block);
  }
  node.give(0, std::move(result));
}

struct Scaling {
  std::optional<Elements> scales;
  std::optional<Elements> sizes;
  std::vector<double> axes;
};

Scaling scaling_of(const NodeView& node) {
  Scaling result;
  const bool is_resize = node.node.op_type == "Resize";
  const std::size_t scales_at = is_resize && node.opset >= 11 ? 2 : 1;
  result.scales = numbers_of(node, scales_at, is_resize ? "" : "scales");
  if (is_resize && node.opset >= 11) result.sizes = numbers_of(node, 3, "");
  if (result.scales && result.scales->empty()) result.scales.reset();
  if (!is_resize && node.has_attribute("height_scale")) {
    result.scales = Elements{1, 1, node.number("height_scale", 1), node.number("width_scale", 1)};
  }
  result.axes = node.numbers("axes");
  return result;
}

// Which sizes are asked for under "keep the proportions": one factor for all axes.
void keep_proportions(const NodeView& node, const Value& data, const std::vector<double>& axes,
                      Elements& sizes) {
  const std::string policy = node.text("keep_aspect_ratio_policy", "stretch");
  if (policy == "stretch") return;
  const bool is_larger = policy == "not_smaller";
  double factor = is_larger ? 0 : HUGE_VAL;
  const auto size_at = [&](std::size_t i) {
    return known_size(data, i < axes.size() ? axes[i] : static_cast<double>(i));
  };
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double own = sizes[i] / size_at(i);
    factor = is_larger ? std::max(factor, own) : std::min(factor, own);
  }
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    sizes[i] = std::floor(factor * size_at(i) + 0.5);
  }
}

void of_resize(const NodeView& node) {
  const Value& data = node.input(0);
  Value result = data;
  result.elements = nullptr;
  Scaling scaling = scaling_of(node);
  std::vector<double> axes = scaling.axes;
  if (axes.empty()) {
    for (std::size_t i = 0; i < result.dims.size(); ++i) axes.push_back(static_cast<double>(i));
  }
  if (scaling.sizes) keep_proportions(node, data, axes, *scaling.sizes);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const double axis = axis_of(axes[i], data.rank());
    if (axis < 0) continue;
    double& size = result.dims[static_cast<std::size_t>(axis)];
    if (scaling.sizes && i < scaling.sizes->size()) {
      size = as_size((*scaling.sizes)[i]);
    } else if (scaling.scales && i < scaling.scales->size() && size >= 0) {
      size = as_size(std::floor(size * (*scaling.scales)[i]));
    } else {
      size = unknown_size;
    }
  }
  node.give(0, std::move(result));
}

void of_crop_or_pad(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  const Elements* shape = node.elements(1);
  std::vector<double> axes = node.numbers("axes");
  if (axes.empty()) {
    for (std::size_t i = 0; i < result.dims.size(); ++i) axes.push_back(static_cast<double>(i));
  }
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const double axis = axis_of(axes[i], result.rank());
    if (axis < 0) continue;
    const bool is_known = shape != nullptr && i < shape->size();
    result.dims[static_cast<std::size_t>(axis)] = is_known ? as_size((*shape)[i]) : unknown_size;
  }
  node.give(0, std::move(result));
}

void of_grid_sample(const NodeView& node) {
  const Value& data = node.input(0);
  const Value& grid = node.input(1);
  Value result = unknown_value(data.type);
  if (data.has_shape && grid.has_shape && data.dims.size() == grid.dims.size() &&
      data.dims.size() >= 3) {
    Dims dims{data.dims[0], data.dims[1]};
    for (std::size_t i = 1; i + 1 < grid.dims.size(); ++i) dims.push_back(grid.dims[i]);
    result = tensor_value(data.type, std::move(dims));
  }
  node.give(0, std::move(result));
}

void of_col2im(const NodeView& node) {
  const Value& data = node.input(0);
  const Elements* image = node.elements(1);
  const Elements* block = node.elements(2);
  Value result = unknown_value(data.type);
  if (image != nullptr && block != nullptr && data.dims.size() == 3) {
    double window = 1;
    for (double size : *block) window *= size;
    Dims dims{data.dims[0], data.dims[1] < 0 ? unknown_size : as_size(data.dims[1] / window)};
    for (double size : *image) dims.push_back(as_size(size));
    result = tensor_value(data.type, std::move(dims));
  }
  node.give(0, std::move(result));
}

constexpr Operator operators[] = {
    {"CenterCropPad", of_crop_or_pad, copy_layer},
    {"Col2Im", of_col2im, movement_layer},
    {"DepthToSpace", of_depth_to_space, copy_layer},
    {"GridSample", of_grid_sample, movement_layer},
    {"Pad", of_pad, movement_layer, "", 0b1110},
    {"Resize", of_resize, movement_layer, "", 0b1110},
    {"SpaceToDepth", of_space_to_depth, copy_layer},
    {"Upsample", of_resize, movement_layer, "", 0b10},
};

}  // namespace

std::span<const Operator> image_operators() {
  return operators;
}

}  // namespace roofloor::onnx
