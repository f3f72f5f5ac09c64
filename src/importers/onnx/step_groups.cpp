// All patterns tried at all steps; what belongs to none stands alone.
#include <algorithm>
#include <array>

#include "importers/onnx/patterns.h"

namespace roofloor::onnx {
namespace {

// Attention first: its scale and its mask must not be taken for something else.
constexpr std::array<Pattern, 6> patterns{
    match_attention, match_layer_normalization, match_rms_normalization, match_gelu, match_gated,
    match_bias};

}  // namespace

std::vector<StepGroup> grouped_steps(const Inference& inference) {
  const StepGraph graph(inference);
  const std::size_t count = inference.steps.size();
  std::vector<bool> is_taken(count, false);
  std::vector<std::optional<Match>> at(count);
  for (const Pattern pattern : patterns) {
    for (std::size_t i = 0; i < count; ++i) {
      if (is_taken[i]) continue;
      std::optional<Match> match = pattern(graph, static_cast<int>(i));
      if (!match) continue;
      const bool is_free = std::none_of(match->steps.begin(), match->steps.end(), [&](int step) {
        return is_taken[static_cast<std::size_t>(step)];
      });
      if (!is_free) continue;
      for (int step : match->steps) is_taken[static_cast<std::size_t>(step)] = true;
      const auto place = static_cast<std::size_t>(match->place);
      at[place] = std::move(match);
    }
  }
  std::vector<StepGroup> groups;
  for (std::size_t i = 0; i < count; ++i) {
    if (at[i]) {
      groups.push_back({{at[i]->steps.begin(), at[i]->steps.end()}, std::move(at[i]->layers)});
    } else if (!is_taken[i]) {
      groups.push_back({{i}, layers_of(inference, inference.steps[i])});
    }
  }
  return groups;
}

}  // namespace roofloor::onnx
