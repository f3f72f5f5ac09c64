// Attention and the linear layers beside it, against counts made pair by pair.
#include "layers/attention.h"

#include <cmath>

#include "catch.h"
#include "expect_error.h"
#include "generated/generated.h"
#include "layers/layer_registry.h"

using namespace roofloor;

namespace {

LayerCost cost_of(const std::string& kind, const ParameterValues& parameters, double batch = 1,
                  const Formats& formats = {}) {
  const Layer layer{.name = kind, .kind = kind, .parameters = parameters, .formats = {}};
  return layer_cost(layer, {.batch = batch, .formats = formats, .layers = {}});
}

// Pairs of a new token and one it attends to, counted one by one.
double counted_pairs(double queries, double keys, double window) {
  double pairs = 0;
  for (double query = keys - queries + 1; query <= keys; ++query) pairs += std::min(query, window);
  return pairs;
}

}  // namespace

TEST_CASE("attention multiplies each pair of tokens that the mask and the window leave") {
  Random random(21);
  for (int round = 0; round < 500; ++round) {
    const double keys = random_whole(random, 1, 60);
    const double queries = random_whole(random, 1, static_cast<int>(keys));
    const double window = random_whole(random, 1, 80);
    const double batch = random_whole(random, 1, 4);
    ParameterValues parameters{{"heads", 6},       {"kv_heads", 2},      {"head_width", 5},
                               {"value_width", 3}, {"queries", queries}, {"keys", keys}};
    INFO(queries << " of " << keys << ", window " << window);
    const LayerCost causal = cost_of("attention", parameters, batch);
    CHECK(causal.macs == batch * 6 * counted_pairs(queries, keys, keys) * (5 + 3));
    CHECK(causal.operations.softmax == 5 * batch * 6 * counted_pairs(queries, keys, keys));
    // A key/value head is read once for the three query heads that share it.
    CHECK(causal.of(TensorClass::kv_read).elements == batch * keys * 2 * (5 + 3));
    CHECK(causal.of(TensorClass::input).elements == batch * queries * 6 * 5);
    CHECK(causal.of(TensorClass::output).elements == batch * queries * 6 * 3);
    CHECK(causal.cached.elements == batch * keys * 2 * (5 + 3));
    parameters["window"] = window;
    const LayerCost windowed = cost_of("attention", parameters, batch);
    CHECK(windowed.macs == batch * 6 * counted_pairs(queries, keys, window) * (5 + 3));
    CHECK(windowed.cached.elements == batch * std::min(keys, window) * 2 * (5 + 3));
    CHECK(windowed.of(TensorClass::kv_read).elements ==
          batch * std::min(keys, window + queries - 1) * 2 * (5 + 3));
    parameters.erase("window");
    parameters["mask"] = "full";
    CHECK(cost_of("attention", parameters, batch).macs == batch * 6 * queries * keys * (5 + 3));
  }
}

TEST_CASE("the three parts of attention make the whole, but for the scores that they move") {
  for (const std::string from : {"cache", "activations"}) {
    const Layer layer{.name = "block.attention",
                      .kind = "attention",
                      .parameters = {{"heads", 8},
                                     {"kv_heads", 4},
                                     {"head_width", 16},
                                     {"queries", 10},
                                     {"keys", 30},
                                     {"key_values", from}},
                      .formats = {}};
    const std::vector<Layer> parts = by_conventions(layer, {.attention = AttentionForm::unfused});
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].name == "block.scores");
    CHECK(parts[1].name == "block.softmax");
    CHECK(parts[2].name == "block.context");
    const LayerCost whole = layer_cost(layer, {});
    LayerCost sum;
    for (const Layer& part : parts) {
      const LayerCost cost = layer_cost(part, {});
      sum.operations.dense += cost.operations.dense;
      sum.operations.softmax += cost.operations.softmax;
      for (const TensorClass c : tensor_classes) sum.of(c).elements += cost.of(c).elements;
      sum.cached.elements += cost.cached.elements;
    }
    CHECK(sum.operations.dense == whole.operations.dense);
    CHECK(sum.operations.softmax == whole.operations.softmax);
    CHECK(sum.of(TensorClass::kv_read).elements == whole.of(TensorClass::kv_read).elements);
    CHECK(sum.cached.elements == whole.cached.elements);
    // Scores are written, read, written and read again: 8 heads of 10 * 30 - 45 pairs.
    const double scores = 8 * (10 * 30 - 45);
    CHECK(sum.of(TensorClass::input).elements ==
          whole.of(TensorClass::input).elements + 2 * scores);
    CHECK(sum.of(TensorClass::output).elements ==
          whole.of(TensorClass::output).elements + 2 * scores);
  }
}

