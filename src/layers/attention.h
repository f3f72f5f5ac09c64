// How attention layers follow the conventions of a workload.
#pragma once

#include <vector>

#include "workload/workload.h"

namespace roofloor {

// An attention layer as the conventions have it computed: itself, or its scores, softmax and
// context as three layers named after it. Any other layer stays as it is.
std::vector<Layer> by_conventions(const Layer& layer, const Conventions& conventions);

}  // namespace roofloor
