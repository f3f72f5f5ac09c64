// VGG: stacks of 3 x 3 convolutions. Simonyan, Zisserman, "Very Deep Convolutional Networks for
// Large-Scale Image Recognition", ICLR 2015 (arXiv 1409.1556), Table 1.
#include <array>

#include "networks/image_network.h"
#include "networks/network.h"

namespace roofloor {
namespace {

struct Stage {
  double channels;
  int convolutions;
};
constexpr std::array<Stage, 5> column_d{{{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}}};

// Five poolings halve the image: below 32 pixels nothing is left.
constexpr std::array<ParameterDeclaration, 2> parameters{image_size_parameter(32),
                                                         classes_parameter};

std::vector<Layer> layers(const Arguments& a, const std::string&, const Inference&) {
  ImageNetwork network(color_channels, a["image_size"]);
  for (std::size_t s = 0; s < column_d.size(); ++s) {
    const std::string stage = std::to_string(s + 1);
    for (int i = 1; i <= column_d[s].convolutions; ++i) {
      const std::string number = stage + "_" + std::to_string(i);
      network.convolution(
          "conv" + number,
          {.out_channels = column_d[s].channels, .kernel = 3, .padding = 1, .bias = true});
      network.activation("relu" + number, "relu");
    }
    network.max_pool("pool" + stage, 2, 2);
  }
  network.adaptive_pool("avgpool", 7);
  network.linear("fc6", 4096);
  network.activation("relu6", "relu");
  network.linear("fc7", 4096);
  network.activation("relu7", "relu");
  network.linear("fc8", a["classes"]);
  return network.take();
}

}  // namespace

const Network vgg16_network{
    .name = "vgg16",
    .label = "VGG-16",
    .summary = "Thirteen 3 x 3 convolutions and three linear layers (configuration D, 2014).",
    .parameters = parameters,
    .layers = layers,
};

}  // namespace roofloor
