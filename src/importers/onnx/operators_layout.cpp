// Operators that give the same elements another shape or order, join them or part them.
#include <algorithm>
#include <cmath>

#include "importers/onnx/broadcast.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operator.h"

namespace roofloor::onnx {
namespace {

// --- other shapes, same order: nothing moves -----------------------------------------------------

Value reshaped(const Value& value, Dims dims) {
  Value result = value;
  result.has_shape = true;
  result.dims = std::move(dims);
  return result;
}

Value of_unknown_shape(const Value& value) {
  Value result = value;
  result.has_shape = false;
  result.dims.clear();
  result.elements = nullptr;
  return result;
}

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

// --- another order -------------------------------------------------------------------------------

std::vector<std::size_t> strides_of(const Dims& dims) {
  std::vector<std::size_t> strides(dims.size(), 1);
  for (std::size_t i = dims.size(); i-- > 1;) {
    strides[i - 1] = strides[i] * static_cast<std::size_t>(dims[i]);
  }
  return strides;
}

// The elements of a small tensor whose axes are taken in another order, or parts of them.
struct Pick {
  Dims dims;                           // of the result
  std::vector<double> first;           // by axis of the result: where it begins in the source
  std::vector<double> step;            // and how far it goes, in elements of the source
};

Elements picked(const Elements& source, const Pick& pick) {
  double count = 1;
  for (double size : pick.dims) count *= size;
  Elements result(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < result.size(); ++i) {
    std::size_t rest = i;
    double index = 0;
    for (std::size_t axis = pick.dims.size(); axis-- > 0;) {
      const auto size = static_cast<std::size_t>(pick.dims[axis]);
      index += pick.first[axis] + pick.step[axis] * static_cast<double>(rest % size);
      rest /= size;
    }
    const bool is_inside = index >= 0 && index < static_cast<double>(source.size());
    result[i] = is_inside ? source[static_cast<std::size_t>(index)] : 0;
  }
  return result;
}

void of_transpose(const NodeView& node) {
  const Value& data = node.input(0);
  if (!data.has_shape) {
    node.give(0, data);
    return;
  }
  std::vector<double> order = node.numbers("perm");
  if (order.size() != data.dims.size()) {
    order.resize(data.dims.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = static_cast<double>(order.size() - 1 - i);
    }
  }
  Pick pick;
  const bool is_small = data.has_elements();
  const std::vector<std::size_t> strides =
      is_small ? strides_of(data.dims) : std::vector<std::size_t>();
  for (double axis : order) {
    const double at = axis_of(axis, data.rank());
    const auto index = static_cast<std::size_t>(std::max(at, 0.0));
    pick.dims.push_back(at < 0 ? unknown_size : data.dims[index]);
    pick.first.push_back(0);
    pick.step.push_back(is_small && at >= 0 ? static_cast<double>(strides[index]) : 0);
  }
  Value result = reshaped(data, pick.dims);
  if (is_small) result.elements = std::make_shared<const Elements>(picked(*data.elements, pick));
  node.give(0, std::move(result));
}

// --- joined and parted ---------------------------------------------------------------------------

// Small tensors are joined along the first axis, as sizes are.
std::shared_ptr<const Elements> joined_elements(const NodeView& node, double axis, double count) {
  if (axis != 0 || count < 0 || count > static_cast<double>(most_elements)) return nullptr;
  Elements numbers;
  for (std::size_t i = 0; i < node.inputs.size(); ++i) {
    if (node.elements(i) == nullptr) return nullptr;
    numbers.insert(numbers.end(), node.elements(i)->begin(), node.elements(i)->end());
  }
  return std::make_shared<const Elements>(std::move(numbers));
}

void of_concat(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  for (std::size_t i = 0; i < node.inputs.size(); ++i) {
    if (!result.has_shape && node.input(i).has_shape) result.dims = node.input(i).dims;
    if (!node.input(i).has_shape) result.has_shape = false;
  }
  const double axis = axis_of(node.number("axis", 1), result.rank());
  if (!result.has_shape || axis < 0) {
    node.give(0, of_unknown_shape(result));
    return;
  }
  const auto at = static_cast<std::size_t>(axis);
  double sum = 0;
  for (std::size_t i = 0; i < node.inputs.size(); ++i) {
    const Dims& dims = node.input(i).dims;
    const double size = at < dims.size() ? dims[at] : unknown_size;
    sum = size < 0 || sum < 0 ? unknown_size : sum + size;
  }
  result.dims[at] = sum;
  result.elements = joined_elements(node, axis, result.count());
  node.give(0, std::move(result));
}

// The sizes of the parts: given, or equal, the last one with what is left.
std::vector<double> part_sizes(const NodeView& node, double size) {
  const double parts = static_cast<double>(node.output_count());
  if (const auto given = numbers_of(node, 1, "split"); given && !given->empty()) {
    std::vector<double> sizes(node.output_count(), unknown_size);
    for (std::size_t i = 0; i < sizes.size() && i < given->size(); ++i) {
      sizes[i] = as_size((*given)[i]);
    }
    return sizes;
  }
  if (node.has(1) || size < 0) return std::vector<double>(node.output_count(), unknown_size);
  const double asked = node.number("num_outputs", parts);
  const double each = std::ceil(size / std::max(asked, 1.0));
  std::vector<double> sizes(node.output_count(), each);
  if (!sizes.empty()) sizes.back() = std::max(0.0, size - each * (parts - 1));
  return sizes;
}

void of_split(const NodeView& node) {
  const Value& data = node.input(0);
  const double axis = axis_of(node.number("axis", 0), data.rank());
  if (!data.has_shape || axis < 0) {
    for (std::size_t i = 0; i < node.output_count(); ++i) node.give(i, of_unknown_shape(data));
    return;
  }
  const auto at = static_cast<std::size_t>(axis);
  const std::vector<double> sizes = part_sizes(node, data.dims[at]);
  double begin = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    Value part = data;
    part.dims[at] = sizes[i];
    part.elements = nullptr;
    const bool is_flat = data.has_elements() && data.dims.size() == 1 && sizes[i] >= 0 && begin >= 0;
    if (is_flat && begin + sizes[i] <= data.dims[0]) {
      const auto from = data.elements->begin() + static_cast<std::ptrdiff_t>(begin);
      part.elements = std::make_shared<const Elements>(
          from, from + static_cast<std::ptrdiff_t>(sizes[i]));
    }
    begin = sizes[i] < 0 ? unknown_size : begin + sizes[i];
    node.give(i, std::move(part));
  }
}

// --- parts ---------------------------------------------------------------------------------------

struct Range {
  double begin = 0;
  double step = 1;
  double size = 0;
};

// What Slice takes of an axis of `size`, by ONNX's rules of clamping.
Range sliced(double start, double end, double step, double size) {
  const auto clamped = [&](double at, double low, double high) {
    return std::clamp(at < 0 ? at + size : at, low, high);
  };
  if (step == 0 || std::isnan(start) || std::isnan(end)) return {0, 1, unknown_size};
  const bool is_back = step < 0;
  const double begin = clamped(start, is_back ? -1 : 0, is_back ? size - 1 : size);
  const double stop = clamped(end, is_back ? -1 : 0, is_back ? size - 1 : size);
  return {begin, step, std::max(0.0, std::ceil((stop - begin) / step))};
}

void of_slice(const NodeView& node) {
  const Value& data = node.input(0);
  const auto starts = numbers_of(node, 1, "starts");
  const auto ends = numbers_of(node, 2, "ends");
  auto axes = numbers_of(node, 3, "axes");
  const auto steps = numbers_of(node, 4, "");
  if (!data.has_shape) {
    node.give(0, of_unknown_shape(data));
    return;
  }
  const bool is_known = starts && ends && starts->size() <= data.dims.size() &&
                        (!node.has(3) || axes) && (!node.has(4) || steps);
  Value result = data;
  result.elements = nullptr;
  std::vector<Range> ranges;
  for (double size : data.dims) ranges.push_back({0, 1, size});
  if (!is_known) {
    // Which axes are cut is known more often than where.
    for (std::size_t i = 0; i < result.dims.size(); ++i) {
      const bool is_cut = !axes || std::any_of(axes->begin(), axes->end(), [&](double axis) {
        return axis_of(axis, data.rank()) == static_cast<double>(i);
      });
      if (is_cut) result.dims[i] = unknown_size;
    }
    node.give(0, std::move(result));
    return;
  }
  for (std::size_t i = 0; i < starts->size() && i < ends->size(); ++i) {
    const double given = axes && i < axes->size() ? (*axes)[i] : static_cast<double>(i);
    const double axis = axis_of(given, data.rank());
    if (axis < 0) continue;
    const auto at = static_cast<std::size_t>(axis);
    const double step = steps && i < steps->size() ? (*steps)[i] : 1;
    if (data.dims[at] < 0) {
      result.dims[at] = unknown_size;
      continue;
    }
    ranges[at] = sliced((*starts)[i], (*ends)[i], step, data.dims[at]);
    result.dims[at] = ranges[at].size;
  }
  if (data.has_elements() && result.count() >= 0) {
    Pick pick;
    const std::vector<std::size_t> strides = strides_of(data.dims);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      pick.dims.push_back(result.dims[i]);
      pick.first.push_back(ranges[i].begin * static_cast<double>(strides[i]));
      pick.step.push_back(ranges[i].step * static_cast<double>(strides[i]));
    }
    result.elements = std::make_shared<const Elements>(picked(*data.elements, pick));
  }
  node.give(0, std::move(result));
}

