// Encoder and decoder: text or speech is read once, then text is written that attends to it. Raffel
// et al., "T5", 2019 (arXiv 1910.10683); Radford et al., "Whisper", 2022 (arXiv 2212.04356).
#include <array>

#include "layers/layer_registry.h"
#include "networks/language_networks.h"
#include "networks/transformer_layers.h"
#include "networks/transformer_parameters.h"

namespace roofloor {
namespace {

constexpr std::array parameters{
    [] {
      ParameterDeclaration source =
          size("source", "Source", "tokens of one input that the encoder reads", 512);
      source.of_input = true;
      return source;
    }(),
    [] {
      ParameterDeclaration prompt = prompt_parameter;
      prompt.meaning = "tokens that the decoder reads at once, at its beginning";
      prompt.default_value = 1;
      return prompt;
    }(),
    [] {
      ParameterDeclaration context = context_parameter;
      context.default_value = 128;
      return context;
    }(),
    generated_parameter,
    with_default(vocabulary_parameter, 32128),
    with_default(width_parameter, 768),
    size("encoder_depth", "Encoder blocks", "blocks of the encoder", 12),
    size("decoder_depth", "Decoder blocks", "blocks of the decoder", 12),
    size("heads", "Encoder heads", "heads of the encoder's attention", 12),
    size_like("decoder_heads", "Decoder heads", "heads of the decoder's attention", "heads"),
    head_width_parameter,
    with_default(hidden_parameter, 3072),
    size_like("decoder_hidden", "Decoder feed-forward width",
              "elements of a token inside a feed-forward block of the decoder", "hidden"),
    with_default(gated_parameter, 0),
    with_default(activation_parameter, 2),
    norm_parameter,
    attention_bias_parameter,
    feed_forward_bias_parameter,
    with_default(tied_parameter, 1),
    size("mel_bins", "Mel bins", "bands of a sound that two convolutions read; 0: text", 0,
         size_or_none),
    size("source_positions", "Source positions", "positions that the encoder stores; 0: none", 0,
         size_or_none),
    size("positions", "Decoder positions", "positions that the decoder stores; 0: none", 0,
         size_or_none),
    size("relative_buckets", "Relative positions",
         "trained numbers a head for distances, in encoder and decoder; 0: none", 0, size_or_none),
};

class EncoderDecoder {
 public:
  EncoderDecoder(const Arguments& a, const std::string& path, const Inference& inference)
      : a_(a),
        inference_(inference),
        head_width_(head_width_of(a, path)),
        decoder_head_width_(head_width_of(a, path, "decoder_heads")) {}

  std::vector<Layer> prefill(const std::string& prefix, bool is_shared) const {
    // The encoder and the projections of its result do not run again: they are stored here.
    TransformerLayers encoder(prefix, false);
    append_encoder(encoder);
    std::vector<Layer> layers = encoder.take();
    const double prompt = a_["prompt"];
    const bool all = inference_.conventions.lm_head == LastLayers::all_tokens;
    append(layers, decoder(prefix, is_shared, {.queries = prompt, .keys = prompt}, all ? prompt : 1,
                           SourceKeys::projected));
    return layers;
  }

  std::vector<Layer> decode(const std::string& prefix, double first_keys, double steps) const {
    std::vector<Layer> layers;
    const bool is_alone = prefix.empty();
    if (is_alone) {
      TransformerLayers idle(prefix, false);
      idle.stored("encoder", encoder_parameters());
      layers = idle.take();
    }
    append(layers, decoder(prefix, false, decode_tokens(first_keys, steps), 1,
                           is_alone ? SourceKeys::stored : SourceKeys::elsewhere));
    return layers;
  }

 private:
  static void append(std::vector<Layer>& layers, std::vector<Layer> more) {
    for (Layer& layer : more) layers.push_back(std::move(layer));
  }

  std::string norm_type() const { return std::string(norm_types[a_.choice("norm")]); }

  AttentionShape attention(double heads, double head_width) const {
    return {.width = a_["width"],
            .heads = heads,
            .kv_heads = heads,
            .head_width = head_width,
            .bias = static_cast<AttentionBias>(a_.choice("attention_bias"))};
  }

  FeedForwardShape feed_forward(const char* hidden) const {
    return {.width = a_["width"],
            .hidden = a_[hidden],
            .is_gated = a_["gated"] == 1,
            .activation = std::string(activation_functions[a_.choice("activation")]),
            .bias = a_["feed_forward_bias"] == 1};
  }

