// Fusion: which layers are computed together with the dense product before them, so that their
// tensors never cross the memory. One step, the same for built-in networks and imported workloads.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "workload/conventions.h"
#include "workload/layer_cost.h"

namespace roofloor {

// What a layer costs once, at its first and at its last step.
struct StepCosts {
  LayerCost first;
  LayerCost last;
};

// What fusion needs to know of a layer: its cost once, and how often it runs.
struct FusionLayer {
  LayerCost cost;     // of several steps: on their mean
  double repeat = 1;  // in every step
  double steps = 1;
  std::optional<StepCosts> ends = std::nullopt;  // where the steps differ
};

// A layer computed with another one, `count` times.
struct FoldedLayer {
  std::size_t layer = 0;  // index into the layers
  double count = 1;
};

// A layer that has a row of its own, and those folded into it.
struct FusedRow {
  std::size_t layer = 0;
  double count = 1;  // how often it runs with its own traffic
  std::vector<FoldedLayer> folded;
};

// An elementwise, normalization, softmax or pooling layer that follows a dense product, directly or
// after others of its kind, is folded into it; where only activations are fused, an activation or a
// normalization is folded into the layer before it, be it an addition or a pooling. A run of layers
// with one `repeat` above 1 is a block that is repeated as a whole: what stands at its beginning
// follows, but for the first time, the product at its end.
std::vector<FusedRow> fused_rows(std::span<const FusionLayer> layers, Fusion fusion);

// The cost of a row, every repeat counted: what is folded adds its operations and its parameters
// and moves nothing. What is stored is counted once for all steps.
LayerCost fused_cost(const FusedRow& row, std::span<const FusionLayer> layers);

// The same of the first and the last step alone; absent where the steps do not differ.
std::optional<StepCosts> fused_step_costs(const FusedRow& row, std::span<const FusionLayer> layers);

// What a row stores: of weights, each in the format it is kept in, and of keys and values when the
// last step is done [B].
struct StoredBytes {
  double weights = 0;
  double cache = 0;
};
StoredBytes stored_bytes(const FusedRow& row, std::span<const FusionLayer> layers);

}  // namespace roofloor
