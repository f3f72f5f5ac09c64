// The pass over a graph, and its branches and loops. Known to inference.cpp and control_flow.cpp
// alone.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "importers/onnx/inference.h"

namespace roofloor::onnx {

using Declared = std::unordered_map<std::string, const TypeInfo*>;

// What a file states of the values of a graph.
Declared declared_types(const Graph& graph);

// Names of a graph and, behind them, of the graph around it.
struct Scope {
  const Scope* parent = nullptr;
  const Declared* declared = nullptr;
  const OpsetVersions* opsets = nullptr;
  const AttributeBindings* attributes = nullptr;
  std::string prefix = "";  // of the names of nodes
  double repeat = 1;        // how often its nodes run
  int calls = 0;            // how deep in functions
  std::unordered_map<std::string, int> names = {};

  int find(const std::string& name) const;
};

class GraphPass {
 public:
  GraphPass(const Model& model, const Bindings& bindings);
  Inference whole() &&;

 private:
  int add(Value value);
  Value declared_value(const TypeInfo& type) const;
  Value input_value(const ValueInfo& input) const;
  bool is_declared(const std::string& name, const Scope& scope) const;
  void complete(Value& value, const std::string& name, const Scope& scope);
  void contradict(const std::string& name);
  double opset_of(const std::string& domain, const Scope& scope) const;
  Step step_of(const Node& node, const Scope& scope);
  void finish(Step step, std::vector<Value> outputs, bool is_constant, Scope& scope);
  void visit(const Node& node, Scope& scope);
  void run(const Nodes& nodes, const std::vector<std::string>& outputs, Scope& scope);
  void call(const Function& function, const Node& node, Scope& scope);
  void add_initializers(const Graph& graph, Scope& scope);

  // Branches and loops; false for any other node.
  bool visit_control_flow(const Node& node, Scope& scope);
  void branch(const Node& node, Scope& scope);
  void loop(const Node& node, Scope& scope);
  void scan(const Node& node, Scope& scope);
  void map_sequence(const Node& node, Scope& scope);
  // The results of a graph inside a node, whose inputs are given in order; its steps go to `steps`.
  std::vector<Value> results_of(const Graph& graph, std::vector<Value> inputs, const Node& node,
                                const Scope& scope, double repeat, std::vector<Step>& steps);
  void give(const Node& node, std::vector<Value> outputs, Scope& scope);

  const Model& model_;
  const Bindings& bindings_;
  std::unordered_map<std::string, const Function*> functions_;
  Inference result_;
  std::vector<Step>* steps_ = nullptr;  // where steps go
  double inlined_ = 0;                  // nodes of functions, every call counted
  double visited_ = 0;                  // nodes, each as often as it was gone through
  std::size_t contradictions_ = 0;
  std::string first_contradiction_;
};

}  // namespace roofloor::onnx
