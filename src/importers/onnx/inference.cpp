// One pass over the nodes that run. Functions are put in place of their calls, branches and loops
// are gone through once.
#include "importers/onnx/inference.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/onnx/control_flow.h"
#include "importers/onnx/node_order.h"
#include "importers/onnx/operators_generators.h"

namespace roofloor::onnx {
namespace {

constexpr double most_inlined = 1e5;  // nodes of functions, every call counted
// Bodies of loops may be gone through twice, loops in loops four times: more than this is no model.
constexpr double most_revisited = 5e4;
constexpr int deepest_calls = 32;
constexpr double largest_size = 9007199254740992.0;

}  // namespace

std::string symbol_of(const ValueInfo& input, std::size_t dimension) {
  const Dimension& size = input.type.dims[dimension];
  if (!size.symbol.empty()) return size.symbol;
  return input.name + "[" + std::to_string(dimension) + "]";
}

StepView::StepView(const Inference& inference, const Step& step)
    : node{.node = *step.node,
           .rule = step.rule,
           .opset = step.opset,
           .bindings = step.bindings,
           .inputs = {},
           .outputs = nullptr,
           .warnings = nullptr} {
  for (int input : step.inputs) {
    node.inputs.push_back(input == no_value ? nullptr
                                            : &inference.values[static_cast<std::size_t>(input)]);
  }
  for (int output : step.outputs) {
    outputs.push_back(output == no_value ? Value()
                                         : inference.values[static_cast<std::size_t>(output)]);
  }
  node.outputs = &outputs;
  node.warnings = &warnings;
}

// --- names and values ----------------------------------------------------------------------------

GraphPass::GraphPass(const Model& model, const Bindings& bindings)
    : model_(model), bindings_(bindings) {
  for (const Function& function : model.functions) {
    functions_.emplace(function.domain + ":" + function.name, &function);
  }
}

int GraphPass::add(Value value) {
  result_.values.push_back(std::move(value));
  return static_cast<int>(result_.values.size()) - 1;
}

int Scope::find(const std::string& name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent) {
    const auto found = scope->names.find(name);
    if (found != scope->names.end()) return found->second;
  }
  return no_value;
}

Value GraphPass::declared_value(const TypeInfo& type) const {
  Value value = unknown_value(type.element_type);
  value.kind = type.kind;
  value.has_shape = type.has_shape;
  for (const Dimension& dimension : type.dims) {
    const auto bound = bindings_.symbols.find(dimension.symbol);
    const bool is_bound =
        dimension.value < 0 && bound != bindings_.symbols.end() && !dimension.symbol.empty();
    value.dims.push_back(is_bound ? bound->second : dimension.value);
  }
  return value;
}

Value GraphPass::input_value(const ValueInfo& input) const {
  Value value = declared_value(input.type);
  for (std::size_t i = 0; i < value.dims.size(); ++i) {
    const auto bound = bindings_.symbols.find(symbol_of(input, i));
    if (bound != bindings_.symbols.end()) value.dims[i] = bound->second;
  }
  return value;
}

bool GraphPass::is_declared(const std::string& name, const Scope& scope) const {
  return bindings_.uses_declared && scope.declared != nullptr && scope.declared->contains(name);
}

// What is inferred holds; what the file states fills the gaps.
void GraphPass::complete(Value& value, const std::string& name, const Scope& scope) {
  if (!is_declared(name, scope)) return;
  const auto found = scope.declared->find(name);
  const Value stated = declared_value(*found->second);
  if (value.kind == ValueKind::tensor) value.kind = stated.kind;
  if (value.type == unknown_type) value.type = stated.type;
  if (!stated.has_shape) return;
  if (!value.has_shape) {
    value.has_shape = true;
    value.dims = stated.dims;
    return;
  }
  if (value.dims.size() != stated.dims.size()) {
    contradict(name);
    return;
  }
  for (std::size_t i = 0; i < value.dims.size(); ++i) {
    if (stated.dims[i] < 0) continue;
    if (value.dims[i] < 0) value.dims[i] = stated.dims[i];
    if (value.dims[i] != stated.dims[i]) {
      contradict(name);
      return;
    }
  }
}

void GraphPass::contradict(const std::string& name) {
  if (contradictions_++ == 0) first_contradiction_ = name;
}

Declared declared_types(const Graph& graph) {
  Declared result;
  for (const auto* list : {&graph.value_infos, &graph.outputs}) {
    for (const ValueInfo& info : *list) result[info.name] = &info.type;
  }
  return result;
}

