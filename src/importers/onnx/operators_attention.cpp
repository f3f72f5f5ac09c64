// The operator Attention of opset 23, RotaryEmbedding, and the attention layer that all forms
// become.
#include "importers/onnx/operators_attention.h"

#include <algorithm>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"

namespace roofloor::onnx {

// Sequences that are processed together are heads of one: their costs are the same.
MadeLayer attention_layer(const AttentionSizes& s) {
  MadeLayer layer{.kind = "attention"};
  layer.parameters["heads"] = s.heads * s.sequences;
  layer.parameters["kv_heads"] = std::min(s.kv_heads, s.heads) * s.sequences;
  layer.parameters["head_width"] = s.head_width;
  layer.parameters["value_width"] = s.value_width;
  layer.parameters["queries"] = s.queries;
  layer.parameters["keys"] = s.keys;
  layer.parameters["mask"] = s.is_causal ? "causal" : "full";
  layer.parameters["key_values"] = s.has_cache ? "cache" : "activations";
  if (s.window > 0) layer.parameters["window"] = s.window;
  return layer;
}

namespace {

// Q, K, V of four sizes (batch, heads, tokens, width), or of three with heads in the width.
struct Operands {
  double batch = unknown_size;
  double heads = unknown_size;
  double kv_heads = unknown_size;
  double queries = unknown_size;
  double new_keys = unknown_size;
  double past = 0;
  double head_width = unknown_size;
  double value_width = unknown_size;
  bool is_flat = false;
};

double at(const Value& value, std::size_t axis) {
  return axis < value.dims.size() ? value.dims[axis] : unknown_size;
}

double quotient(double width, double heads) {
  return width < 0 || heads < 1 ? unknown_size : as_size(width / heads);
}

Operands operands_of(const NodeView& node) {
  const Value& q = node.input(0);
  const Value& k = node.input(1);
  const Value& v = node.input(2);
  Operands o;
  o.batch = at(q, 0);
  o.is_flat = q.dims.size() == 3;
  if (o.is_flat) {
    o.heads = node.number("q_num_heads", 1);
    o.kv_heads = node.number("kv_num_heads", o.heads);
    o.queries = at(q, 1);
    o.new_keys = at(k, 1);
    o.head_width = quotient(at(q, 2), o.heads);
    o.value_width = quotient(at(v, 2), o.kv_heads);
  } else {
    o.heads = at(q, 1);
    o.kv_heads = at(k, 1);
    o.queries = at(q, 2);
    o.new_keys = at(k, 2);
    o.head_width = at(q, 3);
    o.value_width = at(v, 3);
  }
  if (node.has(4)) o.past = at(node.input(4), 2);
  return o;
}

double sum(double a, double b) {
  return a < 0 || b < 0 ? unknown_size : a + b;
}

void of_attention(const NodeView& node) {
  const Operands o = operands_of(node);
  const int type = node.input(0).type;
  const double width = o.heads < 0 || o.value_width < 0 ? unknown_size : o.heads * o.value_width;
  node.give(0, tensor_value(type, o.is_flat ? Dims{o.batch, o.queries, width}
                                            : Dims{o.batch, o.heads, o.queries, o.value_width}));
  const double keys = sum(o.new_keys, o.past);
  node.give(1, tensor_value(type, {o.batch, o.kv_heads, keys, o.head_width}));
  node.give(2, tensor_value(node.input(2).type, {o.batch, o.kv_heads, keys, o.value_width}));
  node.give(3, tensor_value(type, {o.batch, o.heads, o.queries, keys}));
}

double known(double size) {
  return std::max(1.0, size);
}

std::vector<MadeLayer> layers_of_attention(const NodeView& node) {
  const Operands o = operands_of(node);
  const AttentionSizes sizes{.sequences = known(o.batch),
                             .heads = known(o.heads),
                             .kv_heads = known(o.kv_heads),
                             .queries = known(o.queries),
                             .keys = known(sum(o.new_keys, o.past)),
                             .head_width = known(o.head_width),
                             .value_width = known(o.value_width),
                             .is_causal = node.number("is_causal", 0) != 0,
                             .has_cache = o.past > 0};
  return {with_types(attention_layer(sizes), node.input(0))};
}

// Pairs of elements are turned: two products and a sum each, by MODEL's conventions not counted.
void of_same(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  node.give(0, std::move(result));
}

// --- linear attention ----------------------------------------------------------------------------

// Q, K, V of three sizes with the heads in the width, and a state of dk x dv for each head in place
// of keys and values (opset 27; RFC 0009 of onnx).
void of_linear_attention(const NodeView& node) {
  const double heads = node.number("q_num_heads", 1);
  const double kv_heads = node.number("kv_num_heads", heads);
  const double keys = quotient(at(node.input(1), 2), kv_heads);
  const double values = quotient(at(node.input(2), 2), kv_heads);
  const Value& queries = node.input(0);
  const double width = values < 0 ? unknown_size : values * std::max(heads, kv_heads);
  node.give(0, tensor_value(queries.type, {at(queries, 0), at(queries, 1), width}));
  const int type = node.has(3) ? node.input(3).type : queries.type;
  node.give(1, tensor_value(type, {at(queries, 0), kv_heads, keys, values}));
}

// Token by token: the state takes up k times v and is read by q; delta rules read it by k as well.
std::vector<MadeLayer> layers_of_linear_attention(const NodeView& node) {
  const double heads = node.number("q_num_heads", 1);
  const double kv_heads = node.number("kv_num_heads", heads);
  const bool has_delta = node.text("update_rule", "gated_delta").find("delta") != std::string::npos;
  const double state = known(quotient(at(node.input(1), 2), kv_heads)) *
                       known(quotient(at(node.input(2), 2), kv_heads));
  const double tokens = known(at(node.input(0), 0)) * known(at(node.input(0), 1));
  const double products = std::max(heads, kv_heads) + kv_heads * (has_delta ? 2 : 1);
  return custom_layer(node, 2 * tokens * state * products);
}

// A depthwise convolution along the last axis that sees the past alone, and what of it the next
// call will need.
void of_causal_conv(const NodeView& node) {
  of_same(node);
  Value state = node.input(0);
  state.elements = nullptr;
  const double kernel = known_size(node.input(1), -1);
  if (!state.dims.empty()) state.dims.back() = kernel - 1;
  node.give(1, std::move(state));
}

std::vector<MadeLayer> layers_of_causal_conv(const NodeView& node) {
  const Value& data = node.input(0);
  if (data.dims.size() < 3 || known_count(data) < 1) return {};
  const double channels = known_size(data, 1);
  const double places = known_count(data) / channels;
  MadeLayer layer{.kind = "conv2d"};
  layer.parameters = {{"in_channels", channels}, {"out_channels", channels}, {"groups", channels}};
  layer.parameters["height"] = 1;
  layer.parameters["width"] = places;
  layer.parameters["kernel"] = 1;
  layer.parameters["kernel_width"] = known_count(node.input(1)) / channels;
  layer.parameters["out_height"] = 1;
  layer.parameters["out_width"] = places;
  layer.parameters["bias"] = node.has(2);
  return {with_types(layer, data, node.in(1))};
}

constexpr Operator operators[] = {
    {"Attention", of_attention, layers_of_attention},
    {"CausalConvWithState", of_causal_conv, layers_of_causal_conv},
    {"LinearAttention", of_linear_attention, layers_of_linear_attention},
    {"RotaryEmbedding", of_same, copy_layer},
};

}  // namespace

std::span<const Operator> attention_operators() {
  return operators;
}

}  // namespace roofloor::onnx
