// The notebook's calculator for convolutions and fully connected layers, reproduced as it is.
#include <array>

#include "layers/kinds.h"
#include "layers/notebook_tensors.h"

namespace roofloor {
namespace {

constexpr std::array<ParameterDeclaration, 7> parameters{{
    {.name = "rows_in", .label = "Input rows", .meaning = "rows of the input feature map"},
    {.name = "cols_in", .label = "Input columns", .meaning = "columns of the input feature map"},
    {.name = "rows_out", .label = "Output rows", .meaning = "rows of the output feature map"},
    {.name = "cols_out", .label = "Output columns", .meaning = "columns of the output feature map"},
    {.name = "k", .label = "Kernel area", .meaning = "elements of the kernel: 121 for 11 x 11"},
    {.name = "cin", .label = "Input channels", .meaning = "channels of the input"},
    {.name = "cout", .label = "Output channels", .meaning = "channels of the output"},
}};

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double output = context.batch * a["rows_out"] * a["cols_out"] * a["cout"];
  const NotebookElements elements{
      .weight = a["k"] * a["cin"] * a["cout"],
      .input = context.batch * a["rows_in"] * a["cols_in"] * a["cin"],
      .output = output,
  };
  return notebook_cost(2 * a["k"] * a["cin"] * output, 0, elements, context);
}

constexpr std::array<CostFormula, 5> formulas{{
    {CostItem::dense, "2 * k * cin * B * rows_out * cols_out * cout"},
    {CostItem::weight_elements, "k * cin * cout"},
    {CostItem::input_elements, "B * rows_in * cols_in * cin"},
    {CostItem::output_elements, "B * rows_out * cols_out * cout"},
    {CostItem::parameters, "k * cin * cout"},
}};

}  // namespace

const LayerKind notebook_conv_kind{
    .name = "notebook_conv",
    .label = "Convolution, as in the notebook",
    .summary =
        "Ungrouped convolution counted as the notebook does: 4 bytes an element, whatever the "
        "format.",
    .parameters = parameters,
    .formulas = formulas,
    .cost = cost,
    .notebook_decimals = 2,
};

}  // namespace roofloor