// --- nodes ---------------------------------------------------------------------------------------

double GraphPass::opset_of(const std::string& domain, const Scope& scope) const {
  const auto found = scope.opsets->find(domain);
  if (found != scope.opsets->end()) return found->second;
  const auto of_model = model_.opsets.find(domain);
  return of_model == model_.opsets.end() ? 1 : of_model->second;
}

Step GraphPass::step_of(const Node& node, const Scope& scope) {
  Step step{.node = &node,
            .rule = find_operator(node.domain, node.op_type),
            .opset = opset_of(node.domain, scope),
            .bindings = scope.attributes,
            .inputs = {},
            .outputs = {},
            .name = scope.prefix + label_of(node),
            .repeat = scope.repeat};
  for (const std::string& name : node.input) {
    step.inputs.push_back(name.empty() ? no_value : scope.find(name));
  }
  while (!step.inputs.empty() && step.inputs.back() == no_value) step.inputs.pop_back();
  return step;
}

namespace {

bool are_constant(const NodeView& view) {
  return std::all_of(view.inputs.begin(), view.inputs.end(),
                     [](const Value* input) { return input == nullptr || input->is_constant; });
}

void check_sizes(Value& value) {
  for (double& size : value.dims) {
    const bool is_size = size >= 0 && size <= largest_size;
    if (!is_size) size = unknown_size;
  }
}

// What is not known passes its first input on, until the file says more.
void give_unknown(const NodeView& view) {
  for (std::size_t i = 0; i < view.output_count(); ++i) {
    Value value = view.input(0);
    value.elements = nullptr;
    view.give(i, value);
  }
}

}  // namespace

void GraphPass::finish(Step step, std::vector<Value> outputs, bool is_constant, Scope& scope) {
  bool all_constant = true;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::string& name = step.node->output[i];
    Value& value = outputs[i];
    check_sizes(value);
    complete(value, name, scope);
    // Sizes of a tensor are known before it is: they are constants.
    value.is_constant = is_constant || value.elements != nullptr;
    all_constant = all_constant && (value.is_constant || name.empty());
    const int id = name.empty() ? no_value : add(std::move(value));
    step.outputs.push_back(id);
    if (id != no_value) scope.names[name] = id;
  }
  auto& steps = all_constant ? result_.constant_steps : *steps_;
  steps.push_back(std::move(step));
}

void GraphPass::visit(const Node& node, Scope& scope) {
  if (++visited_ > model_.node_count + inlined_ + most_revisited) {
    throw InputError{"/node/" + label_of(node),
                     "loops stand in each other too deep; expected fewer"};
  }
  const auto function = functions_.find(node.domain + ":" + node.op_type);
  if (function != functions_.end()) {
    call(*function->second, node, scope);
    return;
  }
  if (node.domain.empty() && visit_control_flow(node, scope)) return;
  Step step = step_of(node, scope);
  step.outputs.clear();
  StepView view(result_, step);
  view.outputs.resize(node.output.size());
  if (step.rule != nullptr) {
    step.rule->give_outputs(view.node);
  } else {
    give_unknown(view.node);
  }
  const bool is_constant = are_constant(view.node) && step.rule != nullptr;
  // Of an operator that is not known what the file states is better than a guess.
  if (step.rule == nullptr) {
    for (std::size_t i = 0; i < view.outputs.size(); ++i) {
      if (is_declared(node.output[i], scope)) view.outputs[i] = Value();
    }
  }
  finish(std::move(step), std::move(view.outputs), is_constant, scope);
}

void GraphPass::run(const Nodes& nodes, const std::vector<std::string>& outputs, Scope& scope) {
  for (std::size_t index : node_order(nodes, outputs)) visit(nodes[index], scope);
}

// --- functions -----------------------------------------------------------------------------------

