#include "importers/onnx/model_variants.h"

#include <algorithm>

namespace roofloor {

using namespace onnx_file;

Model with_shuffled_nodes(Model model, Random& random) {
  std::shuffle(model.graph.nodes.begin(), model.graph.nodes.end(), random);
  return model;
}

Model without_stated_sizes(Model model) {
  model.graph.value_infos.clear();
  for (ValueInfo& output : model.graph.outputs) output.shape.reset();
  return model;
}

Model with_constant_nodes(Model model) {
  std::vector<Node> nodes;
  for (Tensor tensor : model.graph.initializers) {
    const std::string name = tensor.name;
    tensor.name = "";
    nodes.push_back({.op_type = "Constant",
                     .inputs = {},
                     .outputs = {name},
                     .attributes = {{"value", std::move(tensor)}}});
  }
  model.graph.initializers.clear();
  model.graph.nodes.insert(model.graph.nodes.begin(), nodes.begin(), nodes.end());
  return model;
}

Model with_repeated_initializers(Model model) {
  model.ir_version = 3;
  for (const Tensor& tensor : model.graph.initializers) {
    model.graph.inputs.push_back(
        {tensor.name, tensor.type, Shape(tensor.dims.begin(), tensor.dims.end())});
  }
  return model;
}

namespace {

// Names with strange characters; an empty one is an input that is left out.
std::string other_name(const std::string& name) {
  return name.empty() ? name : "ß/" + name + ":0\"<";
}

// Graphs in attributes read values of the graph around them.
void rename_all(Graph& graph) {
  for (Node& node : graph.nodes) {
    for (std::string& input : node.inputs) input = other_name(input);
    for (std::string& output : node.outputs) output = other_name(output);
    node.name.clear();
    for (Attribute& attribute : node.attributes) {
      auto* held = std::get_if<std::shared_ptr<Graph>>(&attribute.value.held);
      if (held == nullptr) continue;
      *held = std::make_shared<Graph>(**held);  // copies of a model share it
      rename_all(**held);
    }
  }
  for (Tensor& tensor : graph.initializers) tensor.name = other_name(tensor.name);
  for (auto* infos : {&graph.inputs, &graph.outputs, &graph.value_infos}) {
    for (ValueInfo& info : *infos) info.name = other_name(info.name);
  }
}

}  // namespace

Model with_other_names(Model model) {
  rename_all(model.graph);
  return model;
}

Model with_identities(Model model) {
  std::vector<Node> nodes;
  for (Node node : model.graph.nodes) {
    for (std::string& input : node.inputs) {
      if (input.empty()) continue;
      const std::string copy = input + "_copy_" + std::to_string(nodes.size());
      nodes.push_back({.op_type = "Identity", .inputs = {input}, .outputs = {copy}});
      input = copy;
    }
    nodes.push_back(std::move(node));
  }
  model.graph.nodes = std::move(nodes);
  return model;
}

Model as_function(Model model) {
  Function function{.domain = "local",
                    .name = "Everything",
                    .inputs = {},
                    .outputs = {},
                    .attributes = {},
                    .nodes = std::move(model.graph.nodes),
                    .opsets = model.opsets};
  for (const ValueInfo& input : model.graph.inputs) function.inputs.push_back(input.name);
  for (const Tensor& tensor : model.graph.initializers) function.inputs.push_back(tensor.name);
  for (const ValueInfo& output : model.graph.outputs) function.outputs.push_back(output.name);
  model.graph.nodes = {{.op_type = "Everything",
                        .inputs = function.inputs,
                        .outputs = function.outputs,
                        .attributes = {},
                        .domain = "local"}};
  model.graph.value_infos.clear();
  model.opsets.push_back({"local", 1});
  model.functions.push_back(std::move(function));
  return model;
}

Model as_branches(Model model) {
  Graph branch{.name = "branch",
               .nodes = std::move(model.graph.nodes),
               .initializers = {},
               .inputs = {},
               .outputs = model.graph.outputs,
               .value_infos = {}};
  Names outputs;
  for (ValueInfo& output : model.graph.outputs) {
    output.name += "_chosen";
    outputs.push_back(output.name);
  }
  model.graph.value_infos.clear();
  model.graph.inputs.push_back({"condition", boolean, Shape{}});
  model.graph.nodes = {{.op_type = "If",
                        .inputs = {"condition"},
                        .outputs = outputs,
                        .attributes = {{"then_branch", branch}, {"else_branch", branch}}}};
  return model;
}

Model with_payloads(Model model, Payload payload) {
  for (Tensor& tensor : model.graph.initializers) {
    if (tensor.payload == Payload::raw) tensor.payload = payload;
  }
  return model;
}

std::vector<NamedVariant> variants_of(const Model& model) {
  return {{"stated sizes stripped", without_stated_sizes(model)},
          {"constants as nodes", with_constant_nodes(model)},
          {"initializers repeated as inputs", with_repeated_initializers(model)},
          {"other names", with_other_names(model)},
          {"copies before every node", with_identities(model)},
          {"all in a function", as_function(model)},
          {"all in both branches", as_branches(model)},
          {"numbers in the field of their type", with_payloads(model, Payload::typed)}};
}

}  // namespace roofloor
