// Layers that copy, reorder or add up activations: nothing in them is trained and there is no
// product.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr NumberRange elements_range{1, 1e15, true};
constexpr NumberRange read_range{0, 1e15, true};

constexpr std::array<ParameterDeclaration, 2> movement_parameters{{
    {.name = "elements",
     .label = "Elements written",
     .meaning = "elements of the result for one input of the batch",
     .range = elements_range},
    {.name = "read",
     .label = "Elements read",
     .meaning = "elements that are read for it, where they are not as many",
     .default_value = {},
     .range = read_range,
     .default_from = "elements"},
}};

LayerCost movement_cost(const Arguments& a, const CostContext& context) {
  return activation_cost(
      {.input = context.batch * a["read"], .output = context.batch * a["elements"]},
      FusionRole::follower, context);
}

constexpr std::array<CostFormula, 2> movement_formulas{{
    {CostItem::input_elements, "B * read"},
    {CostItem::output_elements, "B * elements"},
}};

constexpr std::array<ParameterDeclaration, 2> reduction_parameters{{
    {.name = "elements",
     .label = "Elements",
     .meaning = "elements that are read, for one input of the batch",
     .range = elements_range},
    {.name = "results",
     .label = "Results",
     .meaning = "elements of the result for one input of the batch",
     .range = elements_range},
}};

LayerCost reduction_cost(const Arguments& a, const CostContext& context) {
  LayerCost cost = activation_cost(
      {.input = context.batch * a["elements"], .output = context.batch * a["results"]},
      FusionRole::follower, context);
  cost.operations.elementwise = context.batch * a["elements"];
  return cost;
}

constexpr std::array<CostFormula, 3> reduction_formulas{{
    {CostItem::elementwise, "B * elements"},
    {CostItem::input_elements, "B * elements"},
    {CostItem::output_elements, "B * results"},
}};

}  // namespace

const LayerKind movement_kind{
    .name = "movement",
    .label = "Data movement",
    .summary =
        "Activations copied or reordered, as in a transposition, a concatenation, a slice: "
        "bytes without operations.",
    .parameters = movement_parameters,
    .formulas = movement_formulas,
    .cost = movement_cost,
};

const LayerKind reduction_kind{
    .name = "reduction",
    .label = "Reduction",
    .summary = "A sum, mean or extreme over parts of a tensor: one operation an element read.",
    .parameters = reduction_parameters,
    .formulas = reduction_formulas,
    .cost = reduction_cost,
};

}  // namespace roofloor
