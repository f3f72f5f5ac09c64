// Graphs with very many nodes: the time grows as the file does.
#include <algorithm>

#include "catch.h"
#include "importers/onnx/hostile.h"
#include "importers/onnx/imported_model.h"
#include "importers/onnx/made_networks.h"
#include "importers/onnx/model_variants.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

// Sanitizers make everything an order of magnitude slower, WebAssembly several times.
#if defined(__EMSCRIPTEN__)
constexpr int many = 10000;
#else
constexpr int many = is_sanitized ? 4000 : 40000;
#endif

// Every second node is a product; the sizes are the same throughout.
GraphBuilder chain(int nodes) {
  GraphBuilder graph;
  std::string x = graph.input("x", {8, 8});
  const std::string weight = graph.weight({8, 8});
  for (int i = 0; i < nodes; ++i) {
    x = i % 2 == 0 ? graph.node("MatMul", {x, weight}) : graph.node("Relu", {x});
  }
  graph.output(x);
  return graph;
}

}  // namespace

TEST_CASE("a long chain in order, backwards and shuffled", "[onnx]") {
  Model model = model_of(chain(many));
  const double macs = many / 2 * 8.0 * 8 * 8;
  CHECK(survived(model).macs == macs);
  std::reverse(model.graph.nodes.begin(), model.graph.nodes.end());
  CHECK(survived(model).macs == macs);
  Random random(1);
  CHECK(survived(with_shuffled_nodes(model, random)).macs == macs);
}

TEST_CASE("a value that is used twice by every node has one cost", "[onnx]") {
  // As many paths as 2^40000.
  GraphBuilder graph;
  std::string x = graph.input("x", {8, 8});
  for (int i = 0; i < many; ++i) x = graph.node("MatMul", {x, x});
  graph.output(x);
  CHECK(survived(model_of(graph)).macs == many * 8.0 * 8 * 8);
}

TEST_CASE("long chains of constants are folded in time", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {8, 8});
  std::string shape = graph.ints({4, 16});
  for (int i = 0; i < many; ++i) {
    shape = i % 2 == 0 ? graph.node("Identity", {shape})
                       : graph.node("Mul", {shape, graph.constant(scalar(1, i64))});
  }
  const std::string y = graph.node("Reshape", {x, shape});
  graph.output(graph.node("MatMul", {y, graph.weight({16, 8})}));
  CHECK(survived(model_of(graph)).macs == 4 * 16 * 8);
}

TEST_CASE("one node with very many inputs, one value with very many readers", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {8, 8});
  Names parts;
  for (int i = 0; i < many / 4; ++i) parts.push_back(graph.node("Relu", {x}));
  const std::string y = graph.node("Concat", parts, {{"axis", 0}});
  graph.output(graph.node("MatMul", {y, graph.weight({8, 8})}));
  CHECK(survived(model_of(graph)).macs == many / 4 * 8.0 * 8 * 8);
}

TEST_CASE("layers of which no two are equal, and blocks that almost repeat", "[onnx]") {
  GraphBuilder different;
  std::string x = different.input("x", {1, 8});
  double macs = 0;
  std::int64_t width = 8;
  for (int i = 0; i < many / 8; ++i) {
    const std::int64_t next = 8 + i % 1009;
    x = different.node("Relu", {different.node("MatMul", {x, different.weight({width, next})})});
    macs += double(width * next);
    width = next;
  }
  different.output(x);
  CHECK(survived(model_of(different)).macs == macs);
  // Periods of 1, 2, 3, ... nodes, one after the other.
  GraphBuilder periods;
  std::string y = periods.input("x", {8, 8});
  int products = 0;
  for (int period = 1; products < many / 8; ++period) {
    for (int i = 0; i < period; ++i) y = periods.node("MatMul", {y, periods.weight({8, 8})});
    y = periods.node("Softmax", {y});
    products += period;
  }
  periods.output(y);
  CHECK(survived(model_of(periods)).macs == products * 8.0 * 8 * 8);
}

TEST_CASE("hundreds of transformer blocks are matched and folded in time", "[onnx]") {
  const TransformerSizes sizes{.blocks = many / 200, .width = 32, .heads = 4, .hidden = 64};
  const Outcome outcome = survived(encoder(1, 16, sizes));
  CHECK(outcome.macs == double(sizes.blocks) * (16 * (4 * 32 * 32 + 2 * 32 * 64) + 2 * 32 * 256));
}

TEST_CASE("very many weights, names and opsets", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {8, 8});
  for (int i = 0; i < many; ++i) graph.weight({8, 8});
  graph.output(graph.node("MatMul", {x, graph.weight({8, 8})}));
  Model model = model_of(graph);
  for (int i = 0; i < many; ++i) model.opsets.push_back({"d" + std::to_string(i), 1});
  CHECK(survived(model).macs == 8 * 8 * 8);
}

TEST_CASE("names as long as a page, and texts as long as a book", "[onnx]") {
  const auto named = [](std::size_t length) {
    GraphBuilder graph;
    const std::string x = graph.input(std::string(length, 'x'), {8, 8});
    graph.output(graph.node("MatMul", {x, graph.weight({8, 8})}));
    graph.graph.nodes[0].name = std::string(length, 'n');
    return model_of(graph);
  };
  CHECK(survived(named(60000)).macs == 8 * 8 * 8);
  CHECK((survived(named(1000000)).is_told() || outcome_of(bytes_of(named(1000000))).macs > 0));
  // Engines of other programs are stored as texts of megabytes in an attribute.
  GraphBuilder graph;
  const std::string x = graph.input("x", {8, 8});
  const std::string y =
      graph.node("EPContext", {x}, {{"cache", std::string(5000000, 'e')}}, "com.microsoft");
  graph.output(graph.node("MatMul", {y, graph.weight({8, 8})}));
  Model model = model_of(graph);
  model.opsets.push_back({"com.microsoft", 1});
  CHECK(survived(model).macs == 8 * 8 * 8);
}

TEST_CASE("a hundred thousand products in no order that repeats", "[onnx]") {
  GraphBuilder graph;
  const Ints widths{8, 9, 10, 11};
  std::vector<std::string> weights;  // from every width to every width
  for (const std::int64_t in : widths) {
    for (const std::int64_t out : widths) weights.push_back(graph.weight({in, out}));
  }
  std::string x = graph.input("x", {1, 8});
  Random random(4);
  std::size_t width = 0;
  for (int i = 0; i < 5 * many / 2; ++i) {
    const auto next = static_cast<std::size_t>(random_whole(random, 0, 3));
    x = graph.node("MatMul", {x, weights[4 * width + next]});
    width = next;
  }
  graph.output(x);
  survived(model_of(graph));
}