TEST_CASE("attention computes in the wider of activations and cache") {
  const ParameterValues parameters{{"heads", 2}, {"head_width", 4}, {"keys", 8}};
  const auto format = [&](NumberFormat activations, NumberFormat cache) {
    return cost_of("attention", parameters, 1,
                   {.weights = NumberFormat::int4, .activations = activations, .kv_cache = cache})
        .compute_format;
  };
  CHECK(format(NumberFormat::fp8, NumberFormat::fp16) == NumberFormat::fp16);
  CHECK(format(NumberFormat::fp16, NumberFormat::fp8) == NumberFormat::fp16);
  CHECK(format(NumberFormat::fp8, NumberFormat::fp8) == NumberFormat::fp8);
  CHECK(format(NumberFormat::bf16, NumberFormat::q8_0) == NumberFormat::bf16);
}

TEST_CASE("expert layers read the experts that tokens touch and store all of them") {
  // 2 rows that choose 2 of 4 experts: 4 * (1 - (1/2)^2) = 3 are touched on average.
  const ParameterValues parameters{{"in", 10},     {"out", 6},    {"rows", 2},
                                   {"experts", 4}, {"active", 2}, {"bias", 1}};
  const LayerCost cost = cost_of("expert_linear", parameters);
  CHECK(cost.macs == 2 * 2 * 10 * 6);
  CHECK(cost.operations.bias == 2 * 2 * 6);
  CHECK(cost.of(TensorClass::weight).elements == Approx(3 * (10 * 6 + 6)));
  CHECK(cost.of(TensorClass::input).elements == 2 * 2 * 10);
  CHECK(cost.of(TensorClass::output).elements == 2 * 2 * 6);
  CHECK(cost.parameter_count == 4 * (10 * 6 + 6));
}

TEST_CASE("what goes into the cache is written there, what comes from it is read there") {
  const ParameterValues parameters{{"in", 10}, {"out", 6}, {"rows", 3}};
  const LayerCost into = cost_of("cache_linear", parameters, 2);
  CHECK(into.of(TensorClass::kv_write).elements == 2 * 3 * 6);
  CHECK(into.of(TensorClass::output).elements == 0);
  const LayerCost from = cost_of("latent_linear", parameters, 2);
  CHECK(from.of(TensorClass::kv_read).elements == 2 * 3 * 10);
  CHECK(from.of(TensorClass::input).elements == 0);
  CHECK(from.cached.elements == 2 * 3 * 10);
  const LayerCost heads =
      cost_of("head_linear", {{"heads", 4}, {"in", 10}, {"out", 6}, {"rows", 3}}, 2);
  CHECK(heads.macs == 2 * 3 * 4 * 10 * 6);
  CHECK(heads.parameter_count == 4 * 10 * 6);
}

TEST_CASE("attention refuses what does not go together, with its place") {
  const auto path_of = [](const ParameterValues& parameters) {
    return error_of([&] { cost_of("attention", parameters); }).path;
  };
  CHECK(path_of({{"heads", 4}, {"head_width", 8}, {"queries", 5}, {"keys", 4}}) ==
        "/parameters/keys");
  CHECK(path_of({{"heads", 4}, {"kv_heads", 5}, {"head_width", 8}, {"keys", 4}}) ==
        "/parameters/kv_heads");
  CHECK(path_of({{"heads", 4}, {"head_width", 8}, {"rotary_width", 9}, {"keys", 4}}) ==
        "/parameters/rotary_width");
  CHECK(error_of([] {
          cost_of("expert_linear", {{"in", 4}, {"out", 4}, {"experts", 2}, {"active", 3}});
        }).path == "/parameters/active");
}
