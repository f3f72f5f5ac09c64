// A walk from the outputs back, without recursion: graphs have a hundred thousand nodes in a row.
#include "importers/onnx/node_order.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/input_error.h"

namespace roofloor::onnx {
namespace {

using Producers = std::unordered_map<std::string_view, std::size_t>;

// Names that the graphs inside a node read from outside.
void add_free_names(const Graph& graph, std::vector<std::string_view>& names) {
  std::unordered_set<std::string_view> own;
  for (const ValueInfo& input : graph.inputs) own.insert(input.name);
  for (const Tensor& tensor : graph.initializers) own.insert(tensor.name);
  for (const Node& node : graph.nodes) own.insert(node.output.begin(), node.output.end());
  std::vector<std::string_view> read;
  for (const Node& node : graph.nodes) {
    read.insert(read.end(), node.input.begin(), node.input.end());
    for (const Attribute& attribute : node.attributes) {
      if (attribute.g) add_free_names(*attribute.g, read);
    }
  }
  for (const ValueInfo& output : graph.outputs) read.push_back(output.name);
  for (std::string_view name : read) {
    if (!own.contains(name)) names.push_back(name);
  }
}

std::vector<std::size_t> needed_by(const Node& node, const Producers& producers) {
  std::vector<std::string_view> names(node.input.begin(), node.input.end());
  for (const Attribute& attribute : node.attributes) {
    if (attribute.g) add_free_names(*attribute.g, names);
  }
  std::vector<std::size_t> needed;
  for (std::string_view name : names) {
    const auto found = producers.find(name);
    if (found != producers.end()) needed.push_back(found->second);
  }
  return needed;
}

// A node whose needs are being looked at, one after the other.
struct Visit {
  std::size_t node = 0;
  std::vector<std::size_t> needs;
  std::size_t next = 0;
};

enum class State : char { unseen, open, done };

class Walk {
 public:
  explicit Walk(const Nodes& nodes) : nodes_(nodes), states_(nodes.size(), State::unseen) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (const std::string& output : nodes[i].output) {
        if (!output.empty()) producers_.emplace(output, i);
      }
    }
  }

  void from(std::size_t root) {
    open(root);
    while (!stack_.empty()) {
      Visit& visit = stack_.back();
      if (visit.next < visit.needs.size()) {
        open(visit.needs[visit.next++]);
        continue;
      }
      states_[visit.node] = State::done;
      order_.push_back(visit.node);
      stack_.pop_back();
    }
  }

  const Producers& producers() const { return producers_; }
  std::vector<std::size_t> order() && { return std::move(order_); }

 private:
  void open(std::size_t node) {
    if (states_[node] == State::done) return;
    if (states_[node] == State::open) {
      throw InputError{"/node/" + label_of(nodes_[node]),
                       "the node needs its own result; expected a graph without circles"};
    }
    states_[node] = State::open;
    stack_.push_back({node, needed_by(nodes_[node], producers_)});
  }

  const Nodes& nodes_;
  Producers producers_;
  std::vector<State> states_;
  std::vector<Visit> stack_;
  std::vector<std::size_t> order_;
};

}  // namespace

std::string label_of(const Node& node) {
  if (!node.name.empty()) return node.name;
  for (const std::string& output : node.output) {
    if (!output.empty()) return output;
  }
  return node.op_type;
}

std::vector<std::size_t> node_order(const Nodes& nodes, const std::vector<std::string>& outputs) {
  Walk walk(nodes);
  bool is_any_made = false;
  for (const std::string& output : outputs) {
    const auto found = walk.producers().find(output);
    if (found == walk.producers().end()) continue;
    is_any_made = true;
    walk.from(found->second);
  }
  // Where the outputs are not named all nodes run.
  for (std::size_t i = 0; i < nodes.size() && !is_any_made && outputs.empty(); ++i) walk.from(i);
  return std::move(walk).order();
}

}  // namespace roofloor::onnx
