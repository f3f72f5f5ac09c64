// Graphs that protobuf accepts and nobody can run: each ends with a result or an InputError.
#include "catch.h"
#include "importers/onnx/hostile.h"
#include "importers/onnx/imported_model.h"
#include "importers/onnx/made_networks.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

constexpr std::int64_t huge = std::int64_t{1} << 62;

// One node on x of the sizes and constants, and a product behind it.
Model one_node(const Shape& x, const std::string& op_type, const Attributes& attributes,
               const std::vector<Tensor>& constants = {}) {
  GraphBuilder graph;
  Names inputs{graph.input("x", x)};
  for (const Tensor& constant : constants) inputs.push_back(graph.constant(constant));
  const std::string y = graph.node(op_type, inputs, attributes);
  graph.output(graph.node("MatMul", {y, graph.weight({8, 8})}));
  return model_of(graph);
}

Node node(const std::string& op_type, const Names& inputs, const Names& outputs,
          const std::string& domain = "") {
  return {
      .op_type = op_type, .inputs = inputs, .outputs = outputs, .attributes = {}, .domain = domain};
}

Function function(const std::string& name, const std::vector<Node>& nodes) {
  return {.domain = "f",
          .name = name,
          .inputs = {"x"},
          .outputs = {"z"},
          .attributes = {},
          .nodes = nodes,
          .opsets = {{"", 17}, {"f", 1}}};
}

// A graph that calls "f0" of these functions once.
Model calling(const std::vector<Function>& functions) {
  GraphBuilder graph;
  graph.output(graph.node("f0", {graph.input("x", {8, 8})}, {}, "f"));
  Model model = model_of(graph);
  model.opsets.push_back({"f", 1});
  model.functions = functions;
  return model;
}

}  // namespace

TEST_CASE("graphs in a circle are refused or told", "[onnx]") {
  GraphBuilder two;
  two.input("x", {8, 8});
  two.graph.nodes = {node("MatMul", {"x", "b"}, {"a"}), node("Relu", {"a"}, {"b"})};
  two.output("b");
  CHECK(survived(model_of(two)).is_told());
  GraphBuilder self;
  self.input("x", {8, 8});
  self.graph.nodes = {node("MatMul", {"x", "a"}, {"a"})};
  self.output("a");
  CHECK(survived(model_of(self)).is_told());
}

TEST_CASE("functions that call themselves are refused or told", "[onnx]") {
  CHECK(survived(calling({function("f0", {node("f0", {"x"}, {"z"}, "f")})})).is_told());
  CHECK(survived(calling({function("f0", {node("f1", {"x"}, {"z"}, "f")}),
                          function("f1", {node("f0", {"x"}, {"z"}, "f")})}))
            .is_told());
}

TEST_CASE("forty functions that each call the next one twice are refused or told", "[onnx]") {
  std::vector<Function> functions;
  for (int i = 0; i < 40; ++i) {
    const std::string next = "f" + std::to_string(i + 1);
    functions.push_back(function("f" + std::to_string(i),
                                 {node(next, {"x"}, {"y"}, "f"), node(next, {"y"}, {"z"}, "f")}));
  }
  functions.push_back(function("f40", {node("MatMul", {"x", "x"}, {"z"})}));
  CHECK(survived(calling(functions)).is_told());
  // Without anything to compute at the end of the chain.
  functions.back() = function("f40", {node("Identity", {"x"}, {"z"})});
  survived(calling(functions));
}

TEST_CASE("a chain of thousands of functions, each calling the next once, is survived", "[onnx]") {
  std::vector<Function> functions;
  for (int i = 0; i < 5000; ++i) {
    functions.push_back(
        function("f" + std::to_string(i), {node("f" + std::to_string(i + 1), {"x"}, {"z"}, "f")}));
  }
  functions.push_back(function("f5000", {node("MatMul", {"x", "x"}, {"z"})}));
  const Outcome outcome = survived(calling(functions));
  CHECK((outcome.is_told() || outcome.macs == 8 * 8 * 8));
}