  void append_front(TransformerLayers& result, const Tokens& tokens) const {
    const double width = a_["width"];
    const double source = tokens.queries;
    if (a_["mel_bins"] == 0) {
      // The table of the decoder, and stored with it.
      result.embedding(a_["vocabulary"], width, tokens, true);
      return;
    }
    result.convolution("conv1", a_["mel_bins"], width, 2 * source, 1);
    result.activation("conv1_gelu", "gelu", 2 * source * width, tokens);
    result.convolution("conv2", width, width, 2 * source, 2);
    result.activation("conv2_gelu", "gelu", source * width, tokens);
  }

  void append_encoder(TransformerLayers& result) const {
    const double width = a_["width"];
    const Tokens tokens{.queries = a_["source"], .keys = a_["source"]};
    const auto norm = [&](const char* name) {
      result.normalization(name, norm_type(), width, tokens.queries, tokens);
    };
    result.begin_blocks("encoder.", 1);
    append_front(result, tokens);
    if (a_["source_positions"] > 0) {
      result.positions("positions", width, a_["source_positions"], tokens);
    }
    if (a_["relative_buckets"] > 0) {
      result.stored("relative_positions", a_["relative_buckets"] * a_["heads"]);
    }
    AttentionShape shape = attention(a_["heads"], head_width_);
    shape.is_full = true;
    shape.is_cached = false;
    result.begin_blocks("encoder.", a_["encoder_depth"]);
    norm("attention_norm");
    result.attention(shape, tokens);
    result.residual("attention_residual", width, tokens);
    norm("feed_forward_norm");
    result.feed_forward(feed_forward("hidden"), tokens);
    result.residual("feed_forward_residual", width, tokens);
    result.begin_blocks("encoder.", 1);
    norm("final_norm");
    result.end_blocks();
  }

  std::vector<Layer> decoder(const std::string& prefix, bool is_shared, const Tokens& tokens,
                             double last_rows, SourceKeys keys) const {
    const double width = a_["width"];
    TransformerLayers result(prefix, is_shared);
    const auto norm = [&](const char* name) {
      result.normalization(name, norm_type(), width, tokens.queries, tokens);
    };
    append_decoder_front(result, tokens);
    const AttentionShape shape = attention(a_["decoder_heads"], decoder_head_width_);
    result.begin_blocks("", a_["decoder_depth"]);
    norm("attention_norm");
    result.attention(shape, tokens);
    result.residual("attention_residual", width, tokens);
    norm("cross_norm");
    result.cross_attention(shape, tokens, a_["source"], keys);
    result.residual("cross_residual", width, tokens);
    norm("feed_forward_norm");
    result.feed_forward(feed_forward("decoder_hidden"), tokens);
    result.residual("feed_forward_residual", width, tokens);
    result.end_blocks();
    result.normalization("final_norm", norm_type(), width, last_rows, tokens);
    result.linear("lm_head", width, a_["vocabulary"], last_rows, false, tokens, a_["tied"] == 1);
    return result.take();
  }

  void append_decoder_front(TransformerLayers& result, const Tokens& tokens) const {
    result.embedding(a_["vocabulary"], a_["width"], tokens);
    if (a_["positions"] > 0) {
      result.positions("positions", a_["width"], a_["positions"], tokens);
    }
    if (a_["relative_buckets"] > 0) {
      result.stored("relative_positions", a_["relative_buckets"] * a_["decoder_heads"]);
    }
  }

  double encoder_parameters() const {
    TransformerLayers encoder("", false);
    append_encoder(encoder);
    double count = 0;
    for (const Layer& layer : encoder.take()) {
      count += layer.repeat * layer_cost(layer, {}).parameter_count;
    }
    return count;
  }

  const Arguments& a_;
  const Inference& inference_;
  double head_width_;
  double decoder_head_width_;
};

std::vector<Layer> layers(const Arguments& a, const std::string& path, const Inference& inference) {
  const EncoderDecoder network(a, path, inference);
  return language_layers(
      a, inference,
      {.prefill = [&](const std::string& prefix,
                      bool is_shared) { return network.prefill(prefix, is_shared); },
       .decode = [&](const std::string& prefix, double first_keys,
                     double steps) { return network.decode(prefix, first_keys, steps); }});
}

}  // namespace

const Network encoder_decoder_network{
    .name = "encoder_decoder_transformer",
    .label = "Encoder and decoder, your sizes",
    .summary =
        "A model that reads an input once and then writes, as T5 and Whisper do; keys and "
        "values of the input are projected once.",
    .group = "Sizes of your own",
    .parameters = parameters,
    .layers = layers,
    .tokens = token_counts,
};

}  // namespace roofloor
