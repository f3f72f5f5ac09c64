// The list of networks: a new one is a line here and one in network.h.
#include "networks/network_registry.h"

#include <array>

#include "base/input_error.h"

namespace roofloor {
namespace {

constexpr std::array<const Network*, 3> list{
    &alexnet_notebook_network,
    &alexnet_notebook_typed_network,
    &vit_notebook_network,
};

}  // namespace

std::span<const Network* const> networks() {
  return list;
}

const Network& network(const std::string& name, const std::string& path) {
  std::string known;
  for (const Network* candidate : list) {
    if (candidate->name == name) return *candidate;
    known += (known.empty() ? "" : ", ") + std::string(candidate->name);
  }
  throw InputError{path, "unknown network \"" + name + "\"; expected one of " + known};
}

}  // namespace roofloor
