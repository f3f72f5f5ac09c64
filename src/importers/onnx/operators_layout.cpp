// Operators that give elements another order, join them, part them or repeat them.
#include <algorithm>
#include <cmath>

#include "importers/onnx/broadcast.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operator.h"

namespace roofloor::onnx {
namespace {

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
  Dims dims;                  // of the result
  std::vector<double> first;  // by axis of the result: where it begins in the source
  std::vector<double> step;   // and how far it goes, in elements of the source
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
    const bool is_flat =
        data.has_elements() && data.dims.size() == 1 && sizes[i] >= 0 && begin >= 0;
    if (is_flat && begin + sizes[i] <= data.dims[0]) {
      const auto from = data.elements->begin() + static_cast<std::ptrdiff_t>(begin);
      part.elements =
          std::make_shared<const Elements>(from, from + static_cast<std::ptrdiff_t>(sizes[i]));
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
      result.dims =
          broadcast(data.dims, Dims(static_cast<std::size_t>(sizes.dims[0]), unknown_size));
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

void of_same_without_numbers(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  node.give(0, std::move(result));
}

constexpr Operator operators[] = {
    {"Concat", of_concat, movement_layer},
    {"Expand", of_expand},
    {"ReverseSequence", of_same_without_numbers, copy_layer},
    {"Slice", of_slice, copy_layer},
    {"Split", of_split, copy_layer},
    {"Tile", of_tile, copy_layer},
    {"Transpose", of_transpose, copy_layer},
    {"Trilu", of_same_without_numbers, copy_layer},
};

}  // namespace

std::span<const Operator> layout_operators() {
  return operators;
}

}  // namespace roofloor::onnx
