// Matrix products: MACs = |Y| * K, where Y has the broadcast batch; of Einsum the product of all
// its indices' sizes.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

// The product of two activations.
GraphBuilder matmul(const Shape& a, const Shape& b) {
  GraphBuilder graph;
  graph.output(graph.node("MatMul", {graph.node("Relu", {graph.input("a", a)}),
                                     graph.node("Relu", {graph.input("b", b)})}));
  return graph;
}

GraphBuilder gemm(const Shape& a, const Ints& b, const Attributes& attributes, bool bias = false) {
  GraphBuilder graph;
  Names inputs{graph.input("a", a), graph.weight(b)};
  if (bias) inputs.push_back(graph.weight({8}));
  graph.output(graph.node("Gemm", inputs, attributes));
  return graph;
}

GraphBuilder einsum(const std::string& equation, const std::vector<Shape>& inputs) {
  GraphBuilder graph;
  Names names;
  for (const Shape& shape : inputs) {
    names.push_back(graph.node("Relu", {graph.input("i" + std::to_string(names.size()), shape)}));
  }
  graph.output(graph.node("Einsum", names, {{"equation", equation}}));
  return graph;
}

}  // namespace

TEST_CASE("MatMul in every form of broadcasting", "[onnx]") {
  CHECK(macs_of(matmul({5}, {5})) == 5);
  CHECK(output_sizes(matmul({5}, {5})).empty());
  CHECK(macs_of(matmul({5}, {5, 7})) == 5 * 7);
  CHECK(output_sizes(matmul({5}, {5, 7})) == Sizes{7});
  CHECK(macs_of(matmul({3, 5}, {5})) == 3 * 5);
  CHECK(output_sizes(matmul({3, 5}, {5})) == Sizes{3});
  CHECK(macs_of(matmul({3, 5}, {5, 7})) == 3 * 5 * 7);
  CHECK(macs_of(matmul({2, 3, 5}, {5, 7})) == 2 * 3 * 5 * 7);
  CHECK(macs_of(matmul({3, 5}, {2, 5, 7})) == 2 * 3 * 5 * 7);
  CHECK(macs_of(matmul({2, 3, 5}, {2, 5, 7})) == 2 * 3 * 5 * 7);
  // Leading sizes 4 x 1 and 6 become 4 x 6.
  CHECK(macs_of(matmul({4, 1, 3, 5}, {6, 5, 7})) == 4 * 6 * 3 * 5 * 7);
  CHECK(output_sizes(matmul({4, 1, 3, 5}, {6, 5, 7})) == Sizes{4, 6, 3, 7});
  CHECK(macs_of(matmul({4, 6, 3, 5}, {5})) == 4 * 6 * 3 * 5);
  CHECK(output_sizes(matmul({4, 6, 3, 5}, {5})) == Sizes{4, 6, 3});
}

TEST_CASE("MatMul with a constant has its weights, on either side", "[onnx]") {
  GraphBuilder right;
  right.output(right.node("MatMul", {right.input("x", {1, 10, 16}), right.weight({16, 24})}));
  CHECK(macs_of(right) == 10 * 16 * 24);
  CHECK(totals_of(model_of(right)).parameters == 16 * 24);
  GraphBuilder left;
  left.output(left.node("MatMul", {left.weight({24, 16}), left.input("x", {1, 16, 10})}));
  CHECK(macs_of(left) == 24 * 16 * 10);
  CHECK(totals_of(model_of(left)).parameters == 16 * 24);
  // A matrix for each of 8 experts.
  GraphBuilder many;
  many.output(many.node("MatMul", {many.input("x", {8, 10, 16}), many.weight({8, 16, 24})}));
  CHECK(macs_of(many) == 8 * 10 * 16 * 24);
  CHECK(parameters_of(model_of(many)) == 8 * 16 * 24);
}

TEST_CASE("weights stay weights through transposing, reshaping, casting and Identity", "[onnx]") {
  GraphBuilder graph;
  std::string weight = graph.node("Transpose", {graph.weight({24, 16})});
  weight = graph.node("Identity", {graph.node("Cast", {weight}, {{"to", 1}})});
  weight = graph.node("Reshape", {weight, graph.ints({16, 24})});
  graph.output(graph.node("MatMul", {graph.input("x", {1, 10, 16}), weight}));
  CHECK(macs_of(graph) == 10 * 16 * 24);
  CHECK(parameters_of(model_of(graph)) == 16 * 24);
  CHECK(totals_of(model_of(graph)).parameters == 16 * 24);
}

