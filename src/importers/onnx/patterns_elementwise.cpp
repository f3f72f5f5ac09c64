// Biases, activation functions and normalizations that are written out in many nodes.
#include <algorithm>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/patterns.h"

namespace roofloor::onnx {
namespace {

Match match_of(const StepGraph& graph, std::vector<int> steps, MadeLayer layer) {
  Match match{.steps = std::move(steps), .layers = {}, .place = -1};
  match.place = *std::max_element(match.steps.begin(), match.steps.end());
  layer.repeat = graph.step(match.place).repeat;
  match.layers.push_back(std::move(layer));
  return match;
}

MadeLayer function_of(const StepGraph& graph, int source, const char* function) {
  const double elements = std::max(1.0, known_count(graph.value(source)));
  return with_types(
      {.kind = "elementwise", .parameters = {{"function", function}, {"elements", elements}}},
      graph.value(source));
}

// One of the inputs of a step of two that is a constant; no_value where none is.
int constant_input(const StepGraph& graph, int step) {
  for (int input : graph.step(step).inputs) {
    if (input != no_value && graph.value(input).is_constant) return input;
  }
  return no_value;
}

bool has_constant(const StepGraph& graph, int step, std::string_view op_type) {
  return graph.is(step, op_type) && constant_input(graph, step) != no_value;
}

constexpr int most_in_function = 8;

bool is_elementwise(const StepGraph& graph, int step) {
  return step >= 0 && graph.step(step).rule != nullptr && graph.step(step).rule->function[0] != 0;
}

// Steps behind a value that compute a function of one other value, found from the function back;
// `source` becomes that value. False where they are a function of several.
bool collect_back(const StepGraph& graph, int value, const std::vector<int>& sources,
                  std::vector<int>& steps) {
  if (std::find(sources.begin(), sources.end(), value) != sources.end()) return true;
  const int step = graph.maker(value);
  if (!is_elementwise(graph, step) || steps.size() > most_in_function) return false;
  if (std::find(steps.begin(), steps.end(), step) != steps.end()) return true;
  steps.push_back(step);
  for (int input : graph.step(step).inputs) {
    if (graph.is_constant(input)) continue;
    if (!collect_back(graph, input, sources, steps)) return false;
  }
  return true;
}

// Nothing but the group uses what it makes on the way.
bool is_closed(const StepGraph& graph, const std::vector<int>& steps, int last) {
  for (int step : steps) {
    if (step == last) continue;
    for (int user : graph.users(graph.output(step))) {
      if (std::find(steps.begin(), steps.end(), user) == steps.end()) return false;
    }
  }
  return true;
}

// Casts change no number that matters here.
int behind_casts(const StepGraph& graph, int value, std::vector<int>& steps) {
  int user = graph.only_user(value);
  while (graph.is(user, "Cast")) {
    steps.push_back(user);
    value = graph.output(user);
    user = graph.only_user(value);
  }
  return value;
}

// The scale and the shift that follow a normalization, where they are there.
int take_scale_and_shift(const StepGraph& graph, int last, std::vector<int>& steps,
                         double& channels) {
  for (const char* op_type : {"Mul", "Add"}) {
    std::vector<int> casts;
    const int value = behind_casts(graph, graph.output(last), casts);
    const int next = graph.only_user(value);
    if (next < 0 || !has_constant(graph, next, op_type)) break;
    channels = std::max(channels, known_count(graph.value(constant_input(graph, next))));
    steps.insert(steps.end(), casts.begin(), casts.end());
    steps.push_back(next);
    last = next;
  }
  return last;
}

MadeLayer normalization(const StepGraph& graph, int source, const char* type, double channels) {
  return with_types({.kind = "normalization",
                     .parameters = {{"type", type},
                                    {"elements", std::max(1.0, known_count(graph.value(source)))},
                                    {"channels", std::max(1.0, channels)}}},
                    graph.value(source));
}

// mean of squares, epsilon, root: the step that gives the root; -1.
int root_of_mean(const StepGraph& graph, int squares, std::vector<int>& steps) {
  const int mean = graph.only_user(behind_casts(graph, graph.output(squares), steps));
  if (!graph.is(mean, "ReduceMean")) return -1;
  const int sum = graph.only_user(graph.output(mean));
  if (!has_constant(graph, sum, "Add")) return -1;
  const int root = graph.only_user(graph.output(sum));
  if (!graph.is(root, "Sqrt")) return -1;
  steps.insert(steps.end(), {mean, sum, root});
  return root;
}

// A square: to the power of two, or times itself.
bool is_square(const StepGraph& graph, int step, int value) {
  if (graph.is(step, "Pow")) return graph.step(step).inputs[0] == value;
  return graph.is(step, "Mul") && graph.step(step).inputs.size() == 2 &&
         graph.step(step).inputs[0] == value && graph.step(step).inputs[1] == value;
}

// What divides a value by the root: Div, or a reciprocal and a product; -1.
int division_by(const StepGraph& graph, int root, int value, std::vector<int>& steps) {
  int step = graph.only_user(graph.output(root));
  const bool is_inverse = graph.is(step, "Reciprocal") ||
                          (graph.is(step, "Div") && graph.is_constant(graph.step(step).inputs[0]));
  if (is_inverse) {
    steps.push_back(step);
    step = graph.only_user(graph.output(step));
    if (!graph.is(step, "Mul")) return -1;
  } else if (!graph.is(step, "Div")) {
    return -1;
  }
  const std::vector<int>& inputs = graph.step(step).inputs;
  if (std::find(inputs.begin(), inputs.end(), value) == inputs.end()) return -1;
  steps.push_back(step);
  return step;
}

}  // namespace

std::optional<Match> match_bias(const StepGraph& graph, int product) {
  if (!graph.is(product, "MatMul")) return std::nullopt;
  const int sum = graph.only_user(graph.output(product));
  if (!graph.is(sum, "Add")) return std::nullopt;
  const int bias = constant_input(graph, sum);
  if (bias == no_value) return std::nullopt;
  std::vector<MadeLayer> layers = layers_of(graph.inference(), graph.step(product));
  if (layers.size() != 1 || layers[0].kind != "linear") return std::nullopt;
  const auto* out = std::get_if<double>(&layers[0].parameters["out"].value);
  const bool is_bias =
      known_count(graph.value(bias)) == *out && known_size(graph.value(bias), -1) == *out;
  if (!is_bias) return std::nullopt;
  layers[0].parameters["bias"] = 1;
  return Match{.steps = {product, sum}, .layers = layers, .place = product};
}

std::optional<Match> match_gelu(const StepGraph& graph, int step) {
  if (!graph.is(step, "Erf") && !graph.is(step, "Tanh")) return std::nullopt;
  const int sum = graph.only_user(graph.output(step));
  if (!has_constant(graph, sum, "Add")) return std::nullopt;
  const int product = graph.only_user(graph.output(sum));
  if (!graph.is(product, "Mul")) return std::nullopt;
  const int factor = graph.other_input(product, graph.output(sum));
  std::vector<int> steps{product, sum, step};
  int last = product;
  int source = factor;
  if (factor == no_value) return std::nullopt;
  if (graph.is_constant(factor)) {
    // (1 + erf) times a half, then times x
    last = graph.only_user(graph.output(product));
    if (!graph.is(last, "Mul")) return std::nullopt;
    source = graph.other_input(last, graph.output(product));
    steps.push_back(last);
  } else if (has_constant(graph, graph.maker(factor), "Mul") &&
             graph.only_user(factor) == product) {
    // x times a half, times (1 + erf)
    const int half = graph.maker(factor);
    steps.push_back(half);
    source = graph.is_constant(graph.step(half).inputs[0]) ? graph.step(half).inputs[1]
                                                           : graph.step(half).inputs[0];
  } else {
    last = graph.only_user(graph.output(product));
    if (!has_constant(graph, last, "Mul")) return std::nullopt;
    steps.push_back(last);
  }
  if (source == no_value || graph.is_constant(source)) return std::nullopt;
  if (!collect_back(graph, graph.step(step).inputs[0], {source}, steps)) return std::nullopt;
  if (!is_closed(graph, steps, last)) return std::nullopt;
  return match_of(graph, steps, function_of(graph, source, "gelu"));
}

std::optional<Match> match_gated(const StepGraph& graph, int gate) {
  const bool is_sigmoid = graph.is(gate, "Sigmoid");
  const bool is_hard = graph.is(gate, "HardSigmoid");
  if (!is_sigmoid && !is_hard) return std::nullopt;
  const int product = graph.only_user(graph.output(gate));
  if (!graph.is(product, "Mul")) return std::nullopt;
  const int source = graph.other_input(product, graph.output(gate));
  if (source == no_value || graph.is_constant(source)) return std::nullopt;
  std::vector<int> steps{product, gate};
  if (!collect_back(graph, graph.step(gate).inputs[0], {source}, steps)) return std::nullopt;
  if (steps.size() > 3 || !is_closed(graph, steps, product)) return std::nullopt;
  return match_of(graph, steps, function_of(graph, source, is_hard ? "hard_swish" : "silu"));
}

std::optional<Match> match_layer_normalization(const StepGraph& graph, int mean) {
  if (!graph.is(mean, "ReduceMean") || graph.step(mean).inputs.empty()) return std::nullopt;
  const int source = graph.step(mean).inputs[0];
  const int difference = graph.only_user(graph.output(mean));
  if (!graph.is(difference, "Sub") || graph.step(difference).inputs[0] != source) {
    return std::nullopt;
  }
  const int centred = graph.output(difference);
  int square = -1;
  for (int user : graph.users(centred)) {
    if (user >= 0 && is_square(graph, user, centred)) square = user;
  }
  std::vector<int> steps{mean, difference};
  // The difference may be cast before it is squared.
  for (int user : graph.users(centred)) {
    if (square >= 0 || !graph.is(user, "Cast")) continue;
    const int after = graph.only_user(graph.output(user));
    if (after < 0 || !is_square(graph, after, graph.output(user))) continue;
    steps.push_back(user);
    square = after;
  }
  if (square < 0) return std::nullopt;
  steps.push_back(square);
  const int root = root_of_mean(graph, square, steps);
  if (root < 0) return std::nullopt;
  const int division = division_by(graph, root, centred, steps);
  if (division < 0) return std::nullopt;
  double channels = 1;
  const int last = take_scale_and_shift(graph, division, steps, channels);
  if (!is_closed(graph, steps, last)) return std::nullopt;
  return match_of(graph, steps, normalization(graph, source, "layer", channels));
}

std::optional<Match> match_rms_normalization(const StepGraph& graph, int square) {
  if (graph.step(square).inputs.empty() || graph.step(square).inputs[0] == no_value) {
    return std::nullopt;
  }
  const int source = graph.step(square).inputs[0];
  if (!is_square(graph, square, source)) return std::nullopt;
  std::vector<int> steps{square};
  const int root = root_of_mean(graph, square, steps);
  if (root < 0) return std::nullopt;
  const int division = division_by(graph, root, source, steps);
  if (division < 0) return std::nullopt;
  double channels = 1;
  const int last = take_scale_and_shift(graph, division, steps, channels);
  if (!is_closed(graph, steps, last)) return std::nullopt;
  return match_of(graph, steps, normalization(graph, source, "rms", channels));
}

}  // namespace roofloor::onnx
