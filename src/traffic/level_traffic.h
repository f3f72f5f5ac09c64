// What crosses each level of memory: the tensors that a level carries, and how often.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "hardware/hardware.h"
#include "workload/layer_cost.h"

namespace roofloor {

// Bytes over one level [B].
struct LevelBytes {
  double read = 0;     // weights, cache, inputs, and bytes of which only the sum is known
  double written = 0;  // outputs, into the cache; into arrays that hold weights, the weights

  double total() const { return read + written; }
};

// Bytes over every level of a hardware, from the outside in, for all its devices together.
struct Traffic {
  std::array<LevelBytes, most_levels> levels{};
  double link_bytes = 0;  // that each device sends to the others
};

// How a level's bytes come about, for those who explain them.
struct Tiling {
  double capacity_elements = 0;  // of the next level inward: C
  double side = 0;               // of a square tile of the result, t = floor(sqrt(C))
  double m = 0, n = 0;           // of the product
  // Whether one operand is an activation too, as in attention: then the input holds both.
  bool is_of_activations = false;
};

// The tiles in which a product crosses level `level`, where there are any: an inner level, with a
// level of known capacity further in, and a layer that is one product (or several of one result).
std::optional<Tiling> tiling(const LayerCost& cost, const Hardware& hardware, std::size_t level);

// How often the tiles make each operand cross the level, 1 or more:
// inputs ceil(N / t) times, weights ceil(M / t) times.
struct Reuse {
  double input = 1;
  double weight = 1;
};
Reuse reuse(const Tiling& tiling);

// Bytes of a layer over every level. The main memory carries compulsory traffic: every operand is
// read once, every result written once. An inner level carries, for a product of M x K by K x N in
// square tiles of the result, input * ceil(N / t) + weight * ceil(M / t) + output. Weights that are
// resident in arrays cross no level. Of several devices (tensor parallelism, the smallest honest
// model) each has its part of the weights and the cache, and all of the inputs and outputs; results
// that are summed over them cost each 2 * (n - 1) / n of their bytes over the link (a ring
// all-reduce).
Traffic level_traffic(const LayerCost& cost, const Hardware& hardware, bool weights_are_resident);

// Whether a tensor class lies in memory from one run to the next: weights, and the cache.
bool stays_in_memory(TensorClass tensor_class);

// Whether bytes of a tensor class cross a level. The cache goes with the weights, but not into
// arrays that hold them: without other banks it goes with the activations. Bytes of which only the
// sum is known go with the activations.
bool carries(const Hardware& hardware, std::size_t level, TensorClass tensor_class);

}  // namespace roofloor
