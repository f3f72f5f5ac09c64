// Llama and its relatives: decoders with rotary positions, RMS norms and gated feed-forwards.
// Defaults are those that the families' configuration classes document.
#include <algorithm>

#include "base/quantity_text.h"
#include "importers/hf_config_decoder.h"
#include "networks/language_networks.h"

namespace roofloor {
namespace {

// How many blocks attend to all tokens, by the list of their types.
double full_blocks_of(const JsonReader& types, double depth) {
  double full = 0;
  const std::vector<JsonReader> items = types.items();
  for (const JsonReader& type : items) {
    const std::string name = type.string();
    if (name != "full_attention" && name != "sliding_attention") {
      type.fail("a layer type is \"" + name +
                "\"; expected \"full_attention\" or \"sliding_attention\"");
    }
    if (name == "full_attention") ++full;
  }
  if (static_cast<double>(items.size()) != depth) {
    types.fail("layer_types has " + std::to_string(items.size()) + " entries; expected one for " +
               "each of " + shortest_number(depth) + " blocks");
  }
  return full;
}

double size_of(const ConfigKeys& keys, const char* key, const char* meaning,
               std::optional<double> absent) {
  return absent ? keys.size_or({key}, *absent, config_size) : keys.size({key}, meaning);
}

// Qwen: windows are there, but off unless a flag says otherwise, and the first blocks have none.
void set_qwen_windows(ParameterValues& parameters, const ConfigKeys& keys) {
  if (!keys.flag_or("use_sliding_window", false) || keys.is_null("sliding_window")) return;
  const double window = keys.size_or({"sliding_window"}, 4096, config_size);
  const double full = keys.has("layer_types") ? 0 : keys.size_or({"max_window_layers"}, 28);
  set_windows(parameters, keys, window, full);
}

}  // namespace

double number_of(const ParameterValues& parameters, const char* name) {
  return std::get<double>(parameters.at(name).value);
}

ParameterValues decoder_sizes(const ConfigKeys& keys, const DecoderDefaults& defaults) {
  const double width = keys.size({"hidden_size"}, "the elements of a token");
  const double heads =
      size_of(keys, "num_attention_heads", "the heads of the queries", defaults.heads);
  ParameterValues result{
      {"width", width},
      {"heads", heads},
      {"depth", keys.size({"num_hidden_layers"}, "the number of blocks")},
      {"hidden", keys.size({"intermediate_size"}, "the width of the feed-forward blocks")},
      {"vocabulary",
       size_of(keys, "vocab_size", "the number of tokens that there are", defaults.vocabulary)},
      {"activation", keys.activation({defaults.activation_key, "hidden_act"}, defaults.activation)},
      {"tied", keys.flag_or("tie_word_embeddings", defaults.tied)}};
  result["kv_heads"] =
      keys.is_null("num_key_value_heads")
          ? heads
          : keys.size_or({"num_key_value_heads"}, defaults.kv_heads.value_or(heads), config_size);
  std::optional<double> head_width = keys.optional_size({"head_dim"});
  if (!head_width && defaults.head_width && !keys.is_null("head_dim")) {
    head_width = keys.size_or({"head_dim"}, *defaults.head_width, config_size);
  }
  if (head_width && *head_width * heads != width) result["head_width"] = *head_width;
  return result;
}

ConfigModel decoder(ParameterValues parameters) {
  return {.network = &decoder_transformer_network, .parameters = std::move(parameters)};
}

void set_windows(ParameterValues& parameters, const ConfigKeys& keys, double window,
                 double full_blocks) {
  const double depth = number_of(parameters, "depth");
  const double full = keys.has("layer_types") ? full_blocks_of(keys.value("layer_types"), depth)
                                              : std::min(full_blocks, depth);
  if (full == depth) return;
  parameters["window"] = window;
  parameters["full_blocks"] = full;
}

ConfigModel read_llama(const ConfigKeys& keys) {
  ParameterValues result = decoder_sizes(keys);
  if (keys.flag_or("attention_bias", false)) result["attention_bias"] = "all";
  result["feed_forward_bias"] = keys.flag_or("mlp_bias", false);
  return decoder(result);
}

ConfigModel read_mistral(const ConfigKeys& keys) {
  ParameterValues result = decoder_sizes(keys, {.kv_heads = 8});
  if (!keys.is_null("sliding_window")) {
    set_windows(result, keys, keys.size_or({"sliding_window"}, 4096, config_size), 0);
  }
  return decoder(result);
}

ConfigModel read_phi3(const ConfigKeys& keys) {
  ParameterValues result = decoder_sizes(keys);
  if (const auto window = keys.optional_size({"sliding_window"})) {
    set_windows(result, keys, *window, 0);
  }
  return decoder(result);
}

ConfigModel read_qwen2(const ConfigKeys& keys) {
  ParameterValues result = decoder_sizes(keys, {.kv_heads = 32});
  result["attention_bias"] = "query_key_value";
  set_qwen_windows(result, keys);
  return decoder(result);
}

ConfigModel read_qwen3(const ConfigKeys& keys) {
  ParameterValues result = decoder_sizes(keys, {.kv_heads = 32, .head_width = 128});
  if (keys.flag_or("attention_bias", false)) result["attention_bias"] = "all";
  result["head_norms"] = 1;
  set_qwen_windows(result, keys);
  return decoder(result);
}

}  // namespace roofloor
