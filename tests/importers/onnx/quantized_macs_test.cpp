// Operators of integers and of ONNX Runtime: the MACs of what they stand for.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

constexpr const char* microsoft = "com.microsoft";

Model with_microsoft(const GraphBuilder& graph) {
  Model model = model_of(graph);
  model.opsets.push_back({microsoft, 1});
  return model;
}

// A scale and a zero point.
Names grid(GraphBuilder& graph) {
  return {graph.constant(scalar(0.1)), graph.constant(scalar(0, u8))};
}

Names joined(std::vector<Names> parts) {
  Names all;
  for (const Names& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

TEST_CASE("QLinearConv is a convolution of bytes, with a bias of 32 bits", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 3, 8, 8}, u8);
  const Names inputs = joined({{x},
                               grid(graph),
                               {graph.weight({5, 3, 3, 3}, u8)},
                               grid(graph),
                               grid(graph),
                               {graph.weight({5}, i32)}});
  graph.output(graph.node("QLinearConv", inputs, {{"pads", Ints{1, 1, 1, 1}}}), {}, u8);
  CHECK(macs_of(graph) == 8 * 8 * 5 * 3 * 9);
  CHECK(parameters_of(model_of(graph)) == 5 * 3 * 9 + 5);
  // Bytes in, bytes out.
  CHECK(totals_of(model_of(graph)).activation_bytes == 3 * 64 + 5 * 64);
}

TEST_CASE("QLinearMatMul is a product of bytes", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 10, 16}, u8);
  const Names inputs =
      joined({{x}, grid(graph), {graph.weight({16, 24}, u8)}, grid(graph), grid(graph)});
  graph.output(graph.node("QLinearMatMul", inputs), {}, u8);
  CHECK(macs_of(graph) == 10 * 16 * 24);
  CHECK(totals_of(model_of(graph)).weight_bytes == 16 * 24);
  CHECK(output_sizes(graph) == Sizes{1, 10, 24});
}

TEST_CASE("ConvInteger and MatMulInteger, with zero points and without", "[onnx]") {
  for (const bool has_zero : {false, true}) {
    GraphBuilder graph;
    Names inputs{graph.input("x", {1, 3, 8, 8}, u8), graph.weight({5, 3, 3, 3}, u8)};
    if (has_zero) inputs.push_back(graph.constant(scalar(128, u8)));
    graph.output(graph.node("ConvInteger", inputs), {}, i32);
    CHECK(macs_of(graph) == 6 * 6 * 5 * 3 * 9);
    CHECK(totals_of(model_of(graph)).weight_bytes == 5 * 3 * 9);
    GraphBuilder product;
    Names operands{product.input("x", {1, 10, 16}, u8), product.weight({16, 24}, u8)};
    if (has_zero) operands.push_back(product.constant(scalar(128, u8)));
    product.output(product.node("MatMulInteger", operands), {}, i32);
    CHECK(macs_of(product) == 10 * 16 * 24);
    CHECK(totals_of(model_of(product)).weight_bytes == 16 * 24);
  }
}

TEST_CASE("dynamic quantization: a product of integers behind DynamicQuantizeLinear", "[onnx]") {
  GraphBuilder graph;
  const Names rounded = graph.node_of(3, "DynamicQuantizeLinear", {graph.input("x", {1, 10, 16})});
  const std::string y =
      graph.node("MatMulInteger", {rounded[0], graph.weight({16, 24}, u8), rounded[2]});
  graph.output(graph.node("Mul", {graph.node("Cast", {y}, {{"to", 1}}), rounded[1]}));
  CHECK(macs_of(graph) == 10 * 16 * 24);
  CHECK(parameters_of(model_of(graph)) == 16 * 24);
}

