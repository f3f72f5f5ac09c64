// Products of two activations, such as attention scores: nothing in them is trained.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr std::array<ParameterDeclaration, 4> parameters{{
    {.name = "m", .label = "Rows M", .meaning = "rows of the first matrix and of the result"},
    {.name = "k", .label = "Depth K", .meaning = "columns of the first, rows of the second matrix"},
    {.name = "n",
     .label = "Columns N",
     .meaning = "columns of the second matrix and of the result"},
    {.name = "count",
     .label = "Products",
     .meaning = "products for one input of the batch, such as its attention heads",
     .default_value = 1},
}};

LayerCost cost(const Arguments& a, const CostContext& context) {
  const ProductShape product{
      .m = a["m"], .n = a["n"], .k = a["k"], .count = context.batch * a["count"]};
  // Both operands are activations: the format of weights has no part in it.
  CostContext activations = context;
  activations.formats.weights = context.formats.activations;
  return product_cost({product},
                      {.input = product.count * (product.m * product.k + product.k * product.n),
                       .output = product.count * product.m * product.n},
                      0, activations);
}

constexpr std::array<CostFormula, 3> formulas{{
    {CostItem::dense, "2 * B * count * m * k * n"},
    {CostItem::input_elements, "B * count * (m * k + k * n)"},
    {CostItem::output_elements, "B * count * m * n"},
}};

}  // namespace

const LayerKind matmul_kind{
    .name = "matmul",
    .label = "Matrix product",
    .summary = "The product of two activations; both are read, nothing in it is trained.",
    .parameters = parameters,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
