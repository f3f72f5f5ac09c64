// Transformers as PyTorch exports them, and a feed-forward block as a function of the model.
#include "importers/onnx/made_networks.h"

namespace onnx_file {
namespace {

// One encoder block of Dosovitskiy et al., arXiv 2010.11929, on x of (batch, tokens, width).
struct BlockWriter {
  GraphBuilder& graph;
  TransformerSizes sizes;

  std::string normalized(const std::string& x) {
    return graph.node("LayerNormalization",
                      {x, graph.weight({sizes.width}), graph.weight({sizes.width})},
                      {{"axis", -1}, {"epsilon", 1e-6}});
  }

  // One size of x as a list of one number.
  std::string size_of(const std::string& x, std::int64_t axis) {
    const std::string shape = graph.node("Shape", {x});
    const std::string size =
        graph.node("Gather", {shape, graph.constant(scalar(double(axis), i64))}, {{"axis", 0}});
    return graph.node("Unsqueeze", {size, graph.ints({0})});
  }

  std::string reshaped(const std::string& x, const std::string& like, const Ints& rest) {
    Names parts{size_of(like, 0), size_of(like, 1)};
    for (const std::int64_t size : rest) parts.push_back(graph.ints({size}));
    return graph.node("Reshape", {x, graph.node("Concat", parts, {{"axis", 0}})});
  }

  // Heads apart: (batch, heads, tokens, width of a head).
  std::string heads_of(const std::string& x) {
    const std::string apart = reshaped(x, x, {sizes.heads, sizes.width / sizes.heads});
    return graph.node("Transpose", {apart}, {{"perm", Ints{0, 2, 1, 3}}});
  }

  std::string attention(const std::string& x) {
    const std::string q = heads_of(graph.linear(x, sizes.width, sizes.width));
    const std::string k = heads_of(graph.linear(x, sizes.width, sizes.width));
    const std::string v = heads_of(graph.linear(x, sizes.width, sizes.width));
    const std::string k_transposed = graph.node("Transpose", {k}, {{"perm", Ints{0, 1, 3, 2}}});
    std::string scores = graph.node("MatMul", {q, k_transposed});
    scores = graph.node("Div", {scores, graph.constant(scalar(8))});
    const std::string weights = graph.node("Softmax", {scores}, {{"axis", -1}});
    const std::string heads = graph.node("MatMul", {weights, v});
    const std::string apart = graph.node("Transpose", {heads}, {{"perm", Ints{0, 2, 1, 3}}});
    return graph.linear(reshaped(apart, x, {sizes.width}), sizes.width, sizes.width);
  }

  // x / 2 * (1 + erf(x / sqrt 2))
  std::string gelu(const std::string& x) {
    const std::string scaled = graph.node("Div", {x, graph.constant(scalar(1.41421356))});
    const std::string erf = graph.node("Erf", {scaled});
    const std::string sum = graph.node("Add", {erf, graph.constant(scalar(1))});
    const std::string product = graph.node("Mul", {x, sum});
    return graph.node("Mul", {product, graph.constant(scalar(0.5))});
  }

  std::string block(std::string x) {
    x = graph.node("Add", {x, attention(normalized(x))});
    const std::string hidden = gelu(graph.linear(normalized(x), sizes.width, sizes.hidden));
    return graph.node("Add", {x, graph.linear(hidden, sizes.hidden, sizes.width)});
  }
};

}  // namespace

Model encoder(const Dim& batch, const Dim& sequence, const TransformerSizes& sizes) {
  GraphBuilder graph;
  BlockWriter writer{graph, sizes};
  std::string x = graph.input("embedded", {batch, sequence, sizes.width});
  for (std::int64_t i = 0; i < sizes.blocks; ++i) x = writer.block(x);
  graph.output(writer.normalized(x), Shape{batch, sequence, sizes.width});
  return model_of(graph);
}

Model vit_base(const Dim& batch) {
  const TransformerSizes sizes;
  GraphBuilder graph;
  BlockWriter writer{graph, sizes};
  std::string x = graph.input("images", {batch, 3, 224, 224});
  x = graph.conv(x, 3, sizes.width, {.kernel = 16, .stride = 16, .bias = true});
  // (batch, width, 14, 14) to (batch, 196, width), by the batch that the images have.
  const std::string sizes_of_tokens = graph.node(
      "Concat", {writer.size_of(x, 0), graph.ints({sizes.width}), graph.ints({-1})}, {{"axis", 0}});
  x = graph.node("Reshape", {x, sizes_of_tokens});
  x = graph.node("Transpose", {x}, {{"perm", Ints{0, 2, 1}}});
  // The class token for every image: Shape, ConstantOfShape, Mul, Equal, Where and Expand.
  const std::string wanted = graph.node(
      "Concat", {writer.size_of(x, 0), graph.ints({-1}), graph.ints({-1})}, {{"axis", 0}});
  const std::string ones =
      graph.node("ConstantOfShape", {graph.ints({3})},
                 {{"value", Tensor{.name = "", .type = i64, .dims = {1}, .values = {1}}}});
  const std::string minus = graph.node("Mul", {ones, graph.constant(scalar(-1, i64))});
  const std::string is_free = graph.node("Equal", {wanted, minus});
  const std::string expanded = graph.node("Where", {is_free, ones, wanted});
  const std::string token = graph.node("Expand", {graph.weight({1, 1, sizes.width}), expanded});
  x = graph.node("Concat", {token, x}, {{"axis", 1}});
  x = graph.node("Add", {x, graph.weight({1, 197, sizes.width})});
  for (std::int64_t i = 0; i < sizes.blocks; ++i) x = writer.block(x);
  x = writer.normalized(x);
  const std::string first =
      graph.node("Gather", {x, graph.constant(scalar(0, i64))}, {{"axis", 1}});
  const std::string y = graph.node(
      "Gemm", {first, graph.weight({1000, sizes.width}), graph.weight({1000})}, {{"transB", 1}});
  graph.output(y, Shape{batch, 1000});
  return model_of(graph);
}

Model swiglu_function(std::int64_t tokens, std::int64_t width, std::int64_t hidden) {
  GraphBuilder body;
  const std::string gate = body.node("MatMul", {"x", "gate"});
  const std::string up = body.node("MatMul", {"x", "up"});
  const std::string swish = body.node("Mul", {gate, body.node("Sigmoid", {gate})});
  const std::string y = body.node("MatMul", {body.node("Mul", {swish, up}), "down"});
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, tokens, width});
  graph.output(graph.node("SwiGLU",
                          {x, graph.weight({width, hidden}), graph.weight({width, hidden}),
                           graph.weight({hidden, width})},
                          {}, "local"));
  Model model = model_of(graph);
  model.opsets.push_back({"local", 1});
  model.functions.push_back({.domain = "local",
                             .name = "SwiGLU",
                             .inputs = {"x", "gate", "up", "down"},
                             .outputs = {y},
                             .attributes = {},
                             .nodes = body.graph.nodes});
  return model;
}

}  // namespace onnx_file
