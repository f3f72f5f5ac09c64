// Networks of inverted residual blocks: widen, filter each channel apart, narrow.
// MobileNetV2: Sandler et al., CVPR 2018 (arXiv 1801.04381), Table 2. EfficientNet-B0: Tan, Le,
// ICML 2019 (arXiv 1905.11946), Table 1, with squeeze-and-excitation of a quarter of a block's
// input channels. Both as torchvision builds them.
#include <array>
#include <span>

#include "networks/image_network.h"
#include "networks/network.h"

namespace roofloor {
namespace {

struct Stage {
  double expansion;
  double channels;
  int blocks;
  double stride;
  double kernel;
};

constexpr std::array<Stage, 7> mobilenet_stages{{
    {1, 16, 1, 1, 3},
    {6, 24, 2, 2, 3},
    {6, 32, 3, 2, 3},
    {6, 64, 4, 2, 3},
    {6, 96, 3, 1, 3},
    {6, 160, 3, 2, 3},
    {6, 320, 1, 1, 3},
}};
constexpr std::array<Stage, 7> efficientnet_stages{{
    {1, 16, 1, 1, 3},
    {6, 24, 2, 2, 3},
    {6, 40, 2, 2, 5},
    {6, 80, 3, 2, 3},
    {6, 112, 3, 1, 5},
    {6, 192, 4, 2, 5},
    {6, 320, 1, 1, 3},
}};
constexpr double stem_channels = 32;
constexpr double head_channels = 1280;

struct Design {
  std::span<const Stage> stages;
  const char* activation;
  bool squeeze_excitation;
};

constexpr std::array<ParameterDeclaration, 2> parameters{image_size_parameter(32),
                                                         classes_parameter};

void normalized(ImageNetwork& network, const std::string& name, const Convolution& shape,
                const char* activation) {
  network.convolution(name, shape);
  network.batch_norm(name + ".bn");
  if (activation != nullptr) network.activation(name + ".activation", activation);
}

// Every channel is scaled by a number computed from the means of all channels.
void squeeze_excitation(ImageNetwork& network, const std::string& block, double squeezed) {
  const double channels = network.channels();
  const double size = network.size();
  network.global_pool(block + ".se.pool");
  network.convolution(block + ".se.reduce", {.out_channels = squeezed, .bias = true});
  network.activation(block + ".se.silu", "silu");
  network.convolution(block + ".se.expand", {.out_channels = channels, .bias = true});
  network.activation(block + ".se.sigmoid", "sigmoid");
  network.continue_from(channels, size);
  network.activation(block + ".se.scale", "product");
}

void inverted_residual(ImageNetwork& network, const std::string& block, const Stage& stage,
                       double stride, const Design& design) {
  const double in_channels = network.channels();
  const double hidden = in_channels * stage.expansion;
  if (stage.expansion != 1) {
    normalized(network, block + ".expand", {.out_channels = hidden}, design.activation);
  }
  normalized(network, block + ".depthwise",
             {.out_channels = hidden,
              .kernel = stage.kernel,
              .stride = stride,
              .padding = (stage.kernel - 1) / 2,
              .groups = hidden},
             design.activation);
  if (design.squeeze_excitation) squeeze_excitation(network, block, in_channels / 4);
  normalized(network, block + ".project", {.out_channels = stage.channels}, nullptr);
  if (stride == 1 && in_channels == stage.channels) network.add(block + ".add");
}

std::vector<Layer> build(const Arguments& a, const Design& design) {
  ImageNetwork network(color_channels, a["image_size"]);
  normalized(network, "stem",
             {.out_channels = stem_channels, .kernel = 3, .stride = 2, .padding = 1},
             design.activation);
  int number = 0;
  for (const Stage& stage : design.stages) {
    for (int i = 0; i < stage.blocks; ++i) {
      inverted_residual(network, "block" + std::to_string(++number), stage,
                        i == 0 ? stage.stride : 1, design);
    }
  }
  normalized(network, "last", {.out_channels = head_channels}, design.activation);
  network.global_pool("avgpool");
  network.linear("classifier", a["classes"]);
  return network.take();
}

// ReLU6 is counted as ReLU: one comparison more.
constexpr Design mobilenet_v2{mobilenet_stages, "relu", false};
constexpr Design efficientnet_b0{efficientnet_stages, "silu", true};

}  // namespace

const Network mobilenet_v2_network{
    .name = "mobilenet_v2",
    .label = "MobileNetV2",
    .summary = "Inverted residual blocks with depthwise convolutions (2018), at width 1.0.",
    .parameters = parameters,
    .layers = [](const Arguments& a, const std::string&,
                 const Inference&) { return build(a, mobilenet_v2); },
};

const Network efficientnet_b0_network{
    .name = "efficientnet_b0",
    .label = "EfficientNet-B0",
    .summary = "Inverted residual blocks with squeeze-and-excitation (2019).",
    .parameters = parameters,
    .layers = [](const Arguments& a, const std::string&,
                 const Inference&) { return build(a, efficientnet_b0); },
};

}  // namespace roofloor
