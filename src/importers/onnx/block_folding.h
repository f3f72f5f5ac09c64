// Equal blocks of layers that follow each other, as one block that is repeated.
#pragma once

#include <vector>

#include "workload/workload.h"

namespace roofloor::onnx {

// Layers that differ in their names alone are equal. The costs of the whole stay what they are.
std::vector<Layer> folded_blocks(std::vector<Layer> layers);

}  // namespace roofloor::onnx
