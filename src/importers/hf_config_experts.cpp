// Decoders with experts. Jiang et al., "Mixtral of Experts", 2024 (arXiv 2401.04088); OpenAI,
// "gpt-oss-120b & gpt-oss-20b", 2025 (arXiv 2508.10925); DeepSeek-AI, "DeepSeek-V2", 2024 (arXiv
// 2405.04434), "DeepSeek-V3", 2024 (arXiv 2412.19437). Defaults are those that the families'
// configuration classes document.
#include <cmath>

#include "base/quantity_text.h"
#include "importers/hf_config_decoder.h"

namespace roofloor {
namespace {

// The key of what only DeepSeek's training uses.
constexpr const char* next_tokens = "num_nextn_predict_layers";

// What the families say where a file does not.
struct ExpertDefaults {
  double shared_experts = 0;
  double dense_blocks = 0;
};

void set_latent_sizes(ParameterValues& result, const ConfigKeys& keys) {
  result["kv_rank"] = keys.size_or({"kv_lora_rank"}, 512, config_size);
  // null: queries are projected in one step
  result["query_rank"] =
      keys.is_null("q_lora_rank") ? 0 : keys.size_or({"q_lora_rank"}, 1536, config_size_or_none);
  result["plain_width"] = keys.size_or({"qk_nope_head_dim"}, 128, config_size);
  result["rotary_width"] = keys.size_or({"qk_rope_head_dim"}, 64, config_size);
  result["value_width"] = keys.size_or({"v_head_dim"}, 128, config_size);
}

void set_deepseek_experts(ParameterValues& result, const ConfigKeys& keys,
                          const ExpertDefaults& defaults) {
  const std::optional<double> experts =
      keys.optional_size({"n_routed_experts", "num_experts"}, config_size_or_none);
  if (!experts && !keys.is_null("n_routed_experts")) {
    keys.warn("\"n_routed_experts\" is missing: all blocks are counted without experts");
  }
  if (!experts || *experts == 0) return;
  result["experts"] = *experts;
  result["active_experts"] = keys.size({"num_experts_per_tok"}, "the experts that a token takes");
  result["expert_hidden"] = keys.size({"moe_intermediate_size"}, "the width of one expert");
  result["shared_experts"] = keys.is_null("n_shared_experts")
                                 ? 0
                                 : keys.size_or({"n_shared_experts"}, defaults.shared_experts);
  result["dense_blocks"] = keys.size_or({"first_k_dense_replace"}, defaults.dense_blocks);
  if (keys.optional_size({"moe_layer_freq"}).value_or(1) != 1) {
    keys.warn("\"moe_layer_freq\" is not 1; experts are counted in every block after the first " +
              shortest_number(number_of(result, "dense_blocks")));
  }
}

void warn_of_what_is_left_out(const ConfigKeys& keys) {
  const double layers = keys.optional_size({next_tokens}, config_size_or_none).value_or(0);
  if (layers > 0) {
    keys.warn("\"" + std::string(next_tokens) + "\" is " + shortest_number(layers) +
              ": layers that predict further tokens are not counted");
  }
  if (keys.flag_or("attention_bias", false)) {
    keys.warn("\"attention_bias\" is true: biases of latent attention are not counted");
  }
}

ParameterValues deepseek(const ConfigKeys& keys, const ExpertDefaults& defaults) {
  // Heads of keys and values have no meaning beside latent attention.
  ParameterValues result = decoder_sizes(keys);
  result.erase("kv_heads");
  result.erase("head_width");
  set_latent_sizes(result, keys);
  set_deepseek_experts(result, keys, defaults);
  warn_of_what_is_left_out(keys);
  return result;
}

}  // namespace

ConfigModel read_mixtral(const ConfigKeys& keys) {
  ParameterValues result = decoder_sizes(keys, {.kv_heads = 8});
  if (const auto window = keys.optional_size({"sliding_window"})) {
    set_windows(result, keys, *window, 0);
  }
  result["experts"] = keys.size_or({"num_local_experts", "num_experts"}, 8, config_size);
  result["active_experts"] = keys.size_or({"num_experts_per_tok"}, 2, config_size);
  if (const auto hidden = keys.optional_size({"moe_intermediate_size"})) {
    result["expert_hidden"] = *hidden;
  }
  return decoder(result);
}

ConfigModel read_gpt_oss(const ConfigKeys& keys) {
  ParameterValues result = decoder_sizes(keys, {.kv_heads = 8, .head_width = 64});
  if (keys.flag_or("attention_bias", true)) result["attention_bias"] = "all";
  result["feed_forward_bias"] = 1;
  result["router_bias"] = 1;
  result["sinks"] = 1;
  result["experts"] = keys.size_or({"num_local_experts", "num_experts"}, 128, config_size);
  result["active_experts"] =
      keys.size_or({"num_experts_per_tok", "experts_per_token"}, 4, config_size);
  if (keys.is_null("sliding_window")) return decoder(result);
  const double window = keys.size_or({"sliding_window"}, 128, config_size);
  // Every second block has no window, the second being the first of them.
  set_windows(result, keys, window, std::floor(number_of(result, "depth") / 2));
  return decoder(result);
}

ConfigModel read_deepseek_v2(const ConfigKeys& keys) {
  return decoder(deepseek(keys, {.shared_experts = 2}));
}

ConfigModel read_deepseek_v3(const ConfigKeys& keys) {
  ParameterValues result = deepseek(keys, {.shared_experts = 1, .dense_blocks = 3});
  // The correction that balances the experts' load, section 2.1.2 of its paper.
  if (result.contains("experts")) result["router_bias"] = 1;
  return decoder(result);
}

}  // namespace roofloor
