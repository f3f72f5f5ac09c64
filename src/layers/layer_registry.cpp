// The list of layer kinds: a new kind is a line here and one in kinds.h.
#include "layers/layer_registry.h"

#include <array>

#include "base/find_named.h"
#include "layers/kinds.h"

namespace roofloor {
namespace {

constexpr std::array<const LayerKind*, 25> kinds{
    &custom_kind,
    &conv2d_kind,
    &conv3d_kind,
    &conv_transpose2d_kind,
    &linear_kind,
    &cache_linear_kind,
    &latent_linear_kind,
    &head_linear_kind,
    &expert_linear_kind,
    &attention_kind,
    &matmul_kind,
    &softmax_kind,
    &normalization_kind,
    &elementwise_kind,
    &pooling_kind,
    &embedding_kind,
    &recurrent_kind,
    &movement_kind,
    &reduction_kind,
    &stored_kind,
    &notebook_conv_kind,
    &notebook_patch_embedding_kind,
    &notebook_attention_kind,
    &notebook_feed_forward_kind,
    &notebook_head_kind,
};

}  // namespace

std::span<const LayerKind* const> layer_kinds() {
  return kinds;
}

const LayerKind& layer_kind(const std::string& name, const std::string& path) {
  return *find_named(
      kinds, name, [](const LayerKind* kind) { return kind->name; }, "layer kind", path);
}

LayerCost layer_cost(const Layer& layer, const Workload& workload) {
  return layer_cost_at(layer, workload, mean_step(layer));
}

LayerCost layer_cost_at(const Layer& layer, const Workload& workload, double step) {
  const LayerKind& kind = layer_kind(layer.kind, "/kind");
  const Arguments arguments(kind.parameters, layer.parameters, "/parameters");
  CostContext context = cost_context(layer, workload);
  context.step = step;
  LayerCost cost = kind.cost(arguments, context);
  if (workload.conventions.counted == Counted::dense) {
    cost.operations = {.dense = cost.operations.dense};
  }
  if (layer.all_reduce) cost.summed_bytes = cost.of(TensorClass::output).bytes();
  if (layer.shared) {
    cost.stores_nothing = true;
    cost.parameter_count = 0;
    cost.cached.elements = 0;
  }
  return cost;
}

double mean_step(const Layer& layer) {
  return (layer.steps - 1) / 2;
}

CostContext cost_context(const Layer& layer, const Workload& workload) {
  return {.batch = workload.batch,
          .formats = layer.formats.over(workload.formats),
          .notebook = workload.conventions.notebook,
          .step = mean_step(layer)};
}

}  // namespace roofloor