// --- more elements -------------------------------------------------------------------------------

Value repeated(const Value& data, Dims dims) {
  Value result = data;
  result.has_shape = true;
  result.dims = std::move(dims);
  result.elements = nullptr;
  if (data.count() > 0 && result.count() > 0) result.copies *= result.count() / data.count();
  const bool is_small = result.count() >= 0 && result.count() <= static_cast<double>(most_elements);
  if (data.has_elements() && is_small) {
    Elements numbers(static_cast<std::size_t>(result.count()));
    // Every axis of the source goes round and round.
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      std::size_t rest = i;
      std::size_t index = 0;
      std::size_t stride = 1;
      for (std::size_t back = 0; back < result.dims.size(); ++back) {
        const auto size = static_cast<std::size_t>(result.dims[result.dims.size() - 1 - back]);
        const std::size_t place = rest % size;
        rest /= size;
        if (back >= data.dims.size()) continue;
        const auto own = static_cast<std::size_t>(data.dims[data.dims.size() - 1 - back]);
        if (own > 0) index += place % own * stride;
        stride *= own;
      }
      numbers[i] = index < data.elements->size() ? (*data.elements)[index] : 0;
    }
    result.elements = std::make_shared<const Elements>(std::move(numbers));
  }
  return result;
}

void of_expand(const NodeView& node) {
  const Value& data = node.input(0);
  const Elements* shape = node.elements(1);
  if (shape == nullptr || !data.has_shape) {
    Value result = of_unknown_shape(data);
    const Value& sizes = node.input(1);
    if (sizes.has_shape && sizes.dims.size() == 1 && data.has_shape && sizes.dims[0] >= 0 &&
        sizes.dims[0] < 64) {
      result.has_shape = true;
      result.dims = broadcast(data.dims,
                              Dims(static_cast<std::size_t>(sizes.dims[0]), unknown_size));
    }
    node.give(0, std::move(result));
    return;
  }
  Dims asked;
  for (double size : *shape) asked.push_back(as_size(size));
  node.give(0, repeated(data, broadcast(data.dims, asked)));
}

