// Normalizations, softmax and losses.
#include <algorithm>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"

namespace roofloor::onnx {
namespace {

void of_same(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  node.give(0, std::move(result));
}

// Y, and in training the running and the saved statistics: one number a channel.
void of_batch_normalization(const NodeView& node) {
  of_same(node);
  for (std::size_t i = 1; i < node.output_count(); ++i) {
    Value statistics = node.input(3);
    statistics.elements = nullptr;
    statistics.is_constant = false;
    node.give(i, std::move(statistics));
  }
}

std::vector<MadeLayer> normalization(const NodeView& node, const char* type, double channels) {
  const double elements = known_count(node.input(0));
  if (elements < 1) return {};
  return {with_types({.kind = "normalization",
                      .parameters = {{"type", type},
                                     {"elements", elements},
                                     {"channels", std::max(channels, 1.0)}}},
                     node.input(0))};
}

std::vector<MadeLayer> layers_of_batch(const NodeView& node) {
  return normalization(node, "batch", known_count(node.input(1)));
}
std::vector<MadeLayer> layers_of_layer(const NodeView& node) {
  return normalization(node, "layer", known_count(node.input(1)));
}
std::vector<MadeLayer> layers_of_rms(const NodeView& node) {
  return normalization(node, "rms", known_count(node.input(1)));
}
std::vector<MadeLayer> layers_of_group(const NodeView& node) {
  return normalization(node, "group", known_count(node.input(1)));
}
std::vector<MadeLayer> layers_without_scale(const NodeView& node) {
  return normalization(node, "layer", 1);
}

// Y, and for training the mean and the inverse of the deviation of what was normalized together.
void of_layer_normalization(const NodeView& node) {
  const Value& data = node.input(0);
  of_same(node);
  const double axis = axis_of(node.number("axis", -1), data.rank());
  for (std::size_t i = 1; i < node.output_count(); ++i) {
    Value statistics = unknown_value(static_cast<int>(node.number("stash_type", float32)));
    if (data.has_shape && axis >= 0) {
      statistics.has_shape = true;
      statistics.dims = data.dims;
      for (auto at = static_cast<std::size_t>(axis); at < data.dims.size(); ++at) {
        statistics.dims[at] = 1;
      }
    }
    node.give(i, std::move(statistics));
  }
}

std::vector<MadeLayer> layers_of_softmax(const NodeView& node) {
  const double elements = known_count(node.input(0));
  if (elements < 1) return {};
  return {with_types({.kind = "softmax", .parameters = {{"elements", elements}}}, node.input(0))};
}

// One number for each element of the batch, or one of all.
void of_likelihood_loss(const NodeView& node) {
  const Value& labels = node.input(1);
  const bool is_reduced = node.text("reduction", "mean") != "none";
  Value loss = tensor_value(node.input(0).type, {});
  if (!is_reduced) {
    loss.has_shape = labels.has_shape;
    loss.dims = labels.dims;
  }
  node.give(0, std::move(loss));
  node.give(1, node.input(0));
}

std::vector<MadeLayer> layers_of_likelihood_loss(const NodeView& node) {
  return reduction_layer(node);
}

constexpr Operator operators[] = {
    {"BatchNormalization", of_batch_normalization, layers_of_batch},
    {"GroupNormalization", of_same, layers_of_group},
    {"Hardmax", of_same, layers_of_softmax},
    {"InstanceNormalization", of_same, layers_of_group},
    {"LRN", of_same, elementwise_layer, "local_response"},
    {"LayerNormalization", of_layer_normalization, layers_of_layer},
    {"LogSoftmax", of_same, layers_of_softmax},
    {"LpNormalization", of_same, layers_without_scale},
    {"MeanVarianceNormalization", of_same, layers_without_scale},
    {"NegativeLogLikelihoodLoss", of_likelihood_loss, layers_of_likelihood_loss},
    {"RMSNormalization", of_layer_normalization, layers_of_rms},
    {"Softmax", of_same, layers_of_softmax},
    {"SoftmaxCrossEntropyLoss", of_likelihood_loss, layers_of_softmax},
};

}  // namespace

std::span<const Operator> normalization_operators() {
  return operators;
}

}  // namespace roofloor::onnx
