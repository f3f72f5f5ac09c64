// Compares what is stored with what the arrays hold.
#include "traffic/residency.h"

#include <algorithm>

namespace roofloor {

double stored_weight_bytes(const LayerCost& cost) {
  const TensorTraffic& weights = cost.of(TensorClass::weight);
  const double bits = weights.bits_per_element > 0 ? weights.bits_per_element
                                                   : cost.of(TensorClass::input).bits_per_element;
  return std::max(cost.parameter_count * bits / 8, weights.bytes());
}

std::optional<std::size_t> weight_level(const Hardware& hardware) {
  for (std::size_t i = 0; i < hardware.levels.size(); ++i) {
    if (hardware.levels[i].holds_weights) return i;
  }
  return std::nullopt;
}

bool weights_are_resident(const Hardware& hardware, double stored_bytes) {
  const auto level = weight_level(hardware);
  return level && stored_bytes <= hardware.levels[*level].capacity_bytes.value_or(0);
}

}  // namespace roofloor
