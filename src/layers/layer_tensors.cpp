// Puts a cost together from element counts and product shapes.
#include "layers/layer_tensors.h"

namespace roofloor {

LayerCost tensor_cost(const LayerElements& elements, const CostContext& context) {
  LayerCost cost;
  cost.of(TensorClass::weight) = {elements.weight, context.weight_bits()};
  cost.of(TensorClass::input) = {elements.input, context.activation_bits()};
  cost.of(TensorClass::output) = {elements.output, context.activation_bits()};
  cost.compute_format = compute_format(context.formats.weights, context.formats.activations);
  return cost;
}

LayerCost product_cost(std::vector<ProductShape> products, LayerElements elements,
                       double bias_elements, const CostContext& context) {
  elements.weight += bias_elements;
  LayerCost cost = tensor_cost(elements, context);
  for (const ProductShape& product : products) cost.macs += product.macs();
  cost.operations.dense = 2 * cost.macs;
  if (bias_elements > 0) cost.operations.bias = elements.output;
  cost.products = std::move(products);
  cost.parameter_count = elements.weight;
  cost.fusion_role = FusionRole::product;
  return cost;
}

LayerCost activation_cost(const LayerElements& elements, FusionRole role,
                          const CostContext& context) {
  LayerCost cost = tensor_cost(elements, context);
  cost.of(TensorClass::weight).bits_per_element = context.activation_bits();
  cost.compute_format = compute_format(context.formats.activations, context.formats.activations);
  cost.fusion_role = role;
  return cost;
}

}  // namespace roofloor
