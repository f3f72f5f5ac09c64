// Steps that exporters write for one thing, found by how they hang together.
#pragma once

#include <optional>

#include "importers/onnx/layer_making.h"
#include "importers/onnx/step_graph.h"

namespace roofloor::onnx {

// What was found at a step: it and the others, and the layers that all of them are. `place` is the
// step in whose stead the group runs.
struct Match {
  std::vector<int> steps;
  std::vector<MadeLayer> layers;
  int place = -1;
};

// Each looks at one step as the anchor of its pattern.
using Pattern = std::optional<Match> (*)(const StepGraph& graph, int step);

std::optional<Match> match_attention(const StepGraph& graph, int softmax);
std::optional<Match> match_bias(const StepGraph& graph, int product);
std::optional<Match> match_gelu(const StepGraph& graph, int step);
std::optional<Match> match_gated(const StepGraph& graph, int gate);
std::optional<Match> match_layer_normalization(const StepGraph& graph, int mean);
std::optional<Match> match_rms_normalization(const StepGraph& graph, int square);

}  // namespace roofloor::onnx
