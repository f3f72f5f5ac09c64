// Convolutions and matrix products: the operators whose multiply-accumulates published counts mean.
#include "importers/onnx/operators_products.h"

#include <algorithm>
#include <cmath>

#include "importers/onnx/broadcast.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/window.h"

namespace roofloor::onnx {

// --- convolutions --------------------------------------------------------------------------------

namespace {

Dims kernel_of(const NodeView& node, const Value& weights) {
  if (weights.dims.size() > 2) return {weights.dims.begin() + 2, weights.dims.end()};
  return node.numbers("kernel_shape");
}

double channels_of(const Value& value) {
  return value.dims.size() > 1 ? value.dims[1] : unknown_size;
}

}  // namespace

Value conv_result(const NodeView& node, const Value& data, const Value& weights, int type) {
  Value result = unknown_value(type);
  if (data.dims.size() < 3) return result;
  const double filters = weights.dims.empty() ? unknown_size : weights.dims[0];
  const auto axes = window_axes(node, data.dims, kernel_of(node, weights), false);
  result.has_shape = true;
  result.dims = window_output(data.dims[0], filters, axes);
  return result;
}

std::vector<MadeLayer> conv_layers(const NodeView& node, const Value& data, const Value& weights,
                                   bool has_bias) {
  if (data.dims.size() < 3 || weights.dims.size() < 3 || known_count(node.output()) < 1) return {};
  const auto axes = window_axes(node, data.dims, kernel_of(node, weights), false);
  MadeLayer layer{.kind = axes.size() > 2 ? "conv3d" : "conv2d"};
  const double groups = std::max(1.0, node.number("group", 1));
  layer.parameters["in_channels"] = known_size(weights, 1) * groups;
  layer.parameters["out_channels"] = known_size(weights, 0);
  layer.parameters["groups"] = groups;
  layer.parameters["bias"] = has_bias;
  add_window(axes, known_size(data, 0), axes.size() > 2, false, layer);
  return {with_types(layer, data, &weights)};
}

namespace {

void of_conv(const NodeView& node) {
  node.give(0, conv_result(node, node.input(0), node.input(1), node.input(0).type));
}
std::vector<MadeLayer> layers_of_conv(const NodeView& node) {
  return conv_layers(node, node.input(0), node.input(1), node.has(2));
}

double transposed_output(const NodeView& node, const WindowAxis& axis, std::size_t index) {
  const std::vector<double> asked = node.numbers("output_shape");
  if (!asked.empty()) {
    // Some files give all sizes, N and channels too.
    const std::size_t rank = node.input(0).dims.size();
    const std::size_t at = asked.size() == rank ? index + 2 : index;
    return at < asked.size() ? as_size(asked[at]) : unknown_size;
  }
  if (axis.size < 0) return unknown_size;
  const std::vector<double> added = node.numbers("output_padding");
  if (node.text("auto_pad", "NOTSET").starts_with("SAME")) return axis.size * axis.stride;
  const std::vector<double> pads = node.numbers("pads");
  const std::size_t count = node.input(0).dims.size() - 2;
  const double padding = pads.size() == 2 * count ? pads[index] + pads[index + count] : 0;
  return as_size((axis.size - 1) * axis.stride + axis.dilation * (axis.kernel - 1) + 1 - padding +
                 (index < added.size() ? added[index] : 0));
}

std::vector<WindowAxis> transposed_axes(const NodeView& node) {
  auto axes = window_axes(node, node.input(0).dims, kernel_of(node, node.input(1)), false);
  for (std::size_t i = 0; i < axes.size(); ++i) {
    axes[i].output = transposed_output(node, axes[i], i);
  }
  return axes;
}

void of_conv_transpose(const NodeView& node) {
  const Value& data = node.input(0);
  Value result = unknown_value(data.type);
  if (data.dims.size() >= 3) {
    const double of_group = channels_of(node.input(1));
    const double groups = std::max(1.0, node.number("group", 1));
    result = tensor_value(
        data.type, window_output(data.dims[0], of_group < 0 ? unknown_size : of_group * groups,
                                 transposed_axes(node)));
  }
  node.give(0, std::move(result));
}

std::vector<MadeLayer> layers_of_conv_transpose(const NodeView& node) {
  const Value& data = node.input(0);
  const Value& weights = node.input(1);
  if (data.dims.size() < 3 || weights.dims.size() < 3 || known_count(node.output()) < 1) return {};
  const double groups = std::max(1.0, node.number("group", 1));
  MadeLayer layer{.kind = "conv_transpose2d"};
  layer.parameters["in_channels"] = known_size(weights, 0);
  layer.parameters["out_channels"] = known_size(weights, 1) * groups;
  layer.parameters["groups"] = groups;
  layer.parameters["bias"] = node.has(2);
  add_window(transposed_axes(node), known_size(data, 0), false, true, layer);
  return {with_types(layer, data, &weights)};
}

// An offset for every tap of the window, then a convolution of what stands there.
void of_deform_conv(const NodeView& node) {
  node.give(0, conv_result(node, node.input(0), node.input(1), node.input(0).type));
}
std::vector<MadeLayer> layers_of_deform_conv(const NodeView& node) {
  return conv_layers(node, node.input(0), node.input(1), node.has(3));
}

// --- matrix products -----------------------------------------------------------------------------

Dims leading(const Value& value) {
  const std::size_t rank = value.dims.size();
  return rank < 2 ? Dims{} : Dims(value.dims.begin(), value.dims.end() - 2);
}

double product_of(const Dims& dims) {
  double result = 1;
  for (double size : dims) result *= size == unknown_size ? 1 : size;
  return result;
}

}  // namespace

Value matmul_result(const Value& a, const Value& b, int type) {
  Value result = unknown_value(type);
  if (!a.has_shape || !b.has_shape || a.dims.empty() || b.dims.empty()) return result;
  Dims dims = broadcast(leading(a), leading(b));
  if (a.dims.size() > 1) dims.push_back(a.dims[a.dims.size() - 2]);
  if (b.dims.size() > 1) dims.push_back(b.dims.back());
  result.has_shape = true;
  result.dims = std::move(dims);
  return result;
}

namespace {

// A vector is a matrix of one row or one column.
struct Matrices {
  double m = 1;
  double k = 1;
  double n = 1;
  double of_a = 1;  // matrices that each operand holds
  double of_b = 1;
  double products = 1;  // after broadcasting
};

Matrices matrices_of(const Value& a, const Value& b) {
  Matrices result;
  result.m = a.dims.size() > 1 ? known_size(a, -2) : 1;
  result.k = known_size(a, -1);
  result.n = b.dims.size() > 1 ? known_size(b, -1) : 1;
  result.of_a = product_of(leading(a));
  result.of_b = product_of(leading(b));
  result.products = product_of(broadcast(leading(a), leading(b)));
  return result;
}

MadeLayer linear_layer(double in, double out, double rows, bool has_bias) {
  MadeLayer layer{.kind = "linear", .parameters = {{"in", in}, {"out", out}, {"rows", rows}}};
  layer.parameters["bias"] = has_bias;
  return layer;
}

// Weights for every one of several matrices.
MadeLayer trained_product(const Matrices& s, bool has_bias) {
  if (s.of_b == 1) return linear_layer(s.k, s.n, s.products * s.m, has_bias);
  if (s.of_a == 1) return linear_layer(s.k, s.n * s.of_b, s.m, false);
  return {.kind = "head_linear",
          .parameters = {
              {"heads", s.of_b}, {"in", s.k}, {"out", s.n}, {"rows", s.products * s.m / s.of_b}}};
}

// Of two activations; an operand that is the same for all products counts once.
MadeLayer product_layer(const Matrices& s) {
  double m = s.m;
  double n = s.n;
  double count = s.products;
  if (s.of_b == 1) {
    m *= s.products;
    count = 1;
  } else if (s.of_a == 1) {
    n *= s.products;
    count = 1;
  }
  return {.kind = "matmul", .parameters = {{"m", m}, {"k", s.k}, {"n", n}, {"count", count}}};
}

}  // namespace

Value transposed(const Value& value, bool is_asked) {
  Value result = value;
  if (is_asked && result.dims.size() > 1) {
    std::swap(result.dims.back(), result.dims[result.dims.size() - 2]);
  }
  return result;
}

std::vector<MadeLayer> matmul_layers(const Value& a, const Value& b, bool has_bias) {
  if (a.dims.empty() || b.dims.empty()) return {};
  const Matrices s = matrices_of(a, b);
  if (s.m * s.k * s.n * s.products < 1) return {};
  if (b.is_constant) return {with_types(trained_product(s, has_bias), a, &b)};
  if (!a.is_constant) return {with_types(product_layer(s), a)};
  // Weights on the left: the same product, transposed.
  const Matrices turned{s.n, s.k, s.m, s.of_b, s.of_a, s.products};
  return {with_types(trained_product(turned, has_bias), b, &a)};
}

namespace {

void of_matmul(const NodeView& node) {
  node.give(0, matmul_result(node.input(0), node.input(1), node.input(0).type));
}
std::vector<MadeLayer> layers_of_matmul(const NodeView& node) {
  return matmul_layers(node.input(0), node.input(1), false);
}

Value gemm_a(const NodeView& node) {
  return transposed(node.input(0), node.number("transA", 0) != 0);
}
Value gemm_b(const NodeView& node) {
  return transposed(node.input(1), node.number("transB", 0) != 0);
}

void of_gemm(const NodeView& node) {
  node.give(0, matmul_result(gemm_a(node), gemm_b(node), node.input(0).type));
}
std::vector<MadeLayer> layers_of_gemm(const NodeView& node) {
  return matmul_layers(gemm_a(node), gemm_b(node), node.has(2));
}

// --- Einstein sums -------------------------------------------------------------------------------

struct Equation {
  std::vector<std::string> inputs;
  std::string output;
};

// Axes that an ellipsis stands for get names that no equation can have.
std::string with_named_axes(const std::string& term, std::size_t rank) {
  const std::size_t dots = term.find("...");
  if (dots == std::string::npos) return term;
  const std::size_t named = term.size() - 3;
  std::string axes;
  const std::size_t unnamed = rank > named ? rank - named : 0;
  for (std::size_t i = 0; i < unnamed && i < 32; ++i) {
    axes += static_cast<char>(1 + (unnamed - 1 - i));
  }
  return term.substr(0, dots) + axes + term.substr(dots + 3);
}

std::string implied_output(const std::vector<std::string>& inputs) {
  std::string all;
  for (const std::string& term : inputs) all += term;
  std::string once;
  for (char c : all) {
    if (c <= 32 ? once.find(c) == std::string::npos : std::count(all.begin(), all.end(), c) == 1) {
      once += c;
    }
  }
  std::sort(once.begin(), once.end());
  // The axes of an ellipsis come first, the largest name outermost.
  const auto named = std::find_if(once.begin(), once.end(), [](char c) { return c > 32; });
  std::reverse(once.begin(), named);
  return once;
}

Equation equation_of(const NodeView& node) {
  std::string text = node.text("equation", "");
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  const std::size_t arrow = text.find("->");
  std::string left = text.substr(0, arrow);
  Equation equation;
  std::size_t most_rank = 0;
  for (std::size_t begin = 0, i = 0; begin <= left.size(); ++i) {
    const std::size_t comma = std::min(left.find(',', begin), left.size());
    const std::size_t rank = node.input(i).dims.size();
    most_rank = std::max(most_rank, rank);
    equation.inputs.push_back(with_named_axes(left.substr(begin, comma - begin), rank));
    begin = comma + 1;
  }
  if (arrow == std::string::npos) {
    equation.output = implied_output(equation.inputs);
    return equation;
  }
  std::string all;
  for (const std::string& term : equation.inputs) all += term;
  const auto unnamed = static_cast<std::size_t>(
      std::max(0, static_cast<int>(*std::max_element(all.begin(), all.end(), [](char a, char b) {
                 return (a > 32 ? 0 : a) < (b > 32 ? 0 : b);
               }))));
  const std::string right = text.substr(arrow + 2);
  const bool has_dots = right.find("...") != std::string::npos;
  equation.output = with_named_axes(
      right, has_dots ? right.size() - 3 + (unnamed <= 32 ? unnamed : 0) : right.size());
  return equation;
}

std::map<char, double> sizes_of(const NodeView& node, const Equation& equation) {
  std::map<char, double> sizes;
  for (std::size_t i = 0; i < equation.inputs.size(); ++i) {
    const Dims& dims = node.input(i).dims;
    for (std::size_t axis = 0; axis < equation.inputs[i].size() && axis < dims.size(); ++axis) {
      double& size = sizes.try_emplace(equation.inputs[i][axis], unknown_size).first->second;
      if (size <= 1 && dims[axis] != unknown_size) size = std::max(size, dims[axis]);
    }
  }
  return sizes;
}

bool has_all_shapes(const NodeView& node) {
  for (const Value* input : node.inputs) {
    if (input == nullptr || !input->has_shape) return false;
  }
  return !node.inputs.empty();
}

void of_einsum(const NodeView& node) {
  Value result = unknown_value(node.input(0).type);
  const bool has_equation = !node.text("equation", "").empty();
  if (has_equation && has_all_shapes(node)) {
    const Equation equation = equation_of(node);
    const std::map<char, double> sizes = sizes_of(node, equation);
    Dims dims;
    for (char axis : equation.output) {
      const auto found = sizes.find(axis);
      dims.push_back(found == sizes.end() ? unknown_size : found->second);
    }
    result = tensor_value(node.input(0).type, std::move(dims));
  }
  node.give(0, std::move(result));
}

// Which part of a product of two an axis is: of both and the result: a product of its own; of both
// and not the result: its depth; of one and the result: its rows or columns.
Matrices matrices_of(const Equation& equation, const std::map<char, double>& sizes) {
  Matrices result;
  const auto in = [](const std::string& term, char axis) {
    return term.find(axis) != std::string::npos;
  };
  for (const auto& [axis, size] : sizes) {
    const double known = size < 0 ? 1 : size;
    const bool in_a = in(equation.inputs[0], axis);
    const bool in_b = in(equation.inputs[1], axis);
    if (in_a && in_b) {
      (in(equation.output, axis) ? result.products : result.k) *= known;
    } else {
      (in_a ? result.m : result.n) *= known;
    }
  }
  result.of_a = result.products;
  result.of_b = result.products;
  return result;
}

std::vector<MadeLayer> layers_of_einsum(const NodeView& node) {
  if (!has_all_shapes(node) || node.text("equation", "").empty()) return movement_layer(node);
  const Equation equation = equation_of(node);
  const std::map<char, double> sizes = sizes_of(node, equation);
  double all = 1;
  for (const auto& [axis, size] : sizes) all *= size < 0 ? 1 : size;
  if (all < 1) return {};
  if (node.inputs.size() == 1) return reduction_layer(node);
  if (node.inputs.size() != 2 || equation.inputs.size() != 2) {
    return custom_layer(node, 2 * all);
  }
  const Value& a = node.input(0);
  const Value& b = node.input(1);
  const Matrices s = matrices_of(equation, sizes);
  if (b.is_constant) return {with_types(trained_product(s, false), a, &b)};
  if (!a.is_constant) return {with_types(product_layer(s), a)};
  const Matrices other{s.n, s.k, s.m, s.of_b, s.of_a, s.products};
  return {with_types(trained_product(other, false), b, &a)};
}

constexpr Operator operators[] = {
    {"Conv", of_conv, layers_of_conv},
    {"ConvTranspose", of_conv_transpose, layers_of_conv_transpose},
    {"DeformConv", of_deform_conv, layers_of_deform_conv},
    {"Einsum", of_einsum, layers_of_einsum},
    {"Gemm", of_gemm, layers_of_gemm},
    {"MatMul", of_matmul, layers_of_matmul},
};

}  // namespace

std::span<const Operator> product_operators() {
  return operators;
}

}  // namespace roofloor::onnx
