// Quantized tensors: to integers and back, and products of integers. What DequantizeLinear gives
// stays in memory as the integers that it comes from.
#include <algorithm>

#include "importers/onnx/broadcast.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operators_products.h"

namespace roofloor::onnx {
namespace {

int type_of_zero_point(const NodeView& node, std::size_t index, int absent) {
  return node.has(index) ? node.input(index).type : absent;
}

void of_quantize(const NodeView& node) {
  Value result = node.input(0);
  const int asked = static_cast<int>(node.number("output_dtype", uint8));
  result.type = type_of_zero_point(node, 2, asked == unknown_type ? +uint8 : asked);
  result.stored_type = unknown_type;
  result.elements = nullptr;
  node.give(0, std::move(result));
}

void of_dequantize(const NodeView& node) {
  Value result = node.input(0);
  result.stored_type = node.input(0).memory_type();
  result.type = node.input(1).type;
  result.elements = nullptr;
  node.give(0, std::move(result));
}

void of_dynamic_quantize(const NodeView& node) {
  Value result = node.input(0);
  result.type = uint8;
  result.elements = nullptr;
  node.give(0, std::move(result));
  node.give(1, tensor_value(float32, {}));
  node.give(2, tensor_value(uint8, {}));
}

std::vector<MadeLayer> quantize_layer(const NodeView& node) {
  return node.input(0).is_constant ? std::vector<MadeLayer>() : elementwise_layer(node);
}

// x, its scale, its zero point, w, its scale, its zero point, y's scale, y's zero point, bias
void of_qlinear_conv(const NodeView& node) {
  const int type = type_of_zero_point(node, 7, node.input(0).type);
  node.give(0, conv_result(node, node.input(0), node.input(3), type));
}
std::vector<MadeLayer> layers_of_qlinear_conv(const NodeView& node) {
  return conv_layers(node, node.input(0), node.input(3), node.has(8));
}

void of_conv_integer(const NodeView& node) {
  node.give(0, conv_result(node, node.input(0), node.input(1), int32));
}
std::vector<MadeLayer> layers_of_conv_integer(const NodeView& node) {
  return conv_layers(node, node.input(0), node.input(1), false);
}

// a, its scale, its zero point, b, its scale, its zero point, y's scale, y's zero point
void of_qlinear_matmul(const NodeView& node) {
  const int type = type_of_zero_point(node, 7, node.input(0).type);
  node.give(0, matmul_result(node.input(0), node.input(3), type));
}
std::vector<MadeLayer> layers_of_qlinear_matmul(const NodeView& node) {
  return matmul_layers(node.input(0), node.input(3), false);
}

void of_matmul_integer(const NodeView& node) {
  node.give(0, matmul_result(node.input(0), node.input(1), int32));
}
std::vector<MadeLayer> layers_of_matmul_integer(const NodeView& node) {
  return matmul_layers(node.input(0), node.input(1), false);
}

constexpr Operator operators[] = {
    {"ConvInteger", of_conv_integer, layers_of_conv_integer, "", 0b1100, 0b10},
    {"DequantizeLinear", of_dequantize, no_layers, "", 0b110, 0b1},
    {"DynamicQuantizeLinear", of_dynamic_quantize, quantize_layer, "quantize"},
    {"MatMulInteger", of_matmul_integer, layers_of_matmul_integer, "", 0b1100, 0b11},
    {"QLinearConv", of_qlinear_conv, layers_of_qlinear_conv, "", 0b011110110, 0b100001000},
    {"QLinearMatMul", of_qlinear_matmul, layers_of_qlinear_matmul, "", 0b11110110, 0b1001},
    {"QuantizeLinear", of_quantize, quantize_layer, "quantize", 0b110},
};

}  // namespace

std::span<const Operator> quantized_operators() {
  return operators;
}

}  // namespace roofloor::onnx
