// Recurrent layers: T * B * D * G * H * (I + H) MACs of T steps, D directions and G gates.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

constexpr std::int64_t steps = 7;
constexpr std::int64_t in = 5;
constexpr std::int64_t hidden = 6;

struct Recurrent {
  std::string op_type = "LSTM";
  std::int64_t gates = 4;
  std::int64_t directions = 1;
  std::int64_t batch = 1;
  std::int64_t layout = 0;
};

GraphBuilder graph_of(const Recurrent& one) {
  GraphBuilder graph;
  const Shape shape = one.layout == 0 ? Shape{steps, one.batch, in} : Shape{one.batch, steps, in};
  const std::int64_t rows = one.gates * hidden;
  Attributes attributes{{"hidden_size", hidden}};
  if (one.directions == 2) attributes.push_back({"direction", "bidirectional"});
  if (one.layout == 1) attributes.push_back({"layout", 1});
  const Names outputs = graph.node_of(
      one.op_type == "LSTM" ? 3 : 2, one.op_type,
      {graph.input("x", shape), graph.weight({one.directions, rows, in}),
       graph.weight({one.directions, rows, hidden}), graph.weight({one.directions, 2 * rows})},
      attributes);
  for (const std::string& output : outputs) graph.output(output);
  return graph;
}

}  // namespace

TEST_CASE("LSTM, GRU and RNN multiply inputs and state for every gate and step", "[onnx]") {
  CHECK(macs_of(graph_of({"LSTM", 4})) == steps * 4 * hidden * (in + hidden));
  CHECK(macs_of(graph_of({"GRU", 3})) == steps * 3 * hidden * (in + hidden));
  CHECK(macs_of(graph_of({"RNN", 1})) == steps * 1 * hidden * (in + hidden));
}

TEST_CASE("both directions cost twice", "[onnx]") {
  CHECK(macs_of(graph_of({"LSTM", 4, 2})) == 2 * steps * 4 * hidden * (in + hidden));
  CHECK(macs_of(graph_of({"GRU", 3, 2})) == 2 * steps * 3 * hidden * (in + hidden));
}

TEST_CASE("parameters are the matrices and two biases a gate", "[onnx]") {
  const double one = 4 * hidden * (in + hidden + 2);
  CHECK(parameters_of(model_of(graph_of({"LSTM", 4}))) == one);
  CHECK(parameters_of(model_of(graph_of({"LSTM", 4, 2}))) == 2 * one);
}

TEST_CASE("a batch stands second, and first where the layout says so", "[onnx]") {
  const Recurrent steps_first{"LSTM", 4, 2, 3};
  CHECK(macs_of(graph_of(steps_first)) == 3 * 2 * steps * 4 * hidden * (in + hidden));
  CHECK(sizes_of_outputs(graph_of(steps_first)) ==
        std::vector<Sizes>{{7, 2, 3, 6}, {2, 3, 6}, {2, 3, 6}});
  const Recurrent batch_first{"LSTM", 4, 2, 3, 1};
  CHECK(macs_of(graph_of(batch_first)) == 3 * 2 * steps * 4 * hidden * (in + hidden));
  CHECK(sizes_of_outputs(graph_of(batch_first)) ==
        std::vector<Sizes>{{3, 7, 2, 6}, {3, 2, 6}, {3, 2, 6}});
}

TEST_CASE("inputs that are left out have empty names", "[onnx]") {
  GraphBuilder graph;
  // No bias and no lengths; a state to begin with.
  const Names outputs = graph.node_of(
      2, "GRU",
      {graph.input("x", {steps, 1, in}), graph.weight({1, 3 * hidden, in}),
       graph.weight({1, 3 * hidden, hidden}), "", "", graph.input("h", {1, 1, hidden})},
      {{"hidden_size", hidden}});
  graph.output(outputs[0]);
  CHECK(macs_of(graph) == steps * 3 * hidden * (in + hidden));
  CHECK(parameters_of(model_of(graph)) == 3 * hidden * (in + hidden));
}