TEST_CASE("branches in functions in branches are refused or told", "[onnx]") {
  // Each function has an If whose branches both call the next: 2^30 branches.
  std::vector<Function> functions;
  for (int i = 0; i < 30; ++i) {
    Graph branch{.name = "branch",
                 .nodes = {node("f" + std::to_string(i + 1), {"x"}, {"y"}, "f")},
                 .initializers = {},
                 .inputs = {},
                 .outputs = {{"y", f32, {}}},
                 .value_infos = {}};
    Node choice = node("If", {"x"}, {"z"});
    choice.attributes = {{"then_branch", branch}, {"else_branch", branch}};
    functions.push_back(function("f" + std::to_string(i), {choice}));
  }
  functions.push_back(function("f30", {node("MatMul", {"x", "x"}, {"z"})}));
  survived(calling(functions));
}

TEST_CASE("loops of 2^62 rounds, in each other", "[onnx]") {
  Graph body;
  {
    GraphBuilder inner{.graph = {}, .prefix = "0_"};
    inner.output(inner.node("Identity", {"goes_on"}));
    inner.output(inner.node("MatMul", {"carried", "w"}));
    body = inner.graph;
  }
  for (int depth = 0; depth < 6; ++depth) {
    body.inputs = {
        {"round", i64, Shape{}}, {"goes_on", boolean, Shape{}}, {"carried", f32, Shape{8, 8}}};
    GraphBuilder outer{.graph = {}, .prefix = std::to_string(depth + 1) + "_"};
    const std::string rounds = outer.constant(scalar(double(huge), i64));
    outer.output(outer.node("Identity", {"goes_on"}));
    outer.output(outer.node("Loop", {rounds, "", "carried"}, {{"body", body}}));
    body = outer.graph;
  }
  body.inputs = {
      {"round", i64, Shape{}}, {"goes_on", boolean, Shape{}}, {"carried", f32, Shape{8, 8}}};
  GraphBuilder graph;
  graph.constant(absent_tensor("w", {8, 8}));
  const std::string rounds = graph.constant(scalar(double(huge), i64));
  graph.output(graph.node("Loop", {rounds, "", graph.input("x", {8, 8})}, {{"body", body}}));
  survived(model_of(graph));
  GraphBuilder negative;
  negative.constant(absent_tensor("w", {8, 8}));
  body.outputs.resize(2);
  negative.output(
      negative.node("Loop", {negative.constant(scalar(-5, i64)), "", negative.input("x", {8, 8})},
                    {{"body", body}}));
  survived(model_of(negative));
}

TEST_CASE("sizes of 2^62, none and negative ones", "[onnx]") {
  for (const std::int64_t size :
       {huge, huge - 1, std::int64_t{0}, std::int64_t{-1}, std::int64_t{-5}, -huge}) {
    INFO(size);
    survived(one_node({size, 8}, "Relu", {}));
    survived(one_node({size, size, size, size}, "Softmax", {}));
    survived(one_node({size, 3, size, size}, "Conv", {}, {absent_tensor("w", {size, 3, 3, 3})}));
    survived(one_node({1, 3, 8, 8}, "Conv", {}, {absent_tensor("w", {8, size, size, 3})}));
    survived(one_node({8, size}, "MatMul", {}, {absent_tensor("w", {size, 8})}));
    survived(one_node({8, 8}, "Reshape", {}, {vector_of({size, 8})}));
    survived(one_node({8, 8}, "Expand", {}, {vector_of({size, 8, 8})}));
    survived(one_node({8, 8}, "Tile", {}, {vector_of({size, 1})}));
    survived(one_node({8, 8}, "Pad", {}, {vector_of({size, 0, 0, 0})}));
    survived(one_node({8, 8}, "Slice", {},
                      {vector_of({size}), vector_of({-size}), vector_of({0}), vector_of({size})}));
    survived(one_node({8, 8}, "TopK", {}, {vector_of({size})}));
    survived(one_node({8, 8}, "Gather", {}, {vector_of({size, 0})}));
    survived(one_node({8, 8}, "Split", {{"num_outputs", size}}));
    survived(one_node({8, 8}, "Split", {{"axis", size}}));
    survived(one_node({8, 8}, "Unsqueeze", {}, {vector_of({size})}));
    survived(one_node({8, 8}, "Squeeze", {}, {vector_of({size})}));
    survived(one_node({8, 8}, "Concat", {{"axis", size}}));
    survived(one_node({8, 8}, "Flatten", {{"axis", size}}));
    survived(one_node({8, 8}, "Transpose", {{"perm", Ints{size, 0}}}));
    survived(one_node({8, 8}, "Transpose", {{"perm", Ints{0}}}));
    survived(one_node({8, 8}, "ReduceSum", {}, {vector_of({size})}));
    survived(one_node({8, 8}, "OneHot", {}, {scalar(double(size), i64), vector_of({0, 1})}));
    survived(one_node({1, 8, 8, 8}, "DepthToSpace", {{"blocksize", size}}));
    survived(one_node({1, 8, 8, 8}, "SpaceToDepth", {{"blocksize", size}}));
  }
}

