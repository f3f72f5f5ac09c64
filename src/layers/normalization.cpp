// Normalizations. Their operation counts are conventions, shown beside the number.
#include <array>

#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr std::array<std::string_view, 4> types{"layer", "rms", "batch", "group"};

// Operations an element: layer and group find mean and variance, subtract, divide, scale, shift;
// rms squares, sums, divides, scales; batch is one multiply-accumulate with numbers known before.
constexpr std::array<double, 4> operations_per_element{7, 4, 2, 7};
// Trained elements a channel: scale and shift, rms has a scale alone.
constexpr std::array<double, 4> trained_per_channel{2, 1, 2, 2};

constexpr std::array<ParameterDeclaration, 3> parameters{{
    {.name = "type",
     .label = "Type",
     .meaning = "over a token (layer, rms), over the batch, or over groups of channels",
     .default_value = 0,
     .choices = types},
    {.name = "elements",
     .label = "Elements",
     .meaning = "elements of one input of the batch",
     .range = {1, 1e15, true}},
    {.name = "channels",
     .label = "Channels",
     .meaning = "channels, or elements of a token, that have a scale of their own"},
}};

double operations(const Arguments& a) {
  return operations_per_element[a.choice("type")];
}
double trained(const Arguments& a) {
  return trained_per_channel[a.choice("type")];
}

LayerCost cost(const Arguments& a, const CostContext& context) {
  const double n = context.batch * a["elements"];
  LayerCost cost = activation_cost({.weight = trained(a) * a["channels"], .input = n, .output = n},
                                   FusionRole::activation, context);
  cost.operations.normalization = operations(a) * n;
  cost.parameter_count = cost.of(TensorClass::weight).elements;
  return cost;
}

constexpr auto by_convention = [](const Arguments&, const CostContext&) {
  return std::string_view();
};
constexpr std::array<DerivedTerm, 2> derived{{
    {"k", "operations an element, by convention: layer 7, rms 4, batch 2, group 7", by_convention,
     of_arguments<operations>},
    {"t", "trained elements a channel: a scale and a shift; rms a scale alone", by_convention,
     of_arguments<trained>},
}};

constexpr std::array<CostFormula, 5> formulas{{
    {CostItem::normalization, "k * B * elements"},
    {CostItem::weight_elements, "t * channels"},
    {CostItem::input_elements, "B * elements"},
    {CostItem::output_elements, "B * elements"},
    {CostItem::parameters, "t * channels"},
}};

}  // namespace

const LayerKind normalization_kind{
    .name = "normalization",
    .label = "Normalization",
    .summary =
        "Layer, RMS, batch or group normalization; scale and shift are stored in the format "
        "of the activations.",
    .parameters = parameters,
    .derived = derived,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
