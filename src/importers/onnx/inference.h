// A graph with all that can be known before it runs: types, shapes and the numbers of small
// constants, in one pass from its inputs to its outputs.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

inline constexpr int no_value = -1;

// A node that runs, once or `repeat` times.
struct Step {
  const Node* node = nullptr;
  const Operator* rule = nullptr;  // null: not known
  double opset = 1;
  const AttributeBindings* bindings = nullptr;
  std::vector<int> inputs;   // indices of values; no_value where left out
  std::vector<int> outputs;  // likewise
  std::string name;
  double repeat = 1;
  double operations = -1;  // of all that it becomes, once a branch had to be compared; else -1
};

// What inference is told of the sizes that a file leaves open.
struct Bindings {
  std::map<std::string, double> symbols;  // by their names, those of unnamed ones made up
  // Whether the sizes that a file states of its own values may be used; they hold for the batch
  // that is written there alone.
  bool uses_declared = true;
};

struct GraphOutput {
  std::string name;
  int value = no_value;
};

struct Inference {
  std::deque<Value> values;
  std::vector<Step> steps;           // that run, each after those it needs
  std::vector<Step> constant_steps;  // that only make constants
  std::vector<GraphOutput> outputs;
  std::vector<int> graph_inputs;  // values
  std::vector<std::string> warnings;
  std::deque<AttributeBindings> attribute_bindings;  // that steps point into
};

// The open sizes of the inputs: symbols, and names made up for dimensions that have none.
std::string symbol_of(const ValueInfo& input, std::size_t dimension);

// Throws InputError at "/node/<name>" for nodes that need each other in a circle, functions that
// call themselves, and what would run to more than a million nodes.
Inference infer(const Model& model, const Bindings& bindings);

// A step as rules see it. `outputs` are those of the step, in the inference's values.
struct StepView {
  std::vector<Value> outputs;
  std::vector<std::string> warnings;
  NodeView node;

  StepView(const Inference& inference, const Step& step);
  StepView(const StepView&) = delete;
  StepView& operator=(const StepView&) = delete;
};

}  // namespace roofloor::onnx
