// If, Loop, Scan and SequenceMap: the graphs inside are gone through once, and count as often as
// they run.
#include "importers/onnx/control_flow.h"

#include <algorithm>
#include <utility>

#include "importers/onnx/layer_making.h"
#include "importers/onnx/node_order.h"

namespace roofloor::onnx {
namespace {

// What two values that may stand in one place have in common.
Value common(const Value& one, const Value& other) {
  Value result = one;
  result.elements = nullptr;
  result.is_constant = false;
  if (one.length != other.length) result.length = unknown_size;
  if (one.type == unknown_type) result.type = other.type;
  const bool same_rank = one.has_shape && other.has_shape && one.dims.size() == other.dims.size();
  if (!same_rank) {
    result.has_shape = false;
    result.dims.clear();
    // An empty list says nothing of what will be in it.
    if (one.kind == ValueKind::sequence && !one.has_shape && other.has_shape) {
      result.has_shape = true;
      result.dims = other.dims;
    }
    return result;
  }
  for (std::size_t i = 0; i < result.dims.size(); ++i) {
    if (one.dims[i] != other.dims[i]) result.dims[i] = unknown_size;
  }
  return result;
}

bool same_shape(const Value& one, const Value& other) {
  return one.has_shape == other.has_shape && one.dims == other.dims && one.length == other.length;
}

const Graph* graph_of(const Node& node, std::string_view name) {
  for (const Attribute& attribute : node.attributes) {
    if (attribute.name == name && attribute.g) return attribute.g.get();
  }
  return nullptr;
}

Value without_numbers(Value value) {
  value.elements = nullptr;
  value.is_constant = false;
  return value;
}

Value stacked(const Value& value, double length, double axis) {
  Value result = without_numbers(value);
  if (!result.has_shape) return result;
  const double at = axis_of(axis, result.rank() + 1);
  result.dims.insert(result.dims.begin() + static_cast<std::ptrdiff_t>(std::max(at, 0.0)), length);
  return result;
}

Value slice_of(const Value& value, double axis) {
  Value result = without_numbers(value);
  const double at = axis_of(axis, result.rank());
  if (result.has_shape && at >= 0) {
    result.dims.erase(result.dims.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return result;
}

}  // namespace

std::vector<Value> GraphPass::results_of(const Graph& graph, std::vector<Value> inputs,
                                         const Node& node, const Scope& scope, double repeat,
                                         std::vector<Step>& steps) {
  const Declared declared = declared_types(graph);
  Scope inner{.parent = &scope,
              .declared = &declared,
              .opsets = scope.opsets,
              .attributes = scope.attributes,
              .prefix = scope.prefix + label_of(node) + "/",
              .repeat = scope.repeat * repeat,
              .calls = scope.calls};
  add_initializers(graph, inner);
  for (std::size_t i = 0; i < graph.inputs.size(); ++i) {
    Value value = i < inputs.size() ? std::move(inputs[i]) : Value();
    const Value stated = declared_value(graph.inputs[i].type);
    if (value.type == unknown_type) value.type = stated.type;
    if (!value.has_shape && stated.has_shape) {
      value.has_shape = true;
      value.dims = stated.dims;
    }
    inner.names[graph.inputs[i].name] = add(std::move(value));
  }
  std::vector<std::string> outputs;
  for (const ValueInfo& output : graph.outputs) outputs.push_back(output.name);
  std::vector<Step>* const outer = std::exchange(steps_, &steps);
  run(graph.nodes, outputs, inner);
  steps_ = outer;
  std::vector<Value> results;
  for (const std::string& name : outputs) {
    const int id = inner.find(name);
    results.push_back(id == no_value ? Value() : result_.values[static_cast<std::size_t>(id)]);
  }
  return results;
}

// The results become the node's own; its body's steps stand for what it does.
void GraphPass::give(const Node& node, std::vector<Value> outputs, Scope& scope) {
  outputs.resize(node.output.size());
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (node.output[i].empty()) continue;
    complete(outputs[i], node.output[i], scope);
    scope.names[node.output[i]] = add(std::move(outputs[i]));
  }
}

bool GraphPass::visit_control_flow(const Node& node, Scope& scope) {
  if (node.op_type == "If" && graph_of(node, "then_branch") && graph_of(node, "else_branch")) {
    branch(node, scope);
  } else if (node.op_type == "Loop" && graph_of(node, "body")) {
    loop(node, scope);
  } else if (node.op_type == "Scan" && graph_of(node, "body")) {
    scan(node, scope);
  } else if (node.op_type == "SequenceMap" && graph_of(node, "body")) {
    map_sequence(node, scope);
  } else {
    return false;
  }
  return true;
}

// The branch that the condition chooses; where that is not known, the one that costs more.
void GraphPass::branch(const Node& node, Scope& scope) {
  const int condition = node.input.empty() ? no_value : scope.find(node.input[0]);
  const Elements* known = condition == no_value
                              ? nullptr
                              : result_.values[static_cast<std::size_t>(condition)].elements.get();
  const Graph& then = *graph_of(node, "then_branch");
  const Graph& otherwise = *graph_of(node, "else_branch");
  std::vector<Step> then_steps;
  std::vector<Step> else_steps;
  if (known != nullptr && known->size() == 1) {
    give(node, results_of((*known)[0] != 0 ? then : otherwise, {}, node, scope, 1, then_steps),
         scope);
    steps_->insert(steps_->end(), then_steps.begin(), then_steps.end());
    return;
  }
  const std::vector<Value> of_then = results_of(then, {}, node, scope, 1, then_steps);
  const std::vector<Value> of_else = results_of(otherwise, {}, node, scope, 1, else_steps);
  std::vector<Value> results;
  for (std::size_t i = 0; i < of_then.size() && i < of_else.size(); ++i) {
    results.push_back(common(of_then[i], of_else[i]));
  }
  const bool then_costs_more =
      step_operations(result_, then_steps) >= step_operations(result_, else_steps);
  const std::vector<Step>& chosen = then_costs_more ? then_steps : else_steps;
  steps_->insert(steps_->end(), chosen.begin(), chosen.end());
  if (!then_steps.empty() || !else_steps.empty()) {
    result_.warnings.push_back("Which branch " + label_of(node) +
                               " (If) takes is not known; the costlier one is counted.");
  }
  give(node, std::move(results), scope);
}

void GraphPass::loop(const Node& node, Scope& scope) {
  const Graph& body = *graph_of(node, "body");
  const auto input = [&](std::size_t i) -> Value {
    const int id = i < node.input.size() ? scope.find(node.input[i]) : no_value;
    return id == no_value || node.input[i].empty() ? Value()
                                                   : result_.values[static_cast<std::size_t>(id)];
  };
  const Value trips = input(0);
  const Value keep_going = input(1);
  double count = unknown_size;
  if (trips.has_elements() && trips.elements->size() == 1)
    count = std::max(0.0, (*trips.elements)[0]);
  if (keep_going.has_elements() && keep_going.elements->size() == 1 &&
      (*keep_going.elements)[0] == 0) {
    count = 0;
  }
  const std::size_t carried = node.input.size() > 2 ? node.input.size() - 2 : 0;
  std::vector<Value> state;
  for (std::size_t i = 0; i < carried; ++i) state.push_back(without_numbers(input(i + 2)));
  std::vector<Step> steps;
  std::vector<Value> results;
  // A second time where what goes round changes its shape.
  for (int round = 0; round < 2; ++round) {
    std::vector<Value> inputs{tensor_value(int64, {}), tensor_value(bool_type, {})};
    inputs.insert(inputs.end(), state.begin(), state.end());
    steps.clear();
    results = results_of(body, inputs, node, scope, count < 0 ? 1 : count, steps);
    bool is_stable = true;
    for (std::size_t i = 0; i < carried && i + 1 < results.size(); ++i) {
      const Value both = common(state[i], results[i + 1]);
      is_stable = is_stable && same_shape(both, state[i]);
      state[i] = both;
    }
    if (is_stable) break;
  }
  if (count != 0) steps_->insert(steps_->end(), steps.begin(), steps.end());
  if (count < 0 && !steps.empty()) {
    result_.warnings.push_back("How often " + label_of(node) +
                               " (Loop) runs is not known; it is counted once.");
  }
  std::vector<Value> outputs = state;
  for (std::size_t i = carried + 1; i < results.size(); ++i) {
    outputs.push_back(stacked(results[i], count, 0));
  }
  give(node, std::move(outputs), scope);
}

void GraphPass::scan(const Node& node, Scope& scope) {
  const Graph& body = *graph_of(node, "body");
  const Step step = step_of(node, scope);
  const NodeView view{.node = node, .bindings = scope.attributes, .inputs = {}};
  const bool is_old = step.opset < 9;  // with lengths first, and a batch
  const std::size_t first = is_old ? 1 : 0;
  std::vector<Value> given;
  for (std::size_t i = first; i < step.inputs.size(); ++i) {
    const int id = step.inputs[i];
    given.push_back(id == no_value ? Value() : result_.values[static_cast<std::size_t>(id)]);
  }
  const auto scanned = static_cast<std::size_t>(
      std::clamp(view.number("num_scan_inputs", 1), 0.0, static_cast<double>(given.size())));
  const std::size_t states = given.size() - scanned;
  const std::vector<double> axes = view.numbers("scan_input_axes");
  double length = unknown_size;
  double batch = 1;
  std::vector<Value> inputs;
  for (std::size_t i = 0; i < given.size(); ++i) {
    Value value = without_numbers(given[i]);
    if (is_old) {
      if (!value.dims.empty()) batch = value.dims[0];
      value = slice_of(value, 0);
    }
    if (i >= states) {
      const double axis = !is_old && i - states < axes.size() ? axes[i - states] : 0;
      const double at = axis_of(axis, value.rank());
      if (at >= 0) length = value.dims[static_cast<std::size_t>(at)];
      value = slice_of(value, axis);
    }
    inputs.push_back(std::move(value));
  }
  const double runs = std::max(1.0, length) * std::max(1.0, batch);
  std::vector<Step> steps;
  const std::vector<Value> results = results_of(body, inputs, node, scope, runs, steps);
  if (length != 0) steps_->insert(steps_->end(), steps.begin(), steps.end());
  const std::vector<double> out_axes = view.numbers("scan_output_axes");
  std::vector<Value> outputs;
  for (std::size_t i = 0; i < results.size(); ++i) {
    Value value = without_numbers(results[i]);
    if (i >= states) {
      const double axis = !is_old && i - states < out_axes.size() ? out_axes[i - states] : 0;
      value = stacked(value, length, axis);
    }
    outputs.push_back(is_old ? stacked(value, batch, 0) : value);
  }
  give(node, std::move(outputs), scope);
}

void GraphPass::map_sequence(const Node& node, Scope& scope) {
  const Graph& body = *graph_of(node, "body");
  std::vector<Value> inputs;
  double length = unknown_size;
  for (const std::string& name : node.input) {
    const int id = scope.find(name);
    Value value = id == no_value ? Value() : result_.values[static_cast<std::size_t>(id)];
    if (value.kind == ValueKind::sequence) {
      if (length < 0) length = value.length;
      value.kind = ValueKind::tensor;
    }
    inputs.push_back(without_numbers(value));
  }
  std::vector<Step> steps;
  std::vector<Value> results = results_of(body, inputs, node, scope, std::max(1.0, length), steps);
  if (length != 0) steps_->insert(steps_->end(), steps.begin(), steps.end());
  for (Value& value : results) {
    value.kind = ValueKind::sequence;
    value.length = length;
    value.elements = nullptr;
  }
  give(node, std::move(results), scope);
}

}  // namespace roofloor::onnx
