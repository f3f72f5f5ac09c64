// Many operators in one graph, for damage: what it computes makes no sense.
#include "importers/onnx/made_networks.h"

namespace onnx_file {
namespace {

Graph loop_body() {
  GraphBuilder inner{.graph = {}, .prefix = "loop_"};
  inner.input("round", Shape{}, i64);
  inner.input("goes_on", Shape{}, boolean);
  inner.input("carried", {4, 16});
  inner.output(inner.node("Identity", {"goes_on"}), Shape{}, boolean);
  const std::string y = inner.node("MatMul", {"carried", "square"});
  inner.output(y);
  inner.output(inner.node("Relu", {y}));
  return inner.graph;
}

Graph scan_body() {
  GraphBuilder inner{.graph = {}, .prefix = "scan_"};
  inner.input("state", {16});
  inner.input("element", {16});
  const std::string y = inner.node("Add", {"state", "element"});
  inner.output(y);
  inner.output(inner.node("MatMul", {y, "square"}));
  return inner.graph;
}

Graph branch(const std::string& prefix, const std::string& op_type) {
  GraphBuilder inner{.graph = {}, .prefix = prefix};
  inner.output(inner.node(op_type, {inner.node("MatMul", {"rows", "square"})}));
  return inner.graph;
}

struct MixtureWriter {
  GraphBuilder graph;

  std::string of_rows(const std::string& rows) {
    const Names looped = graph.node_of(2, "Loop", {graph.constant(scalar(3, i64)), "", rows},
                                       {{"body", loop_body()}});
    const Names scanned = graph.node_of(
        2, "Scan",
        {graph.node("ReduceMean", {looped[0]}, {{"axes", Ints{0}}, {"keepdims", 0}}), looped[0]},
        {{"body", scan_body()}, {"num_scan_inputs", 1}});
    const std::string chosen = graph.node(
        "If", {"condition"},
        {{"then_branch", branch("then_", "Relu")}, {"else_branch", branch("else_", "Tanh")}});
    const std::string sum = graph.node("Sum", {scanned[1], chosen, rows});
    const Names halves = graph.node_of(2, "Split", {sum, graph.ints({6, 10})}, {{"axis", 1}});
    const Names top = graph.node_of(2, "TopK", {halves[1], graph.ints({6})});
    const std::string joined = graph.node("Concat", {halves[0], top[0]}, {{"axis", -1}});
    return graph.node("Einsum", {joined, joined}, {{"equation", "ij,kj->ik"}});
  }

  std::string of_sequence(const std::string& sequence) {
    const Names lstm = graph.node_of(
        3, "LSTM", {sequence, graph.weight({2, 24, 16}), graph.weight({2, 24, 6}), "", "", "", ""},
        {{"hidden_size", 6}, {"direction", "bidirectional"}});
    const std::string gru =
        graph.node("GRU", {sequence, graph.weight({1, 18, 16}), graph.weight({1, 18, 6})},
                   {{"hidden_size", 6}});
    const std::string both = graph.node("Concat", {lstm[0], gru}, {{"axis", 1}});
    const std::string list = graph.node("SplitToSequence", {both}, {{"axis", 0}, {"keepdims", 0}});
    const std::string one = graph.node("SequenceAt", {list, graph.constant(scalar(1, i64))});
    return graph.node("Squeeze", {one, graph.ints({1})});
  }

  std::string of_image(const std::string& image) {
    const std::string padded =
        graph.node("Pad", {image, graph.ints({0, 0, 1, 1, 0, 0, 1, 1})}, {{"mode", "reflect"}});
    const std::string wide = graph.node("ConvTranspose", {padded, graph.weight({3, 4, 2, 2})},
                                        {{"strides", Ints{2, 2}}});
    const std::string half = graph.node(
        "Resize", {wide, "", graph.constant({.name = "", .dims = {4}, .values = {1, 1, .5, .5}})},
        {{"mode", "linear"}});
    const std::string pooled = graph.node("MaxPool", {half},
                                          {{"kernel_shape", Ints{3, 3}},
                                           {"strides", Ints{2, 2}},
                                           {"ceil_mode", 1},
                                           {"auto_pad", "NOTSET"}});
    const std::string deep = graph.node("SpaceToDepth", {pooled}, {{"blocksize", 1}});
    const std::string sliced = graph.node(
        "Slice", {deep, graph.ints({1}), graph.ints({-1}), graph.ints({3}), graph.ints({2})});
    return graph.node("InstanceNormalization", {sliced, graph.weight({4}), graph.weight({4})});
  }

  std::string of_tokens(const std::string& tokens) {
    const std::string hot =
        graph.node("OneHot", {tokens, graph.constant(scalar(10, i64)),
                              graph.constant({.name = "", .dims = {2}, .values = {0, 1}})});
    const std::string rows = graph.node("Gather", {graph.weight({100, 16}), tokens});
    const std::string shape = graph.node("Shape", {rows}, {{"start", 1}});
    const std::string mask = graph.node("Expand", {graph.constant(scalar(1)), shape});
    const std::string positions =
        graph.node("Range", {graph.constant(scalar(0, i64)), graph.constant(scalar(5, i64)),
                             graph.constant(scalar(1, i64))});
    const std::string places = graph.node("Gather", {graph.weight({64, 16}), positions});
    const std::string sum = graph.node("Add", {graph.node("Mul", {rows, mask}), places});
    graph.output(graph.node("NonZero", {hot}), {}, i64);
    return graph.node("MatMulNBits", {sum, graph.weight({8, 1, 8}, u8), graph.weight({8})},
                      {{"K", 16}, {"N", 8}, {"bits", 4}, {"block_size", 16}}, "com.microsoft");
  }
};

}  // namespace

Model mixture() {
  MixtureWriter writer;
  GraphBuilder& graph = writer.graph;
  Tensor square = absent_tensor("square", {16, 16});
  graph.constant(square);
  graph.input("condition", Shape{}, boolean);
  graph.output(writer.of_rows(graph.input("rows", {4, 16})));
  graph.output(writer.of_sequence(graph.input("sequence", {5, "batch", 16})));
  graph.output(writer.of_image(graph.input("image", {"batch", 3, 12, 12})));
  graph.output(writer.of_tokens(graph.input("tokens", {"batch", 5}, i64)));
  Model model = model_of(graph, 15);
  model.opsets.push_back({"com.microsoft", 1});
  return model;
}

}  // namespace onnx_file
