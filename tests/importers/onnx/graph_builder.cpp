#include "importers/onnx/graph_builder.h"

namespace onnx_file {

std::string GraphBuilder::input(const std::string& name, Shape shape, ElementType type) {
  graph.inputs.push_back({name, type, std::move(shape)});
  return name;
}

void GraphBuilder::output(const std::string& name, std::optional<Shape> shape, ElementType type) {
  graph.outputs.push_back({name, type, std::move(shape)});
}

std::string GraphBuilder::weight(Ints dims, ElementType type) {
  return constant(absent_tensor("", std::move(dims), type));
}

std::string GraphBuilder::constant(Tensor tensor) {
  if (tensor.name.empty()) tensor.name = prefix + "c" + std::to_string(made++);
  graph.initializers.push_back(tensor);
  return tensor.name;
}

Names GraphBuilder::node_of(std::size_t outputs, const std::string& op_type, Names inputs,
                            Attributes attributes, const std::string& domain) {
  Names names;
  for (std::size_t i = 0; i < outputs; ++i) names.push_back(prefix + "v" + std::to_string(made++));
  graph.nodes.push_back({.op_type = op_type,
                         .inputs = std::move(inputs),
                         .outputs = names,
                         .attributes = std::move(attributes),
                         .domain = domain,
                         .name = op_type + "_" + names[0]});
  return names;
}

std::string GraphBuilder::node(const std::string& op_type, Names inputs, Attributes attributes,
                               const std::string& domain) {
  return node_of(1, op_type, std::move(inputs), std::move(attributes), domain)[0];
}

std::string GraphBuilder::conv(const std::string& x, std::int64_t in, std::int64_t out,
                               const ConvOptions& options) {
  Names inputs{x, weight({out, in / options.groups, options.kernel, options.kernel})};
  if (options.bias) inputs.push_back(weight({out}));
  return node("Conv", inputs,
              {{"kernel_shape", Ints{options.kernel, options.kernel}},
               {"strides", Ints{options.stride, options.stride}},
               {"pads", Ints(4, options.padding)},
               {"group", options.groups}});
}

std::string GraphBuilder::batch_normalization(const std::string& x, std::int64_t channels) {
  return node("BatchNormalization",
              {x, weight({channels}), weight({channels}), weight({channels}), weight({channels})});
}

std::string GraphBuilder::linear(const std::string& x, std::int64_t in, std::int64_t out) {
  return node("Add", {node("MatMul", {x, weight({in, out})}), weight({out})});
}

Model model_of(GraphBuilder builder, std::int64_t opset) {
  return {.graph = std::move(builder.graph), .opsets = {{"", opset}}, .functions = {}};
}

}  // namespace onnx_file
