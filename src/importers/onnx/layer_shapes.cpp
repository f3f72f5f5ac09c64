// Layers from the sizes of a node's inputs and outputs.
#include "importers/onnx/layer_shapes.h"

#include <algorithm>

namespace roofloor::onnx {
namespace {

double written(const NodeView& node) {
  double sum = 0;
  for (const Value& output : *node.outputs) {
    if (output.kind == ValueKind::tensor && output.type != unknown_type) sum += known_count(output);
  }
  return sum;
}

double bytes_of(const Value& value) {
  return known_count(value) * element_type(value.memory_type()).bits / 8;
}

}  // namespace

double known_count(const Value& value) {
  double count = 1;
  for (double size : value.dims) count *= size == unknown_size ? 1 : size;
  return count;
}

double known_size(const Value& value, double axis) {
  const double at = axis_of(axis, value.rank());
  if (at < 0) return 1;
  const double size = value.dims[static_cast<std::size_t>(at)];
  return size == unknown_size ? 1 : size;
}

MadeLayer with_types(MadeLayer layer, const Value& activations, const Value* weights) {
  layer.activation_type = activations.memory_type();
  if (weights != nullptr) layer.weight_type = weights->memory_type();
  return layer;
}

std::vector<MadeLayer> elementwise_layer(const NodeView& node) {
  const double elements = known_count(node.output());
  if (elements < 1) return {};
  double operands = 0;
  double trained = 0;
  const Value* main = nullptr;
  for (const Value* input : node.inputs) {
    if (input == nullptr) continue;
    const double count = known_count(*input);
    if (input->is_constant) {
      if (count > 1) trained += count;
      continue;
    }
    if (main == nullptr || count > known_count(*main)) main = input;
    ++operands;
  }
  MadeLayer layer{.kind = "elementwise",
                  .parameters = {{"function", node.rule->function}, {"elements", elements}}};
  layer.parameters["operands"] = std::max(operands, 1.0);
  if (trained > 0) layer.parameters["trained"] = trained;
  return {with_types(layer, main == nullptr ? node.output() : *main)};
}

std::vector<MadeLayer> movement_layer(const NodeView& node) {
  double read = 0;
  const Value* main = nullptr;
  for (const Value* input : node.inputs) {
    if (input == nullptr || input->is_constant) continue;
    if (main == nullptr) main = input;
    read += known_count(*input);
  }
  const double elements = written(node);
  if (elements < 1 || main == nullptr) return {};
  MadeLayer layer{.kind = "movement", .parameters = {{"elements", elements}}};
  if (read != elements) layer.parameters["read"] = read;
  return {with_types(layer, *main)};
}

std::vector<MadeLayer> copy_layer(const NodeView& node) {
  const double elements = written(node);
  if (elements < 1) return {};
  return {with_types({.kind = "movement", .parameters = {{"elements", elements}}}, node.input(0))};
}

std::vector<MadeLayer> reduction_layer(const NodeView& node) {
  const double elements = known_count(node.input(0));
  const double results = known_count(node.output());
  if (elements < 1 || results < 1) return {};
  return {with_types(
      {.kind = "reduction", .parameters = {{"elements", elements}, {"results", results}}},
      node.input(0))};
}

std::vector<MadeLayer> custom_layer(const NodeView& node, double operations) {
  double bytes = 0;
  for (const Value* input : node.inputs) {
    if (input != nullptr && input->kind == ValueKind::tensor) bytes += bytes_of(*input);
  }
  for (const Value& output : *node.outputs) {
    if (output.kind == ValueKind::tensor) bytes += bytes_of(output);
  }
  MadeLayer layer{.kind = "custom", .parameters = {{"operations", operations}, {"bytes", bytes}}};
  layer.activation_type = node.input(0).memory_type();
  return {layer};
}

}  // namespace roofloor::onnx
