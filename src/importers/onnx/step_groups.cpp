// All patterns tried at all steps; what belongs to none stands alone.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "importers/onnx/patterns.h"

namespace roofloor::onnx {
namespace {

// Attention first: its scale and its mask must not be taken for something else.
constexpr std::array<Pattern, 6> patterns{
    match_attention, match_layer_normalization, match_rms_normalization, match_gelu, match_gated,
    match_bias};

// Which steps a match has, and at which step it stands.
struct Matches {
  std::vector<bool> is_taken;
  std::unordered_map<std::size_t, Match> at;

  void add(Match match) {
    const auto is_free = [&](int step) { return !is_taken[static_cast<std::size_t>(step)]; };
    if (!std::all_of(match.steps.begin(), match.steps.end(), is_free)) return;
    for (int step : match.steps) is_taken[static_cast<std::size_t>(step)] = true;
    at[static_cast<std::size_t>(match.place)] = std::move(match);
  }
};

Matches matches_in(const Inference& inference) {
  const StepGraph graph(inference);
  const std::size_t count = inference.steps.size();
  Matches matches{.is_taken = std::vector<bool>(count, false), .at = {}};
  for (const Pattern pattern : patterns) {
    for (std::size_t i = 0; i < count; ++i) {
      if (matches.is_taken[i]) continue;
      if (auto match = pattern(graph, static_cast<int>(i))) matches.add(std::move(*match));
    }
  }
  return matches;
}

}  // namespace

void each_step_group(const Inference& inference, const std::function<void(StepGroup)>& take) {
  Matches matches = matches_in(inference);
  for (std::size_t i = 0; i < inference.steps.size(); ++i) {
    const auto match = matches.at.find(i);
    if (match != matches.at.end()) {
      const std::vector<int>& steps = match->second.steps;
      take({{steps.begin(), steps.end()}, std::move(match->second.layers)});
    } else if (!matches.is_taken[i]) {
      take({{i}, layers_of(inference, inference.steps[i])});
    }
  }
}

}  // namespace roofloor::onnx