TEST_CASE("Gemm with either operand transposed, and its bias", "[onnx]") {
  CHECK(macs_of(gemm({6, 5}, {5, 8}, {})) == 6 * 5 * 8);
  CHECK(macs_of(gemm({6, 5}, {8, 5}, {{"transB", 1}})) == 6 * 5 * 8);
  CHECK(macs_of(gemm({5, 6}, {5, 8}, {{"transA", 1}})) == 6 * 5 * 8);
  CHECK(macs_of(gemm({5, 6}, {8, 5}, {{"transA", 1}, {"transB", 1}}, true)) == 6 * 5 * 8);
  CHECK(parameters_of(model_of(gemm({6, 5}, {5, 8}, {}, true))) == 5 * 8 + 8);
}

TEST_CASE("a Gemm of rank three, as ONNX Runtime's fusers write it, multiplies all rows",
          "[onnx]") {
  const GraphBuilder graph = gemm({2, 6, 5}, {5, 8}, {});
  CHECK(macs_of(graph) == 2 * 6 * 5 * 8);
  CHECK(output_sizes(graph) == Sizes{2, 6, 8});
}

TEST_CASE("Einsum multiplies over all of its indices", "[onnx]") {
  CHECK(macs_of(einsum("bij,bjk->bik", {{2, 3, 4}, {2, 4, 5}})) == 2 * 3 * 4 * 5);
  CHECK(macs_of(einsum("bhid,bhjd->bhij", {{2, 4, 10, 8}, {2, 4, 12, 8}})) == 2 * 4 * 10 * 12 * 8);
  CHECK(output_sizes(einsum("bhid,bhjd->bhij", {{2, 4, 10, 8}, {2, 4, 12, 8}})) ==
        Sizes{2, 4, 10, 12});
  CHECK(macs_of(einsum("...ij,jk->...ik", {{2, 7, 3, 4}, {4, 5}})) == 2 * 7 * 3 * 4 * 5);
  CHECK(output_sizes(einsum("...ij,jk->...ik", {{2, 7, 3, 4}, {4, 5}})) == Sizes{2, 7, 3, 5});
  // Without an arrow the indices that occur once remain, in the order of the alphabet.
  CHECK(output_sizes(einsum("ij,jk", {{3, 4}, {4, 5}})) == Sizes{3, 5});
  CHECK(macs_of(einsum(" i j , j k -> i k ", {{3, 4}, {4, 5}})) == 3 * 4 * 5);
}

TEST_CASE("an Einsum with a constant has its weights", "[onnx]") {
  GraphBuilder graph;
  graph.output(graph.node("Einsum", {graph.input("x", {1, 10, 16}), graph.weight({16, 4, 6})},
                          {{"equation", "bsw,whd->bshd"}}));
  CHECK(macs_of(graph) == 10 * 16 * 4 * 6);
  CHECK(parameters_of(model_of(graph)) == 16 * 4 * 6);
}

TEST_CASE("a table of embeddings moves the rows that are looked up", "[onnx]") {
  // 32,000 rows of 64 in the file; 10 are read and written.
  GraphBuilder graph;
  const std::string tokens = graph.input("tokens", {1, 10}, i64);
  graph.output(graph.node("Gather", {graph.weight({32000, 64}), tokens}));
  const ImportedTotals totals = totals_of(model_of(graph));
  CHECK(totals.macs == 0);
  CHECK(parameters_of(model_of(graph)) == 32000 * 64);
  CHECK(totals.weight_bytes + totals.activation_bytes < 10 * 64 * 4 * 2 + 1000);
}

TEST_CASE("one matrix for two products is counted once among the parameters", "[onnx]") {
  GraphBuilder graph;
  const std::string shared = graph.weight({16, 16});
  const std::string y = graph.node("MatMul", {graph.input("x", {1, 4, 16}), shared});
  graph.output(graph.node("MatMul", {y, graph.node("Identity", {shared})}));
  CHECK(macs_of(graph) == 2 * 4 * 16 * 16);
  CHECK(parameters_of(model_of(graph)) == 16 * 16);
}
