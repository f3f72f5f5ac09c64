// Makers and users, looked up by value.
#include "importers/onnx/step_graph.h"

namespace roofloor::onnx {

StepGraph::StepGraph(const Inference& inference)
    : inference_(inference), makers_(inference.values.size(), -1), users_(inference.values.size()) {
  for (std::size_t i = 0; i < inference.steps.size(); ++i) {
    for (int input : inference.steps[i].inputs) {
      if (input == no_value || value(input).is_constant) continue;
      users_[static_cast<std::size_t>(input)].push_back(static_cast<int>(i));
    }
    for (int output : inference.steps[i].outputs) {
      if (output != no_value) makers_[static_cast<std::size_t>(output)] = static_cast<int>(i);
    }
  }
  for (const GraphOutput& output : inference.outputs) {
    if (output.value != no_value) users_[static_cast<std::size_t>(output.value)].push_back(-1);
  }
}

int StepGraph::maker(int value) const {
  return value == no_value ? -1 : makers_[static_cast<std::size_t>(value)];
}

const std::vector<int>& StepGraph::users(int value) const {
  return users_[static_cast<std::size_t>(value)];
}

int StepGraph::only_user(int value) const {
  if (value == no_value) return -1;
  const std::vector<int>& all = users(value);
  return all.size() == 1 ? all.front() : -1;
}

bool StepGraph::is(int index, std::string_view op_type) const {
  return index >= 0 && step(index).rule != nullptr && step(index).rule->name == op_type;
}

int StepGraph::other_input(int index, int value) const {
  const std::vector<int>& inputs = step(index).inputs;
  if (inputs.size() != 2) return no_value;
  if (inputs[0] == value && inputs[1] != value) return inputs[1];
  if (inputs[1] == value && inputs[0] != value) return inputs[0];
  return no_value;
}

}  // namespace roofloor::onnx
