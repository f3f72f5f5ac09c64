// Pooling: the mean or the largest of a window, or of a whole channel.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"
#include "layers/sliding_window.h"

namespace roofloor {
namespace {

constexpr auto kernel_parameter = [] {
  ParameterDeclaration result =
      window_parameter("kernel", "Window height", "rows of the window, in place of global");
  result.alternative = "global";
  return result;
}();

constexpr auto window_width = [] {
  ParameterDeclaration result =
      window_parameter("kernel_width", "Window width", "columns of the window", "kernel");
  result.optional = true;
  return result;
}();

constexpr std::array<ParameterDeclaration, 12> parameters{{
    {.name = "channels", .label = "Channels", .meaning = "channels of input and output"},
    window_parameter("height", "Input height", "rows of the input"),
    window_parameter("width", "Input width", "columns of the input", "height"),
    kernel_parameter,
    {.name = "global",
     .label = "Global",
     .meaning = "1: a channel becomes one element, in place of a window",
     .range = {1, 1, true},
     .alternative = "kernel"},
    window_width,
    stride_parameter("stride", "Stride"),
    stride_parameter("stride_width", "Stride across columns", "stride"),
    padding_parameter("padding", "Padding"),
    padding_parameter("padding_width", "Padding of columns", "padding"),
    output_parameter("out_height", "Output height"),
    output_parameter("out_width", "Output width"),
}};

constexpr WindowNames over_rows{"height", "kernel", "stride", "padding", "", "out_height"};
constexpr WindowNames over_columns{"width", "kernel_width", "stride_width", "padding_width",
                                   "",      "out_width"};

double out_rows(const Arguments& a) {
  return a.has("global") ? 1 : window_outputs(a, over_rows);
}
double out_columns(const Arguments& a) {
  return a.has("global") ? 1 : window_outputs(a, over_columns);
}
double window_rows(const Arguments& a) {
  return a.has("global") ? a["height"] : a["kernel"];
}
double window_columns(const Arguments& a) {
  return a.has("global") ? a["width"] : a["kernel_width"];
}

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double channels = context.batch * a["channels"];
  const double output = channels * out_rows(a) * out_columns(a);
  LayerCost cost = activation_cost({.input = channels * a["height"] * a["width"], .output = output},
                                   FusionRole::follower, context);
  cost.operations.pooling = window_rows(a) * window_columns(a) * output;
  return cost;
}

constexpr std::array<DerivedTerm, 4> derived{{
    {"KH", "rows of the window; of the whole input where it is global",
     [](const Arguments& a, const CostContext&) {
       return std::string_view(a.has("global") ? "height" : "kernel");
     },
     of_arguments<window_rows>},
    {"KW", "columns of the window",
     [](const Arguments& a, const CostContext&) {
       return std::string_view(a.has("global") ? "width" : "kernel_width");
     },
     of_arguments<window_columns>},
    {"OH", "rows of the output",
     [](const Arguments& a, const CostContext&) {
       return std::string_view(a.has("global")       ? "1"
                               : a.has("out_height") ? "out_height"
                                                     : "floor((height + 2 * padding - kernel) / "
                                                       "stride) + 1");
     },
     of_arguments<out_rows>},
    {"OW", "columns of the output",
     [](const Arguments& a, const CostContext&) {
       return std::string_view(a.has("global")      ? "1"
                               : a.has("out_width") ? "out_width"
                                                    : "floor((width + 2 * padding_width - "
                                                      "kernel_width) / stride_width) + 1");
     },
     of_arguments<out_columns>},
}};

constexpr std::array<CostFormula, 3> formulas{{
    {CostItem::pooling, "B * channels * OH * OW * KH * KW"},
    {CostItem::input_elements, "B * channels * height * width"},
    {CostItem::output_elements, "B * channels * OH * OW"},
}};

}  // namespace

const LayerKind pooling_kind{
    .name = "pooling",
    .label = "Pooling",
    .summary =
        "The mean or the largest element of a window: one operation for each of its "
        "elements.",
    .parameters = parameters,
    .derived = derived,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
