// One network of keywords in three ways: floats; integers between QuantizeLinear and
// DequantizeLinear; operators of integers.
#include "importers/onnx/made_networks.h"

namespace onnx_file {
namespace {

struct KeywordWriter {
  GraphBuilder& graph;
  Quantization quantization;

  std::string scale() { return graph.constant(scalar(0.02)); }
  std::string zero(ElementType type = i8) { return graph.constant(scalar(0, type)); }

  // Rounded to eight bits and back.
  std::string around(const std::string& x) {
    if (quantization != Quantization::nodes_around) return x;
    const std::string q = graph.node("QuantizeLinear", {x, scale(), zero()});
    return graph.node("DequantizeLinear", {q, scale(), zero()});
  }

  std::string weight(const Ints& dims) {
    if (quantization == Quantization::none) return graph.weight(dims);
    const std::string integers = graph.weight(dims, i8);
    if (quantization == Quantization::operators) return integers;
    return graph.node("DequantizeLinear", {integers, scale(), zero()});
  }

  std::string conv(const std::string& x, const Ints& weights, const Attributes& attributes) {
    if (quantization == Quantization::operators) {
      return graph.node("QLinearConv",
                        {x, scale(), zero(), weight(weights), scale(), zero(), scale(), zero()},
                        attributes);
    }
    return around(graph.node("Relu", {graph.node("Conv", {x, weight(weights)}, attributes)}));
  }

  std::string separable(const std::string& x) {
    const std::string y = conv(x, {64, 1, 3, 3}, {{"pads", Ints{1, 1, 1, 1}}, {"group", 64}});
    return conv(y, {64, 64, 1, 1}, {});
  }

  std::string product(const std::string& x, const Ints& weights) {
    if (quantization != Quantization::operators) {
      return graph.node("MatMul", {x, weight(weights)});
    }
    const std::string y = graph.node(
        "QLinearMatMul", {x, scale(), zero(), weight(weights), scale(), zero(), scale(), zero()});
    return graph.node("DequantizeLinear", {y, scale(), zero()});
  }
};

}  // namespace

Model keyword_spotting(Quantization quantization, const Dim& batch) {
  GraphBuilder graph;
  KeywordWriter writer{graph, quantization};
  const bool has_operators = quantization == Quantization::operators;
  std::string x = graph.input("features", {batch, 1, 49, 10});
  x = has_operators ? graph.node("QuantizeLinear", {x, writer.scale(), writer.zero()})
                    : writer.around(x);
  x = writer.conv(x, {64, 1, 10, 4}, {{"strides", Ints{2, 2}}, {"pads", Ints{4, 1, 5, 1}}});
  for (int i = 0; i < 4; ++i) x = writer.separable(x);
  // The mean is taken of floats in all three.
  if (has_operators) x = graph.node("DequantizeLinear", {x, writer.scale(), writer.zero()});
  x = graph.node("GlobalAveragePool", {x});
  x = graph.node("Flatten", {x});
  x = has_operators ? graph.node("QuantizeLinear", {x, writer.scale(), writer.zero()})
                    : writer.around(x);
  graph.output(writer.product(x, {64, 12}), Shape{batch, 12});
  return model_of(graph);
}

}  // namespace onnx_file
