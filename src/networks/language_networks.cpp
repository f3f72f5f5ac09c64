// Prefill, decode, or both.
#include "networks/language_networks.h"

namespace roofloor {

std::vector<Layer> language_layers(const Arguments& a, const Inference& inference,
                                   const PhaseBuilders& builders) {
  if (inference.phase == Phase::prefill) return builders.prefill("", false);
  if (inference.phase == Phase::decode) return builders.decode("", a["context"], 1);
  const double steps = a["generated"] - 1;
  std::vector<Layer> layers = builders.prefill(std::string(prefill_prefix), steps > 0);
  if (steps == 0) return layers;
  for (Layer& layer : builders.decode(std::string(decode_prefix), a["prompt"] + 1, steps)) {
    layers.push_back(std::move(layer));
  }
  return layers;
}

TokenCounts token_counts(const Arguments& a) {
  return {.prompt = a["prompt"], .generated = a["generated"]};
}

}  // namespace roofloor
