// Windows of convolutions and poolings: kernels, strides, paddings and the sizes they give.
#pragma once

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

// One spatial dimension of a window.
struct WindowAxis {
  double size = unknown_size;  // of the input
  double kernel = 1;
  double stride = 1;
  double dilation = 1;
  double padding_before = 0;
  double padding_after = 0;
  double output = unknown_size;
};

// The axes of a node whose data have `data` sizes (N, C, spatial ...) and whose kernel has `kernel`
// sizes; empty where the data's rank is not known. Padding by `auto_pad` is worked out.
std::vector<WindowAxis> window_axes(const NodeView& node, const Dims& data, const Dims& kernel,
                                    bool rounds_up);

// N and channels, then the output of each axis.
Dims window_output(double batch, double channels, const std::vector<WindowAxis>& axes);

// Adds the axes to a layer whose kinds have `height`, `kernel`, `stride`, ... and, for three of
// them, `depth`: one axis has a height of 1, more than three are counted as one. `images` are
// inputs that are processed one after the other; they count as rows. What the kind would not work
// out itself is given as `out_height` and so on.
void add_window(const std::vector<WindowAxis>& axes, double images, bool has_depth,
                bool is_transposed, MadeLayer& layer);

}  // namespace roofloor::onnx
