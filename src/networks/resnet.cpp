// ResNet: blocks whose input is added to their output. He, Zhang, Ren, Sun, "Deep Residual Learning
// for Image Recognition", CVPR 2016 (arXiv 1512.03385), Table 1; ResNet-50 strides in its 3 x 3
// convolutions, as torchvision does. Layers have torchvision's names.
#include <array>
#include <span>

#include "networks/image_network.h"
#include "networks/network.h"

namespace roofloor {
namespace {

// Five halvings: below 32 pixels the last feature map would be empty.
constexpr std::array<ParameterDeclaration, 2> parameters{image_size_parameter(32),
                                                         classes_parameter};

struct Block {
  std::string name;
  double width = 0;
  double out_channels = 0;
  double stride = 1;
};

void normalized_convolution(ImageNetwork& network, const Block& block, int index,
                            const Convolution& shape) {
  const std::string number = std::to_string(index);
  network.convolution(block.name + ".conv" + number, shape);
  network.batch_norm(block.name + ".bn" + number);
}

// The input of the block, brought to the shape of its output; then the two are added.
void finish(ImageNetwork& network, const Block& block, double in_channels, double in_size) {
  if (block.stride != 1 || in_channels != block.out_channels) {
    network.continue_from(in_channels, in_size);
    network.convolution(block.name + ".downsample.conv",
                        {.out_channels = block.out_channels, .stride = block.stride});
    network.batch_norm(block.name + ".downsample.bn");
  }
  network.add(block.name + ".add");
  network.activation(block.name + ".relu", "relu");
}

void basic_block(ImageNetwork& network, const Block& block) {
  const double in_channels = network.channels();
  const double in_size = network.size();
  normalized_convolution(
      network, block, 1,
      {.out_channels = block.width, .kernel = 3, .stride = block.stride, .padding = 1});
  network.activation(block.name + ".relu1", "relu");
  normalized_convolution(network, block, 2,
                         {.out_channels = block.out_channels, .kernel = 3, .padding = 1});
  finish(network, block, in_channels, in_size);
}

void bottleneck(ImageNetwork& network, const Block& block) {
  const double in_channels = network.channels();
  const double in_size = network.size();
  normalized_convolution(network, block, 1, {.out_channels = block.width});
  network.activation(block.name + ".relu1", "relu");
  normalized_convolution(
      network, block, 2,
      {.out_channels = block.width, .kernel = 3, .stride = block.stride, .padding = 1});
  network.activation(block.name + ".relu2", "relu");
  normalized_convolution(network, block, 3, {.out_channels = block.out_channels});
  finish(network, block, in_channels, in_size);
}

struct Design {
  void (*block)(ImageNetwork& network, const Block& block);
  double expansion;  // channels of a block's output over its width
  std::array<int, 4> blocks;
};
constexpr Design resnet18{basic_block, 1, {2, 2, 2, 2}};
constexpr Design resnet50{bottleneck, 4, {3, 4, 6, 3}};

std::vector<Layer> build(const Arguments& a, const Design& design) {
  ImageNetwork network(color_channels, a["image_size"]);
  network.convolution("conv1", {.out_channels = 64, .kernel = 7, .stride = 2, .padding = 3});
  network.batch_norm("bn1");
  network.activation("relu", "relu");
  network.max_pool("maxpool", 3, 2, 1);
  double width = 64;
  for (std::size_t stage = 0; stage < design.blocks.size(); ++stage, width *= 2) {
    for (int i = 0; i < design.blocks[stage]; ++i) {
      design.block(network, {.name = "layer" + std::to_string(stage + 1) + "." + std::to_string(i),
                             .width = width,
                             .out_channels = width * design.expansion,
                             .stride = stage > 0 && i == 0 ? 2.0 : 1.0});
    }
  }
  network.global_pool("avgpool");
  network.linear("fc", a["classes"]);
  return network.take();
}

}  // namespace

const Network resnet18_network{
    .name = "resnet18",
    .label = "ResNet-18",
    .summary = "Residual network of 18 weighted layers (2015), with torchvision's shapes.",
    .parameters = parameters,
    .layers = [](const Arguments& a, const std::string&,
                 const Inference&) { return build(a, resnet18); },
};

const Network resnet50_network{
    .name = "resnet50",
    .label = "ResNet-50",
    .summary = "Residual network of 50 weighted layers (2015); strides in the 3 x 3 convolutions.",
    .parameters = parameters,
    .layers = [](const Arguments& a, const std::string&,
                 const Inference&) { return build(a, resnet50); },
};

}  // namespace roofloor
