// Layers of single steps, checked against the kinds that they claim to be.
#include "importers/onnx/layer_making.h"

#include "base/input_error.h"
#include "importers/onnx/layer_shapes.h"
#include "layers/layer_registry.h"

namespace roofloor::onnx {

std::vector<MadeLayer> layers_of(const Inference& inference, const Step& step) {
  const StepView view(inference, step);
  std::vector<MadeLayer> layers =
      step.rule == nullptr ? custom_layer(view.node, 0) : step.rule->layers(view.node);
  for (MadeLayer& layer : layers) layer.repeat *= step.repeat;
  return layers;
}

CheckedLayer checked_layer(const MadeLayer& made, const std::string& name) {
  CheckedLayer checked;
  checked.layer = {.name = made.part.empty() ? name : name + "." + made.part,
                   .kind = made.kind,
                   .parameters = made.parameters,
                   .repeat = made.repeat,
                   .formats = {}};
  if (made.weight_type != unknown_type) {
    checked.layer.formats.weights = element_type(made.weight_type).format;
  }
  if (made.activation_type != unknown_type) {
    checked.layer.formats.activations = element_type(made.activation_type).format;
  }
  static const Workload one_input;
  try {
    checked.cost = layer_cost(checked.layer, one_input);
  } catch (const InputError& error) {
    checked.problem = error.message;
  }
  return checked;
}

double step_operations(const Inference& inference, const std::vector<Step>& steps) {
  double sum = 0;
  for (const Step& step : steps) {
    for (const MadeLayer& made : layers_of(inference, step)) {
      const CheckedLayer checked = checked_layer(made, "");
      sum += checked.cost.operations.total() * made.repeat;
    }
  }
  return sum;
}

}  // namespace roofloor::onnx
