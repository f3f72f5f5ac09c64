// From what a step reads back to the tensors of the file.
#include "importers/onnx/parameter_count.h"

namespace roofloor::onnx {
namespace {

struct Read {
  int value = no_value;
  bool is_quantized = false;  // integers there are weights
};

bool has_bit(unsigned bits, std::size_t index) {
  return index < 32 && ((bits >> index) & 1U) != 0;
}

void push_reads(const Step& step, std::vector<Read>& reads) {
  const unsigned untrained = step.rule == nullptr ? 0 : step.rule->untrained_inputs;
  const unsigned quantized = step.rule == nullptr ? 0 : step.rule->quantized_inputs;
  for (std::size_t i = 0; i < step.inputs.size(); ++i) {
    if (step.inputs[i] == no_value || has_bit(untrained, i)) continue;
    reads.push_back({step.inputs[i], has_bit(quantized, i)});
  }
}

// Tensors that are stated, not computed.
bool makes_tensor(const Step& step) {
  return step.rule != nullptr &&
         (step.rule->name == "Constant" || step.rule->name == "ConstantOfShape");
}

bool is_parameter(const Value& value, bool is_quantized) {
  if (value.dims.empty() || value.count() < 1 || value.kind != ValueKind::tensor) return false;
  const ElementType& type = element_type(value.type);
  const bool is_narrow = type.is_whole && type.bits <= 8 && value.type != bool_type;
  return type.is_float || is_narrow || (is_quantized && type.is_whole);
}

// Numbers of few bits that share bytes.
double elements_of(const Step& step, const Value& value) {
  if (step.rule == nullptr || step.rule->name != "MatMulNBits") return value.count();
  for (const Attribute& attribute : step.node->attributes) {
    if (attribute.name == "bits" && attribute.i > 0) return value.count() * 8 / attribute.i;
  }
  return value.count() * 2;  // 4 bits each where nothing is said
}

}  // namespace

ParameterCount::ParameterCount(const Inference& inference)
    : inference_(inference),
      makers_(inference.values.size(), -1),
      is_seen_(inference.values.size(), false) {
  for (std::size_t i = 0; i < inference.constant_steps.size(); ++i) {
    for (int output : inference.constant_steps[i].outputs) {
      if (output != no_value) makers_[static_cast<std::size_t>(output)] = static_cast<int>(i);
    }
  }
}

void ParameterCount::follow(const Step& step, OfStep& result) {
  std::vector<Read> reads;
  push_reads(step, reads);
  while (!reads.empty()) {
    const Read read = reads.back();
    reads.pop_back();
    const auto index = static_cast<std::size_t>(read.value);
    const Value& value = inference_.values[index];
    if (!value.is_constant) continue;
    const int maker = makers_[index];
    const bool is_made =
        maker >= 0 && !makes_tensor(inference_.constant_steps[static_cast<std::size_t>(maker)]);
    if (!is_made) {
      if (!is_parameter(value, read.is_quantized)) continue;
      if (is_seen_[index]) {
        result.has_earlier = true;
        continue;
      }
      is_seen_[index] = true;
      result.elements += elements_of(step, value);
      continue;
    }
    if (is_seen_[index]) {
      result.has_earlier = result.has_earlier || element_type(value.type).is_float;
      continue;
    }
    is_seen_[index] = true;
    push_reads(inference_.constant_steps[static_cast<std::size_t>(maker)], reads);
  }
}

ParameterCount::OfStep ParameterCount::add(const Step& step) {
  OfStep result;
  follow(step, result);
  total_ += result.elements;
  return result;
}

}  // namespace roofloor::onnx
