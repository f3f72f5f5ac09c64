// Attention in one go or in three steps.
#include <array>

#include "layers/attention.h"
#include "layers/kinds.h"

namespace roofloor {
namespace {

// As the parameter `part` of the kind names them.
constexpr std::array<std::string_view, 3> apart{"scores", "softmax", "context"};

// "block.attention" -> "block.scores"
std::string part_name(const std::string& layer, std::string_view part) {
  constexpr std::string_view usual = "attention";
  if (layer.ends_with(usual)) return layer.substr(0, layer.size() - usual.size()).append(part);
  return layer + "." + std::string(part);
}

}  // namespace

std::vector<Layer> by_conventions(const Layer& layer, const Conventions& conventions) {
  if (layer.kind != attention_kind.name) return {layer};
  Layer attention = layer;
  if (conventions.causal == Mask::full) attention.parameters["mask"] = "full";
  if (conventions.attention == AttentionForm::fused || layer.parameters.contains("part")) {
    return {attention};
  }
  std::vector<Layer> result(apart.size(), attention);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const std::string_view part = apart[i];
    result[i].name = part_name(layer.name, part);
    result[i].parameters["part"] = std::string(part);
  }
  return result;
}

}  // namespace roofloor
