// Recurrent layers: LSTM, GRU and the plain kind. Weights are read once for a sequence: they stay
// on chip while it runs.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr std::array<std::string_view, 3> cells{"lstm", "gru", "rnn"};
constexpr std::array<double, 3> gates_of{4, 3, 1};
// Operations an element of the hidden state, by the counts of the elementwise functions (sigmoid 3,
// tanh 5, sum and product 1): lstm 3 sigmoid, 2 tanh, 4; gru 2 sigmoid, 1 tanh, 5; rnn 1 tanh.
constexpr std::array<double, 3> operations_of{23, 16, 5};
constexpr std::array<double, 3> states_of{2, 1, 1};  // tensors kept between steps

constexpr std::array<ParameterDeclaration, 6> parameters{{
    {.name = "cell",
     .label = "Cell",
     .meaning = "long short-term memory, gated recurrent unit, or plain",
     .default_value = 0,
     .choices = cells},
    {.name = "in", .label = "Inputs", .meaning = "elements of a step of the input"},
    {.name = "hidden", .label = "Hidden width", .meaning = "elements of the hidden state"},
    {.name = "steps", .label = "Steps", .meaning = "length of the sequence", .default_value = 1},
    {.name = "directions",
     .label = "Directions",
     .meaning = "2: the sequence is read from both ends",
     .default_value = 1,
     .range = {1, 2, true}},
    bias_parameter,
}};

double gates(const Arguments& a) {
  return gates_of[a.choice("cell")];
}
double operations(const Arguments& a) {
  return operations_of[a.choice("cell")];
}
double states(const Arguments& a) {
  return states_of[a.choice("cell")];
}

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double t = context.batch * a["steps"];
  const double d = a["directions"];
  const double h = a["hidden"];
  const double gate_rows = gates(a) * h;
  const double kept = context.batch * d * states(a) * h;
  LayerCost cost = product_cost({{.m = t, .n = gate_rows, .k = a["in"], .count = d},
                                 {.m = t, .n = gate_rows, .k = h, .count = d}},
                                {.weight = d * gate_rows * (a["in"] + h),
                                 .input = t * a["in"] + kept,
                                 .output = d * t * h + kept},
                                2 * a["bias"] * d * gate_rows, context);
  // Both products have a bias, added to each of their elements.
  cost.operations.bias = 2 * a["bias"] * d * t * gate_rows;
  cost.operations.elementwise = operations(a) * d * t * h;
  return cost;
}

constexpr auto by_convention = [](const Arguments&, const CostContext&) {
  return std::string_view();
};
constexpr std::array<DerivedTerm, 3> derived{{
    {"G", "gates: lstm 4, gru 3, rnn 1", by_convention, of_arguments<gates>},
    {"k", "operations an element of the state, by convention: lstm 23, gru 16, rnn 5",
     by_convention, of_arguments<operations>},
    {"S", "tensors kept between steps: lstm 2 (hidden and cell), gru and rnn 1", by_convention,
     of_arguments<states>},
}};

constexpr std::array<CostFormula, 7> formulas{{
    {CostItem::dense, "2 * directions * B * steps * G * hidden * (in + hidden)"},
    {CostItem::bias, "2 * bias * directions * B * steps * G * hidden"},
    {CostItem::elementwise, "k * directions * B * steps * hidden"},
    {CostItem::weight_elements, "directions * G * hidden * (in + hidden + 2 * bias)"},
    {CostItem::input_elements, "B * steps * in + B * directions * S * hidden"},
    {CostItem::output_elements, "directions * B * steps * hidden + B * directions * S * hidden"},
    {CostItem::parameters, "directions * G * hidden * (in + hidden + 2 * bias)"},
}};

}  // namespace

const LayerKind recurrent_kind{
    .name = "recurrent",
    .label = "Recurrent",
    .summary =
        "LSTM, GRU or a plain recurrent layer over a sequence; its weights are read once "
        "and stay on chip.",
    .parameters = parameters,
    .derived = derived,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
