// The list of networks.
#pragma once

#include <span>
#include <string>

#include "networks/network.h"

namespace roofloor {

std::span<const Network* const> networks();

// Throws InputError at `path` for an unknown network, listing those that are known.
const Network& network(const std::string& name, const std::string& path);

}  // namespace roofloor
