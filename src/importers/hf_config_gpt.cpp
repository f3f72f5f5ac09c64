// GPT-2 and its relatives: decoders with layer norms and two matrices a feed-forward. Radford et
// al., 2019; Black et al., "GPT-NeoX-20B", 2022 (arXiv 2204.06745); Zhang et al., "OPT", 2022
// (arXiv 2205.01068); "BLOOM", 2022 (arXiv 2211.05100); Almazrouei et al., "The Falcon Series",
// 2023 (arXiv 2311.16867). Defaults are those that the families' configuration classes document.
#include "base/quantity_text.h"
#include "importers/hf_config_decoder.h"

namespace roofloor {
namespace {

constexpr const char* width_meaning = "the elements of a token";
constexpr const char* depth_meaning = "the number of blocks";
constexpr const char* heads_meaning = "the heads of the attention";
constexpr const char* hidden_meaning = "the width of the feed-forward blocks";
constexpr const char* vocabulary_meaning = "the number of tokens that there are";

// What they have in common; biases everywhere.
ParameterValues gpt_form(const ConfigKeys& keys) {
  return {{"vocabulary", keys.size({"vocab_size"}, vocabulary_meaning)},
          {"gated", 0},
          {"norm", "layer"},
          {"activation", "gelu"},
          {"attention_bias", "all"},
          {"feed_forward_bias", 1}};
}

// Bloom and Falcon: sizes under two names each, and a feed-forward four times as wide as a token.
void set_bloom_sizes(ParameterValues& result, const ConfigKeys& keys) {
  const double width = keys.size({"hidden_size", "n_embed"}, width_meaning);
  result["width"] = width;
  result["depth"] = keys.size({"num_hidden_layers", "n_layer"}, depth_meaning);
  result["heads"] = keys.size({"num_attention_heads", "n_head"}, heads_meaning);
  result["hidden"] = keys.optional_size({"ffn_hidden_size"}).value_or(4 * width);
  result["tied"] = keys.flag_or("tie_word_embeddings", true);
}

// One key and value for all heads, unless the form of the larger Falcons or a flag says otherwise.
double falcon_kv_heads(const ConfigKeys& keys, bool is_new, double heads) {
  if (!is_new && keys.flag_or("multi_query", true)) return 1;
  if (keys.is_null("num_kv_heads")) return heads;
  return keys.size_or({"num_kv_heads", "n_head_kv"}, heads, config_size);
}

// Attention and feed-forward side by side may share a norm; one after the other they cannot.
double falcon_norms(const ConfigKeys& keys, bool is_new) {
  if (!keys.flag_or("parallel_attn", true)) return 2;
  return keys.optional_size({"num_ln_in_parallel_attn"}).value_or(is_new ? 2 : 1);
}

}  // namespace

ConfigModel read_gpt2(const ConfigKeys& keys) {
  ParameterValues result = gpt_form(keys);
  const double width = keys.size({"n_embd", "hidden_size"}, width_meaning);
  result["width"] = width;
  result["depth"] = keys.size({"n_layer", "num_hidden_layers"}, depth_meaning);
  result["heads"] = keys.size({"n_head", "num_attention_heads"}, heads_meaning);
  result["hidden"] = keys.optional_size({"n_inner"}).value_or(4 * width);
  result["positions"] = keys.size_or({"n_positions", "n_ctx"}, 1024);
  result["activation"] = keys.activation({"activation_function"}, "gelu");
  result["tied"] = keys.flag_or("tie_word_embeddings", true);
  return decoder(result);
}

ConfigModel read_gpt_neox(const ConfigKeys& keys) {
  ParameterValues result = gpt_form(keys);
  result["width"] = keys.size({"hidden_size"}, width_meaning);
  result["depth"] = keys.size({"num_hidden_layers"}, depth_meaning);
  result["heads"] = keys.size({"num_attention_heads"}, heads_meaning);
  result["hidden"] = keys.size({"intermediate_size"}, hidden_meaning);
  result["activation"] = keys.activation({"hidden_act"}, "gelu");
  result["tied"] = keys.flag_or("tie_word_embeddings", false);
  if (!keys.flag_or("attention_bias", true)) result["attention_bias"] = "none";
  return decoder(result);
}

ConfigModel read_opt(const ConfigKeys& keys) {
  // Its positions are counted from 2 on, as in the tables of the code that it was trained with.
  constexpr double positions_before_the_first = 2;
  ParameterValues result = gpt_form(keys);
  const double width = keys.size({"hidden_size"}, width_meaning);
  result["width"] = width;
  result["depth"] = keys.size({"num_hidden_layers"}, depth_meaning);
  result["heads"] = keys.size({"num_attention_heads"}, heads_meaning);
  result["hidden"] = keys.size({"ffn_dim"}, hidden_meaning);
  result["positions"] =
      keys.size_or({"max_position_embeddings"}, 2048) + positions_before_the_first;
  result["activation"] = keys.activation({"activation_function"}, "relu");
  result["tied"] = keys.flag_or("tie_word_embeddings", true);
  if (keys.has("enable_bias") && !keys.flag_or("enable_bias", true)) {
    result["attention_bias"] = "none";
    result["feed_forward_bias"] = 0;
  }
  if (const double table = keys.optional_size({"word_embed_proj_dim"}).value_or(width);
      table != width) {
    keys.warn("\"word_embed_proj_dim\" is " + shortest_number(table) +
              ": the embedding is counted as wide as a token, without the two projections");
  }
  if (keys.has("do_layer_norm_before") && !keys.flag_or("do_layer_norm_before", true)) {
    keys.warn("\"do_layer_norm_before\" is false: a final norm is counted that is not there");
  }
  return decoder(result);
}

ConfigModel read_bloom(const ConfigKeys& keys) {
  ParameterValues result = gpt_form(keys);
  set_bloom_sizes(result, keys);
  result["embedding_norm"] = 1;
  return decoder(result);
}

ConfigModel read_falcon(const ConfigKeys& keys) {
  ParameterValues result = gpt_form(keys);
  set_bloom_sizes(result, keys);
  const bool is_new = keys.flag_or("new_decoder_architecture", false);
  result["kv_heads"] = falcon_kv_heads(keys, is_new, number_of(result, "heads"));
  result["block_norms"] = falcon_norms(keys, is_new);
  if (!keys.flag_or("bias", false)) {
    result["attention_bias"] = "none";
    result["feed_forward_bias"] = 0;
  }
  return decoder(result);
}

}  // namespace roofloor
