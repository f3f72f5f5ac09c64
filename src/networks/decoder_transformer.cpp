// Decoders: language models that write token after token. Radford et al., "Language Models are
// Unsupervised Multitask Learners", 2019; Touvron et al., "LLaMA", 2023 (arXiv 2302.13971).
// Mixtures of experts: Jiang et al., "Mixtral of Experts", 2024 (arXiv 2401.04088). Latent
// attention: DeepSeek-AI, "DeepSeek-V3", 2024 (arXiv 2412.19437).
#include <algorithm>
#include <array>
#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "networks/language_networks.h"
#include "networks/transformer_layers.h"
#include "networks/transformer_parameters.h"

namespace roofloor {
namespace {

constexpr std::array parameters{
    prompt_parameter,
    context_parameter,
    generated_parameter,
    vocabulary_parameter,
    width_parameter,
    size("depth", "Blocks", "decoder blocks", 32),
    size("heads", "Query heads", "heads of the queries", 32),
    size_like("kv_heads", "Key/value heads", "heads of the keys and values, shared by the queries",
              "heads"),
    head_width_parameter,
    hidden_parameter,
    gated_parameter,
    activation_parameter,
    norm_parameter,
    size("block_norms", "Norms a block",
         "normalizations a block: 1 before both parts, 2 before each, 4 also after each", 2,
         {1, 4, true}),
    flag_parameter("head_norms", "Norms of heads", "1: queries and keys are normalized by heads"),
    attention_bias_parameter,
    feed_forward_bias_parameter,
    flag_parameter("head_bias", "Head bias", "1: the language model head has a bias"),
    tied_parameter,
    size("positions", "Learned positions", "positions that are stored; 0: rotary or none", 0,
         size_or_none),
    flag_parameter("embedding_norm", "Norm of embeddings", "1: embeddings are normalized"),
    flag_parameter("sinks", "Attention sinks", "1: a trained number a head in every softmax"),
    optional_size("window", "Window", "last tokens attended to in blocks with a window"),
    size("full_blocks", "Blocks without window",
         "blocks that attend to all tokens where the others have a window", 0, size_or_none),
    size("experts", "Experts", "feed-forward blocks to choose from; 0: one that all take", 0,
         size_or_none),
    size("active_experts", "Active experts", "experts that each token takes", 1),
    size_like("expert_hidden", "Expert width", "elements of a token inside one expert", "hidden"),
    size("shared_experts", "Shared experts", "experts that every token takes besides", 0,
         size_or_none),
    size("dense_blocks", "Blocks without experts", "first blocks with one feed-forward", 0,
         size_or_none),
    flag_parameter("router_bias", "Router bias", "1: the choice of experts has a bias"),
    size("kv_rank", "Cached rank", "elements of a token that latent attention keeps; 0: none", 0,
         size_or_none),
    size("query_rank", "Query rank", "elements that queries are made of, in latent attention", 0,
         size_or_none),
    size("plain_width", "Width without position", "of a latent head's query and key", 128),
    size("rotary_width", "Width with position", "of a latent head's query and the shared key", 64),
    size("value_width", "Value width", "of a latent head's value", 128),
};

// Blocks of one form, and how many of them there are.
struct BlockForm {
  std::string prefix;
  double count = 0;
  bool has_window = false;
  bool has_experts = false;
};

class Decoder {
 public:
  Decoder(const Arguments& a, const std::string& path, const Inference& inference)
      : a_(a),
        inference_(inference),
        forms_(block_forms(a, path)),
        attention_{attention_of(a, path)} {}

  std::vector<Layer> prefill(const std::string& prefix, bool is_shared) const {
    const double prompt = a_["prompt"];
    const bool all = inference_.conventions.lm_head == LastLayers::all_tokens;
    return layers(prefix, is_shared, {.queries = prompt, .keys = prompt}, all ? prompt : 1, false);
  }

  std::vector<Layer> decode(const std::string& prefix, double first_keys, double steps) const {
    return layers(prefix, false, decode_tokens(first_keys, steps), 1, true);
  }

 private:
  static AttentionShape attention_of(const Arguments& a, const std::string& path) {
    AttentionShape shape{.width = a["width"],
                         .heads = a["heads"],
                         .kv_heads = a["kv_heads"],
                         .head_width = a["kv_rank"] > 0 ? 0 : head_width_of(a, path),
                         .bias = static_cast<AttentionBias>(a.choice("attention_bias")),
                         .normalizes_heads = a["head_norms"] == 1,
                         .has_sinks = a["sinks"] == 1};
    if (a["kv_heads"] > a["heads"]) {
      throw InputError{child_path(path, "kv_heads"),
                       "kv_heads is " + shortest_number(a["kv_heads"]) +
                           "; expected at most heads, " + shortest_number(a["heads"])};
    }
    return shape;
  }

