// What families of decoders with RMS norms and gated feed-forwards have in common.
#pragma once

#include <optional>

#include "importers/hf_config_families.h"

namespace roofloor {

// Defaults that families publish for what their files may leave out.
struct DecoderDefaults {
  std::optional<double> heads = {};       // without: must be there
  std::optional<double> kv_heads = {};    // without: as many as heads
  std::optional<double> head_width = {};  // without: the width over the heads
  std::optional<double> vocabulary = {};  // without: must be there
  const char* activation_key = "hidden_act";
  const char* activation = "silu";
  bool tied = false;
};

// Width, depth, heads, feed-forward, vocabulary, tying; the rest is the network's own default.
ParameterValues decoder_sizes(const ConfigKeys& keys, const DecoderDefaults& defaults = {});

ConfigModel decoder(ParameterValues parameters);

// A window in all blocks but some: `layer_types` says in which, else `full_blocks` are without.
void set_windows(ParameterValues& parameters, const ConfigKeys& keys, double window,
                 double full_blocks);

double number_of(const ParameterValues& parameters, const char* name);

}  // namespace roofloor
