// Gemma 2 and 3: four norms a block, and windows in all blocks but every second or sixth. Gemma
// Team, "Gemma 2", 2024 (arXiv 2408.00118) and "Gemma 3", 2025 (arXiv 2503.19786). Defaults are
// those that the families' configuration classes document.
#include <cmath>

#include "importers/hf_config_decoder.h"

namespace roofloor {
namespace {

// Both papers: the kinds of blocks alternate, and the last of each round attends to all tokens.
double full_blocks(const ParameterValues& parameters, double round) {
  return std::floor(number_of(parameters, "depth") / round);
}

ParameterValues gemma_sizes(const ConfigKeys& keys, DecoderDefaults defaults) {
  defaults.kv_heads = 4;
  defaults.head_width = 256;
  defaults.activation_key = "hidden_activation";
  defaults.activation = "gelu";
  defaults.tied = true;
  ParameterValues result = decoder_sizes(keys, defaults);
  result["block_norms"] = 4;
  if (keys.flag_or("attention_bias", false)) result["attention_bias"] = "all";
  return result;
}

}  // namespace

ConfigModel read_gemma2(const ConfigKeys& keys) {
  ParameterValues result = gemma_sizes(keys, {});
  if (!keys.is_null("sliding_window")) {
    const double window = keys.size_or({"sliding_window"}, 4096, config_size);
    set_windows(result, keys, window, full_blocks(result, 2));
  }
  if (!keys.is_null("attn_logit_softcapping") || !keys.is_null("final_logit_softcapping")) {
    keys.warn("the soft cap of scores and logits, a tanh of each, is not counted");
  }
  return decoder(result);
}

ConfigModel read_gemma3_text(const ConfigKeys& keys) {
  ParameterValues result = gemma_sizes(keys, {.heads = 8, .vocabulary = 262208});
  result["head_norms"] = 1;
  if (keys.is_null("sliding_window")) return decoder(result);
  const double window = keys.size_or({"sliding_window"}, 4096, config_size);
  // The list of types says the same in newer files.
  const double round =
      keys.has("layer_types")
          ? 6
          : keys.size_or({"sliding_window_pattern", "_sliding_window_pattern"}, 6, config_size);
  set_windows(result, keys, window, full_blocks(result, round));
  return decoder(result);
}

ConfigModel read_gemma3(const ConfigKeys& keys) {
  ConfigModel model = read_gemma3_text(keys.part("text_config"));
  if (keys.has("vision_config")) keys.warn("the vision tower is not counted, only the text model");
  return model;
}

}  // namespace roofloor
