// Compares what is stored with what the arrays hold.
#include "traffic/residency.h"

namespace roofloor {

double stored_weight_bits(const LayerCost& cost) {
  const double own = cost.of(TensorClass::weight).bits_per_element;
  return own > 0 ? own : cost.of(TensorClass::input).bits_per_element;
}

double stored_weight_bytes(const LayerCost& cost) {
  if (cost.stores_nothing) return 0;
  if (cost.parameter_count == 0) return cost.of(TensorClass::weight).bytes();
  return cost.parameter_count * stored_weight_bits(cost) / 8;
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
