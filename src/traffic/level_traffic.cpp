// Classes, tiles, residency and sharing, level by level.
#include "traffic/level_traffic.h"

#include <algorithm>
#include <cmath>

namespace roofloor {

bool stays_in_memory(TensorClass tensor_class) {
  return tensor_class == TensorClass::weight || tensor_class == TensorClass::kv_read ||
         tensor_class == TensorClass::kv_write;
}

bool carries(const Hardware& hardware, std::size_t level, TensorClass tensor_class) {
  const MemoryLevel& memory = hardware.levels[level];
  if (memory.carries == Carries::everything) return true;
  const bool is_for_weights = memory.carries == Carries::weights;
  if (tensor_class == TensorClass::weight) return is_for_weights;
  if (!stays_in_memory(tensor_class)) return !is_for_weights;
  // Arrays hold weights alone, for a cache changes with every token.
  return hardware.levels[weight_memory(hardware)].carries == Carries::activations
             ? !is_for_weights
             : is_for_weights && !memory.holds_weights;
}

std::optional<Tiling> tiling(const LayerCost& cost, const Hardware& hardware, std::size_t level) {
  if (level == 0 || level + 1 >= hardware.levels.size() || cost.products.empty()) {
    return std::nullopt;
  }
  // What reads the cache grows with every token, which tiles would do in jumps: as attention, it is
  // compulsory.
  if (cost.of(TensorClass::kv_read).elements > 0) return std::nullopt;
  const MemoryLevel& inward = hardware.levels[level + 1];
  if (inward.carries != Carries::everything || !inward.capacity_bytes) return std::nullopt;
  const ProductShape& first = cost.products.front();
  const bool is_one_result =
      std::all_of(cost.products.begin(), cost.products.end(),
                  [&](const ProductShape& p) { return p.m == first.m && p.n == first.n; });
  if (!is_one_result) return std::nullopt;
  const double elements = 8 * *inward.capacity_bytes / hardware.device_count /
                          cost.of(TensorClass::output).bits_per_element;
  return Tiling{.capacity_elements = elements,
                .side = std::max(1.0, std::floor(std::sqrt(elements))),
                .m = first.m,
                .n = first.n,
                .is_of_activations = cost.of(TensorClass::weight).elements == 0};
}

Reuse reuse(const Tiling& tiling) {
  const double of_first = std::ceil(tiling.n / tiling.side);   // M x K
  const double of_second = std::ceil(tiling.m / tiling.side);  // K x N
  if (!tiling.is_of_activations) return {.input = of_first, .weight = of_second};
  // Both operands are inputs, in the ratio of M to N.
  return {.input = (tiling.m * of_first + tiling.n * of_second) / (tiling.m + tiling.n)};
}

Traffic level_traffic(const LayerCost& cost, const Hardware& hardware, bool weights_are_resident) {
  Traffic traffic;
  const double devices = hardware.device_count;
  const auto bytes = [&](TensorClass c) {
    if (c == TensorClass::weight && weights_are_resident) return 0.0;
    return (stays_in_memory(c) ? 1 : devices) * cost.of(c).bytes();
  };
  for (std::size_t i = 0; i < hardware.levels.size(); ++i) {
    const MemoryLevel& level = hardware.levels[i];
    const auto tiles = tiling(cost, hardware, i);
    const Reuse times = tiles ? reuse(*tiles) : Reuse{};
    LevelBytes& over = traffic.levels[i];
    if (carries(hardware, i, TensorClass::weight)) {
      (level.holds_weights ? over.written : over.read) += times.weight * bytes(TensorClass::weight);
    }
    if (carries(hardware, i, TensorClass::kv_read)) {
      over.read += bytes(TensorClass::kv_read);
      over.written += bytes(TensorClass::kv_write);
    }
    if (!carries(hardware, i, TensorClass::input)) continue;
    over.read += times.input * bytes(TensorClass::input) + bytes(TensorClass::unassigned);
    over.written += bytes(TensorClass::output);
  }
  traffic.link_bytes = 2 * (devices - 1) / devices * cost.summed_bytes;
  return traffic;
}

}  // namespace roofloor
