// A window that slides over one dimension of a tensor: of a convolution or of a pooling.
#pragma once

#include "layers/layer_kind.h"

namespace roofloor {

// Names of the parameters of one dimension.
struct WindowNames {
  std::string_view size;  // of the input
  std::string_view kernel;
  std::string_view stride;
  std::string_view padding;   // on each side
  std::string_view dilation;  // empty: 1
  std::string_view out_size;  // given where the padding differs between the sides
};

// floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1, or the size given.
// Throws InputError at the kernel's parameter if the window is larger than the padded input.
double window_outputs(const Arguments& arguments, const WindowNames& names);

// A parameter of a window; its default is a number, or the value of another parameter.
constexpr ParameterDeclaration window_parameter(std::string_view name, std::string_view label,
                                                std::string_view meaning,
                                                std::string_view default_from = "") {
  return {.name = name,
          .label = label,
          .unit = "",
          .meaning = meaning,
          .default_value = {},
          .range = {1, 1e6, true},
          .default_from = default_from};
}

constexpr ParameterDeclaration stride_parameter(std::string_view name, std::string_view label,
                                                std::string_view default_from = "") {
  ParameterDeclaration result = window_parameter(
      name, label, "elements by which the window moves from one output to the next", default_from);
  if (default_from.empty()) result.default_value = 1;
  return result;
}

constexpr ParameterDeclaration dilation_parameter(std::string_view name, std::string_view label,
                                                  std::string_view default_from = "") {
  ParameterDeclaration result = window_parameter(
      name, label, "distance between neighbouring elements of the kernel", default_from);
  if (default_from.empty()) result.default_value = 1;
  return result;
}

constexpr ParameterDeclaration padding_parameter(std::string_view name, std::string_view label,
                                                 std::string_view default_from = "") {
  ParameterDeclaration result = window_parameter(
      name, label, "elements added on each of two opposite sides of the input", default_from);
  if (default_from.empty()) result.default_value = 0;
  result.range = {0, 1e6, true};
  return result;
}

constexpr ParameterDeclaration output_parameter(std::string_view name, std::string_view label) {
  ParameterDeclaration result = window_parameter(
      name, label, "where it does not follow from the window, as with padding on one side only");
  result.optional = true;
  return result;
}

}  // namespace roofloor