void GraphPass::call(const Function& function, const Node& node, Scope& scope) {
  inlined_ += static_cast<double>(function.nodes.size()) + 1;
  if (scope.calls >= deepest_calls || inlined_ > most_inlined) {
    throw InputError{"/node/" + label_of(node),
                     "the function " + function.name +
                         " calls itself or is too large when its calls are written out; expected "
                         "at most " +
                         shortest_number(most_inlined) + " nodes"};
  }
  AttributeBindings attributes;
  for (const Attribute& one : function.defaults) attributes[one.name] = &one;
  const Step caller = step_of(node, scope);
  const NodeView view{.node = node, .bindings = scope.attributes, .inputs = {}};
  for (const Attribute& one : node.attributes) {
    if (const Attribute* bound = view.attribute(one.name)) attributes[one.name] = bound;
  }
  result_.attribute_bindings.push_back(std::move(attributes));
  Scope inner{.parent = nullptr,
              .declared = nullptr,
              .opsets = &function.opsets,
              .attributes = &result_.attribute_bindings.back(),
              .prefix = scope.prefix + label_of(node) + "/",
              .repeat = scope.repeat,
              .calls = scope.calls + 1};
  for (std::size_t i = 0; i < function.inputs.size() && i < caller.inputs.size(); ++i) {
    if (caller.inputs[i] != no_value) inner.names[function.inputs[i]] = caller.inputs[i];
  }
  run(function.nodes, function.outputs, inner);
  for (std::size_t i = 0; i < function.outputs.size() && i < node.output.size(); ++i) {
    if (node.output[i].empty()) continue;
    const int id = inner.find(function.outputs[i]);
    if (id == no_value) {
      scope.names[node.output[i]] = add(Value());
      continue;
    }
    complete(result_.values[static_cast<std::size_t>(id)], node.output[i], scope);
    scope.names[node.output[i]] = id;
  }
}

// --- the whole -----------------------------------------------------------------------------------

void GraphPass::add_initializers(const Graph& graph, Scope& scope) {
  for (const Tensor& tensor : graph.initializers) scope.names[tensor.name] = add(value_of(tensor));
}

namespace {

// Where a file has no weights at all its weights are inputs: by where they are used.
std::vector<std::string> inputs_used_as_weights(const Graph& graph) {
  if (!graph.initializers.empty()) return {};
  std::map<std::string, const ValueInfo*> inputs;
  for (const ValueInfo& input : graph.inputs) inputs[input.name] = &input;
  std::vector<std::string> result;
  const auto take = [&](const Node& node, std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end && i < node.input.size(); ++i) {
      if (inputs.contains(node.input[i])) result.push_back(node.input[i]);
    }
  };
  for (const Node& node : graph.nodes) {
    const std::string& name = node.op_type;
    if (name == "Conv" || name == "ConvTranspose" || name == "Gemm" || name == "ConvInteger") {
      take(node, 1, 3);
    } else if (name == "BatchNormalization") {
      take(node, 1, 5);
    } else if (name == "LSTM" || name == "GRU" || name == "RNN") {
      take(node, 1, 4);
    } else if (name == "QLinearConv") {
      take(node, 3, 4);
      take(node, 8, 9);
    } else if (name == "MatMul" && node.input.size() == 2) {
      const auto first = inputs.find(node.input[0]);
      const auto second = inputs.find(node.input[1]);
      const bool is_matrix = second != inputs.end() && second->second->type.dims.size() == 2;
      if (is_matrix && first == inputs.end()) take(node, 1, 2);
    }
  }
  return result;
}

}  // namespace

Inference GraphPass::whole() && {
  const Graph& graph = model_.graph;
  const Declared declared = declared_types(graph);
  Scope scope{.parent = nullptr, .declared = &declared, .opsets = &model_.opsets};
  add_initializers(graph, scope);
  for (const ValueInfo& input : graph.inputs) {
    if (scope.names.contains(input.name)) continue;  // a weight, named twice
    const int id = add(input_value(input));
    scope.names[input.name] = id;
    result_.graph_inputs.push_back(id);
  }
  const std::vector<std::string> weights = inputs_used_as_weights(graph);
  for (const std::string& name : weights) {
    result_.values[static_cast<std::size_t>(scope.find(name))].is_constant = true;
  }
  if (!weights.empty()) {
    result_.warnings.push_back("The file holds no weights; " + std::to_string(weights.size()) +
                               " inputs are taken for weights by where they are used, " +
                               weights.front() + " first.");
  }
  std::vector<std::string> outputs;
  for (const ValueInfo& output : graph.outputs) outputs.push_back(output.name);
  steps_ = &result_.steps;
  result_.steps.reserve(graph.nodes.size());
  run(graph.nodes, outputs, scope);
  for (const std::string& name : outputs) result_.outputs.push_back({name, scope.find(name)});
  if (contradictions_ > 0) {
    result_.warnings.push_back(
        std::to_string(contradictions_) + " sizes that the file states contradict what follows " +
        "from its inputs (" + first_contradiction_ + " first); what follows is used.");
  }
  return std::move(result_);
}

Inference infer(const Model& model, const Bindings& bindings) {
  return GraphPass(model, bindings).whole();
}

}  // namespace roofloor::onnx
