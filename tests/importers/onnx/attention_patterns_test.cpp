// Attention that exporters write out as products: B * Hq * Sq * Skv * (dk + dv) MACs, keys that
// heads share read once.
#include <algorithm>

#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

constexpr std::int64_t heads = 8;
constexpr std::int64_t shared_heads = 2;
constexpr std::int64_t tokens = 6;
constexpr std::int64_t past = 10;
constexpr std::int64_t width = 16;  // of a head

struct AttentionWriter {
  GraphBuilder graph;

  // Projected from x: (1, heads, tokens, width).
  std::string projected(const std::string& x, std::int64_t count) {
    const std::string flat = graph.node("MatMul", {x, graph.weight({64, count * width})});
    const std::string apart = graph.node("Reshape", {flat, graph.ints({1, tokens, count, width})});
    return graph.node("Transpose", {apart}, {{"perm", Ints{0, 2, 1, 3}}});
  }

  std::string scaled(const std::string& x, double factor) {
    return graph.node("Mul", {x, graph.constant(scalar(factor))});
  }

  std::string transposed(const std::string& keys) {
    return graph.node("Transpose", {keys}, {{"perm", Ints{0, 1, 3, 2}}});
  }

  void attend(const std::string& scores, const std::string& values) {
    const std::string weights = graph.node("Softmax", {scores}, {{"axis", -1}});
    graph.output(graph.node("MatMul", {weights, values}));
  }

  // Each of the shared heads four times, as repeat_kv of Llama is exported.
  std::string repeated(const std::string& x, std::int64_t keys) {
    const std::string apart = graph.node("Unsqueeze", {x, graph.ints({2})});
    const std::int64_t times = heads / shared_heads;
    const std::string expanded =
        graph.node("Expand", {apart, graph.ints({1, shared_heads, times, keys, width})});
    return graph.node("Reshape", {expanded, graph.ints({1, heads, keys, width})});
  }
};

double attention_macs(std::int64_t keys) {
  return double(heads * tokens * keys * (width + width));
}

double projection_macs(std::int64_t count) {
  return double(tokens * 64 * count * width);
}

const Layer& attention_of(const ImportedWorkload& workload) {
  const auto found = std::find_if(workload.layers.begin(), workload.layers.end(),
                                  [](const Layer& layer) { return layer.kind == "attention"; });
  REQUIRE(found != workload.layers.end());
  return *found;
}

}  // namespace

TEST_CASE("attention whose queries and keys are both scaled, with a mask", "[onnx]") {
  // scaled_dot_product_attention of PyTorch: each times the fourth root.
  AttentionWriter writer;
  const std::string x = writer.graph.input("x", {1, tokens, 64});
  const std::string mask = writer.graph.input("mask", {1, 1, tokens, tokens});
  const std::string q = writer.scaled(writer.projected(x, heads), 0.5);
  const std::string k = writer.scaled(writer.transposed(writer.projected(x, heads)), 0.5);
  const std::string v = writer.projected(x, heads);
  const std::string scores = writer.graph.node("MatMul", {q, k});
  writer.attend(writer.graph.node("Add", {scores, mask}), v);
  CHECK(macs_of(writer.graph) == 3 * projection_macs(heads) + attention_macs(tokens));
  const Layer layer = attention_of(imported(model_of(writer.graph)));
  CHECK(layer.parameters.at("heads") == ParameterValue(heads));
  CHECK(layer.parameters.at("queries") == ParameterValue(tokens));
}

TEST_CASE("attention of heads that share keys reads each of them once", "[onnx]") {
  AttentionWriter writer;
  const std::string x = writer.graph.input("x", {1, tokens, 64});
  const std::string q = writer.projected(x, heads);
  const std::string k = writer.repeated(writer.projected(x, shared_heads), tokens);
  const std::string v = writer.repeated(writer.projected(x, shared_heads), tokens);
  const std::string scores = writer.graph.node("MatMul", {q, writer.transposed(k)});
  writer.attend(writer.scaled(scores, 0.25), v);
  CHECK(macs_of(writer.graph) ==
        projection_macs(heads) + 2 * projection_macs(shared_heads) + attention_macs(tokens));
  const Layer layer = attention_of(imported(model_of(writer.graph)));
  CHECK(layer.parameters.at("heads") == ParameterValue(heads));
  CHECK(layer.parameters.at("kv_heads") == ParameterValue(shared_heads));
}

TEST_CASE("attention to keys of the past and new ones", "[onnx]") {
  AttentionWriter writer;
  GraphBuilder& graph = writer.graph;
  const std::string x = graph.input("x", {1, tokens, 64});
  const Shape cache{1, heads, past, width};
  const std::string past_k = graph.input("past_key_values.0.key", cache);
  const std::string past_v = graph.input("past_key_values.0.value", cache);
  const std::string q = writer.projected(x, heads);
  const std::string k = graph.node("Concat", {past_k, writer.projected(x, heads)}, {{"axis", 2}});
  const std::string v = graph.node("Concat", {past_v, writer.projected(x, heads)}, {{"axis", 2}});
  const std::string scores = graph.node("MatMul", {q, writer.transposed(k)});
  writer.attend(writer.scaled(scores, 0.25), v);
  graph.output(k);
  graph.output(v);
  // Skv includes what is past.
  CHECK(macs_of(graph) == 3 * projection_macs(heads) + attention_macs(past + tokens));
}

TEST_CASE("products that only look like attention keep their MACs", "[onnx]") {
  // The weights of the softmax are a result of the graph as well, and no values follow.
  AttentionWriter writer;
  const std::string x = writer.graph.input("x", {1, tokens, 64});
  const std::string q = writer.projected(x, heads);
  const std::string scores =
      writer.graph.node("MatMul", {q, writer.transposed(writer.projected(x, heads))});
  const std::string weights = writer.graph.node("Softmax", {scores}, {{"axis", -1}});
  writer.graph.output(weights);
  writer.graph.output(writer.graph.node("MatMul", {weights, writer.projected(x, heads)}));
  writer.graph.output(writer.graph.node("Relu", {scores}));
  CHECK(macs_of(writer.graph) == 3 * projection_macs(heads) + attention_macs(tokens));
  // A softmax over another axis is no attention.
  AttentionWriter other;
  const std::string y = other.graph.input("x", {1, tokens, 64});
  const std::string products = other.graph.node(
      "MatMul", {other.projected(y, heads), other.transposed(other.projected(y, heads))});
  other.graph.output(other.graph.node(
      "MatMul",
      {other.graph.node("Softmax", {products}, {{"axis", 1}}), other.projected(y, heads)}));
  CHECK(macs_of(other.graph) == 3 * projection_macs(heads) + attention_macs(tokens));
}

TEST_CASE("branches of different sizes: the costlier is counted", "[onnx]") {
  const auto branch = [](const std::string& prefix, std::int64_t out) {
    GraphBuilder inner{.graph = {}, .prefix = prefix};
    inner.output(inner.node("MatMul", {"x", inner.weight({64, out})}));
    return inner.graph;
  };
  GraphBuilder graph;
  graph.input("x", {1, tokens, 64});
  const std::string condition = graph.input("condition", Shape{}, boolean);
  const std::string y =
      graph.node("If", {condition},
                 {{"then_branch", branch("then_", 32)}, {"else_branch", branch("else_", 48)}});
  graph.output(graph.node("Relu", {y}));
  CHECK(macs_of(graph) == tokens * 64 * 48);
}
