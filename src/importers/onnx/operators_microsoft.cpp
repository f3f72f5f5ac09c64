// The operators of com.microsoft that optimized and quantized files use: onnxruntime's
// docs/ContribOperators.md has their inputs.
#include <algorithm>
#include <cmath>

#include "importers/onnx/broadcast.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operators_attention.h"
#include "importers/onnx/operators_pooling.h"
#include "importers/onnx/operators_products.h"

namespace roofloor::onnx {
namespace {

double at(const Value& value, std::size_t axis) {
  return axis < value.dims.size() ? value.dims[axis] : unknown_size;
}
double known(double size) {
  return std::max(1.0, size);
}
double sum(double a, double b) {
  return a < 0 || b < 0 ? unknown_size : a + b;
}

void of_same(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  node.give(0, std::move(result));
}

// --- fused and quantized products ----------------------------------------------------------------

void of_fused_conv(const NodeView& node) {
  node.give(0, conv_result(node, node.input(0), node.input(1), node.input(0).type));
}
std::vector<MadeLayer> layers_of_fused_conv(const NodeView& node) {
  return conv_layers(node, node.input(0), node.input(1), node.has(2));
}

void of_fused_matmul(const NodeView& node) {
  node.give(0, matmul_result(transposed(node.input(0), node.number("transA", 0) != 0),
                             transposed(node.input(1), node.number("transB", 0) != 0),
                             node.input(0).type));
}
std::vector<MadeLayer> layers_of_fused_matmul(const NodeView& node) {
  return matmul_layers(transposed(node.input(0), node.number("transA", 0) != 0),
                       transposed(node.input(1), node.number("transB", 0) != 0),
                       node.node.op_type == "FusedGemm" && node.has(2));
}

// Weights of N rows of K numbers of few bits, in blocks with a scale each.
Value packed_weights(const NodeView& node) {
  Value weights =
      tensor_value(uint8, {node.number("K", unknown_size), node.number("N", unknown_size)});
  weights.is_constant = true;
  const double bits = node.number("bits", 4);
  weights.type = bits <= 2 ? 25 : bits <= 4 ? 21 : uint8;
  return weights;
}

void of_packed_matmul(const NodeView& node) {
  node.give(0, matmul_result(node.input(0), packed_weights(node), node.input(0).type));
}
std::vector<MadeLayer> layers_of_packed_matmul(const NodeView& node) {
  return matmul_layers(node.input(0), packed_weights(node), node.has(5));
}

// A, B, scales ...: A and B stand first, the result is a float or the type of a zero point.
void of_integer_matmul(const NodeView& node) {
  const bool scales_a = node.node.op_type == "MatMulIntegerToFloat";
  const int type = node.input(scales_a ? 2 : 0).type;
  node.give(0, matmul_result(node.input(0), node.input(1), type));
}
std::vector<MadeLayer> layers_of_integer_matmul(const NodeView& node) {
  return matmul_layers(node.input(0), node.input(1), node.has(node.inputs.size() - 1));
}

// A, its scale and zero point, B, its scale and zero point, C, Y's scale and zero point
void of_qgemm(const NodeView& node) {
  const Value a = transposed(node.input(0), node.number("transA", 0) != 0);
  const Value b = transposed(node.input(3), node.number("transB", 0) != 0);
  node.give(0, matmul_result(a, b, node.has(8) ? node.input(8).type : +float32));
}
std::vector<MadeLayer> layers_of_qgemm(const NodeView& node) {
  const Value a = transposed(node.input(0), node.number("transA", 0) != 0);
  const Value b = transposed(node.input(3), node.number("transB", 0) != 0);
  return matmul_layers(a, b, node.has(6));
}

// x, its scale and zero point, w, its scale and zero point, y's scale and zero point, bias
void of_qconv(const NodeView& node) {
  node.give(0, conv_result(node, node.input(0), node.input(3), node.input(0).type));
}
std::vector<MadeLayer> layers_of_qconv(const NodeView& node) {
  return conv_layers(node, node.input(0), node.input(3), node.has(8));
}

// --- quantized elementwise -----------------------------------------------------------------------

// A, its scale and zero point, B, its scale and zero point, C's scale and zero point
void of_qtwo(const NodeView& node) {
  Value result = unknown_value(node.input(0).type);
  if (node.input(0).has_shape && node.input(3).has_shape) {
    result = tensor_value(result.type, broadcast(node.input(0).dims, node.input(3).dims));
  }
  node.give(0, std::move(result));
}

void of_qglobal_pool(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  const bool is_last = node.number("channels_last", 0) != 0;
  for (std::size_t i = 1; i < result.dims.size(); ++i) {
    const bool is_channel = is_last ? i + 1 == result.dims.size() : i == 1;
    if (!is_channel) result.dims[i] = 1;
  }
  node.give(0, std::move(result));
}

Value channels_first(const Value& data) {
  Value turned = data;
  if (turned.dims.size() > 2) {
    std::rotate(turned.dims.begin() + 1, turned.dims.end() - 1, turned.dims.end());
  }
  return turned;
}

void of_channels_last_pool(const NodeView& node) {
  Value result = pool_result(node, channels_first(node.input(0)));
  if (result.dims.size() > 2) {
    std::rotate(result.dims.begin() + 1, result.dims.begin() + 2, result.dims.end());
  }
  node.give(0, std::move(result));
}
std::vector<MadeLayer> channels_last_pool_layers(const NodeView& node) {
  return pool_layers_of(node, channels_first(node.input(0)));
}

// Y's scale and zero point, then each tensor with its scale and zero point.
void of_qconcat(const NodeView& node) {
  Value result = node.input(2);
  result.elements = nullptr;
  const double axis = axis_of(node.number("axis", 0), result.rank());
  if (axis >= 0) {
    double size = 0;
    for (std::size_t i = 2; i < node.inputs.size(); i += 3) {
      size = sum(size, at(node.input(i), static_cast<std::size_t>(axis)));
    }
    result.dims[static_cast<std::size_t>(axis)] = size;
  }
  node.give(0, std::move(result));
}

std::vector<MadeLayer> softmax_layer(const NodeView& node) {
  const double elements = known(known_count(node.input(0)));
  return {with_types({.kind = "softmax", .parameters = {{"elements", elements}}}, node.input(0))};
}

// --- normalizations ------------------------------------------------------------------------------

std::vector<MadeLayer> norm_layer(const NodeView& node, const char* type, std::size_t scale) {
  return {with_types({.kind = "normalization",
                      .parameters = {{"type", type},
                                     {"elements", known(known_count(node.input(0)))},
                                     {"channels", known(known_count(node.input(scale)))}}},
                     node.input(0))};
}

std::vector<MadeLayer> rms_layer(const NodeView& node) {
  return norm_layer(node, "rms", 1);
}
// An addition, which gives its sum too, and the normalization of it.
std::vector<MadeLayer> added(const NodeView& node, MadeLayer norm) {
  MadeLayer addition{
      .kind = "elementwise",
      .parameters = {{"function", "add"}, {"elements", known(known_count(node.input(0)))}}};
  addition.part = "add";
  return {with_types(addition, node.input(0)), std::move(norm)};
}
std::vector<MadeLayer> skip_layer_norm_layers(const NodeView& node) {
  return added(node, norm_layer(node, "layer", 2).front());
}
std::vector<MadeLayer> skip_rms_norm_layers(const NodeView& node) {
  return added(node, norm_layer(node, "rms", 2).front());
}
std::vector<MadeLayer> group_norm_layer(const NodeView& node) {
  return norm_layer(node, "group", 1);
}

// Y, mean, inverse deviation, and the sum that was normalized.
void of_skip_norm(const NodeView& node) {
  of_same(node);
  for (std::size_t i = 1; i < node.output_count(); ++i) node.give(i, node.input(0));
}

// --- embeddings ----------------------------------------------------------------------------------

// ids, segments, word table, position table, segment table, scale, shift, mask
void of_embed_norm(const NodeView& node) {
  const Value& ids = node.input(0);
  const Value& table = node.input(2);
  const Dims dims{at(ids, 0), at(ids, 1), at(table, 1)};
  node.give(0, tensor_value(table.type, dims));
  node.give(1, tensor_value(int32, {at(ids, 0)}));
  node.give(2, tensor_value(table.type, dims));
}

std::vector<MadeLayer> embed_norm_layers(const NodeView& node) {
  const double tokens = known(known_count(node.input(0)));
  std::vector<MadeLayer> layers;
  const std::pair<std::size_t, const char*> tables[] = {
      {2, "words"}, {3, "positions"}, {4, "segments"}};
  for (const auto& [index, part] : tables) {
    const Value& table = node.input(index);
    if (table.dims.size() != 2) continue;
    MadeLayer rows{.kind = "embedding",
                   .parameters = {{"vocabulary", known_size(table, 0)},
                                  {"width", known_size(table, 1)},
                                  {"tokens", tokens}}};
    rows.part = part;
    layers.push_back(with_types(rows, node.output(), &table));
  }
  MadeLayer norm = norm_layer(node, "layer", 5).front();
  norm.parameters["elements"] = known(known_count(node.output()));
  layers.push_back(norm);
  return layers;
}

// --- attention -----------------------------------------------------------------------------------

// input, weights of Q, K and V side by side, bias, mask, past
void of_attention(const NodeView& node) {
  const Value& data = node.input(0);
  const std::vector<double> sizes = node.numbers("qkv_hidden_sizes");
  const double width = sizes.size() == 3          ? sizes[2]
                       : at(node.input(1), 1) < 0 ? unknown_size
                                                  : at(node.input(1), 1) / 3;
  node.give(0, tensor_value(data.type, {at(data, 0), at(data, 1), width}));
  const double heads = node.number("num_heads", 1);
  const double past = node.has(4) ? at(node.input(4), 3) : 0;
  node.give(1, tensor_value(data.type, {2, at(data, 0), heads, sum(past, at(data, 1)),
                                        width < 0 ? unknown_size : as_size(width / heads)}));
}

std::vector<MadeLayer> attention_layers(const NodeView& node) {
  const Value& data = node.input(0);
  const Value& weights = node.input(1);
  const std::vector<double> given = node.numbers("qkv_hidden_sizes");
  const double third = known(at(weights, 1)) / 3;
  const double q_width = given.size() == 3 ? given[0] : third;
  const double v_width = given.size() == 3 ? given[2] : third;
  const double heads = known(node.number("num_heads", 1));
  const double past = node.has(4) ? std::max(0.0, at(node.input(4), 3)) : 0;
  MadeLayer projection{.kind = "linear",
                       .parameters = {{"in", known(at(weights, 0))},
                                      {"out", known(at(weights, 1))},
                                      {"rows", known(at(data, 0)) * known(at(data, 1))}}};
  projection.parameters["bias"] = node.has(2);
  projection.part = "qkv";
  const AttentionSizes sizes{.sequences = known(at(data, 0)),
                             .heads = heads,
                             .kv_heads = heads,
                             .queries = known(at(data, 1)),
                             .keys = known(at(data, 1)) + past,
                             .head_width = known(std::floor(q_width / heads)),
                             .value_width = known(std::floor(v_width / heads)),
                             .is_causal = node.number("unidirectional", 0) != 0,
                             .has_cache = past > 0};
  return {with_types(projection, data, &weights), with_types(attention_layer(sizes), data)};
}

// query, key, value (or all packed in query), bias, masks, past key, past value
struct HeadedOperands {
  double batch = 1;
  double queries = 1;
  double keys = 1;
  double past = 0;
  double width = 1;        // of all heads
  double value_width = 1;  // of all heads
};

HeadedOperands headed(const NodeView& node, double heads, double kv_heads, std::size_t past_at) {
  const Value& q = node.input(0);
  const Value& k = node.input(1);
  const Value& v = node.input(2);
  HeadedOperands o{.batch = at(q, 0), .queries = at(q, 1)};
  const bool is_packed = !node.has(1);
  if (is_packed) {
    const double width = q.dims.size() == 5 ? at(q, 4) : at(q, 2) / (heads + 2 * kv_heads);
    o.width = width * heads;
    o.value_width = o.width;
    o.keys = o.queries;
  } else {
    o.width = at(q, 2);
    const bool is_split = k.dims.size() == 4;  // batch, heads, tokens, width
    o.keys = at(k, is_split ? 2 : 1);
    if (k.dims.size() == 5) {
      o.value_width = o.width;
    } else if (v.dims.size() == 4) {
      o.value_width = at(v, 3) < 0 ? unknown_size : at(v, 3) * heads;
    } else {
      o.value_width = at(v, 2) < 0 ? o.width : at(v, 2) / std::max(1.0, kv_heads) * heads;
    }
  }
  if (node.has(past_at)) o.past = std::max(0.0, at(node.input(past_at), 2));
  return o;
}

void give_headed(const NodeView& node, const HeadedOperands& o, double heads, double kv_heads) {
  const int type = node.input(0).type;
  node.give(0, tensor_value(type, {o.batch, o.queries, o.value_width}));
  const double width = o.width < 0 ? unknown_size : as_size(o.width / std::max(1.0, heads));
  const Dims cached{o.batch, kv_heads, sum(o.past, o.keys), width};
  node.give(1, tensor_value(type, cached));
  node.give(2, tensor_value(type, cached));
}

std::vector<MadeLayer> headed_layer(const NodeView& node, const HeadedOperands& o, double heads,
                                    double kv_heads, bool is_causal) {
  AttentionSizes sizes{.sequences = known(o.batch),
                       .heads = known(heads),
                       .kv_heads = known(kv_heads),
                       .queries = known(o.queries),
                       .keys = known(o.keys) + o.past,
                       .head_width = known(std::floor(o.width / known(heads))),
                       .value_width = known(std::floor(o.value_width / known(heads))),
                       .is_causal = is_causal,
                       .has_cache = o.past > 0};
  sizes.window = std::max(0.0, node.number("local_window_size", 0));
  return {with_types(attention_layer(sizes), node.input(0))};
}

void of_multi_head(const NodeView& node) {
  const double heads = node.number("num_heads", 1);
  give_headed(node, headed(node, heads, heads, 6), heads, heads);
}
std::vector<MadeLayer> layers_of_multi_head(const NodeView& node) {
  const double heads = node.number("num_heads", 1);
  return headed_layer(node, headed(node, heads, heads, 6), heads, heads,
                      node.number("unidirectional", 0) != 0);
}

// Causal by definition.
void of_grouped_query(const NodeView& node) {
  const double heads = node.number("num_heads", 1);
  const double kv_heads = node.number("kv_num_heads", heads);
  HeadedOperands o = headed(node, heads, kv_heads, 3);
  if (!node.has(1)) o.value_width = o.width;
  give_headed(node, o, heads, kv_heads);
}
std::vector<MadeLayer> layers_of_grouped_query(const NodeView& node) {
  const double heads = node.number("num_heads", 1);
  const double kv_heads = node.number("kv_num_heads", heads);
  return headed_layer(node, headed(node, heads, kv_heads, 3), heads, kv_heads, true);
}

constexpr Operator operators[] = {
    {"Attention", of_attention, attention_layers},
    {"BiasGelu", of_same, elementwise_layer, "gelu"},
    {"BiasSplitGelu", of_same, elementwise_layer, "gelu_product"},
    {"DynamicQuantizeMatMul", of_integer_matmul, layers_of_integer_matmul, "", 0b1100, 0b10},
    {"EmbedLayerNormalization", of_embed_norm, embed_norm_layers},
    {"FastGelu", of_same, elementwise_layer, "gelu"},
    {"FusedConv", of_fused_conv, layers_of_fused_conv},
    {"FusedGemm", of_fused_matmul, layers_of_fused_matmul},
    {"FusedMatMul", of_fused_matmul, layers_of_fused_matmul},
    {"GroupNorm", of_same, group_norm_layer},
    {"GroupQueryAttention", of_grouped_query, layers_of_grouped_query},
    {"MatMulIntegerToFloat", of_integer_matmul, layers_of_integer_matmul, "", 0b111100, 0b10},
    {"MatMulNBits", of_packed_matmul, layers_of_packed_matmul, "", 0b11100, 0b10},
    {"MultiHeadAttention", of_multi_head, layers_of_multi_head},
    {"NhwcMaxPool", of_channels_last_pool, channels_last_pool_layers},
    {"QGemm", of_qgemm, layers_of_qgemm, "", 0b110110110, 0b1001000},
    {"QLinearAdd", of_qtwo, elementwise_layer, "add", 0b11110110, 0b1000},
    {"QLinearAveragePool", give_pool, pool_layers, "", 0b11110},
    {"QLinearConcat", of_qconcat, movement_layer},
    {"QLinearConv", of_qconv, layers_of_qconv, "", 0b011110110, 0b100001000},
    {"QLinearGlobalAveragePool", of_qglobal_pool, reduction_layer, "", 0b11110},
    {"QLinearLeakyRelu", of_same, elementwise_layer, "leaky_relu", 0b11110},
    {"QLinearMul", of_qtwo, elementwise_layer, "product", 0b11110110, 0b1000},
    {"QLinearSigmoid", of_same, elementwise_layer, "sigmoid", 0b11110},
    {"QLinearSoftmax", of_same, softmax_layer, "", 0b11110},
    {"QuickGelu", of_same, elementwise_layer, "silu"},
    {"RotaryEmbedding", of_same, copy_layer, "", 0b1100},
    {"SimplifiedLayerNormalization", of_skip_norm, rms_layer},
    {"SkipGroupNorm", of_skip_norm, group_norm_layer},
    {"SkipLayerNormalization", of_skip_norm, skip_layer_norm_layers},
    {"SkipSimplifiedLayerNormalization", of_skip_norm, skip_rms_norm_layers},
};

}  // namespace

std::span<const Operator> microsoft_operators() {
  return operators;
}

}  // namespace roofloor::onnx