void of_tile(const NodeView& node) {
  const Value& data = node.input(0);
  const Elements* repeats = node.elements(1);
  if (!data.has_shape) {
    node.give(0, of_unknown_shape(data));
    return;
  }
  Dims dims = data.dims;
  // In opset 1 there are the repeats of one axis, and the axis.
  const bool is_old = node.opset < 6;
  for (std::size_t i = 0; i < dims.size(); ++i) {
    double times = unknown_size;
    if (is_old && repeats != nullptr && node.elements(2) != nullptr && repeats->size() == 1) {
      times = (*node.elements(2))[0] == static_cast<double>(i) ? (*repeats)[0] : 1;
    } else if (!is_old && repeats != nullptr && i < repeats->size()) {
      times = (*repeats)[i];
    }
    dims[i] = times < 0 || dims[i] < 0 ? unknown_size : as_size(dims[i] * times);
  }
  node.give(0, repeated(data, std::move(dims)));
}

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

// --- other sizes of images -----------------------------------------------------------------------

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
  double factor = is_larger ? 0 : INFINITY;
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

void of_same_without_numbers(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  node.give(0, std::move(result));
}

constexpr Operator operators[] = {
    {"CenterCropPad", of_crop_or_pad, copy_layer},
    {"Col2Im", of_col2im, movement_layer},
    {"Concat", of_concat, movement_layer},
    {"DepthToSpace", of_depth_to_space, copy_layer},
    {"Dropout", of_dropout, no_layers, "", 0b110},
    {"Expand", of_expand},
    {"Flatten", of_flatten},
    {"GridSample", of_grid_sample, movement_layer},
    {"Identity", of_identity},
    {"Pad", of_pad, movement_layer, "", 0b1110},
    {"Reshape", of_reshape},
    {"Resize", of_resize, movement_layer, "", 0b1110},
    {"ReverseSequence", of_same_without_numbers, copy_layer},
    {"Slice", of_slice, copy_layer},
    {"SpaceToDepth", of_space_to_depth, copy_layer},
    {"Split", of_split, copy_layer},
    {"Squeeze", of_squeeze},
    {"Tile", of_tile, copy_layer},
    {"Transpose", of_transpose, copy_layer},
    {"Trilu", of_same_without_numbers, copy_layer},
    {"Unsqueeze", of_unsqueeze},
    {"Upsample", of_resize, movement_layer, "", 0b10},
};

}  // namespace

std::span<const Operator> layout_operators() {
  return operators;
}

}  // namespace roofloor::onnx
