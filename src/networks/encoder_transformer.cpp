// Encoders: every token attends to all others, and nothing is kept. Devlin et al., "BERT", 2018
// (arXiv 1810.04805).
#include <array>

#include "networks/language_networks.h"
#include "networks/transformer_layers.h"
#include "networks/transformer_parameters.h"

namespace roofloor {
namespace {

constexpr std::array parameters{
    [] {
      ParameterDeclaration tokens = size("tokens", "Tokens", "tokens of one input", 128);
      tokens.of_input = true;
      return tokens;
    }(),
    with_default(vocabulary_parameter, 30522),
    with_default(width_parameter, 768),
    size("depth", "Blocks", "encoder blocks", 12),
    size("heads", "Heads", "heads of the attention", 12),
    head_width_parameter,
    with_default(hidden_parameter, 3072),
    with_default(gated_parameter, 0),
    with_default(activation_parameter, 0),
    with_default(norm_parameter, 0),
    with_default(attention_bias_parameter, 2),
    with_default(feed_forward_bias_parameter, 1),
    size("positions", "Learned positions", "positions that are stored; 0: none", 512, size_or_none),
    size("token_types", "Token types", "kinds of segments with an embedding; 0: none", 0,
         size_or_none),
    flag_parameter("embedding_norm", "Norm of embeddings", "1: embeddings are normalized"),
    flag_parameter("final_norm", "Final norm", "1: a normalization after the last block"),
    flag_parameter("pooler", "Pooler", "1: a linear layer and tanh of the first token"),
};

std::vector<Layer> layers(const Arguments& a, const std::string& path, const Inference&) {
  TransformerLayers result("", false);
  const Tokens tokens{.queries = a["tokens"], .keys = a["tokens"]};
  const double width = a["width"];
  const std::string type(norm_types[a.choice("norm")]);
  const auto norm = [&](const char* name) {
    result.normalization(name, type, width, tokens.queries, tokens);
  };
  result.embedding(a["vocabulary"], width, tokens);
  if (a["positions"] > 0) result.positions("positions", width, a["positions"], tokens);
  if (a["token_types"] > 0) result.positions("token_types", width, a["token_types"], tokens);
  if (a["embedding_norm"] == 1) norm("embedding_norm");
  result.begin_blocks("", a["depth"]);
  result.attention({.width = width,
                    .heads = a["heads"],
                    .kv_heads = a["heads"],
                    .head_width = head_width_of(a, path),
                    .bias = static_cast<AttentionBias>(a.choice("attention_bias")),
                    .is_full = true,
                    .is_cached = false},
                   tokens);
  result.residual("attention_residual", width, tokens);
  norm("attention_norm");
  result.feed_forward({.width = width,
                       .hidden = a["hidden"],
                       .is_gated = a["gated"] == 1,
                       .activation = std::string(activation_functions[a.choice("activation")]),
                       .bias = a["feed_forward_bias"] == 1},
                      tokens);
  result.residual("feed_forward_residual", width, tokens);
  norm("feed_forward_norm");
  result.end_blocks();
  if (a["final_norm"] == 1) norm("final_norm");
  if (a["pooler"] == 1) {
    result.linear("pooler", width, width, 1, true, tokens);
    result.activation("pooler_tanh", "tanh", width, tokens);
  }
  return result.take();
}

}  // namespace

const Network encoder_transformer_network{
    .name = "encoder_transformer",
    .label = "Encoder, your sizes",
    .summary =
        "An encoder of any size, as BERT is one: all tokens attend to each other, keys and "
        "values are activations.",
    .group = "Sizes of your own",
    .parameters = parameters,
    .layers = layers,
};

}  // namespace roofloor
