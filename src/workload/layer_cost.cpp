// Sums over the tensors of a layer.
#include "workload/layer_cost.h"

namespace roofloor {

std::string_view name(TensorClass tensor_class) {
  constexpr std::array<std::string_view, 6> names{"weight",  "input",    "output",
                                                  "kv_read", "kv_write", "unassigned"};
  return names[static_cast<std::size_t>(tensor_class)];
}

double LayerCost::total_bytes() const {
  double bytes = 0;
  for (const TensorTraffic& tensor : traffic) bytes += tensor.bytes();
  return bytes;
}

std::optional<double> LayerCost::operational_intensity() const {
  const double bytes = total_bytes();
  if (bytes == 0) return std::nullopt;
  return operations.total() / bytes;
}

LayerCost repeated(const LayerCost& cost, double count) {
  LayerCost result = cost;
  for (const OperationPart& part : operation_parts) result.operations.*part.member *= count;
  result.macs *= count;
  result.parameter_count *= count;
  result.summed_bytes *= count;
  result.cached.elements *= count;
  for (ProductShape& product : result.products) product.count *= count;
  for (TensorTraffic& tensor : result.traffic) tensor.elements *= count;
  return result;
}

}  // namespace roofloor
