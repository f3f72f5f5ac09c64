// Attention as products, softmax and what is in between.
#include <algorithm>
#include <array>
#include <cmath>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/operators_attention.h"
#include "importers/onnx/patterns.h"

namespace roofloor::onnx {
namespace {

constexpr int longest_way = 10;

constexpr std::array<std::string_view, 13> between{
    "Add",     "Sub",  "Mul",     "Div",      "Where",     "Cast", "Reshape",
    "Dropout", "Clip", "Squeeze", "Identity", "Unsqueeze", "Max"};

bool may_stand_between(const StepGraph& graph, int step) {
  return std::any_of(between.begin(), between.end(),
                     [&](std::string_view name) { return graph.is(step, name); });
}

bool is_product_of_activations(const StepGraph& graph, int step) {
  // Of einsums the usual ones name the width of the heads last.
  if (!graph.is(step, "MatMul") && !graph.is(step, "Einsum")) return false;
  const std::vector<int>& inputs = graph.step(step).inputs;
  return inputs.size() == 2 && !graph.is_constant(inputs[0]) && !graph.is_constant(inputs[1]);
}

// The way from a value back to the product of queries and keys; empty where there is none.
std::vector<int> way_back(const StepGraph& graph, int value, int left) {
  const int step = graph.maker(value);
  if (step < 0 || left == 0 || graph.only_user(value) < 0) return {};
  if (is_product_of_activations(graph, step)) return {step};
  if (!may_stand_between(graph, step)) return {};
  for (int input : graph.step(step).inputs) {
    if (graph.is_constant(input) || graph.value(input).count() != graph.value(value).count()) {
      continue;
    }
    std::vector<int> way = way_back(graph, input, left - 1);
    if (way.empty()) continue;
    way.push_back(step);
    return way;
  }
  return {};
}

// Newer exports guard softmax against rows without any key: it is used by IsNaN and Where.
int guarded_output(const StepGraph& graph, int value, std::vector<int>& steps) {
  const std::vector<int>& users = graph.users(value);
  if (users.size() != 2 || users[0] < 0 || users[1] < 0) return value;
  const bool first_is_test = graph.is(users[0], "IsNaN");
  const int test = first_is_test ? users[0] : users[1];
  const int choice = first_is_test ? users[1] : users[0];
  if (!graph.is(test, "IsNaN") || !graph.is(choice, "Where")) return value;
  if (graph.only_user(graph.output(test)) != choice) return value;
  steps.push_back(test);
  steps.push_back(choice);
  return graph.output(choice);
}

// The way forth to the product with the values; empty where there is none.
std::vector<int> way_forth(const StepGraph& graph, int value) {
  std::vector<int> way;
  for (int left = longest_way; left > 0; --left) {
    value = guarded_output(graph, value, way);
    const int step = graph.only_user(value);
    if (step < 0) return {};
    way.push_back(step);
    if (is_product_of_activations(graph, step)) {
      return graph.step(step).inputs[0] == value ? way : std::vector<int>();
    }
    if (!may_stand_between(graph, step)) return {};
    value = graph.output(step);
  }
  return {};
}

// Heads that keys really have: copies that Expand made of them are not read again.
double distinct_heads(const Value& keys, double tokens, double width, double heads) {
  const double copies = std::max(1.0, keys.copies);
  const double distinct = std::round(known_count(keys) / copies / std::max(1.0, tokens * width));
  const bool divides = distinct >= 1 && distinct <= heads && std::fmod(heads, distinct) == 0;
  return divides ? distinct : heads;
}

// The step that joins keys of earlier tokens, an input of the graph, with the new ones; -1.
int cache_join(const StepGraph& graph, int value) {
  const std::vector<int>& inputs_of_graph = graph.inference().graph_inputs;
  for (int left = longest_way; left > 0; --left) {
    const int step = graph.maker(value);
    if (step < 0) return -1;
    if (graph.is(step, "Concat")) {
      const std::vector<int>& joined = graph.step(step).inputs;
      const bool has_past = std::any_of(joined.begin(), joined.end(), [&](int input) {
        return std::find(inputs_of_graph.begin(), inputs_of_graph.end(), input) !=
               inputs_of_graph.end();
      });
      return has_past ? step : -1;
    }
    constexpr std::array<std::string_view, 6> views{"Transpose", "Reshape",  "Expand",
                                                    "Unsqueeze", "Identity", "Cast"};
    const bool is_view = std::any_of(views.begin(), views.end(),
                                     [&](std::string_view name) { return graph.is(step, name); });
    if (!is_view) return -1;
    value = graph.step(step).inputs.empty() ? no_value : graph.step(step).inputs[0];
  }
  return -1;
}

bool is_last_axis(const Step& step, double rank) {
  for (const Attribute& attribute : step.node->attributes) {
    if (attribute.name == "axis") return axis_of(attribute.i, rank) == rank - 1;
  }
  return step.opset >= 13 || rank == 2;
}

}  // namespace

std::optional<Match> match_attention(const StepGraph& graph, int softmax) {
  if (!graph.is(softmax, "Softmax") || graph.step(softmax).inputs.empty()) return std::nullopt;
  const int scores = graph.step(softmax).inputs[0];
  if (!is_last_axis(graph.step(softmax), graph.value(scores).rank())) return std::nullopt;
  const std::vector<int> back = way_back(graph, scores, longest_way);
  if (back.empty()) return std::nullopt;
  const std::vector<int> forth = way_forth(graph, graph.output(softmax));
  if (forth.empty()) return std::nullopt;
  const Step& first = graph.step(back.front());
  const Step& second = graph.step(forth.back());
  const Value& queries = graph.value(first.inputs[0]);
  const Value& keys = graph.value(first.inputs[1]);
  const Value& values = graph.value(second.inputs[1]);
  const Value& products = graph.value(graph.output(back.front()));
  if (products.dims.size() < 2 || queries.dims.size() < 2) return std::nullopt;
  AttentionSizes sizes{.queries = known_size(products, -2),
                       .keys = known_size(products, -1),
                       .head_width = known_size(queries, -1),
                       .value_width = known_size(values, -1)};
  sizes.heads = std::max(1.0, known_count(products) / (sizes.queries * sizes.keys));
  sizes.kv_heads = distinct_heads(keys, sizes.keys, sizes.head_width, sizes.heads);
  Match match{.steps = {}, .layers = {}, .place = forth.back()};
  match.steps.push_back(forth.back());
  match.steps.insert(match.steps.end(), back.begin(), back.end());
  match.steps.push_back(softmax);
  match.steps.insert(match.steps.end(), forth.begin(), forth.end() - 1);
  for (int operand : {first.inputs[1], second.inputs[1]}) {
    const int join = cache_join(graph, operand);
    if (join < 0) continue;
    sizes.has_cache = true;
    match.steps.push_back(join);
  }
  match.layers.push_back(with_types(attention_layer(sizes), queries));
  match.layers.back().repeat = second.repeat;
  return match;
}

}  // namespace roofloor::onnx