TEST_CASE("MatMulNBits multiplies with the matrix that it unpacks", "[onnx]") {
  // Four bits: of 24 columns, 64 rows in two blocks of 32, each of 16 bytes.
  GraphBuilder graph;
  const Names inputs{graph.input("x", {1, 10, 64}), graph.weight({24, 2, 16}, u8),
                     graph.weight({48})};
  graph.output(graph.node("MatMulNBits", inputs,
                          {{"K", 64}, {"N", 24}, {"bits", 4}, {"block_size", 32}}, microsoft));
  const Model model = with_microsoft(graph);
  CHECK(macs_of(model) == 10 * 64 * 24);
  CHECK(totals_of(model).weight_bytes >= 64 * 24 / 2);
  CHECK(totals_of(model).weight_bytes <= 64 * 24 / 2 + 4 * 48);
}

TEST_CASE("FusedConv is its convolution", "[onnx]") {
  GraphBuilder graph;
  const Names inputs{graph.input("x", {1, 3, 8, 8}), graph.weight({5, 3, 3, 3}), graph.weight({5})};
  graph.output(graph.node("FusedConv", inputs, {{"activation", "Relu"}}, microsoft));
  CHECK(macs_of(with_microsoft(graph)) == 6 * 6 * 5 * 3 * 9);
}

TEST_CASE("ONNX Runtime's Attention projects and attends", "[onnx]") {
  // 3 * 32 outputs of 32 inputs for 10 tokens; 4 heads of 8: 10 x 10 pairs, scores and context.
  GraphBuilder graph;
  const Names inputs{graph.input("x", {1, 10, 32}), graph.weight({32, 96}), graph.weight({96})};
  graph.output(graph.node("Attention", inputs, {{"num_heads", 4}}, microsoft));
  CHECK(macs_of(with_microsoft(graph)) == 10 * 32 * 96 + 4 * 10 * 10 * (8 + 8));
  CHECK(parameters_of(with_microsoft(graph)) == 32 * 96 + 96);
}

TEST_CASE("GroupQueryAttention attends to what is past as well", "[onnx]") {
  // 8 query heads and 2 of keys, each of 16; one new token after 99.
  GraphBuilder graph;
  const Names inputs{graph.node("Relu", {graph.input("q", {1, 1, 128})}),
                     graph.node("Relu", {graph.input("k", {1, 1, 32})}),
                     graph.node("Relu", {graph.input("v", {1, 1, 32})}),
                     graph.input("past_k", {1, 2, 99, 16}),
                     graph.input("past_v", {1, 2, 99, 16}),
                     graph.input("lengths", {1}, i32),
                     graph.input("total", {1}, i32)};
  const Names outputs = graph.node_of(3, "GroupQueryAttention", inputs,
                                      {{"num_heads", 8}, {"kv_num_heads", 2}}, microsoft);
  for (const std::string& output : outputs) graph.output(output);
  CHECK(macs_of(with_microsoft(graph)) == 8 * 1 * 100 * (16 + 16));
}

TEST_CASE("ONNX's own Attention, in four dimensions and in three", "[onnx]") {
  GraphBuilder four;
  four.output(four.node("Attention", {four.node("Relu", {four.input("q", {1, 8, 10, 16})}),
                                      four.node("Relu", {four.input("k", {1, 2, 30, 16})}),
                                      four.node("Relu", {four.input("v", {1, 2, 30, 24})})}));
  CHECK(macs_of(four, 23) == 8 * 10 * 30 * (16 + 24));
  CHECK(output_sizes(four, 23) == Sizes{1, 8, 10, 24});
  GraphBuilder three;
  three.output(three.node("Attention",
                          {three.node("Relu", {three.input("q", {1, 10, 128})}),
                           three.node("Relu", {three.input("k", {1, 30, 32})}),
                           three.node("Relu", {three.input("v", {1, 30, 32})})},
                          {{"q_num_heads", 8}, {"kv_num_heads", 2}}));
  CHECK(macs_of(three, 23) == 8 * 10 * 30 * (16 + 16));
  CHECK(output_sizes(three, 23) == Sizes{1, 10, 128});
}