TEST_CASE("constants that grow beyond every memory", "[onnx]") {
  for (const std::int64_t size : {huge, std::int64_t{1} << 33, std::int64_t{100000000}}) {
    INFO(size);
    GraphBuilder graph;
    const std::string x = graph.input("x", {8, 8});
    const std::string made = graph.node("ConstantOfShape", {graph.ints({size})});
    const std::string counted = graph.node(
        "Range", {graph.constant(scalar(0, i64)), graph.constant(scalar(double(size), i64)),
                  graph.constant(scalar(1, i64))});
    const std::string shape = graph.node("Expand", {graph.ints({1}), graph.ints({size})});
    const std::string tiled = graph.node("Tile", {graph.ints({8}), graph.ints({size})});
    for (const std::string& value : {made, counted, shape, tiled}) {
      graph.output(graph.node("Reshape", {x, value}));
    }
    survived(model_of(graph));
  }
  GraphBuilder doubled;
  const std::string x = doubled.input("x", {8, 8});
  std::string value = doubled.ints({1, 1});
  for (int i = 0; i < 200; ++i) value = doubled.node("Concat", {value, value}, {{"axis", 0}});
  doubled.output(doubled.node("Reshape", {x, value}));
  survived(model_of(doubled));
}

TEST_CASE("windows, strides, groups and heads of any size", "[onnx]") {
  for (const std::int64_t size : {huge, std::int64_t{0}, std::int64_t{-1}, -huge}) {
    INFO(size);
    const Attributes window{{"kernel_shape", Ints{size, size}}, {"strides", Ints{size, 1}}};
    for (const char* op_type : {"MaxPool", "AveragePool", "LpPool"}) {
      survived(one_node({1, 3, 8, 8}, op_type, window));
      survived(one_node({1, 3, 8, 8}, op_type, {{"kernel_shape", Ints{}}}));
      survived(one_node({1, 3, 8, 8}, op_type,
                        {{"kernel_shape", Ints{2, 2}}, {"pads", Ints{size, size, size, size}}}));
      survived(one_node({1, 3, 8, 8}, op_type,
                        {{"kernel_shape", Ints{2, 2, 2, 2}}, {"ceil_mode", size}}));
    }
    for (const char* op_type : {"Conv", "ConvTranspose"}) {
      for (const char* name : {"group", "strides", "dilations", "pads", "output_padding"}) {
        const AttributeValue value =
            std::string(name) == "group" ? AttributeValue(size) : AttributeValue(Ints{size, size});
        survived(
            one_node({1, 3, 8, 8}, op_type, {{name, value}}, {absent_tensor("w", {3, 3, 3, 3})}));
      }
    }
    survived(one_node({8, 8}, "LSTM", {{"hidden_size", size}}, {absent_tensor("w", {1, 8, 8})}));
    survived(one_node({1, 8, 64}, "Attention", {{"q_num_heads", size}, {"kv_num_heads", size}}));
  }
}

