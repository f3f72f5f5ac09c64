// AlexNet as the notebook has it: once through its calculator, once as the pairs it then types by
// hand.
#include <array>
#include <string>

#include "networks/network.h"

namespace roofloor {
namespace {

constexpr std::array<std::string_view, 8> names{"conv1", "conv2", "conv3", "conv4",
                                                "conv5", "fc6",   "fc7",   "fc8"};

// The notebook's list `layers_input`: rows and columns in, rows and columns out, kernel area,
// channels in, out. Its fully connected rows state 9216 both as rows and as channels and so count
// 9216^2 inputs.
constexpr double shapes[8][7] = {
    {224, 224, 55, 55, 121, 3, 96}, {27, 27, 27, 27, 25, 96, 256},  {13, 13, 13, 13, 9, 256, 384},
    {13, 13, 13, 13, 9, 384, 384},  {13, 13, 13, 13, 9, 384, 256},  {9216, 1, 4096, 1, 1, 9216, 1},
    {4096, 1, 4096, 1, 1, 4096, 1}, {4096, 1, 1000, 1, 1, 4096, 1},
};

// The notebook's `workload_inputs("AlexNet", CIs, annotation_OIs)`.
constexpr double pairs[8][2] = {
    {210830400, 109.8}, {895795200, 257.11}, {299040768, 75.29}, {448561152, 76.9},
    {299040768, 75.2},  {75497472, 0.5},     {33554432, 0.5},    {8192000, 0.5},
};

std::vector<Layer> calculated(const Arguments&, const std::string&, const Inference&) {
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double* s = shapes[i];
    layers.push_back({.name = std::string(names[i]),
                      .kind = "notebook_conv",
                      .parameters = {{"rows_in", s[0]},
                                     {"cols_in", s[1]},
                                     {"rows_out", s[2]},
                                     {"cols_out", s[3]},
                                     {"k", s[4]},
                                     {"cin", s[5]},
                                     {"cout", s[6]}}});
  }
  return layers;
}

std::vector<Layer> typed(const Arguments&, const std::string&, const Inference&) {
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < names.size(); ++i) {
    layers.push_back(
        {.name = std::string(names[i]),
         .kind = "custom",
         .parameters = {{"operations", pairs[i][0]}, {"operational_intensity", pairs[i][1]}}});
  }
  return layers;
}

}  // namespace

const Network alexnet_notebook_network{
    .name = "alexnet_notebook",
    .label = "AlexNet, notebook shapes",
    .summary =
        "The notebook's AlexNet through its own calculator: ungrouped convolutions, 4 bytes an "
        "element, and the inputs of the fully connected layers squared.",
    .group = "As in the notebook",
    .notebook = true,
    .parameters = {},
    .layers = calculated,
};

const Network alexnet_notebook_typed_network{
    .name = "alexnet_notebook_typed",
    .label = "AlexNet, notebook's typed pairs",
    .summary = "The (operations, intensity) pairs that the notebook types in by hand and plots.",
    .group = "As in the notebook",
    .notebook = true,
    .parameters = {},
    .layers = typed,
};

}  // namespace roofloor
