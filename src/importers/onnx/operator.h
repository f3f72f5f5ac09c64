// The contract of an ONNX operator: how the shapes and types of its outputs follow from its inputs,
// and which of our layers it becomes. An operator is one row of a table in operators_*.cpp.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/onnx/value.h"
#include "workload/workload.h"

namespace roofloor::onnx {

// Attributes of the call that a function's nodes refer to, by name.
using AttributeBindings = std::map<std::string, const Attribute*>;

struct Operator;

// A node with what is known of its inputs and outputs.
struct NodeView {
  const Node& node;
  const Operator* rule = nullptr;
  double opset = 1;  // of the node's domain
  const AttributeBindings* bindings = nullptr;
  std::vector<const Value*> inputs;       // null where left out
  std::vector<Value>* outputs = nullptr;  // as many as the node names
  std::vector<std::string>* warnings = nullptr;

  // Null where there is none.
  const Value* in(std::size_t index) const {
    return index < inputs.size() ? inputs[index] : nullptr;
  }
  bool has(std::size_t index) const { return in(index) != nullptr; }
  // The input, or a value of which nothing is known.
  const Value& input(std::size_t index) const;
  const Value& output(std::size_t index = 0) const { return (*outputs)[index]; }
  std::size_t output_count() const { return outputs->size(); }
  // Outputs that a node does not name are given and lost.
  void give(std::size_t index, Value value) const;

  const Attribute* attribute(std::string_view name) const;
  double number(std::string_view name, double absent) const;  // an int or a float
  std::string text(std::string_view name, std::string_view absent) const;
  std::vector<double> numbers(std::string_view name) const;  // empty where absent
  bool has_attribute(std::string_view name) const { return attribute(name) != nullptr; }

  // Numbers that are an input in newer opsets and an attribute in older ones; null where neither
  // is known.
  const Elements* elements(std::size_t index) const;
};

// A layer that a node becomes, before it has its name.
struct MadeLayer {
  std::string kind;
  ParameterValues parameters;
  int weight_type = unknown_type;      // of its weights in memory
  int activation_type = unknown_type;  // of its inputs in memory
  std::string part;                    // behind the node's name, where it becomes several layers
  double repeat = 1;
};

using GiveOutputs = void (*)(const NodeView& node);
using MakeLayers = std::vector<MadeLayer> (*)(const NodeView& node);

// Nothing: the node moves and computes nothing that counts.
std::vector<MadeLayer> no_layers(const NodeView& node);

struct Operator {
  std::string_view name;
  GiveOutputs give_outputs;
  MakeLayers layers = no_layers;
  const char* function = "";  // of an elementwise layer
  // By a bit for each input:
  unsigned untrained_inputs = 0;  // constants there are no parameters: scales, zero points, sizes
  unsigned quantized_inputs = 0;  // integers there are quantized parameters
};

// The operator of a name in a domain ("" and com.microsoft); null where it is not known.
const Operator* find_operator(std::string_view domain, std::string_view name);

std::span<const Operator> elementwise_operators();
std::span<const Operator> product_operators();
std::span<const Operator> attention_operators();
std::span<const Operator> recurrent_operators();
std::span<const Operator> view_operators();
std::span<const Operator> layout_operators();
std::span<const Operator> image_operators();
std::span<const Operator> indexing_operators();
std::span<const Operator> pooling_operators();
std::span<const Operator> reduction_operators();
std::span<const Operator> normalization_operators();
std::span<const Operator> quantized_operators();
std::span<const Operator> generator_operators();
std::span<const Operator> sequence_operators();
std::span<const Operator> other_operators();
std::span<const Operator> microsoft_operators();

}  // namespace roofloor::onnx