TEST_CASE("attributes of another type than the operator's", "[onnx]") {
  const std::vector<AttributeValue> values{
      1, 1.5, "text", Ints{1, 2}, Floats{1}, Names{"a"}, scalar(1), Graph{}, Reference{"none", 2}};
  for (const AttributeValue& value : values) {
    survived(one_node({1, 3, 8, 8}, "Conv", {{"strides", value}, {"auto_pad", value}},
                      {absent_tensor("w", {3, 3, 3, 3})}));
    survived(one_node({8, 8}, "Transpose", {{"perm", value}}));
    survived(one_node({8, 8}, "Einsum", {{"equation", value}}));
    survived(one_node({8, 8}, "Cast", {{"to", value}}));
    survived(one_node({8, 8}, "If", {{"then_branch", value}, {"else_branch", value}}));
    survived(one_node({8, 8}, "Loop", {{"body", value}}));
    survived(one_node({8, 8}, "Scan", {{"body", value}, {"num_scan_inputs", value}}));
    survived(one_node({8, 8}, "Constant", {{"value", value}}));
    survived(one_node({8, 8}, "ConstantOfShape", {{"value", value}}));
    survived(one_node({8, 8}, "LSTM", {{"direction", value}, {"hidden_size", value}}));
  }
}

TEST_CASE("operators with too few inputs, too many, or none", "[onnx]") {
  for (const char* op_type : {"Conv",
                              "ConvTranspose",
                              "Gemm",
                              "MatMul",
                              "Einsum",
                              "LSTM",
                              "GRU",
                              "If",
                              "Loop",
                              "Scan",
                              "Reshape",
                              "Slice",
                              "Pad",
                              "Resize",
                              "Split",
                              "Concat",
                              "Where",
                              "Range",
                              "Gather",
                              "ScatterND",
                              "BatchNormalization",
                              "LayerNormalization",
                              "MaxPool",
                              "QLinearConv",
                              "QLinearMatMul",
                              "DequantizeLinear",
                              "Attention",
                              "OneHot",
                              "TopK",
                              "Expand",
                              "Identity",
                              "Constant",
                              "Shape",
                              "NonMaxSuppression",
                              "SequenceAt",
                              "SplitToSequence"}) {
    INFO(op_type);
    for (std::size_t count = 0; count < 12; ++count) {
      for (const char* input : {"", "x", "absent"}) {
        GraphBuilder graph;
        graph.input("x", {8, 8});
        const Names outputs = graph.node_of(count % 4 + 1, op_type, Names(count, input));
        graph.output(outputs.back());
        survived(model_of(graph));
      }
    }
  }
}

TEST_CASE("equations of Einsum that make no sense", "[onnx]") {
  for (const char* equation :
       {"", "->", "ij", "ij,jk,kl->il", "i...j...->ij", "ij->k", "ii->i", "..,..->..", "i,j->>i",
        "1j,jk->1k", "ij,jk->iik", ",,,,", "ijklmnopqrstuvwxyz->a", "......"}) {
    INFO(equation);
    GraphBuilder graph;
    const std::string x = graph.input("x", {8, 8});
    graph.output(graph.node("Einsum", {x, x}, {{"equation", equation}}));
    survived(model_of(graph));
  }
}

TEST_CASE("names that occur twice, outputs that do not exist, nodes without results", "[onnx]") {
  GraphBuilder graph;
  graph.input("x", {8, 8});
  graph.input("x", {4, 4});
  graph.constant(absent_tensor("w", {8, 8}));
  graph.constant(absent_tensor("w", {4, 8}));
  graph.graph.nodes = {node("MatMul", {"x", "w"}, {"y"}), node("Relu", {"x"}, {"y"}),
                       node("MatMul", {"y", "w"}, {}), node("", {"y"}, {"z"}),
                       node("Relu", {"nowhere"}, {"a"})};
  graph.output("missing");
  graph.output("x");
  graph.output("w");
  graph.output("a");
  graph.output("");
  survived(model_of(graph));
  survived(Model{});
}

TEST_CASE("inputs without a type, without a shape, of lists", "[onnx]") {
  GraphBuilder graph;
  graph.graph.inputs = {{"x", f32, {}}, {"list", f32, Shape{2, 3}, true}};
  graph.output(graph.node("MatMul", {"x", graph.weight({8, 8})}));
  graph.output(graph.node("MatMul", {"list", graph.weight({8, 8})}));
  CHECK(survived(model_of(graph)).is_told());
}