  static std::vector<BlockForm> block_forms(const Arguments& a, const std::string& path) {
    const double depth = a["depth"];
    const auto at_most_all = [&](const char* name) {
      if (a[name] <= depth) return a[name];
      throw InputError{child_path(path, name),
                       std::string(name) + " is " + shortest_number(a[name]) +
                           "; expected at most depth, " + shortest_number(depth)};
    };
    if (a["experts"] > 0) {
      if (a["active_experts"] > a["experts"]) {
        throw InputError{child_path(path, "active_experts"),
                         "active_experts is " + shortest_number(a["active_experts"]) +
                             "; expected at most experts, " + shortest_number(a["experts"])};
      }
      const double dense = at_most_all("dense_blocks");
      const bool alternates = a.has("window") && a["full_blocks"] > 0;
      if (dense > 0 && alternates) {
        throw InputError{child_path(path, "dense_blocks"),
                         "dense_blocks is " + shortest_number(dense) +
                             "; expected 0 where some blocks have a window and others none"};
      }
      if (!alternates && dense > 0) {
        return {{"dense.", dense, a.has("window"), false},
                {"expert.", depth - dense, a.has("window"), true}};
      }
    }
    const bool has_experts = a["experts"] > 0;
    if (!a.has("window")) return {{"", depth, false, has_experts}};
    const double full = at_most_all("full_blocks");
    if (full == 0) return {{"", depth, true, has_experts}};
    return {{"window.", depth - full, true, has_experts}, {"full.", full, false, has_experts}};
  }

  std::string norm_type() const { return std::string(norm_types[a_.choice("norm")]); }

  std::vector<Layer> layers(const std::string& prefix, bool is_shared, const Tokens& tokens,
                            double last_rows, bool decodes) const {
    TransformerLayers result(prefix, is_shared);
    const double width = a_["width"];
    result.embedding(a_["vocabulary"], width, tokens);
    if (a_["positions"] > 0) result.positions("positions", width, a_["positions"], tokens);
    if (a_["embedding_norm"] == 1) {
      result.normalization("embedding_norm", norm_type(), width, tokens.queries, tokens);
    }
    for (const BlockForm& form : forms_) {
      if (form.count > 0) append_block(result, form, tokens, decodes);
    }
    result.end_blocks();
    result.normalization("final_norm", norm_type(), width, last_rows, tokens);
    result.linear("lm_head", width, a_["vocabulary"], last_rows, a_["head_bias"] == 1, tokens,
                  a_["tied"] == 1);
    return result.take();
  }

  void append_block(TransformerLayers& result, const BlockForm& form, const Tokens& tokens,
                    bool decodes) const {
    const double norms = a_["block_norms"];
    const double width = a_["width"];
    const auto norm = [&](const char* name) {
      result.normalization(name, norm_type(), width, tokens.queries, tokens);
    };
    result.begin_blocks(form.prefix, form.count);
    norm("attention_norm");
    append_attention(result, form, tokens, decodes);
    if (norms >= 3) norm("post_attention_norm");
    result.residual("attention_residual", width, tokens);
    if (norms >= 2) norm("feed_forward_norm");
    append_feed_forward(result, form, tokens);
    if (norms >= 4) norm("post_feed_forward_norm");
    result.residual("feed_forward_residual", width, tokens);
  }

  void append_attention(TransformerLayers& result, const BlockForm& form, const Tokens& tokens,
                        bool decodes) const {
    AttentionShape shape = attention_;
    if (a_["kv_rank"] == 0) {
      if (form.has_window) shape.window = a_["window"];
      result.attention(shape, tokens);
      return;
    }
    const LatentForm latent = inference_.conventions.latent;
    const bool is_absorbed =
        latent == LatentForm::absorbed || (latent == LatentForm::by_phase && decodes);
    result.latent_attention(shape,
                            {.query_rank = a_["query_rank"],
                             .kv_rank = a_["kv_rank"],
                             .plain_width = a_["plain_width"],
                             .rotary_width = a_["rotary_width"],
                             .value_width = a_["value_width"]},
                            tokens, is_absorbed);
  }

  void append_feed_forward(TransformerLayers& result, const BlockForm& form,
                           const Tokens& tokens) const {
    const FeedForwardShape shape{
        .width = a_["width"],
        .hidden = a_["hidden"],
        .is_gated = a_["gated"] == 1,
        .activation = std::string(activation_functions[a_.choice("activation")]),
        .bias = a_["feed_forward_bias"] == 1};
    if (!form.has_experts) {
      result.feed_forward(shape, tokens);
      return;
    }
    result.experts(shape,
                   {.experts = a_["experts"],
                    .active = a_["active_experts"],
                    .hidden = a_["expert_hidden"],
                    .shared_hidden = a_["shared_experts"] * a_["expert_hidden"],
                    .router_bias = a_["router_bias"] == 1},
                   tokens);
  }

  const Arguments& a_;
  const Inference& inference_;
  std::vector<BlockForm> forms_;
  AttentionShape attention_;
};

std::vector<Layer> layers(const Arguments& a, const std::string& path, const Inference& inference) {
  const Decoder decoder(a, path, inference);
  return language_layers(
      a, inference,
      {.prefill = [&](const std::string& prefix,
                      bool is_shared) { return decoder.prefill(prefix, is_shared); },
       .decode = [&](const std::string& prefix, double first_keys,
                     double steps) { return decoder.decode(prefix, first_keys, steps); }});
}

}  // namespace

const Network decoder_transformer_network{
    .name = "decoder_transformer",
    .label = "Decoder, your sizes",
    .summary =
        "A language model of any size: dense, grouped-query, latent attention, windows, "
        "experts. Rotary positions and the sum over experts are not counted.",
    .group = "Sizes of your own",
    .parameters = parameters,
    .layers = layers,
    .tokens = token_counts,
};

}  // namespace roofloor
