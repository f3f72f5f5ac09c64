// LSTM, GRU and the plain recurrent layer.
#include <algorithm>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"

namespace roofloor::onnx {
namespace {

struct Recurrence {
  double steps = unknown_size;
  double batch = unknown_size;
  double in = unknown_size;
  double directions = 1;
  double hidden = unknown_size;
  bool batch_first = false;
};

Recurrence recurrence_of(const NodeView& node) {
  const Value& data = node.input(0);
  const Value& state_weights = node.input(2);  // directions, gates * hidden, hidden
  Recurrence result;
  result.batch_first = node.number("layout", 0) != 0;
  if (data.dims.size() == 3) {
    result.steps = data.dims[result.batch_first ? 1 : 0];
    result.batch = data.dims[result.batch_first ? 0 : 1];
    result.in = data.dims[2];
  }
  result.directions = node.text("direction", "forward") == "bidirectional" ? 2 : 1;
  result.hidden = node.number("hidden_size", unknown_size);
  if (result.hidden < 1 && state_weights.dims.size() == 3) result.hidden = state_weights.dims[2];
  return result;
}

void of_recurrence(const NodeView& node) {
  const Recurrence r = recurrence_of(node);
  const int type = node.input(0).type;
  const Dims all = r.batch_first ? Dims{r.batch, r.steps, r.directions, r.hidden}
                                 : Dims{r.steps, r.directions, r.batch, r.hidden};
  const Dims last =
      r.batch_first ? Dims{r.batch, r.directions, r.hidden} : Dims{r.directions, r.batch, r.hidden};
  node.give(0, tensor_value(type, all));
  node.give(1, tensor_value(type, last));
  node.give(2, tensor_value(type, last));
}

std::vector<MadeLayer> layer(const NodeView& node, const char* cell) {
  const Recurrence r = recurrence_of(node);
  const double steps = std::max(r.steps, 1.0) * std::max(r.batch, 1.0);
  MadeLayer layer{.kind = "recurrent", .parameters = {{"cell", cell}}};
  layer.parameters["in"] = std::max(r.in, 1.0);
  layer.parameters["hidden"] = std::max(r.hidden, 1.0);
  layer.parameters["steps"] = steps;
  layer.parameters["directions"] = r.directions;
  layer.parameters["bias"] = node.has(3);
  return {with_types(layer, node.input(0), node.in(1))};
}

std::vector<MadeLayer> lstm_layer(const NodeView& node) {
  return layer(node, "lstm");
}
std::vector<MadeLayer> gru_layer(const NodeView& node) {
  return layer(node, "gru");
}
std::vector<MadeLayer> plain_layer(const NodeView& node) {
  return layer(node, "rnn");
}

constexpr Operator operators[] = {
    {"GRU", of_recurrence, gru_layer, "", 0b10000},
    {"LSTM", of_recurrence, lstm_layer, "", 0b10000},
    {"RNN", of_recurrence, plain_layer, "", 0b10000},
};

}  // namespace

std::span<const Operator> recurrent_operators() {
  return operators;
}

}  // namespace roofloor::onnx
