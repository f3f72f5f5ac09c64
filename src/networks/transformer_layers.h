// Builds transformers block by block, with the names that the field uses for their layers.
#pragma once

#include <string>
#include <vector>

#include "workload/parameters.h"
#include "workload/workload.h"

namespace roofloor {

// A run of tokens through some blocks.
struct Tokens {
  double queries = 1;  // new tokens of one sequence
  double keys = 1;     // tokens they attend to at the first step, the new ones included
  double steps = 1;    // how often, with one token more each time
};

// Which projections of an attention have a bias.
enum class AttentionBias { none, query_key_value, all, all_but_key };

// How one attention is made.
struct AttentionShape {
  double width = 0;  // of a token
  double heads = 1;
  double kv_heads = 1;
  double head_width = 0;
  AttentionBias bias = AttentionBias::none;
  bool normalizes_heads = false;  // queries and keys, head by head
  bool has_sinks = false;         // a trained number a head, in the sum of the softmax
  std::optional<double> window;
  bool is_full = false;   // every token attends to all, as in encoders
  bool is_cached = true;  // keys and values are kept
};

// Latent attention: what is kept of a token is `kv_rank` elements and a shared key.
struct LatentShape {
  double query_rank = 0;  // 0: queries are projected in one step
  double kv_rank = 0;
  double plain_width = 0;   // of a query and a key, without position
  double rotary_width = 0;  // of the part with position, one key for all heads
  double value_width = 0;
};

struct FeedForwardShape {
  double width = 0;
  double hidden = 0;
  bool is_gated = false;
  std::string activation;  // gelu, silu, relu
  bool bias = false;
};

struct ExpertShape {
  double experts = 0;
  double active = 0;
  double hidden = 0;
  double shared_hidden = 0;  // of the feed-forward that every token takes besides; 0: none
  bool router_bias = false;
};

// What becomes of the weights that project an encoder's result to keys and values.
enum class SourceKeys {
  projected,  // they are used here
  stored,     // they were used before, and only take memory
  elsewhere   // they are counted with other layers
};

// Appends layers in their order. A block is `repeat` of them, one after the other.
class TransformerLayers {
 public:
  // What stands before every name, and whether weights and cache are counted elsewhere.
  TransformerLayers(std::string prefix, bool is_shared)
      : prefix_(std::move(prefix)), is_shared_(is_shared) {}

  void begin_blocks(std::string prefix, double repeat) {
    block_prefix_ = std::move(prefix);
    repeat_ = repeat;
  }
  void end_blocks() { begin_blocks("", 1); }

  void embedding(double vocabulary, double width, const Tokens& tokens, bool is_tied = false);
  // Learned positions are added; as many as there are tokens are read, `stored` are kept.
  void positions(const std::string& name, double width, double stored, const Tokens& tokens);
  void normalization(const std::string& name, const std::string& type, double width, double rows,
                     const Tokens& tokens);
  void attention(const AttentionShape& shape, const Tokens& tokens);
  // Queries of new tokens attend to the keys and values of an encoder's `source` tokens.
  void cross_attention(const AttentionShape& shape, const Tokens& tokens, double source,
                       SourceKeys keys);
  void latent_attention(const AttentionShape& shape, const LatentShape& latent,
                        const Tokens& tokens, bool is_absorbed);
  void feed_forward(const FeedForwardShape& shape, const Tokens& tokens,
                    const std::string& name_prefix = "");
  void experts(const FeedForwardShape& shape, const ExpertShape& experts, const Tokens& tokens);
  void residual(const std::string& name, double width, const Tokens& tokens);
  void linear(const std::string& name, double in, double out, double rows, bool bias,
              const Tokens& tokens, bool is_tied = false);
  void stored(const std::string& name, double elements);
  void convolution(const std::string& name, double in, double out, double length, double stride);
  void activation(const std::string& name, const std::string& function, double elements,
                  const Tokens& tokens);

  std::vector<Layer> take() { return std::move(layers_); }

 private:
  Layer& append(const std::string& name, const char* kind, ParameterValues parameters,
                double steps);
  void project(const std::string& name, const char* kind, double in, double out, bool bias,
               const Tokens& tokens);
  void attend(const AttentionShape& shape, const Tokens& tokens);
  void head_norms(const AttentionShape& shape, const Tokens& tokens);

  std::string prefix_;
  bool is_shared_;
  std::string block_prefix_;
  double repeat_ = 1;
  std::vector<Layer> layers_;
};

// The decode steps of a generation from one prompt, or a single one at a context.
Tokens decode_tokens(double first_keys, double steps);

}  // namespace roofloor
