// The same arithmetic as newer and older opsets write it: equal sizes and equal costs.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

struct Outcome {
  Sizes sizes;
  ImportedTotals totals;

  bool operator==(const Outcome&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Outcome& outcome) {
  for (const double size : outcome.sizes) out << size << ' ';
  return out << outcome.totals;
}

// One node on x and constants, in the opset.
Outcome outcome(std::int64_t opset, const Shape& x, const std::string& op_type,
                const Attributes& attributes, const std::vector<Tensor>& constants = {}) {
  GraphBuilder graph;
  Names inputs{graph.input("x", x)};
  for (const Tensor& constant : constants) inputs.push_back(graph.constant(constant));
  graph.output(graph.node(op_type, inputs, attributes));
  return {output_sizes(graph, opset), totals_of(model_of(graph, opset))};
}

Tensor ints(const Ints& values) {
  return vector_of(values);
}

}  // namespace

TEST_CASE("reductions: axes became an input, of ReduceSum with opset 13, of others with 18",
          "[onnx]") {
  const Shape x{2, 3, 4};
  const Outcome sum = outcome(11, x, "ReduceSum", {{"axes", Ints{1}}, {"keepdims", 0}});
  CHECK(sum.sizes == Sizes{2, 4});
  CHECK(sum == outcome(13, x, "ReduceSum", {{"keepdims", 0}}, {ints({1})}));
  for (const char* op_type : {"ReduceMean", "ReduceMax", "ReduceL2"}) {
    const Outcome mean = outcome(13, x, op_type, {{"axes", Ints{-1}}});
    CHECK(mean.sizes == Sizes{2, 3, 1});
    CHECK(mean == outcome(18, x, op_type, {}, {ints({-1})}));
  }
  // Without axes everything is reduced, or nothing where the node says so.
  CHECK(outcome(13, x, "ReduceSum", {}).sizes == Sizes{1, 1, 1});
  CHECK(outcome(13, x, "ReduceSum", {{"noop_with_empty_axes", 1}}).sizes == Sizes{2, 3, 4});
}

TEST_CASE("Clip: limits as attributes until opset 10, as inputs from 11 on", "[onnx]") {
  const Outcome old = outcome(6, {1, 3, 8, 8}, "Clip", {{"min", 0.0}, {"max", 6.0}});
  CHECK(old.sizes == Sizes{1, 3, 8, 8});
  CHECK(old.totals.operations > 0);
  CHECK(old == outcome(11, {1, 3, 8, 8}, "Clip", {}, {scalar(0), scalar(6)}));
  CHECK(old == outcome(13, {1, 3, 8, 8}, "Clip", {}, {scalar(0), scalar(6)}));
}

TEST_CASE("Softmax: opset 13 normalizes one axis, older ones all from an axis on", "[onnx]") {
  // Over the last axis both are the same.
  const Outcome newer = outcome(13, {2, 5, 7}, "Softmax", {});
  CHECK(newer.sizes == Sizes{2, 5, 7});
  CHECK(newer.totals.operations > 0);
  CHECK(newer == outcome(11, {2, 5, 7}, "Softmax", {{"axis", 2}}));
  CHECK(newer == outcome(13, {2, 5, 7}, "Softmax", {{"axis", -1}}));
  // The axis of 1 of older opsets makes two rows of 35: as many elements.
  CHECK(outcome(11, {2, 5, 7}, "Softmax", {}).sizes == Sizes{2, 5, 7});
}

TEST_CASE("Dropout does nothing: its ratio is no parameter, its mask moves nothing", "[onnx]") {
  for (const std::int64_t opset : {6, 7, 12, 13}) {
    GraphBuilder graph;
    const std::string x = graph.input("x", {1, 4, 8});
    const bool has_inputs = opset >= 12;
    Names inputs{x};
    if (has_inputs) inputs.push_back(graph.constant(scalar(0.5)));
    const Attributes attributes =
        has_inputs ? Attributes{} : Attributes{{"ratio", 0.5}, {"is_test", 1}};
    const Names outputs = graph.node_of(2, "Dropout", inputs, attributes);
    graph.output(graph.node("MatMul", {outputs[0], graph.weight({8, 8})}));
    INFO(opset);
    CHECK(macs_of(graph, opset) == 4 * 8 * 8);
    CHECK(parameters_of(model_of(graph, opset)) == 8 * 8);
    // Only the product moves: 32 elements in and 32 out, of 4 bytes.
    CHECK(totals_of(model_of(graph, opset)).activation_bytes == 4 * 64);
  }
}

TEST_CASE("BatchNormalization costs the same in all opsets", "[onnx]") {
  const auto graph_of = [](const Attributes& attributes) {
    GraphBuilder graph;
    const std::string x = graph.input("x", {1, 16, 8, 8});
    graph.output(graph.node(
        "BatchNormalization",
        {x, graph.weight({16}), graph.weight({16}), graph.weight({16}), graph.weight({16})},
        attributes));
    return graph;
  };
  const ImportedTotals expected = totals_of(model_of(graph_of({}), 15));
  CHECK(expected.operations > 0);
  CHECK(output_sizes(graph_of({}), 15) == Sizes{1, 16, 8, 8});
  CHECK(expected == totals_of(model_of(graph_of({{"is_test", 1}, {"spatial", 1}}), 6)));
  CHECK(expected == totals_of(model_of(graph_of({{"spatial", 1}}), 7)));
  CHECK(expected == totals_of(model_of(graph_of({}), 9)));
  CHECK(expected == totals_of(model_of(graph_of({{"training_mode", 0}}), 14)));
  CHECK(parameters_of(model_of(graph_of({}), 15)) == 4 * 16);
}

