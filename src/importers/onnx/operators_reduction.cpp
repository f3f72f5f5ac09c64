// Sums, means, extremes and the like over some axes, and running sums.
#include <algorithm>
#include <cmath>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"

namespace roofloor::onnx {
namespace {

using Combine = double (*)(double, double);

// All axes where none are given; with `noop_with_empty_axes` none.
std::optional<std::vector<bool>> reduced_axes(const NodeView& node, const Value& data) {
  const std::optional<Elements> axes = numbers_of(node, 1, "axes");
  if (node.has(1) && !axes) return std::nullopt;
  const bool are_given = axes && !axes->empty();
  const bool is_noop = !are_given && node.number("noop_with_empty_axes", 0) != 0;
  std::vector<bool> reduced(data.dims.size(), !are_given && !is_noop);
  for (double axis : axes.value_or(Elements{})) {
    const double at = axis_of(axis, data.rank());
    if (at >= 0) reduced[static_cast<std::size_t>(at)] = true;
  }
  return reduced;
}

Value reduced_value(const Value& data, const std::vector<bool>& reduced, bool keeps) {
  Value result = tensor_value(data.type, {});
  result.stored_type = data.stored_type;
  for (std::size_t i = 0; i < reduced.size(); ++i) {
    if (!reduced[i]) {
      result.dims.push_back(data.dims[i]);
    } else if (keeps) {
      result.dims.push_back(1);
    }
  }
  return result;
}

template <Combine combine>
void of_reduction(const NodeView& node) {
  const Value& data = node.input(0);
  const bool keeps = node.number("keepdims", 1) != 0;
  const auto reduced = data.has_shape ? reduced_axes(node, data) : std::nullopt;
  if (!reduced) {
    Value result = unknown_value(data.type);
    // The axes are unknown; kept axes say the rank all the same.
    if (data.has_shape && keeps) {
      result.has_shape = true;
      result.dims.assign(data.dims.size(), unknown_size);
    }
    node.give(0, std::move(result));
    return;
  }
  Value result = reduced_value(data, *reduced, keeps);
  const bool is_whole_sum = result.count() == 1 && data.has_elements() && !data.elements->empty();
  if (is_whole_sum && combine != nullptr) {
    double total = data.elements->front();
    for (std::size_t i = 1; i < data.elements->size(); ++i) {
      total = combine(total, (*data.elements)[i]);
    }
    result.elements = std::make_shared<const Elements>(1, total);
  }
  node.give(0, std::move(result));
}

void of_extreme_place(const NodeView& node) {
  const Value& data = node.input(0);
  Value result = unknown_value(int64);
  const double axis = axis_of(node.number("axis", 0), data.rank());
  if (data.has_shape && axis >= 0) {
    std::vector<bool> reduced(data.dims.size(), false);
    reduced[static_cast<std::size_t>(axis)] = true;
    result = reduced_value(data, reduced, node.number("keepdims", 1) != 0);
    result.type = int64;
    result.stored_type = unknown_type;
  }
  node.give(0, std::move(result));
}

void of_running(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  node.give(0, std::move(result));
}

double sum(double a, double b) {
  return a + b;
}
double product(double a, double b) {
  return a * b;
}
double smaller(double a, double b) {
  return std::min(a, b);
}
double larger(double a, double b) {
  return std::max(a, b);
}
constexpr Combine unknown_result = nullptr;

// A mean over all places of each channel is a global pooling by another name.
constexpr Operator operators[] = {
    {"ArgMax", of_extreme_place, reduction_layer},
    {"ArgMin", of_extreme_place, reduction_layer},
    {"CumProd", of_running, reduction_layer, "", 0b10},
    {"CumSum", of_running, reduction_layer, "", 0b10},
    {"ReduceL1", of_reduction<unknown_result>, reduction_layer, "", 0b10},
    {"ReduceL2", of_reduction<unknown_result>, reduction_layer, "", 0b10},
    {"ReduceLogSum", of_reduction<unknown_result>, reduction_layer, "", 0b10},
    {"ReduceLogSumExp", of_reduction<unknown_result>, reduction_layer, "", 0b10},
    {"ReduceMax", of_reduction<larger>, reduction_layer, "", 0b10},
    {"ReduceMean", of_reduction<unknown_result>, reduction_layer, "", 0b10},
    {"ReduceMin", of_reduction<smaller>, reduction_layer, "", 0b10},
    {"ReduceProd", of_reduction<product>, reduction_layer, "", 0b10},
    {"ReduceSum", of_reduction<sum>, reduction_layer, "", 0b10},
    {"ReduceSumSquare", of_reduction<unknown_result>, reduction_layer, "", 0b10},
};

}  // namespace

std::span<const Operator> reduction_operators() {
  return operators;
}

}  // namespace roofloor::onnx
