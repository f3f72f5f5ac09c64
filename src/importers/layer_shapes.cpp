// Sizes that follow from others in the row.
#include "importers/layer_shapes.h"

#include <array>
#include <cmath>
#include <optional>

namespace roofloor {
namespace {

struct Side {
  const char* size;
  const char* kernel;
  const char* stride;
  const char* padding;
  const char* dilation;
  const char* out_size;
};
constexpr Side rows{"height", "kernel", "stride", "padding", "dilation", "out_height"};
constexpr Side columns{"width",         "kernel_width",   "stride_width",
                       "padding_width", "dilation_width", "out_width"};
constexpr std::array<const Side*, 2> sides{&rows, &columns};

std::optional<double> number(const Layer& layer, const char* name) {
  const auto found = layer.parameters.find(name);
  if (found == layer.parameters.end()) return std::nullopt;
  const double* value = std::get_if<double>(&found->second.value);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

// That of the columns is that of the rows unless it is stated.
std::optional<double> number_of(const Layer& layer, const char* Side::*member, const Side& side) {
  const auto own = number(layer, side.*member);
  return own || &side == &rows ? own : number(layer, rows.*member);
}

void complete(Layer& layer, const Side& side) {
  const auto out = number(layer, side.out_size);
  const auto kernel = number_of(layer, &Side::kernel, side);
  if (!out || !kernel || layer.parameters.contains(side.size)) return;
  const double stride = number_of(layer, &Side::stride, side).value_or(1);
  const double padding = number_of(layer, &Side::padding, side).value_or(0);
  const double dilation = number_of(layer, &Side::dilation, side).value_or(1);
  layer.parameters[side.size] = (*out - 1) * stride + dilation * (*kernel - 1) + 1 - 2 * padding;
}

}  // namespace

void complete_window(Layer& layer) {
  if (layer.kind != "conv2d" && layer.kind != "pooling") return;
  if (layer.parameters.contains("height")) return;  // the width is the same unless it is stated
  const bool is_square = !layer.parameters.contains("width") &&
                         !layer.parameters.contains("out_width") &&
                         layer.parameters.contains("out_height");
  if (is_square) layer.parameters["out_width"] = layer.parameters["out_height"];
  for (const Side* side : sides) complete(layer, *side);
}

void make_depthwise(Layer& layer) {
  const auto channels = number(layer, "in_channels");
  if (!channels) return;
  layer.parameters.try_emplace("groups", *channels);
  layer.parameters.try_emplace("out_channels", *channels);
}

void round_outputs_up(Layer& layer) {
  for (const Side* side : sides) {
    const auto size = number(layer, side->size);
    const auto kernel = number_of(layer, &Side::kernel, *side);
    const double stride = number_of(layer, &Side::stride, *side).value_or(1);
    if (!size || !kernel || *size < *kernel || stride < 1) continue;
    const double steps = (*size - *kernel) / stride;
    if (steps != std::floor(steps)) layer.parameters[side->out_size] = std::ceil(steps) + 1;
  }
}

}  // namespace roofloor
