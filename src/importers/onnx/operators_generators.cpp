// Operators that make tensors: constants, sizes of others, ranges, random numbers, windows.
#include <algorithm>
#include <cmath>

#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/numbers.h"
#include "importers/onnx/operators_generators.h"

namespace roofloor::onnx {

Value value_of(const Tensor& tensor) {
  Value value = tensor_value(tensor.type, tensor.dims);
  value.is_constant = true;
  if (tensor.has_elements) value.elements = std::make_shared<const Elements>(tensor.elements);
  return value;
}

namespace {

void of_constant(const NodeView& node) {
  if (const Attribute* tensor = node.attribute("value"); tensor != nullptr && tensor->t) {
    node.give(0, value_of(*tensor->t));
  } else if (tensor = node.attribute("sparse_value"); tensor != nullptr && tensor->t) {
    node.give(0, value_of(*tensor->t));
  } else if (node.has_attribute("value_float")) {
    node.give(0, constant_value(float32, {}, {node.number("value_float", 0)}));
  } else if (node.has_attribute("value_int")) {
    node.give(0, constant_value(int64, {}, {node.number("value_int", 0)}));
  } else if (const Attribute* many = node.attribute("value_floats")) {
    node.give(0, constant_value(float32, {static_cast<double>(many->floats.size())}, many->floats));
  } else if (many = node.attribute("value_ints"); many != nullptr) {
    node.give(0, constant_value(int64, {static_cast<double>(many->ints.size())}, many->ints));
  } else if (many = node.attribute("value_strings"); many != nullptr) {
    node.give(0, tensor_value(text_type, {static_cast<double>(many->strings.size())}));
  } else {
    node.give(0, tensor_value(text_type, {}));  // value_string
  }
}

void of_constant_of_shape(const NodeView& node) {
  const Attribute* fill = node.attribute("value");
  const int type = fill != nullptr && fill->t ? fill->t->type : +float32;
  Value result = unknown_value(type);
  if (const Elements* shape = node.elements(0)) {
    Dims dims;
    for (double size : *shape) dims.push_back(as_size(size));
    result = tensor_value(type, std::move(dims));
    const double number =
        fill != nullptr && fill->t && fill->t->elements.size() == 1 ? fill->t->elements[0] : 0;
    const double count = result.count();
    if (count >= 0 && count <= static_cast<double>(most_elements) && element_type(type).is_whole) {
      result.elements = std::make_shared<const Elements>(static_cast<std::size_t>(count), number);
    }
  } else if (node.input(0).dims.size() == 1 && node.input(0).dims[0] >= 0 &&
             node.input(0).dims[0] < 64) {
    result.has_shape = true;
    result.dims.assign(static_cast<std::size_t>(node.input(0).dims[0]), unknown_size);
  }
  node.give(0, std::move(result));
}

void of_shape(const NodeView& node) {
  const Value& data = node.input(0);
  if (!data.has_shape) {
    node.give(0, tensor_value(int64, {unknown_size}));
    return;
  }
  const auto bound = [&](const char* name, double absent) {
    const double at = node.number(name, absent);
    return std::clamp(at < 0 ? at + data.rank() : at, 0.0, data.rank());
  };
  const double start = bound("start", 0);
  const double end = std::max(start, bound("end", data.rank()));
  Elements sizes(data.dims.begin() + static_cast<std::ptrdiff_t>(start),
                 data.dims.begin() + static_cast<std::ptrdiff_t>(end));
  const bool is_known = std::none_of(sizes.begin(), sizes.end(), [](double s) { return s < 0; });
  Value result = tensor_value(int64, {end - start});
  if (is_known) result = constant_value(int64, {end - start}, std::move(sizes));
  node.give(0, std::move(result));
}

void of_size(const NodeView& node) {
  const double count = node.input(0).count();
  node.give(0, count < 0 ? tensor_value(int64, {}) : constant_value(int64, {}, {count}));
}

void of_range(const NodeView& node) {
  Value result = tensor_value(node.input(0).type, {unknown_size});
  const bool is_known = node.elements(0) && node.elements(1) && node.elements(2) &&
                        !node.elements(0)->empty() && !node.elements(1)->empty() &&
                        !node.elements(2)->empty() && node.elements(2)->front() != 0;
  if (is_known) {
    const double start = node.elements(0)->front();
    const double step = node.elements(2)->front();
    const double count =
        as_size(std::max(0.0, std::ceil((node.elements(1)->front() - start) / step)));
    result.dims[0] = count;
    if (count >= 0 && count <= static_cast<double>(most_elements)) {
      Elements numbers(static_cast<std::size_t>(count));
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = start + step * static_cast<double>(i);
      }
      result.elements = std::make_shared<const Elements>(std::move(numbers));
    }
  }
  node.give(0, std::move(result));
}

int asked_type(const NodeView& node, int absent) {
  return static_cast<int>(node.number("dtype", absent));
}

void of_random(const NodeView& node) {
  Dims dims;
  for (double size : node.numbers("shape")) dims.push_back(as_size(size));
  node.give(0, tensor_value(asked_type(node, float32), std::move(dims)));
}

void of_like(const NodeView& node) {
  Value result = node.input(0);
  result.type = asked_type(node, result.type);
  result.elements = nullptr;
  result.stored_type = unknown_type;
  node.give(0, std::move(result));
}

void of_multinomial(const NodeView& node) {
  const Value& data = node.input(0);
  const double rows = data.dims.empty() ? unknown_size : data.dims[0];
  node.give(0, tensor_value(asked_type(node, int32), {rows, node.number("sample_size", 1)}));
}

void of_window(const NodeView& node) {
  const Elements* size = node.elements(0);
  const int type = static_cast<int>(node.number("output_datatype", float32));
  const bool is_known = size != nullptr && size->size() == 1;
  node.give(0, tensor_value(type, {is_known ? as_size((*size)[0]) : unknown_size}));
}

void of_mel_weights(const NodeView& node) {
  const Elements* bins = node.elements(0);
  const Elements* length = node.elements(1);
  const bool is_known = bins && length && bins->size() == 1 && length->size() == 1;
  const int type = static_cast<int>(node.number("output_datatype", float32));
  node.give(0, tensor_value(type, is_known ? Dims{as_size(std::floor((*length)[0] / 2) + 1),
                                                  as_size((*bins)[0])}
                                           : Dims{unknown_size, unknown_size}));
}

constexpr Operator operators[] = {
    {"Bernoulli", of_like, copy_layer},
    {"BlackmanWindow", of_window},
    {"Constant", of_constant},
    {"ConstantFill", of_random},
    {"ConstantOfShape", of_constant_of_shape, movement_layer},
    {"EyeLike", of_like, copy_layer},
    {"HammingWindow", of_window},
    {"HannWindow", of_window},
    {"MelWeightMatrix", of_mel_weights},
    {"Multinomial", of_multinomial, movement_layer},
    {"RandomNormal", of_random},
    {"RandomNormalLike", of_like, copy_layer},
    {"RandomUniform", of_random},
    {"RandomUniformLike", of_like, copy_layer},
    {"Range", of_range},
    {"Shape", of_shape},
    {"Size", of_size},
};

}  // namespace

std::span<const Operator> generator_operators() {
  return operators;
}

}  // namespace roofloor::onnx
