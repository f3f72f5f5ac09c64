// The layers a project's workload stands for.
#include <algorithm>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "layers/attention.h"
#include "layers/layer_registry.h"
#include "networks/network_registry.h"
#include "project/project.h"

namespace roofloor {
namespace {

const std::string workload_path = "/workload";

void apply(const LayerEdit& edit, Layer& layer) {
  for (const ParameterDeclaration& declared : layer_kind(layer.kind, "/kind").parameters) {
    // Of two parameters that stand for each other, the one that was entered holds.
    if (edit.parameters.contains(std::string(declared.alternative))) {
      layer.parameters.erase(std::string(declared.name));
    }
  }
  for (const auto& [key, value] : edit.parameters) layer.parameters[key] = value;
  for (const FormattedTensor& tensor : formatted_tensors) {
    const auto& format = edit.formats.*tensor.override;
    if (format) layer.formats.*tensor.override = format;
  }
}

// An edit holds for a layer of that name, in a generation for both of its parts.
void apply(const std::string& name, const LayerEdit& edit, std::vector<Layer>& layers) {
  bool is_found = false;
  for (Layer& layer : layers) {
    if (name_in_network(layer.name) != name) continue;
    apply(edit, layer);
    is_found = true;
  }
  if (is_found) return;
  throw InputError{
      child_path(workload_path + "/edits", name),
      "the network has no layer \"" + name + "\"; expected the name of one of its layers"};
}

// Layers made of those of a document, each with the one that it comes from.
struct MadeLayers {
  std::vector<Layer> layers;
  std::vector<std::size_t> origins;

  void add(Layer layer, std::size_t origin) {
    layers.push_back(std::move(layer));
    origins.push_back(origin);
  }
};

MadeLayers with_attention_by_conventions(const std::vector<Layer>& layers,
                                         const Conventions& conventions) {
  MadeLayers made;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    for (Layer& part : by_conventions(layers[i], conventions)) made.add(std::move(part), i);
  }
  return made;
}

// A block that is repeated, written out: layers with one `repeat` run together.
MadeLayers expanded(const MadeLayers& folded) {
  MadeLayers made;
  const std::vector<Layer>& layers = folded.layers;
  for (std::size_t first = 0; first < layers.size();) {
    std::size_t end = first + 1;
    while (end < layers.size() && layers[end].repeat == layers[first].repeat) ++end;
    const double repeat = layers[first].repeat;
    if (static_cast<double>(made.layers.size()) + repeat * static_cast<double>(end - first) >
        static_cast<double>(most_layers)) {
      throw InputError{"/view/blocks", "written out there are more than " +
                                           std::to_string(most_layers) +
                                           " layers; expected \"folded\""};
    }
    for (double block = 1; block <= repeat; ++block) {
      for (std::size_t i = first; i < end; ++i) {
        Layer layer = layers[i];
        layer.repeat = 1;
        if (repeat > 1) layer.name += " " + shortest_number(block);
        made.add(std::move(layer), folded.origins[i]);
      }
    }
    first = end;
  }
  return made;
}

void use(MadeLayers made, Workload& workload) {
  workload.layers = std::move(made.layers);
  workload.origins = std::move(made.origins);
}

bool needs_making(const std::vector<Layer>& layers, const Project& project) {
  if (project.view.blocks == "expanded") return true;
  const Conventions& c = project.conventions;
  if (c.attention == AttentionForm::fused && c.causal == Mask::by_network) return false;
  return std::any_of(layers.begin(), layers.end(),
                     [](const Layer& layer) { return layer.kind == "attention"; });
}

}  // namespace

std::vector<Layer> network_layers(const WorkloadChoice& choice, const Conventions& conventions) {
  const Network& chosen = network(choice.network, workload_path + "/network");
  const std::string path = workload_path + "/parameters";
  return chosen.layers(network_arguments(chosen, choice.parameters, path), path,
                       {.phase = choice.phase, .conventions = conventions});
}

std::vector<Layer> document_layers(const Project& project) {
  const WorkloadChoice& choice = project.workload;
  if (choice.network.empty()) return choice.layers;
  std::vector<Layer> layers = network_layers(choice, project.conventions);
  for (const auto& [name, edit] : choice.edits) apply(name, edit, layers);
  return layers;
}

Workload build_workload(const Project& project) {
  const WorkloadChoice& choice = project.workload;
  Workload workload{.name = choice.name,
                    .batch = choice.batch,
                    .formats = choice.formats,
                    .conventions = project.conventions,
                    .layers = document_layers(project),
                    .phase = choice.phase,
                    .origins = {}};
  if (choice.network.empty()) {
    if (workload.name.empty()) workload.name = "Own layers";
  } else {
    const Network& chosen = network(choice.network, workload_path + "/network");
    workload.name = std::string(chosen.label);
    if (chosen.tokens != nullptr) {
      workload.tokens = chosen.tokens(
          network_arguments(chosen, choice.parameters, workload_path + "/parameters"));
    }
  }
  if (needs_making(workload.layers, project)) {
    MadeLayers made = with_attention_by_conventions(workload.layers, project.conventions);
    use(project.view.blocks == "expanded" ? expanded(made) : std::move(made), workload);
  }
  return workload;
}

std::string layers_path(const WorkloadChoice& choice) {
  return choice.network.empty() ? workload_path + "/layers" : workload_path;
}

}  // namespace roofloor
