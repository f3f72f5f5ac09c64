// The list of networks: a new one is a line here and one in network.h.
#include "networks/network_registry.h"

#include <array>
#include <vector>

#include "base/find_named.h"
#include "networks/language_networks.h"

namespace roofloor {
namespace {

constexpr std::array<const Network*, 11> vision{
    &alexnet_network,   &alexnet_2012_network, &vgg16_network,           &resnet18_network,
    &resnet50_network,  &mobilenet_v2_network, &efficientnet_b0_network, &vit_tiny_network,
    &vit_small_network, &vit_base_network,     &vit_large_network,
};
constexpr std::array<const Network*, 3> notebook{
    &alexnet_notebook_network,
    &alexnet_notebook_typed_network,
    &vit_notebook_network,
};

std::vector<const Network*> all_networks() {
  std::vector<const Network*> list(vision.begin(), vision.end());
  for (const Network& preset : language_presets()) list.push_back(&preset);
  list.insert(list.end(), {&decoder_transformer_network, &encoder_transformer_network,
                           &encoder_decoder_network});
  list.insert(list.end(), notebook.begin(), notebook.end());
  return list;
}

}  // namespace

std::span<const Network* const> networks() {
  static const std::vector<const Network*> list = all_networks();
  return list;
}

Arguments network_arguments(const Network& network, const ParameterValues& given,
                            const std::string& path) {
  ParameterValues values = given;
  for (const NetworkDefault& own : network.defaults) {
    values.try_emplace(std::string(own.parameter), own.choice.empty()
                                                       ? ParameterValue(own.number)
                                                       : ParameterValue(std::string(own.choice)));
  }
  return Arguments(network.parameters, values, path);
}

const Network& network(const std::string& name, const std::string& path) {
  return *find_named(
      networks(), name, [](const Network* n) { return n->name; }, "network", path);
}

}  // namespace roofloor
