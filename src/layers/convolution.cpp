// The convolutions: a window of weights slides over the input. A convolution of one dimension is
// conv2d with a height and a kernel of 1.
#include <array>
#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "layers/kinds.h"
#include "layers/layer_tensors.h"
#include "layers/sliding_window.h"

namespace roofloor {
namespace {

constexpr ParameterDeclaration in_channels{
    .name = "in_channels", .label = "Input channels", .meaning = "channels of the input"};
constexpr ParameterDeclaration out_channels{.name = "out_channels",
                                            .label = "Output channels",
                                            .meaning = "filters, one an output channel"};
constexpr ParameterDeclaration groups{
    .name = "groups",
    .label = "Groups",
    .meaning = "parts of the channels that are convolved apart; as many as channels: depthwise",
    .default_value = 1};

constexpr std::array<ParameterDeclaration, 16> planar{{
    in_channels,
    out_channels,
    window_parameter("height", "Input height", "rows of the input"),
    window_parameter("width", "Input width", "columns of the input", "height"),
    window_parameter("kernel", "Kernel height", "rows of the kernel"),
    window_parameter("kernel_width", "Kernel width", "columns of the kernel", "kernel"),
    stride_parameter("stride", "Stride"),
    stride_parameter("stride_width", "Stride across columns", "stride"),
    padding_parameter("padding", "Padding"),
    padding_parameter("padding_width", "Padding of columns", "padding"),
    dilation_parameter("dilation", "Dilation"),
    dilation_parameter("dilation_width", "Dilation across columns", "dilation"),
    groups,
    bias_parameter,
    output_parameter("out_height", "Output height"),
    output_parameter("out_width", "Output width"),
}};

template <std::size_t a, std::size_t b>
constexpr std::array<ParameterDeclaration, a + b> followed_by(
    const std::array<ParameterDeclaration, a>& first,
    const std::array<ParameterDeclaration, b>& second) {
  std::array<ParameterDeclaration, a + b> result{};
  for (std::size_t i = 0; i < a; ++i) result[i] = first[i];
  for (std::size_t i = 0; i < b; ++i) result[a + i] = second[i];
  return result;
}

constexpr auto spatial = followed_by(
    planar, std::array<ParameterDeclaration, 6>{{
                window_parameter("depth", "Input depth", "planes of the input", "height"),
                window_parameter("kernel_depth", "Kernel depth", "planes of the kernel", "kernel"),
                stride_parameter("stride_depth", "Stride across planes", "stride"),
                padding_parameter("padding_depth", "Padding of planes", "padding"),
                dilation_parameter("dilation_depth", "Dilation across planes", "dilation"),
                output_parameter("out_depth", "Output depth"),
            }});

constexpr auto transposed = followed_by(
    planar, std::array<ParameterDeclaration, 2>{{
                padding_parameter("output_padding", "Added output rows"),
                padding_parameter("output_padding_width", "Added output columns", "output_padding"),
            }});

constexpr WindowNames over_rows{"height", "kernel", "stride", "padding", "dilation", "out_height"};
constexpr WindowNames over_columns{"width",         "kernel_width",   "stride_width",
                                   "padding_width", "dilation_width", "out_width"};
constexpr WindowNames over_planes{"depth",         "kernel_depth",   "stride_depth",
                                  "padding_depth", "dilation_depth", "out_depth"};

double out_rows(const Arguments& a) {
  return window_outputs(a, over_rows);
}
double out_columns(const Arguments& a) {
  return window_outputs(a, over_columns);
}
double out_planes(const Arguments& a) {
  return window_outputs(a, over_planes);
}

// Rows or columns of a transposed convolution: every input element spreads over a window.
double spread(const Arguments& a, const WindowNames& names, std::string_view added) {
  if (a.has(names.out_size)) return a[names.out_size];
  const double size = (a[names.size] - 1) * a[names.stride] - 2 * a[names.padding] +
                      a[names.dilation] * (a[names.kernel] - 1) + a[added] + 1;
  if (size < 1) {
    throw InputError{"/parameters/" + std::string(names.padding),
                     "the padding leaves " + shortest_number(size) +
                         " elements of the output; expected at least 1"};
  }
  return size;
}
double spread_rows(const Arguments& a) {
  return spread(a, over_rows, "output_padding");
}
double spread_columns(const Arguments& a) {
  return spread(a, over_columns, "output_padding_width");
}

// What is given wins over what follows from the window.
template <typename Text>
std::string_view given_or(const Arguments& a, std::string_view given, Text otherwise) {
  return a.has(given) ? given : std::string_view(otherwise);
}

constexpr DerivedTerm rows_of_output{
    "OH", "rows of the output",
    [](const Arguments& a, const CostContext&) {
      return given_or(a, "out_height",
                      "floor((height + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1");
    },
    of_arguments<out_rows>};
constexpr DerivedTerm columns_of_output{
    "OW", "columns of the output",
    [](const Arguments& a, const CostContext&) {
      return given_or(a, "out_width",
                      "floor((width + 2 * padding_width - dilation_width * (kernel_width - 1) - "
                      "1) / stride_width) + 1");
    },
    of_arguments<out_columns>};
constexpr DerivedTerm planes_of_output{
    "OD", "planes of the output",
    [](const Arguments& a, const CostContext&) {
      return given_or(a, "out_depth",
                      "floor((depth + 2 * padding_depth - dilation_depth * (kernel_depth - 1) - "
                      "1) / stride_depth) + 1");
    },
    of_arguments<out_planes>};

constexpr std::array<DerivedTerm, 2> planar_terms{rows_of_output, columns_of_output};
constexpr std::array<DerivedTerm, 3> spatial_terms{rows_of_output, columns_of_output,
                                                   planes_of_output};
constexpr std::array<DerivedTerm, 2> transposed_terms{{
    {"OH", "rows of the output",
     [](const Arguments& a, const CostContext&) {
       return given_or(a, "out_height",
                       "(height - 1) * stride - 2 * padding + dilation * (kernel - 1) + "
                       "output_padding + 1");
     },
     of_arguments<spread_rows>},
    {"OW", "columns of the output",
     [](const Arguments& a, const CostContext&) {
       return given_or(a, "out_width",
                       "(width - 1) * stride_width - 2 * padding_width + dilation_width * "
                       "(kernel_width - 1) + output_padding_width + 1");
     },
     of_arguments<spread_columns>},
}};

void check_groups(const Arguments& a) {
  for (const char* channels : {"in_channels", "out_channels"}) {
    if (std::fmod(a[channels], a["groups"]) == 0) continue;
    throw InputError{"/parameters/groups", "groups is " + shortest_number(a["groups"]) +
                                               "; expected a divisor of " + channels + ", " +
                                               shortest_number(a[channels])};
  }
}

double bias_elements(const Arguments& a) {
  return a["bias"] * a["out_channels"];
}

LayerCost grouped(const Arguments& a, const CostContext& context, double kernel_elements,
                  double input_places, double output_places) {
  check_groups(a);
  const double in_group = a["in_channels"] / a["groups"];
  const double m = context.batch * output_places;
  return product_cost({{.m = m,
                        .n = a["out_channels"] / a["groups"],
                        .k = in_group * kernel_elements,
                        .count = a["groups"]}},
                      {.weight = a["out_channels"] * in_group * kernel_elements,
                       .input = context.batch * a["in_channels"] * input_places,
                       .output = m * a["out_channels"]},
                      bias_elements(a), context);
}

LayerCost planar_cost(const Arguments& a, const CostContext& context) {
  return grouped(a, context, a["kernel"] * a["kernel_width"], a["height"] * a["width"],
                 out_rows(a) * out_columns(a));
}

LayerCost spatial_cost(const Arguments& a, const CostContext& context) {
  return grouped(a, context, a["kernel"] * a["kernel_width"] * a["kernel_depth"],
                 a["height"] * a["width"] * a["depth"],
                 out_rows(a) * out_columns(a) * out_planes(a));
}

LayerCost transposed_cost(const Arguments& a, const CostContext& context) {
  check_groups(a);
  const double input = context.batch * a["height"] * a["width"];
  const double filter = a["out_channels"] / a["groups"] * a["kernel"] * a["kernel_width"];
  return product_cost(
      {{.m = input, .n = filter, .k = a["in_channels"] / a["groups"], .count = a["groups"]}},
      {.weight = a["in_channels"] * filter,
       .input = input * a["in_channels"],
       .output = context.batch * a["out_channels"] * spread_rows(a) * spread_columns(a)},
      bias_elements(a), context);
}

constexpr std::array<CostFormula, 6> planar_formulas{{
    {CostItem::dense,
     "2 * B * OH * OW * out_channels * (in_channels / groups) * kernel * kernel_width"},
    {CostItem::bias, "bias * B * out_channels * OH * OW"},
    {CostItem::weight_elements,
     "out_channels * (in_channels / groups) * kernel * kernel_width + bias * out_channels"},
    {CostItem::input_elements, "B * in_channels * height * width"},
    {CostItem::output_elements, "B * out_channels * OH * OW"},
    {CostItem::parameters,
     "out_channels * (in_channels / groups) * kernel * kernel_width + bias * out_channels"},
}};

constexpr std::array<CostFormula, 6> spatial_formulas{{
    {CostItem::dense,
     "2 * B * OD * OH * OW * out_channels * (in_channels / groups) * kernel_depth * kernel * "
     "kernel_width"},
    {CostItem::bias, "bias * B * out_channels * OD * OH * OW"},
    {CostItem::weight_elements,
     "out_channels * (in_channels / groups) * kernel_depth * kernel * kernel_width + bias * "
     "out_channels"},
    {CostItem::input_elements, "B * in_channels * depth * height * width"},
    {CostItem::output_elements, "B * out_channels * OD * OH * OW"},
    {CostItem::parameters,
     "out_channels * (in_channels / groups) * kernel_depth * kernel * kernel_width + bias * "
     "out_channels"},
}};

constexpr std::array<CostFormula, 6> transposed_formulas{{
    {CostItem::dense,
     "2 * B * height * width * in_channels * (out_channels / groups) * kernel * kernel_width"},
    {CostItem::bias, "bias * B * out_channels * OH * OW"},
    {CostItem::weight_elements,
     "in_channels * (out_channels / groups) * kernel * kernel_width + bias * out_channels"},
    {CostItem::input_elements, "B * in_channels * height * width"},
    {CostItem::output_elements, "B * out_channels * OH * OW"},
    {CostItem::parameters,
     "in_channels * (out_channels / groups) * kernel * kernel_width + bias * out_channels"},
}};

}  // namespace

const LayerKind conv2d_kind{
    .name = "conv2d",
    .label = "Convolution",
    .summary = "Filters slide over rows and columns; with as many groups as channels: depthwise.",
    .parameters = planar,
    .derived = planar_terms,
    .formulas = planar_formulas,
    .cost = planar_cost,
};

const LayerKind conv3d_kind{
    .name = "conv3d",
    .label = "Convolution in space",
    .summary = "Filters slide over planes, rows and columns, as in video and volumes.",
    .parameters = spatial,
    .derived = spatial_terms,
    .formulas = spatial_formulas,
    .cost = spatial_cost,
};

const LayerKind conv_transpose2d_kind{
    .name = "conv_transpose2d",
    .label = "Transposed convolution",
    .summary = "Every input element spreads over a window of the output, as in upsampling.",
    .parameters = transposed,
    .derived = transposed_terms,
    .formulas = transposed_formulas,
    .cost = transposed_cost,
};

}  // namespace roofloor
