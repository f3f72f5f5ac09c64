// Weights that a workload stores and does not use: an encoder while its decoder writes.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr std::array<ParameterDeclaration, 1> parameters{{
    {.name = "elements",
     .label = "Stored elements",
     .meaning = "trained elements that take memory",
     .range = {1, 1e15, true}},
}};

LayerCost cost(const Arguments& a, const CostContext& context) {
  LayerCost cost = tensor_cost({}, context);
  cost.parameter_count = a["elements"];
  return cost;
}

constexpr std::array<CostFormula, 1> formulas{{{CostItem::parameters, "elements"}}};

}  // namespace

const LayerKind stored_kind{
    .name = "stored",
    .label = "Stored weights",
    .summary =
        "Weights that take memory and are not read, such as an encoder while its decoder "
        "writes.",
    .parameters = parameters,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
