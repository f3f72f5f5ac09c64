// Linear layers: every row of the input times one matrix of weights.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr std::array<ParameterDeclaration, 4> parameters{{
    {.name = "in", .label = "Inputs", .meaning = "elements of a row of the input"},
    {.name = "out", .label = "Outputs", .meaning = "elements of a row of the output"},
    {.name = "rows",
     .label = "Rows",
     .meaning = "rows of one input of the batch, such as its tokens",
     .default_value = 1},
    bias_parameter,
}};

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double rows = context.batch * a["rows"];
  return product_cost(
      {{.m = rows, .n = a["out"], .k = a["in"]}},
      {.weight = a["in"] * a["out"], .input = rows * a["in"], .output = rows * a["out"]},
      a["bias"] * a["out"], context);
}

constexpr std::array<CostFormula, 6> formulas{{
    {CostItem::dense, "2 * B * rows * in * out"},
    {CostItem::bias, "bias * B * rows * out"},
    {CostItem::weight_elements, "in * out + bias * out"},
    {CostItem::input_elements, "B * rows * in"},
    {CostItem::output_elements, "B * rows * out"},
    {CostItem::parameters, "in * out + bias * out"},
}};

}  // namespace

const LayerKind linear_kind{
    .name = "linear",
    .label = "Linear",
    .summary = "A fully connected layer, or a projection of every row (token) of the input.",
    .parameters = parameters,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
