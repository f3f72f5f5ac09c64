// The layers a project's workload stands for.
#include <algorithm>

#include "base/input_error.h"
#include "layers/layer_registry.h"
#include "networks/network_registry.h"
#include "project/project.h"

namespace roofloor {
namespace {

const std::string workload_path = "/workload";

void apply(const std::string& name, const LayerEdit& edit, std::vector<Layer>& layers) {
  const auto layer =
      std::find_if(layers.begin(), layers.end(), [&](const Layer& l) { return l.name == name; });
  if (layer == layers.end()) {
    throw InputError{
        child_path(workload_path + "/edits", name),
        "the network has no layer \"" + name + "\"; expected the name of one of its layers"};
  }
  for (const ParameterDeclaration& declared : layer_kind(layer->kind, "/kind").parameters) {
    // Of two parameters that stand for each other, the one that was entered holds.
    if (edit.parameters.contains(std::string(declared.alternative))) {
      layer->parameters.erase(std::string(declared.name));
    }
  }
  for (const auto& [key, value] : edit.parameters) layer->parameters[key] = value;
  layer->formats = {
      edit.formats.weights ? edit.formats.weights : layer->formats.weights,
      edit.formats.activations ? edit.formats.activations : layer->formats.activations};
}

}  // namespace

std::vector<Layer> network_layers(const WorkloadChoice& choice) {
  const Network& chosen = network(choice.network, workload_path + "/network");
  const std::string path = workload_path + "/parameters";
  return chosen.layers(Arguments(chosen.parameters, choice.parameters, path), path);
}

Workload build_workload(const Project& project) {
  const WorkloadChoice& choice = project.workload;
  Workload workload{.name = choice.name,
                    .batch = choice.batch,
                    .formats = choice.formats,
                    .conventions = project.conventions,
                    .layers = choice.layers};
  if (choice.network.empty()) {
    if (workload.name.empty()) workload.name = "Own layers";
    return workload;
  }
  workload.name = std::string(network(choice.network, workload_path + "/network").label);
  workload.layers = network_layers(choice);
  for (const auto& [name, edit] : choice.edits) apply(name, edit, workload.layers);
  return workload;
}

std::string layers_path(const WorkloadChoice& choice) {
  return choice.network.empty() ? workload_path + "/layers" : workload_path;
}

}  // namespace roofloor
