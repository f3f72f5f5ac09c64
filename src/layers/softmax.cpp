// Softmax over activations.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr std::array<ParameterDeclaration, 1> parameters{{
    {.name = "elements",
     .label = "Elements",
     .meaning = "elements of one input of the batch",
     .range = {1, 1e15, true}},
}};

// A convention: largest, difference, exponential, sum, quotient.
constexpr double operations_per_element = 5;

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double n = context.batch * a["elements"];
  LayerCost cost = activation_cost({.input = n, .output = n}, FusionRole::follower, context);
  cost.operations.softmax = operations_per_element * n;
  return cost;
}

constexpr std::array<CostFormula, 3> formulas{{
    {CostItem::softmax, "5 * B * elements"},
    {CostItem::input_elements, "B * elements"},
    {CostItem::output_elements, "B * elements"},
}};

}  // namespace

const LayerKind softmax_kind{
    .name = "softmax",
    .label = "Softmax",
    .summary =
        "Five operations an element by convention: largest, difference, exponential, sum, "
        "quotient.",
    .parameters = parameters,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
