// AlexNet, which names two networks: the one of the paper, whose channels are split into two
// groups, and the one-tower version that libraries have. A third, the notebook's, has a file of its
// own.
#include <array>
#include <span>

#include "networks/image_network.h"
#include "networks/network.h"

namespace roofloor {
namespace {

// Krizhevsky, "One weird trick for parallelizing convolutional neural networks", arXiv 1404.5997
// (2014), as torchvision has it.
constexpr std::array<Convolution, 5> one_tower{{
    {.out_channels = 64, .kernel = 11, .stride = 4, .padding = 2, .bias = true},
    {.out_channels = 192, .kernel = 5, .padding = 2, .bias = true},
    {.out_channels = 384, .kernel = 3, .padding = 1, .bias = true},
    {.out_channels = 256, .kernel = 3, .padding = 1, .bias = true},
    {.out_channels = 256, .kernel = 3, .padding = 1, .bias = true},
}};

// Krizhevsky, Sutskever, Hinton, "ImageNet Classification with Deep Convolutional Neural
// Networks", NIPS 2012. The paper's 224 pixels give its 55 outputs with a padding of 2.
constexpr std::array<Convolution, 5> two_towers{{
    {.out_channels = 96, .kernel = 11, .stride = 4, .padding = 2, .bias = true},
    {.out_channels = 256, .kernel = 5, .padding = 2, .groups = 2, .bias = true},
    {.out_channels = 384, .kernel = 3, .padding = 1, .bias = true},
    {.out_channels = 384, .kernel = 3, .padding = 1, .groups = 2, .bias = true},
    {.out_channels = 256, .kernel = 3, .padding = 1, .groups = 2, .bias = true},
}};

// Below 63 pixels nothing is left after the last pooling.
constexpr std::array<ParameterDeclaration, 2> parameters{image_size_parameter(63),
                                                         classes_parameter};

std::vector<Layer> build(const Arguments& a, std::span<const Convolution> convolutions) {
  ImageNetwork network(color_channels, a["image_size"]);
  for (std::size_t i = 0; i < convolutions.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    network.convolution("conv" + number, convolutions[i]);
    network.activation("relu" + number, "relu");
    if (i == 0 || i == 1 || i == 4) network.max_pool("pool" + number, 3, 2);
  }
  network.adaptive_pool("avgpool", 6);
  network.linear("fc6", 4096);
  network.activation("relu6", "relu");
  network.linear("fc7", 4096);
  network.activation("relu7", "relu");
  network.linear("fc8", a["classes"]);
  return network.take();
}

}  // namespace

const Network alexnet_network{
    .name = "alexnet",
    .label = "AlexNet",
    .summary =
        "The one-tower AlexNet (2014) with the shapes of torchvision: 64, 192, 384, 256 and "
        "256 channels.",
    .parameters = parameters,
    .layers = [](const Arguments& a, const std::string&,
                 const Inference&) { return build(a, one_tower); },
};

const Network alexnet_2012_network{
    .name = "alexnet_2012",
    .label = "AlexNet, 2012",
    .summary =
        "The AlexNet of the paper: three convolutions in two groups. Its response "
        "normalization is not counted.",
    .parameters = parameters,
    .layers = [](const Arguments& a, const std::string&,
                 const Inference&) { return build(a, two_towers); },
};

}  // namespace roofloor
