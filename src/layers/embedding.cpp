// Embeddings: a row of a table for every index. The table is stored whole, one row a token moves.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr double bits_of_an_index = 32;  // indices are 4 bytes whatever the formats

constexpr std::array<ParameterDeclaration, 3> parameters{{
    {.name = "vocabulary", .label = "Vocabulary", .meaning = "rows of the table"},
    {.name = "width", .label = "Width", .meaning = "elements of a row"},
    {.name = "tokens",
     .label = "Tokens",
     .meaning = "indices of one input of the batch",
     .default_value = 1},
}};

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double tokens = context.batch * a["tokens"];
  const double moved = tokens * a["width"];
  LayerCost cost = tensor_cost({.weight = moved, .input = tokens, .output = moved}, context);
  cost.of(TensorClass::input).bits_per_element = bits_of_an_index;
  cost.parameter_count = a["vocabulary"] * a["width"];
  return cost;
}

constexpr std::array<CostFormula, 4> formulas{{
    {CostItem::weight_elements, "B * tokens * width"},
    {CostItem::input_elements, "B * tokens"},
    {CostItem::output_elements, "B * tokens * width"},
    {CostItem::parameters, "vocabulary * width"},
}};

}  // namespace

const LayerKind embedding_kind{
    .name = "embedding",
    .label = "Embedding",
    .summary =
        "A table row for every token: no arithmetic; the table is stored whole, the rows of "
        "the tokens move.",
    .parameters = parameters,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
