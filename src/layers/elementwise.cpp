// What is done to every element of a tensor: activation functions, additions, products.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

struct Function {
  std::string_view name;
  double operations;  // an element, a convention
  double operands;    // tensors read
};

constexpr Function functions[] = {
    {"add", 1, 2},
    {"product", 1, 2},
    {"relu", 1, 1},
    {"sigmoid", 3, 1},
    {"silu", 4, 1},
    {"silu_product", 5, 2},
    {"tanh", 5, 1},
    {"gelu", 8, 1},
    {"relu_product", 2, 2},
    {"gelu_product", 9, 2},
    {"subtract", 1, 2},
    {"divide", 1, 2},
    {"power", 1, 1},
    {"minimum", 1, 2},
    {"maximum", 1, 2},
    {"compare", 1, 2},
    {"logic", 1, 2},
    {"select", 1, 3},
    {"exponential", 1, 1},
    {"logarithm", 1, 1},
    {"square_root", 1, 1},
    {"reciprocal", 1, 1},
    {"negate", 1, 1},
    {"absolute", 1, 1},
    {"round", 1, 1},
    {"sine", 1, 1},
    {"clip", 2, 1},
    {"leaky_relu", 2, 1},
    {"dequantize", 2, 1},      // zero point off, times the scale
    {"quantize", 3, 1},        // by the scale, rounded, zero point on
    {"softplus", 3, 1},        // exponential, sum, logarithm
    {"error_function", 4, 1},  // what is left of gelu's 8
    {"elu", 4, 1},             // compare, exponential, difference, scale
    {"hard_sigmoid", 4, 1},    // scale, shift, two bounds
    {"hard_swish", 5, 1},      // the same and a product
    {"local_response", 7, 1},  // square, running sum (2), scale, shift, power, quotient
    {"mish", 9, 1},            // softplus, tanh, product
};

constexpr auto names = [] {
  std::array<std::string_view, std::size(functions)> result{};
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = functions[i].name;
  return result;
}();

constexpr std::array<ParameterDeclaration, 5> parameters{{
    {.name = "function",
     .label = "Function",
     .meaning = "what is computed of every element",
     .default_value = 0,
     .choices = names},
    {.name = "elements",
     .label = "Elements",
     .meaning = "elements of the result for one input of the batch",
     .range = {1, 1e15, true}},
    {.name = "operands",
     .label = "Operands",
     .meaning = "activations that are read; without it 2 for additions and products, else 1",
     .range = {1, 1000, true},
     .optional = true},
    {.name = "trained",
     .label = "Trained operand",
     .meaning = "elements of an operand that is trained, such as positions; read once for a batch",
     .default_value = 0,
     .range = {0, 1e15, true}},
    {.name = "stored",
     .label = "Stored elements",
     .meaning = "elements of the trained operand that are stored, such as the positions of longer "
                "sequences",
     .default_value = {},
     .range = {0, 1e15, true},
     .default_from = "trained"},
}};

const Function& function(const Arguments& a) {
  return functions[a.choice("function")];
}
double operations(const Arguments& a) {
  return function(a).operations;
}
double operands(const Arguments& a) {
  return a.has("operands") ? a["operands"] : function(a).operands;
}

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double n = context.batch * a["elements"];
  const bool one_tensor = operands(a) == 1 && a["trained"] == 0;
  LayerCost cost =
      activation_cost({.weight = a["trained"], .input = operands(a) * n, .output = n},
                      one_tensor ? FusionRole::activation : FusionRole::follower, context);
  cost.operations.elementwise = operations(a) * n;
  cost.parameter_count = a["stored"];
  return cost;
}

constexpr std::array<DerivedTerm, 2> derived{{
    {"k",
     "operations an element, by convention: relu_product, clip, leaky_relu, dequantize 2; sigmoid, "
     "softplus, quantize 3; silu, error_function, elu, hard_sigmoid 4; silu_product, tanh, "
     "hard_swish 5; local_response 7; gelu 8; gelu_product, mish 9; others 1",
     [](const Arguments&, const CostContext&) { return std::string_view(); },
     of_arguments<operations>},
    {"a", "activations read: of two tensors 2, select 3, other functions 1",
     [](const Arguments& a, const CostContext&) {
       return std::string_view(a.has("operands") ? "operands" : "");
     },
     of_arguments<operands>},
}};

constexpr std::array<CostFormula, 5> formulas{{
    {CostItem::elementwise, "k * B * elements"},
    {CostItem::weight_elements, "trained"},
    {CostItem::input_elements, "a * B * elements"},
    {CostItem::output_elements, "B * elements"},
    {CostItem::parameters, "stored"},
}};

}  // namespace

const LayerKind elementwise_kind{
    .name = "elementwise",
    .label = "Elementwise",
    .summary = "An activation function, an addition or a product of every element.",
    .parameters = parameters,
    .derived = derived,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
