// What most kinds have in common: tensors of weights and activations in the formats of the layer.
#pragma once

#include "layers/layer_kind.h"

namespace roofloor {

// Element counts of a layer's tensors.
struct LayerElements {
  double weight = 0;
  double input = 0;
  double output = 0;
};

// A cost with these tensors in the formats of the layer, computing at the wider of the two.
LayerCost tensor_cost(const LayerElements& elements, const CostContext& context);

// Dense products of weights and activations, and a bias added to every output element where there
// is one: `bias_elements` more weights, one operation an element of the output.
LayerCost product_cost(std::vector<ProductShape> products, LayerElements elements,
                       double bias_elements, const CostContext& context);

// A layer without weights: it computes in the format of its activations.
LayerCost activation_cost(const LayerElements& elements, FusionRole role,
                          const CostContext& context);

inline constexpr ParameterDeclaration bias_parameter{
    .name = "bias",
    .label = "Bias",
    .meaning = "1: a trained number is added to every output element; 0: none is",
    .default_value = 0,
    .range = flag};

}  // namespace roofloor
