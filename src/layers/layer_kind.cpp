// Numbers of a cost by the name under which a kind states their formula.
#include "layers/layer_kind.h"

namespace roofloor {

std::string_view name(CostItem item) {
  constexpr std::array<std::string_view, 14> names{"dense",
                                                   "bias",
                                                   "elementwise",
                                                   "normalization",
                                                   "softmax",
                                                   "pooling",
                                                   "weight_elements",
                                                   "input_elements",
                                                   "output_elements",
                                                   "kv_read_elements",
                                                   "kv_write_elements",
                                                   "unassigned_bytes",
                                                   "cached_elements",
                                                   "parameters"};
  return names[static_cast<std::size_t>(item)];
}

double value_of(CostItem item, const LayerCost& cost) {
  switch (item) {
    case CostItem::weight_elements:
      return cost.of(TensorClass::weight).elements;
    case CostItem::input_elements:
      return cost.of(TensorClass::input).elements;
    case CostItem::output_elements:
      return cost.of(TensorClass::output).elements;
    case CostItem::kv_read_elements:
      return cost.of(TensorClass::kv_read).elements;
    case CostItem::kv_write_elements:
      return cost.of(TensorClass::kv_write).elements;
    case CostItem::unassigned_bytes:
      return cost.of(TensorClass::unassigned).bytes();
    case CostItem::cached_elements:
      return cost.cached.elements;
    case CostItem::parameters:
      return cost.parameter_count;
    default:
      // The operation parts come first, in the order of their table.
      return cost.operations.*operation_parts[static_cast<std::size_t>(item)].member;
  }
}

}  // namespace roofloor
