// Encoders, and encoders with a decoder. Devlin et al., "BERT", 2018 (arXiv 1810.04805); Liu et
// al., "RoBERTa", 2019 (arXiv 1907.11692); Raffel et al., "T5", 2019 (arXiv 1910.10683); Radford et
// al., "Whisper", 2022 (arXiv 2212.04356). Defaults are those that the families' configuration
// classes document.
#include "importers/hf_config_families.h"
#include "networks/language_networks.h"

namespace roofloor {
namespace {

constexpr const char* width_meaning = "the elements of a token";
constexpr const char* vocabulary_meaning = "the number of tokens that there are";

// "relu", "gated-gelu": the function, and whether a third matrix gives factors.
void set_t5_feed_forward(ParameterValues& result, const ConfigKeys& keys) {
  const std::string given = keys.text_or("feed_forward_proj", "relu");
  const bool is_gated = given.starts_with("gated-");
  const std::string function = is_gated ? given.substr(6) : given;
  if (function != "relu" && function != "gelu" && function != "silu") {
    keys.fail("feed_forward_proj",
              "feed_forward_proj is \"" + given +
                  "\"; expected \"relu\", \"gelu\" or \"silu\", with \"gated-\" before it or not");
  }
  result["gated"] = is_gated;
  result["activation"] = function;
}

}  // namespace

ConfigModel read_bert(const ConfigKeys& keys) {
  const ParameterValues result{
      {"vocabulary", keys.size({"vocab_size"}, vocabulary_meaning)},
      {"width", keys.size({"hidden_size"}, width_meaning)},
      {"depth", keys.size({"num_hidden_layers"}, "the number of blocks")},
      {"heads", keys.size({"num_attention_heads"}, "the heads of the attention")},
      {"hidden", keys.size({"intermediate_size"}, "the width of the feed-forward blocks")},
      {"activation", keys.activation({"hidden_act"}, "gelu")},
      {"positions", keys.size_or({"max_position_embeddings"}, 512)},
      {"token_types", keys.size_or({"type_vocab_size"}, 2)},
      {"gated", 0},
      {"norm", "layer"},
      {"attention_bias", "all"},
      {"feed_forward_bias", 1},
      {"embedding_norm", 1},
      {"pooler", 1}};
  keys.warn("the pooler is counted, a head for a task is not");
  return {.network = &encoder_transformer_network, .parameters = result};
}

ConfigModel read_t5(const ConfigKeys& keys) {
  const double depth = keys.size({"num_layers"}, "the number of blocks of the encoder");
  const double heads = keys.size({"num_heads"}, "the heads of the attention");
  ParameterValues result{
      {"vocabulary", keys.size({"vocab_size"}, vocabulary_meaning)},
      {"width", keys.size({"d_model"}, width_meaning)},
      {"encoder_depth", depth},
      // As deep as the encoder where nothing is said.
      {"decoder_depth", keys.optional_size({"num_decoder_layers"}).value_or(depth)},
      {"heads", heads},
      {"head_width", keys.size({"d_kv"}, "the elements of one head")},
      {"hidden", keys.size({"d_ff"}, "the width of the feed-forward blocks")},
      {"relative_buckets", keys.size_or({"relative_attention_num_buckets"}, 32)},
      {"tied", keys.flag_or("tie_word_embeddings", true)}};
  set_t5_feed_forward(result, keys);
  return {.network = &encoder_decoder_network, .parameters = std::move(result)};
}

ConfigModel read_whisper(const ConfigKeys& keys) {
  constexpr double special_tokens = 4;  // start, language, task, no timestamps: what it begins with
  const double source = keys.size_or({"max_source_positions"}, 1500, config_size);
  return {
      .network = &encoder_decoder_network,
      .parameters = {
          {"source", source},
          {"prompt", special_tokens},
          {"vocabulary", keys.size({"vocab_size"}, vocabulary_meaning)},
          {"width", keys.size({"d_model"}, width_meaning)},
          {"encoder_depth", keys.size({"encoder_layers"}, "the blocks of the encoder")},
          {"decoder_depth", keys.size({"decoder_layers"}, "the blocks of the decoder")},
          {"heads", keys.size({"encoder_attention_heads"}, "the heads of the encoder")},
          {"decoder_heads", keys.size({"decoder_attention_heads"}, "the heads of the decoder")},
          {"hidden", keys.size({"encoder_ffn_dim"}, "the encoder's feed-forward width")},
          {"decoder_hidden", keys.size({"decoder_ffn_dim"}, "the decoder's feed-forward width")},
          {"activation", keys.activation({"activation_function"}, "gelu")},
          {"mel_bins", keys.size_or({"num_mel_bins"}, 80, config_size)},
          {"source_positions", source},
          {"positions", keys.size_or({"max_target_positions"}, 448)},
          {"gated", 0},
          {"norm", "layer"},
          {"attention_bias", "all_but_key"},
          {"feed_forward_bias", 1},
          {"tied", keys.flag_or("tie_word_embeddings", true)}}};
}

}  // namespace roofloor
