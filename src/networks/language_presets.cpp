// Published sizes. Each is the config.json of the model on Hugging Face (its name and year in the
// comment), what that leaves out is the default of the model's code.
#include <array>

#include "networks/language_networks.h"

namespace roofloor {
namespace {

using Defaults = NetworkDefault;

constexpr Defaults positions_and_biases = {"attention_bias", 0, "all"};

constexpr std::array gpt2{// openai-community/gpt2, 2019
                          Defaults{"vocabulary", 50257},
                          Defaults{"width", 768},
                          Defaults{"depth", 12},
                          Defaults{"heads", 12},
                          Defaults{"hidden", 3072},
                          Defaults{"gated", 0},
                          Defaults{"activation", 0, "gelu"},
                          Defaults{"norm", 0, "layer"},
                          positions_and_biases,
                          Defaults{"feed_forward_bias", 1},
                          Defaults{"tied", 1},
                          Defaults{"positions", 1024}};

constexpr std::array bert_base{
    // google-bert/bert-base-uncased, 2018
    Defaults{"token_types", 2}, Defaults{"embedding_norm", 1}, Defaults{"pooler", 1}};

constexpr std::array<Defaults, 0> llama_2_7b{};  // meta-llama/Llama-2-7b-hf, 2023: the family's

constexpr std::array llama_3_8b{
    // meta-llama/Meta-Llama-3-8B, 2024
    Defaults{"vocabulary", 128256}, Defaults{"kv_heads", 8}, Defaults{"hidden", 14336}};

constexpr std::array llama_3_70b{// meta-llama/Meta-Llama-3-70B, 2024
                                 Defaults{"vocabulary", 128256}, Defaults{"width", 8192},
                                 Defaults{"depth", 80},          Defaults{"heads", 64},
                                 Defaults{"kv_heads", 8},        Defaults{"hidden", 28672}};

constexpr std::array mistral_7b{
    // mistralai/Mistral-7B-v0.1, 2023
    Defaults{"kv_heads", 8}, Defaults{"hidden", 14336}, Defaults{"window", 4096}};

constexpr std::array mixtral_8x7b{// mistralai/Mixtral-8x7B-v0.1, 2023
                                  Defaults{"kv_heads", 8}, Defaults{"hidden", 14336},
                                  Defaults{"experts", 8}, Defaults{"active_experts", 2}};

constexpr std::array qwen2_5_7b{// Qwen/Qwen2.5-7B, 2024
                                Defaults{"vocabulary", 152064},
                                Defaults{"width", 3584},
                                Defaults{"depth", 28},
                                Defaults{"heads", 28},
                                Defaults{"kv_heads", 4},
                                Defaults{"hidden", 18944},
                                Defaults{"attention_bias", 0, "query_key_value"}};

constexpr std::array gemma_3_4b{// google/gemma-3-4b-pt, text_config, 2025
                                Defaults{"vocabulary", 262208},
                                Defaults{"width", 2560},
                                Defaults{"depth", 34},
                                Defaults{"heads", 8},
                                Defaults{"kv_heads", 4},
                                Defaults{"head_width", 256},
                                Defaults{"hidden", 10240},
                                Defaults{"activation", 0, "gelu"},
                                Defaults{"block_norms", 4},
                                Defaults{"head_norms", 1},
                                Defaults{"tied", 1},
                                Defaults{"window", 1024},
                                Defaults{"full_blocks", 5}};

constexpr std::array gpt_oss_120b{
    // openai/gpt-oss-120b, 2025
    Defaults{"vocabulary", 201088}, Defaults{"width", 2880},       Defaults{"depth", 36},
    Defaults{"heads", 64},          Defaults{"kv_heads", 8},       Defaults{"head_width", 64},
    Defaults{"hidden", 2880},       positions_and_biases,          Defaults{"feed_forward_bias", 1},
    Defaults{"sinks", 1},           Defaults{"window", 128},       Defaults{"full_blocks", 18},
    Defaults{"experts", 128},       Defaults{"active_experts", 4}, Defaults{"router_bias", 1}};

constexpr std::array deepseek_v3{
    // deepseek-ai/DeepSeek-V3, 2024, without its MTP layer
    Defaults{"vocabulary", 129280}, Defaults{"width", 7168},         Defaults{"depth", 61},
    Defaults{"heads", 128},         Defaults{"hidden", 18432},       Defaults{"experts", 256},
    Defaults{"active_experts", 8},  Defaults{"expert_hidden", 2048}, Defaults{"shared_experts", 1},
    Defaults{"dense_blocks", 3},    Defaults{"router_bias", 1},      Defaults{"kv_rank", 512},
    Defaults{"query_rank", 1536}};

constexpr std::array whisper_small{
    // openai/whisper-small, 2022
    Defaults{"source", 1500},           Defaults{"prompt", 4},
    Defaults{"vocabulary", 51865},      Defaults{"activation", 0, "gelu"},
    Defaults{"norm", 0, "layer"},       Defaults{"attention_bias", 0, "all_but_key"},
    Defaults{"feed_forward_bias", 1},   Defaults{"mel_bins", 80},
    Defaults{"source_positions", 1500}, Defaults{"positions", 448}};

constexpr std::array t5_base{// google-t5/t5-base, 2019
                             Defaults{"head_width", 64}, Defaults{"relative_buckets", 32}};

// A family under another name, with other defaults.
Network preset(const Network& family, std::string_view name, std::string_view label,
               std::string_view summary, std::span<const NetworkDefault> defaults) {
  Network result = family;
  result.name = name;
  result.label = label;
  result.summary = summary;
  result.group = "Language and speech";
  result.defaults = defaults;
  return result;
}

}  // namespace

std::span<const Network> language_presets() {
  static const std::array presets{
      preset(decoder_transformer_network, "gpt2", "GPT-2",
             "Language model of 2019: 12 blocks of width 768, learned positions, 124 M parameters.",
             gpt2),
      preset(encoder_transformer_network, "bert_base", "BERT-base",
             "Encoder of 2018: 12 blocks of width 768, with pooler, 109 M parameters.", bert_base),
      preset(decoder_transformer_network, "llama_2_7b", "Llama 2 7B",
             "Language model of 2023: 32 blocks of width 4096, each head with its own keys.",
             llama_2_7b),
      preset(decoder_transformer_network, "llama_3_8b", "Llama 3 8B",
             "Language model of 2024: 32 blocks of width 4096; four query heads share a key/value "
             "head.",
             llama_3_8b),
      preset(decoder_transformer_network, "llama_3_70b", "Llama 3 70B",
             "Language model of 2024: 80 blocks of width 8192; eight query heads share a "
             "key/value head.",
             llama_3_70b),
      preset(decoder_transformer_network, "mistral_7b", "Mistral 7B v0.1",
             "Language model of 2023: a window of 4096 tokens in every block.", mistral_7b),
      preset(decoder_transformer_network, "mixtral_8x7b", "Mixtral 8x7B",
             "Mixture of 8 experts, 2 for each token, of 2023: 46.7 G parameters, 12.9 G active.",
             mixtral_8x7b),
      preset(decoder_transformer_network, "qwen2_5_7b", "Qwen2.5 7B",
             "Language model of 2024: 28 blocks of width 3584; seven query heads share a "
             "key/value head.",
             qwen2_5_7b),
      preset(decoder_transformer_network, "gemma_3_4b", "Gemma 3 4B, text",
             "Language model of 2025: five of six blocks have a window of 1024 tokens.",
             gemma_3_4b),
      preset(decoder_transformer_network, "gpt_oss_120b", "gpt-oss-120b",
             "Mixture of 128 experts, 4 for each token, of 2025; half of the blocks have a window "
             "of 128 tokens.",
             gpt_oss_120b),
      preset(decoder_transformer_network, "deepseek_v3", "DeepSeek-V3",
             "Mixture of 256 experts, 8 for each token and one for all, of 2024; latent attention "
             "keeps 576 elements a token and block.",
             deepseek_v3),
      preset(encoder_decoder_network, "whisper_small", "Whisper small",
             "Speech to text, 2022: 30 s of sound are 1500 tokens of the encoder.", whisper_small),
      preset(encoder_decoder_network, "t5_base", "T5-base",
             "Text to text, 2019: 12 blocks of width 768 in encoder and decoder.", t5_base),
  };
  return presets;
}

}  // namespace roofloor
