// What the kinds that reproduce the notebook have in common: it counts 4 bytes for every element.
#pragma once

#include "layers/layer_kind.h"

namespace roofloor {

inline constexpr double notebook_bits_per_element = 32;  // the notebook: "4 bytes per element"

// The traffic of a notebook layer from its element counts, whatever the formats of the workload.
struct NotebookElements {
  double weight = 0;
  double input = 0;
  double output = 0;
};

inline LayerCost notebook_cost(double dense_operations, double bias_operations,
                               const NotebookElements& elements, const CostContext& context) {
  LayerCost cost;
  cost.operations = {.dense = dense_operations, .bias = bias_operations};
  cost.macs = dense_operations / 2;
  cost.of(TensorClass::weight) = {elements.weight, notebook_bits_per_element};
  cost.of(TensorClass::input) = {elements.input, notebook_bits_per_element};
  cost.of(TensorClass::output) = {elements.output, notebook_bits_per_element};
  cost.parameter_count = elements.weight;
  cost.compute_format = compute_format(context.formats.weights, context.formats.activations);
  return cost;
}

}  // namespace roofloor
