// What language models have in common: phases, and presets that are a family with other defaults.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "networks/network.h"

namespace roofloor {

// Builders of the two phases. `is_shared`: what is stored is counted with the decode steps.
struct PhaseBuilders {
  std::function<std::vector<Layer>(const std::string& prefix, bool is_shared)> prefill;
  std::function<std::vector<Layer>(const std::string& prefix, double first_keys, double steps)>
      decode;
};

// The layers of the phase; of a generation prefill and then all decode steps together. The
// parameters must have prompt, context and generated.
std::vector<Layer> language_layers(const Arguments& arguments, const Inference& inference,
                                   const PhaseBuilders& builders);

TokenCounts token_counts(const Arguments& arguments);

// The families.
extern const Network decoder_transformer_network;
extern const Network encoder_transformer_network;
extern const Network encoder_decoder_network;

// Published sizes of a family, in the order of a list to choose from.
std::span<const Network> language_presets();

}  // namespace roofloor
