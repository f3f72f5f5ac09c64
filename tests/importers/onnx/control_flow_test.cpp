// Branches, loops, scans and functions: the costlier branch, as many rounds as are known.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

// A branch of `products` products of x (of the graph around it) with a matrix of its own.
Graph branch(const std::string& name, int products) {
  GraphBuilder inner{.graph = {}, .prefix = name};
  std::string y = "x";
  for (int i = 0; i < products; ++i) y = inner.node("MatMul", {y, inner.weight({16, 16})});
  inner.output(y);
  inner.graph.name = name;
  return inner.graph;
}

// The body of a loop that multiplies what it carries with a matrix of the graph around it.
Graph body(const std::string& weight) {
  GraphBuilder inner{.graph = {}, .prefix = "body_"};
  inner.input("round", Shape{}, i64);
  inner.input("goes_on", Shape{}, boolean);
  inner.input("carried", {4, 16});
  const std::string y = inner.node("MatMul", {"carried", weight});
  inner.output(inner.node("Identity", {"goes_on"}), Shape{}, boolean);
  inner.output(y);
  inner.output(inner.node("Relu", {y}));
  return inner.graph;
}

struct LoopGraph {
  GraphBuilder graph;
  std::string weight = graph.weight({16, 16});
  std::string x = graph.input("x", {4, 16});

  Model with_rounds(const std::string& rounds) {
    const Names outputs = graph.node_of(2, "Loop", {rounds, "", x}, {{"body", body(weight)}});
    for (const std::string& output : outputs) graph.output(output);
    return model_of(graph);
  }
};

}  // namespace

TEST_CASE("of two branches the costlier is counted, whichever it is", "[onnx]") {
  for (const auto& [then_products, else_products] : {std::pair(1, 3), std::pair(3, 1)}) {
    GraphBuilder graph;
    graph.input("x", {4, 16});
    const std::string condition = graph.input("condition", Shape{}, boolean);
    const std::string y = graph.node("If", {condition},
                                     {{"then_branch", branch("then_", then_products)},
                                      {"else_branch", branch("else_", else_products)}});
    graph.output(graph.node("MatMul", {y, graph.weight({16, 8})}));
    CHECK(macs_of(graph) == 4 * 16 * 16 * 3 + 4 * 16 * 8);
  }
}

TEST_CASE("a name may be used again in a branch", "[onnx]") {
  GraphBuilder graph;
  graph.input("x", {4, 16});
  const std::string condition = graph.input("condition", Shape{}, boolean);
  // Both branches call their values the same.
  const std::string y =
      graph.node("If", {condition},
                 {{"then_branch", branch("same_", 2)}, {"else_branch", branch("same_", 1)}});
  graph.output(y);
  CHECK(macs_of(graph) == 4 * 16 * 16 * 2);
}

TEST_CASE("a loop costs its rounds where they are constant", "[onnx]") {
  LoopGraph loop;
  const Model model = loop.with_rounds(loop.graph.constant(scalar(5, i64)));
  CHECK(macs_of(model) == 5 * 4 * 16 * 16);
  CHECK(parameters_of(model) == 16 * 16);
}

TEST_CASE("a loop of unknown rounds costs one, and says so", "[onnx]") {
  LoopGraph loop;
  const Model model = loop.with_rounds(loop.graph.input("rounds", Shape{}, i64));
  CHECK(macs_of(model) == 4 * 16 * 16);
  CHECK(has_warning(imported(model), "oop"));
}

TEST_CASE("a scan costs its length", "[onnx]") {
  GraphBuilder inner{.graph = {}, .prefix = "body_"};
  inner.input("state", {4, 16});
  inner.input("element", {4, 16});
  const std::string y = inner.node("Add", {inner.node("MatMul", {"element", "w"}), "state"});
  inner.output(y);
  inner.output(inner.node("Relu", {y}));
  GraphBuilder graph;
  Tensor weight = absent_tensor("w", {16, 16});
  graph.constant(weight);
  const Names outputs =
      graph.node_of(2, "Scan", {graph.input("first", {4, 16}), graph.input("xs", {7, 4, 16})},
                    {{"body", inner.graph}, {"num_scan_inputs", 1}});
  graph.output(outputs[0]);
  graph.output(outputs[1]);
  CHECK(macs_of(graph) == 7 * 4 * 16 * 16);
  CHECK(sizes_of_outputs(graph) == std::vector<Sizes>{{4, 16}, {7, 4, 16}});
}

TEST_CASE("a branch in a loop reads values of both graphs around it", "[onnx]") {
  GraphBuilder inner{.graph = {}, .prefix = "body_"};
  inner.input("round", Shape{}, i64);
  inner.input("goes_on", Shape{}, boolean);
  inner.input("x", {4, 16});
  inner.output(inner.node("Identity", {"goes_on"}), Shape{}, boolean);
  inner.output(
      inner.node("If", {"goes_on"},
                 {{"then_branch", branch("then_", 2)}, {"else_branch", branch("else_", 1)}}));
  GraphBuilder graph;
  graph.output(graph.node("Loop",
                          {graph.constant(scalar(3, i64)), "", graph.input("first", {4, 16})},
                          {{"body", inner.graph}}));
  CHECK(macs_of(graph) == 3 * 2 * 4 * 16 * 16);
}

TEST_CASE("a function that is called twice costs twice, with the attributes of each call",
          "[onnx]") {
  GraphBuilder inner;
  const std::string flipped = inner.node("Gemm", {"x", "w"}, {{"transB", Reference{"flipped", 2}}});
  GraphBuilder graph;
  const std::string x = graph.input("x", {4, 16});
  const std::string y =
      graph.node("Product", {x, graph.weight({24, 16})}, {{"flipped", 1}}, "local");
  graph.output(graph.node("Product", {y, graph.weight({24, 8})}, {{"flipped", 0}}, "local"));
  Model model = model_of(graph);
  model.opsets.push_back({"local", 1});
  model.functions.push_back({.domain = "local",
                             .name = "Product",
                             .inputs = {"x", "w"},
                             .outputs = {flipped},
                             .attributes = {"flipped"},
                             .nodes = inner.graph.nodes});
  CHECK(macs_of(model) == 4 * 16 * 24 + 4 * 24 * 8);
}

TEST_CASE("functions may call functions", "[onnx]") {
  Model model;
  GraphBuilder graph;
  graph.output(graph.node("Outer", {graph.input("x", {4, 16}), graph.weight({16, 16})}, {}, "f"));
  model.graph = graph.graph;
  model.opsets.push_back({"f", 1});
  const auto function = [](const std::string& name, const std::string& called,
                           const std::string& domain) {
    return Function{
        .domain = "f",
        .name = name,
        .inputs = {"x", "w"},
        .outputs = {"z"},
        .attributes = {},
        .nodes = {{.op_type = called, .inputs = {"x", "w"}, .outputs = {"y"}, .domain = domain},
                  {.op_type = called, .inputs = {"y", "w"}, .outputs = {"z"}, .domain = domain}},
        .opsets = {{"", 17}, {"f", 1}}};
  };
  model.functions = {function("Outer", "Inner", "f"), function("Inner", "MatMul", "")};
  CHECK(macs_of(model) == 4 * 4 * 16 * 16);
}
