// Layers of single steps, checked against the kinds that they claim to be.
#include "importers/onnx/layer_making.h"

#include <optional>

#include "base/input_error.h"
#include "importers/onnx/layer_shapes.h"
#include "layers/layer_registry.h"

namespace roofloor::onnx {
namespace {

const double* number_in(const ParameterValues& values, std::string_view name) {
  const auto found = values.find(std::string(name));
  return found == values.end() ? nullptr : std::get_if<double>(&found->second.value);
}

// What a parameter is where nothing is given.
std::optional<double> usual_value(const ParameterDeclaration& declared,
                                  const ParameterValues& values, const LayerKind& kind) {
  if (declared.default_from.empty()) return declared.default_value;
  if (const double* given = number_in(values, declared.default_from)) return *given;
  for (const ParameterDeclaration& other : kind.parameters) {
    if (other.name == declared.default_from) return usual_value(other, values, kind);
  }
  return std::nullopt;
}

// Parameters that say what holds anyway are left out, the last first: they follow from others.
void leave_out_usual(Layer& layer) {
  const LayerKind& kind = layer_kind(layer.kind, "/kind");
  for (std::size_t i = kind.parameters.size(); i-- > 0;) {
    const ParameterDeclaration& declared = kind.parameters[i];
    const double* given = number_in(layer.parameters, declared.name);
    if (given == nullptr || !declared.choices.empty()) continue;
    if (usual_value(declared, layer.parameters, kind) == *given) {
      layer.parameters.erase(std::string(declared.name));
    }
  }
}

}  // namespace

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
    leave_out_usual(checked.layer);
    checked.cost = layer_cost(checked.layer, one_input);
  } catch (const InputError& error) {
    checked.problem = error.message;
  }
  return checked;
}

double step_operations(const Inference& inference, std::vector<Step>& steps) {
  double sum = 0;
  for (Step& step : steps) {
    if (step.operations < 0) {
      step.operations = 0;
      for (const MadeLayer& made : layers_of(inference, step)) {
        step.operations += checked_layer(made, "").cost.operations.total() * made.repeat;
      }
    }
    sum += step.operations;
  }
  return sum;
}

}  // namespace roofloor::onnx
