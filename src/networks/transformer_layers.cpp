// The layers of a transformer's blocks. Rotary positions, the scaling of scores and the weighted
// sum of experts are not counted: they are computed with the products beside them.
#include "networks/transformer_layers.h"

#include <algorithm>

namespace roofloor {

Tokens decode_tokens(double first_keys, double steps) {
  return {.queries = 1, .keys = first_keys, .steps = steps};
}

Layer& TransformerLayers::append(const std::string& name, const char* kind,
                                 ParameterValues parameters, double steps) {
  layers_.push_back({.name = prefix_ + block_prefix_ + name,
                     .kind = kind,
                     .parameters = std::move(parameters),
                     .repeat = repeat_,
                     .formats = {},
                     .shared = is_shared_,
                     .steps = steps});
  return layers_.back();
}

void TransformerLayers::embedding(double vocabulary, double width, const Tokens& tokens,
                                  bool is_tied) {
  Layer& layer = append("embedding", "embedding",
                        {{"vocabulary", vocabulary}, {"width", width}, {"tokens", tokens.queries}},
                        tokens.steps);
  layer.shared = layer.shared || is_tied;
}

void TransformerLayers::positions(const std::string& name, double width, double stored,
                                  const Tokens& tokens) {
  append(name, "elementwise",
         {{"function", "add"},
          {"elements", tokens.queries * width},
          {"operands", 1},
          {"trained", std::min(stored, tokens.queries) * width},
          {"stored", stored * width}},
         tokens.steps);
}

void TransformerLayers::normalization(const std::string& name, const std::string& type,
                                      double width, double rows, const Tokens& tokens) {
  append(name, "normalization", {{"type", type}, {"elements", rows * width}, {"channels", width}},
         tokens.steps);
}

void TransformerLayers::residual(const std::string& name, double width, const Tokens& tokens) {
  activation(name, "add", tokens.queries * width, tokens);
}

void TransformerLayers::activation(const std::string& name, const std::string& function,
                                   double elements, const Tokens& tokens) {
  append(name, "elementwise", {{"function", function}, {"elements", elements}}, tokens.steps);
}

void TransformerLayers::linear(const std::string& name, double in, double out, double rows,
                               bool bias, const Tokens& tokens, bool is_tied) {
  ParameterValues values{{"in", in}, {"out", out}, {"rows", rows}};
  if (bias) values["bias"] = 1;
  Layer& layer = append(name, "linear", std::move(values), tokens.steps);
  layer.shared = layer.shared || is_tied;
}

void TransformerLayers::stored(const std::string& name, double elements) {
  append(name, "stored", {{"elements", elements}}, 1);
}

void TransformerLayers::convolution(const std::string& name, double in, double out, double length,
                                    double stride) {
  append(name, "conv2d",
         {{"in_channels", in},
          {"out_channels", out},
          {"height", 1},
          {"width", length},
          {"kernel", 1},
          {"kernel_width", 3},
          {"stride", 1},
          {"stride_width", stride},
          {"padding", 0},
          {"padding_width", 1},
          {"bias", 1}},
         1);
}

void TransformerLayers::project(const std::string& name, const char* kind, double in, double out,
                                bool bias, const Tokens& tokens) {
  ParameterValues values{{"in", in}, {"out", out}, {"rows", tokens.queries}};
  if (bias) values["bias"] = 1;
  append(name, kind, std::move(values), tokens.steps);
}

// Queries and keys are normalized head by head, with one scale for all heads.
void TransformerLayers::head_norms(const AttentionShape& s, const Tokens& tokens) {
  if (!s.normalizes_heads) return;
  const auto norm = [&](const char* name, double heads) {
    append(name, "normalization",
           {{"type", "rms"},
            {"elements", tokens.queries * heads * s.head_width},
            {"channels", s.head_width}},
           tokens.steps);
  };
  norm("query_norm", s.heads);
  norm("key_norm", s.kv_heads);
}

void TransformerLayers::attend(const AttentionShape& s, const Tokens& tokens) {
  ParameterValues values{{"heads", s.heads},
                         {"kv_heads", s.kv_heads},
                         {"head_width", s.head_width},
                         {"queries", tokens.queries},
                         {"keys", tokens.keys}};
  if (s.is_full) values["mask"] = "full";
  if (!s.is_cached) values["key_values"] = "activations";
  if (!s.window) {
    append("attention", "attention", values, tokens.steps);
    return;
  }
  values["window"] = *s.window;
  // Until the window is full each step attends to one token more, then to as many.
  const double filling = std::clamp(*s.window - tokens.keys + 1, 0.0, tokens.steps);
  if (tokens.steps == 1 || filling == 0 || filling == tokens.steps) {
    append("attention", "attention", values, tokens.steps);
    return;
  }
  append("attention_filling", "attention", values, filling).shared = true;
  values["keys"] = tokens.keys + filling;
  append("attention", "attention", values, tokens.steps - filling);
}

void TransformerLayers::attention(const AttentionShape& s, const Tokens& tokens) {
  const bool is_biased = s.bias != AttentionBias::none;
  const char* kept = s.is_cached ? "cache_linear" : "linear";
  const double kv_width = s.kv_heads * s.head_width;
  project("query", "linear", s.width, s.heads * s.head_width, is_biased, tokens);
  project("key", kept, s.width, kv_width, is_biased && s.bias != AttentionBias::all_but_key,
          tokens);
  project("value", kept, s.width, kv_width, is_biased, tokens);
  head_norms(s, tokens);
  attend(s, tokens);
  if (s.has_sinks) stored("attention_sinks", s.heads);
  project("attention_output", "linear", s.heads * s.head_width, s.width,
          is_biased && s.bias != AttentionBias::query_key_value, tokens);
  layers_.back().all_reduce = true;
}

void TransformerLayers::cross_attention(const AttentionShape& s, const Tokens& tokens,
                                        double source, SourceKeys keys) {
  const bool is_biased = s.bias != AttentionBias::none;
  const bool has_key_bias = is_biased && s.bias != AttentionBias::all_but_key;
  const double kv_width = s.kv_heads * s.head_width;
  project("cross_query", "linear", s.width, s.heads * s.head_width, is_biased, tokens);
  if (keys == SourceKeys::projected) {
    const Tokens of_source{.queries = source, .keys = source};
    project("cross_key", "cache_linear", s.width, kv_width, has_key_bias, of_source);
    layers_.back().shared = false;
    project("cross_value", "cache_linear", s.width, kv_width, is_biased, of_source);
    layers_.back().shared = false;
  } else if (keys == SourceKeys::stored) {
    stored("cross_key_value",
           2 * s.width * kv_width + (has_key_bias ? kv_width : 0) + (is_biased ? kv_width : 0));
  }
  append("cross_attention", "attention",
         {{"heads", s.heads},
          {"kv_heads", s.kv_heads},
          {"head_width", s.head_width},
          {"queries", tokens.queries},
          {"keys", source},
          {"mask", "full"},
          {"grows", 0}},
         tokens.steps);
  project("cross_output", "linear", s.heads * s.head_width, s.width,
          is_biased && s.bias != AttentionBias::query_key_value, tokens);
  layers_.back().all_reduce = true;
}

void TransformerLayers::latent_attention(const AttentionShape& s, const LatentShape& l,
                                         const Tokens& tokens, bool is_absorbed) {
  const double query_width = l.plain_width + l.rotary_width;
  double query_in = s.width;
  if (l.query_rank > 0) {
    project("query_a", "linear", s.width, l.query_rank, false, tokens);
    normalization("query_a_norm", "rms", l.query_rank, tokens.queries, tokens);
    query_in = l.query_rank;
  }
  project("query_b", "linear", query_in, s.heads * query_width, false, tokens);
  project("key_value_a", "cache_linear", s.width, l.kv_rank + l.rotary_width, false, tokens);
  normalization("key_value_a_norm", "rms", l.kv_rank, tokens.queries, tokens);
  const auto by_heads = [&](const char* name, double in, double out) {
    append(name, "head_linear",
           {{"heads", s.heads}, {"in", in}, {"out", out}, {"rows", tokens.queries}}, tokens.steps);
  };
  ParameterValues values{{"heads", s.heads}, {"queries", tokens.queries}, {"keys", tokens.keys}};
  if (is_absorbed) {
    by_heads("query_absorbed", l.plain_width, l.kv_rank);
    values["kv_heads"] = 1;
    values["head_width"] = l.kv_rank + l.rotary_width;
    values["value_width"] = l.kv_rank;
    values["key_values"] = "latent_absorbed";
  } else {
    append("key_value_b", "latent_linear",
           {{"in", l.kv_rank},
            {"out", s.heads * (l.plain_width + l.value_width)},
            {"rows", tokens.keys}},
           tokens.steps);
    values["head_width"] = query_width;
    values["value_width"] = l.value_width;
    values["key_values"] = "latent_expanded";
    values["rotary_width"] = l.rotary_width;
  }
  append("attention", "attention", values, tokens.steps);
  if (is_absorbed) by_heads("value_absorbed", l.kv_rank, l.value_width);
  project("attention_output", "linear", s.heads * l.value_width, s.width, false, tokens);
  layers_.back().all_reduce = true;
}

void TransformerLayers::feed_forward(const FeedForwardShape& s, const Tokens& tokens,
                                     const std::string& name_prefix) {
  if (s.is_gated) project(name_prefix + "gate", "linear", s.width, s.hidden, s.bias, tokens);
  project(name_prefix + "up", "linear", s.width, s.hidden, s.bias, tokens);
  const std::string function = s.is_gated ? s.activation + "_product" : s.activation;
  activation(name_prefix + function, function, tokens.queries * s.hidden, tokens);
  project(name_prefix + "down", "linear", s.hidden, s.width, s.bias, tokens);
  layers_.back().all_reduce = true;
}

void TransformerLayers::experts(const FeedForwardShape& s, const ExpertShape& e,
                                const Tokens& tokens) {
  project("router", "linear", s.width, e.experts, e.router_bias, tokens);
  const auto of_experts = [&](const char* name, double in, double out, double rows, double active) {
    ParameterValues values{
        {"in", in}, {"out", out}, {"rows", rows}, {"experts", e.experts}, {"active", active}};
    if (s.bias) values["bias"] = 1;
    append(name, "expert_linear", std::move(values), tokens.steps);
  };
  if (s.is_gated) of_experts("expert_gate", s.width, e.hidden, tokens.queries, e.active);
  of_experts("expert_up", s.width, e.hidden, tokens.queries, e.active);
  const std::string function = s.is_gated ? s.activation + "_product" : s.activation;
  activation("expert_" + function, function, tokens.queries * e.active * e.hidden, tokens);
  of_experts("expert_down", e.hidden, s.width, tokens.queries, e.active);
  layers_.back().all_reduce = true;
  if (e.shared_hidden == 0) return;
  FeedForwardShape shared = s;
  shared.hidden = e.shared_hidden;
  feed_forward(shared, tokens, "shared_");
}

}  // namespace roofloor