TEST_CASE("Add of opset 6 states where to broadcast; opset 7 lines up the last axes", "[onnx]") {
  const Outcome old = outcome(6, {2, 3, 4, 5}, "Add", {{"broadcast", 1}, {"axis", 1}},
                              {absent_tensor("bias", {3})});
  CHECK(old.sizes == Sizes{2, 3, 4, 5});
  CHECK(old.totals ==
        outcome(7, {2, 3, 4, 5}, "Add", {}, {absent_tensor("bias", {3, 1, 1})}).totals);
}

TEST_CASE("Gemm of opset 6 broadcasts its bias by an attribute", "[onnx]") {
  const std::vector<Tensor> constants{absent_tensor("w", {5, 8}), absent_tensor("bias", {8})};
  const Outcome old = outcome(6, {4, 5}, "Gemm", {{"broadcast", 1}}, constants);
  CHECK(old.totals.macs == 4 * 5 * 8);
  CHECK(old == outcome(7, {4, 5}, "Gemm", {}, constants));
  CHECK(old == outcome(13, {4, 5}, "Gemm", {}, constants));
}

TEST_CASE("Cast names its type by a word in opset 1", "[onnx]") {
  for (const std::int64_t opset : {1, 6, 13}) {
    const Attributes to = opset == 1 ? Attributes{{"to", "FLOAT16"}} : Attributes{{"to", 10}};
    CHECK(outcome(opset, {2, 3}, "Cast", to).sizes == Sizes{2, 3});
  }
}

TEST_CASE("Shape may begin and end within the sizes from opset 15 on", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {2, 3, 4, 5});
  const std::string middle = graph.node("Shape", {x}, {{"start", 1}, {"end", -1}});
  graph.output(graph.node("ConstantOfShape", {middle}));
  CHECK(output_sizes(graph, 15) == Sizes{3, 4});
}

TEST_CASE("a Constant is stated in many ways", "[onnx]") {
  const std::vector<Attribute> ways{{"value", vector_of({6, 4})}, {"value_ints", Ints{6, 4}}};
  for (const Attribute& way : ways) {
    GraphBuilder graph;
    const std::string x = graph.input("x", {2, 3, 4});
    graph.output(graph.node("Reshape", {x, graph.node("Constant", {}, {way})}));
    CHECK(output_sizes(graph, 13) == Sizes{6, 4});
  }
  GraphBuilder graph;
  const std::string x = graph.input("x", {2, 3, 4});
  const std::string one = graph.node("Constant", {}, {{"value_int", 1}});
  graph.output(graph.node("Gather", {x, one}, {{"axis", 1}}));
  graph.output(graph.node("Mul", {x, graph.node("Constant", {}, {{"value_float", 0.5}})}));
  graph.output(
      graph.node("Mul", {x, graph.node("Constant", {}, {{"value_floats", Floats{1, 2, 3, 4}}})}));
  CHECK(sizes_of_outputs(graph, 13) == std::vector<Sizes>{{2, 4}, {2, 3, 4}, {2, 3, 4}});
}

TEST_CASE("MaxPool and AveragePool cost the same in all opsets", "[onnx]") {
  const Attributes attributes{{"kernel_shape", Ints{2, 2}}, {"strides", Ints{2, 2}}};
  const Outcome max = outcome(1, {1, 3, 8, 8}, "MaxPool", attributes);
  CHECK(max.sizes == Sizes{1, 3, 4, 4});
  for (const std::int64_t opset : {8, 10, 11, 12}) {
    CHECK(max == outcome(opset, {1, 3, 8, 8}, "MaxPool", attributes));
  }
  const Outcome average = outcome(1, {1, 3, 8, 8}, "AveragePool", attributes);
  for (const std::int64_t opset : {7, 10, 11, 19}) {
    CHECK(average == outcome(opset, {1, 3, 8, 8}, "AveragePool", attributes));
  }
}

TEST_CASE("Scan of opset 8 has a batch and lengths, opset 9 has neither", "[onnx]") {
  const auto scan = [](bool is_old) {
    GraphBuilder inner{.graph = {}, .prefix = "body_"};
    inner.input("state", {16});
    inner.input("element", {16});
    const std::string y = inner.node("Add", {inner.node("MatMul", {"element", "w"}), "state"});
    inner.output(y);
    inner.output(inner.node("Relu", {y}));
    GraphBuilder graph;
    graph.constant(absent_tensor("w", {16, 16}));
    const std::string first = graph.input("first", is_old ? Shape{1, 16} : Shape{16});
    const std::string xs = graph.input("xs", is_old ? Shape{1, 7, 16} : Shape{7, 16});
    const Names inputs = is_old ? Names{"", first, xs} : Names{first, xs};
    const Names outputs =
        graph.node_of(2, "Scan", inputs, {{"body", inner.graph}, {"num_scan_inputs", 1}});
    for (const std::string& output : outputs) graph.output(output);
    return graph;
  };
  CHECK(macs_of(scan(true), 8) == 7 * 16 * 16);
  CHECK(macs_of(scan(false), 9) == 7 * 16 * 16);
  CHECK(sizes_of_outputs(scan(true), 8) == std::vector<Sizes>{{1, 16}, {1, 7, 16}});
  CHECK(sizes_of_outputs(scan(false), 9) == std::vector<Sizes>{{16}, {7, 16}});
}
