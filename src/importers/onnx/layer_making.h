// From steps to layers: what each becomes, which of them belong together, and the names and formats
// of the layers.
#pragma once

#include <functional>

#include "importers/onnx/inference.h"
#include "workload/layer_cost.h"

namespace roofloor::onnx {

// Steps that are one thing: a product and its bias, the parts of attention, of a normalization.
struct StepGroup {
  std::vector<std::size_t> steps;  // indices; the one that gives the name first
  std::vector<MadeLayer> layers;
};

// Hands out all steps in groups, in the order in which they run.
void each_step_group(const Inference& inference, const std::function<void(StepGroup)>& take);

// What a step becomes by itself. One that is not known becomes a layer of its bytes.
std::vector<MadeLayer> layers_of(const Inference& inference, const Step& step);

// A layer in the formats of its tensors; absent where a kind refuses the sizes, and why.
struct CheckedLayer {
  Layer layer;
  LayerCost cost;
  std::string problem;
};
CheckedLayer checked_layer(const MadeLayer& made, const std::string& name);

// The operations of all that the steps become; each step keeps its own, for branches stand in each
// other.
double step_operations(const Inference& inference, std::vector<Step>& steps);

}  // namespace roofloor::onnx
