// The list of layer kinds: a new kind is a line here and one in kinds.h.
#include "layers/layer_registry.h"

#include <array>

#include "base/find_named.h"
#include "layers/kinds.h"

namespace roofloor {
namespace {

constexpr std::array<const LayerKind*, 6> kinds{
    &custom_kind,
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
  const LayerKind& kind = layer_kind(layer.kind, "/kind");
  const Arguments arguments(kind.parameters, layer.parameters, "/parameters");
  return kind.cost(arguments, {workload.batch, layer.formats.over(workload.formats)});
}

}  // namespace roofloor
