// Which step makes a value and which steps use it.
#pragma once

#include "importers/onnx/inference.h"

namespace roofloor::onnx {

class StepGraph {
 public:
  explicit StepGraph(const Inference& inference);

  const Inference& inference() const { return inference_; }
  const Step& step(int index) const { return inference_.steps[static_cast<std::size_t>(index)]; }
  const Value& value(int id) const { return inference_.values[static_cast<std::size_t>(id)]; }

  int maker(int value) const;                      // -1: an input or a constant
  const std::vector<int>& users(int value) const;  // steps; of an output of the graph also -1
  int only_user(int value) const;                  // -1 where there is not exactly one

  bool is(int index, std::string_view op_type) const;
  int output(int index) const { return step(index).outputs.empty() ? -1 : step(index).outputs[0]; }
  bool is_constant(int value) const { return value == no_value || this->value(value).is_constant; }
  // The input of a step of two that is not `value`; no_value where both or neither are.
  int other_input(int index, int value) const;

 private:
  const Inference& inference_;
  std::vector<int> makers_;
  std::vector<std::vector<int>> users_;
};

}  // namespace roofloor::onnx
