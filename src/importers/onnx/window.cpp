// Sizes by the rules of onnx's operator documents for Conv and MaxPool.
#include "importers/onnx/window.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "importers/onnx/numbers.h"

namespace roofloor::onnx {
namespace {

double at_or(const std::vector<double>& numbers, std::size_t index, double absent) {
  return index < numbers.size() ? numbers[index] : absent;
}

double reach(const WindowAxis& axis) {
  return axis.dilation * (axis.kernel - 1) + 1;
}

// SAME: as many outputs as strides fit into the input, rounded up, and the padding that takes.
void pad_same(WindowAxis& axis, bool is_lower) {
  axis.output = std::ceil(axis.size / axis.stride);
  const double needed = std::max(0.0, (axis.output - 1) * axis.stride + reach(axis) - axis.size);
  const double smaller = std::floor(needed / 2);
  axis.padding_before = is_lower ? needed - smaller : smaller;
  axis.padding_after = needed - axis.padding_before;
}

double outputs(const WindowAxis& axis, bool rounds_up) {
  const double padded = axis.size + axis.padding_before + axis.padding_after;
  const double steps = (padded - reach(axis)) / axis.stride;
  if (!rounds_up) return std::floor(steps) + 1;
  const double count = std::ceil(steps) + 1;
  // A window that begins in the padding behind the input is left out.
  const bool is_behind = (count - 1) * axis.stride >= axis.size + axis.padding_before;
  return is_behind ? count - 1 : count;
}

}  // namespace

std::vector<WindowAxis> window_axes(const NodeView& node, const Dims& data, const Dims& kernel,
                                    bool rounds_up) {
  if (data.size() < 3) return {};
  const std::size_t count = data.size() - 2;
  const std::vector<double> strides = node.numbers("strides");
  const std::vector<double> dilations = node.numbers("dilations");
  const std::vector<double> pads = node.numbers("pads");
  const std::string automatic = node.text("auto_pad", "NOTSET");
  std::vector<WindowAxis> axes(count);
  for (std::size_t i = 0; i < count; ++i) {
    WindowAxis& axis = axes[i];
    axis.size = data[i + 2];
    axis.kernel = std::max(1.0, at_or(kernel, i, 1));
    axis.stride = std::max(1.0, at_or(strides, i, 1));
    axis.dilation = std::max(1.0, at_or(dilations, i, 1));
    const bool is_explicit = automatic != "VALID" && pads.size() == 2 * count;
    axis.padding_before = is_explicit ? at_or(pads, i, 0) : 0;
    axis.padding_after = is_explicit ? at_or(pads, i + count, 0) : 0;
    if (axis.size < 0) continue;
    if (automatic.starts_with("SAME")) {
      pad_same(axis, automatic == "SAME_LOWER");
    } else {
      axis.output = as_size(outputs(axis, rounds_up));
    }
  }
  return axes;
}

Dims window_output(double batch, double channels, const std::vector<WindowAxis>& axes) {
  Dims dims{batch, channels};
  for (const WindowAxis& axis : axes) dims.push_back(axis.output);
  return dims;
}

namespace {

double known(double size) {
  return size < 0 ? 1 : size;
}

// Several axes as one with as many elements, windows and places.
WindowAxis as_one(const std::vector<WindowAxis>& axes, std::size_t first) {
  WindowAxis one{.size = 1, .output = 1};
  for (std::size_t i = first; i < axes.size(); ++i) {
    one.size *= known(axes[i].size);
    one.kernel *= axes[i].kernel;
    one.output *= known(axes[i].output);
  }
  return one;
}

struct AxisNames {
  const char* size;
  const char* kernel;
  const char* stride;
  const char* padding;
  const char* dilation;
  const char* output;
};
constexpr AxisNames rows{"height", "kernel", "stride", "padding", "dilation", "out_height"};
constexpr AxisNames columns{"width",         "kernel_width",   "stride_width",
                            "padding_width", "dilation_width", "out_width"};
constexpr AxisNames planes{"depth",         "kernel_depth",   "stride_depth",
                           "padding_depth", "dilation_depth", "out_depth"};

void add_axis(const WindowAxis& axis, const AxisNames& names, bool gives_output,
              ParameterValues& parameters) {
  parameters[names.size] = known(axis.size);
  parameters[names.kernel] = axis.kernel;
  parameters[names.stride] = axis.stride;
  parameters[names.padding] = std::max(0.0, axis.padding_before);
  if (gives_output) parameters[names.output] = known(axis.output);
}

// Whether the kind works the output out as it is.
bool follows(const WindowAxis& axis, bool has_dilation) {
  return axis.padding_before == axis.padding_after && axis.padding_before >= 0 &&
         (has_dilation || axis.dilation == 1) && axis.output == outputs(axis, false);
}

}  // namespace

void add_window(const std::vector<WindowAxis>& axes, double images, bool has_depth,
                bool is_transposed, MadeLayer& layer) {
  const bool has_dilation = layer.kind != "pooling";
  std::vector<WindowAxis> used = axes;
  const std::size_t most = has_depth ? 3 : 2;
  if (used.size() > most) {
    used[most - 1] = as_one(axes, most - 1);
    used.resize(most);
  }
  while (used.size() < most) used.insert(used.begin(), WindowAxis{.size = 1, .output = 1});
  const std::array<const AxisNames*, 3> names =
      has_depth ? std::array<const AxisNames*, 3>{&planes, &rows, &columns}
                : std::array<const AxisNames*, 3>{&rows, &columns, nullptr};
  for (std::size_t i = 0; i < used.size(); ++i) {
    WindowAxis axis = used[i];
    bool gives_output = is_transposed || !follows(axis, has_dilation);
    if (i == 0 && images > 1) {
      axis.size = known(axis.size) * images;
      axis.output = known(axis.output) * images;
      gives_output = true;
    }
    add_axis(axis, *names[i], gives_output, layer.parameters);
    if (has_dilation) layer.parameters[names[i]->dilation] = axis.dilation;
  }
}

}  // namespace roofloor::onnx
