// The list of networks: a new one is a line here and one in network.h.
#include "networks/network_registry.h"

#include <array>

#include "base/find_named.h"

namespace roofloor {
namespace {

constexpr std::array<const Network*, 14> list{
    &alexnet_network,
    &alexnet_2012_network,
    &vgg16_network,
    &resnet18_network,
    &resnet50_network,
    &mobilenet_v2_network,
    &efficientnet_b0_network,
    &vit_tiny_network,
    &vit_small_network,
    &vit_base_network,
    &vit_large_network,
    &alexnet_notebook_network,
    &alexnet_notebook_typed_network,
    &vit_notebook_network,
};

}  // namespace

std::span<const Network* const> networks() {
  return list;
}

const Network& network(const std::string& name, const std::string& path) {
  return *find_named(
      list, name, [](const Network* n) { return n->name; }, "network", path);
}

}  // namespace roofloor
