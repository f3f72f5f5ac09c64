// Signals, texts, images, determinants.
#include <algorithm>
#include <cmath>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"

namespace roofloor::onnx {
namespace {

double scalar(const NodeView& node, std::size_t index, double absent) {
  const Elements* known = node.elements(index);
  return known != nullptr && known->size() == 1 ? (*known)[0] : absent;
}

// A real signal has half the frequencies, and one; a result has a real and an imaginary part.
double frequencies(double length, bool is_onesided) {
  if (length < 0) return unknown_size;
  return is_onesided ? std::floor(length / 2) + 1 : length;
}

void of_dft(const NodeView& node) {
  const Value& data = node.input(0);
  Value result = unknown_value(data.type);
  const double given = node.opset < 20 ? node.number("axis", 1) : scalar(node, 2, -2);
  const double axis = axis_of(given, data.rank());
  if (data.has_shape && axis >= 0) {
    result = tensor_value(data.type, data.dims);
    const auto at = static_cast<std::size_t>(axis);
    const double length = node.has(1) ? scalar(node, 1, unknown_size) : data.dims[at];
    result.dims[at] = frequencies(length, node.number("onesided", 0) != 0);
    result.dims.back() = node.number("inverse", 0) != 0 && node.number("onesided", 0) != 0 ? 1 : 2;
  }
  node.give(0, std::move(result));
}

// By Cooley and Tukey, 5 n log2(n) operations for a complex signal of n.
std::vector<MadeLayer> layers_of_dft(const NodeView& node) {
  const double given = node.opset < 20 ? node.number("axis", 1) : scalar(node, 2, -2);
  const double length = std::max(2.0, known_size(node.input(0), given));
  const double signals =
      known_count(node.output()) / 2 / std::max(1.0, known_size(node.output(), given));
  return custom_layer(node, std::round(5 * length * std::log2(length) * std::max(1.0, signals)));
}

void of_stft(const NodeView& node) {
  const Value& signal = node.input(0);
  const double step = scalar(node, 1, unknown_size);
  double frame = scalar(node, 3, unknown_size);
  if (frame < 0 && node.has(2) && node.input(2).dims.size() == 1) frame = node.input(2).dims[0];
  Dims dims{signal.dims.empty() ? unknown_size : signal.dims[0], unknown_size,
            frequencies(frame, node.number("onesided", 1) != 0), 2};
  if (signal.dims.size() > 1 && signal.dims[1] >= 0 && step > 0 && frame > 0) {
    dims[1] = as_size(std::floor((signal.dims[1] - frame) / step) + 1);
  }
  node.give(0, tensor_value(signal.type, std::move(dims)));
}

std::vector<MadeLayer> layers_of_stft(const NodeView& node) {
  const double frame = std::max(2.0, 2 * (known_size(node.output(), 2) - 1));
  const double frames = known_size(node.output(), 0) * known_size(node.output(), 1);
  return custom_layer(node, std::round(frames * (5 * frame * std::log2(frame) + frame)));
}

void of_determinant(const NodeView& node) {
  Value result = node.input(0);
  result.elements = nullptr;
  if (result.dims.size() >= 2) result.dims.resize(result.dims.size() - 2);
  node.give(0, std::move(result));
}

// By elimination: n^3 / 3 multiply-accumulates.
std::vector<MadeLayer> layers_of_determinant(const NodeView& node) {
  const double n = known_size(node.input(0), -1);
  const double matrices = known_count(node.input(0)) / std::max(1.0, n * n);
  return custom_layer(node, std::round(2 * matrices * n * n * n / 3));
}

void of_affine_grid(const NodeView& node) {
  const Elements* size = node.elements(1);
  Value result = unknown_value(node.input(0).type);
  if (size != nullptr && size->size() >= 4) {
    Dims dims{as_size((*size)[0])};
    for (std::size_t i = 2; i < size->size(); ++i) dims.push_back(as_size((*size)[i]));
    dims.push_back(static_cast<double>(size->size()) - 2);
    result = tensor_value(node.input(0).type, std::move(dims));
  }
  node.give(0, std::move(result));
}

void of_normalized_text(const NodeView& node) {
  Value result = node.input(0);
  result.type = text_type;
  // Words may be left out, if there are any to leave out.
  if (!node.text("case_change_action", "").empty() || node.has_attribute("stopwords")) {
    if (!result.dims.empty() && node.has_attribute("stopwords")) result.dims.back() = unknown_size;
  }
  node.give(0, std::move(result));
}

void of_word_counts(const NodeView& node) {
  const std::vector<double> places = node.numbers("ngram_indexes");
  double width = 0;
  for (double place : places) width = std::max(width, place + 1);
  Value result = node.input(0);
  result.type = float32;
  result.elements = nullptr;
  if (!result.dims.empty()) result.dims.back() = width;
  node.give(0, std::move(result));
}

void of_decoded_image(const NodeView& node) {
  const bool is_grey = node.text("pixel_format", "RGB") == "Grayscale";
  node.give(0, tensor_value(uint8, {unknown_size, unknown_size, is_grey ? 1.0 : 3.0}));
}

void of_match(const NodeView& node) {
  Value result = node.input(0);
  result.type = bool_type;
  node.give(0, std::move(result));
}

void of_same(const NodeView& node) {
  node.give(0, node.input(0));
}

void of_text_split(const NodeView& node) {
  Value parts = node.input(0);
  Value counts = parts;
  counts.type = int64;
  parts.dims.push_back(unknown_size);
  node.give(0, std::move(parts));
  node.give(1, std::move(counts));
}

constexpr Operator operators[] = {
    {"AffineGrid", of_affine_grid, movement_layer},
    {"DFT", of_dft, layers_of_dft},
    {"Det", of_determinant, layers_of_determinant},
    {"ImageDecoder", of_decoded_image, movement_layer},
    {"RegexFullMatch", of_match, movement_layer},
    {"STFT", of_stft, layers_of_stft},
    {"StringConcat", of_same, movement_layer},
    {"StringNormalizer", of_normalized_text, movement_layer},
    {"StringSplit", of_text_split, movement_layer},
    {"TfIdfVectorizer", of_word_counts, movement_layer},
};

}  // namespace

std::span<const Operator> other_operators() {
  return operators;
}

}  // namespace roofloor::onnx
