// Layers in order, each checked, with what they add to the sums.
#include "importers/onnx/assembly.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/quantity_text.h"
#include "importers/onnx/layer_making.h"
#include "importers/onnx/layer_shapes.h"
#include "importers/onnx/parameter_count.h"
#include "importers/onnx/published_models.h"

namespace roofloor::onnx {
namespace {

std::string operator_name(const Step& step) {
  const Node& node = *step.node;
  return node.domain.empty() ? node.op_type : node.domain + "." + node.op_type;
}

std::string shape_text(const Value& value) {
  std::string text = std::string(element_type(value.type).name) + "[";
  for (std::size_t i = 0; i < value.dims.size(); ++i) {
    if (i > 0) text += ", ";
    text += value.dims[i] < 0 ? "?" : shortest_number(value.dims[i]);
  }
  return text + (value.has_shape ? "]" : "...]");
}

std::string shapes_of(const Inference& inference, const Step& step) {
  const StepView view(inference, step);
  std::string text;
  for (const Value* input : view.node.inputs) {
    if (input == nullptr) continue;
    text += (text.empty() ? "" : ", ") + shape_text(*input);
  }
  text += " to ";
  for (std::size_t i = 0; i < view.outputs.size(); ++i) {
    text += (i > 0 ? ", " : "") + shape_text(view.outputs[i]);
  }
  return text;
}

// Layers may begin with the folders of an exporter.
std::string layer_name(const std::string& name) {
  constexpr std::size_t longest = 200;  // more than a page could show
  const std::size_t first = name.find_first_not_of('/');
  return name.substr(first == std::string::npos ? 0 : first, longest);
}

// The format of most layers, by a count of them.
class FormatVotes {
 public:
  void add(const std::optional<NumberFormat>& format, double weight) {
    if (format && weight > 0) votes_[*format] += weight;
  }
  std::optional<NumberFormat> winner() const {
    const auto most =
        std::max_element(votes_.begin(), votes_.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes_.end() ? std::nullopt : std::optional(most->first);
  }

 private:
  std::map<NumberFormat, double> votes_;
};

// Of positions, tokens, masks.
bool is_index_type(int type) {
  const ElementType& own = element_type(type);
  return own.is_whole && (own.bits >= 32 || type == bool_type);
}

class Assembler {
 public:
  Assembler(const Model& model, const Inference& inference)
      : model_(model), inference_(inference), parameters_(inference) {}

  Assembly assembly() && {
    // Most steps become one layer; growing by doubling would take twice the memory.
    result_.layers.reserve(inference_.steps.size());
    each_step_group(inference_, [&](const StepGroup& group) { add(group); });
    choose_formats();
    ImportSummary& summary = result_.summary;
    summary.nodes = model_.node_count;
    summary.folded_nodes = static_cast<double>(inference_.constant_steps.size());
    summary.parameters = parameters_.total();
    for (const std::string& name : operator_order_) summary.operators.push_back(operators_[name]);
    std::stable_sort(summary.operators.begin(), summary.operators.end(),
                     [](const ImportedOperator& a, const ImportedOperator& b) {
                       return a.operations > b.operations;
                     });
    summary.published =
        published_model(summary.macs, summary.parameters, normalization_statistics_);
    add_warnings();
    return std::move(result_);
  }

 private:
  void add(const StepGroup& group) {
    const Step& main = inference_.steps[group.steps.front()];
    bool stores_new = false;
    bool stores_earlier = false;
    for (std::size_t index : group.steps) {
      const Step& step = inference_.steps[index];
      const ParameterCount::OfStep stored = parameters_.add(step);
      stores_new = stores_new || stored.elements > 0;
      stores_earlier = stores_earlier || stored.has_earlier;
      count(step);
      watch_sizes(step);
    }
    for (const MadeLayer& made : group.layers) add(made, main, stores_earlier && !stores_new);
  }

  ImportedOperator& operator_of(const Step& step) {
    const std::string name = operator_name(step);
    const auto [found, is_new] = operators_.try_emplace(name);
    if (is_new) {
      found->second.name = name;
      operator_order_.push_back(name);
    }
    return found->second;
  }

  void count(const Step& step) {
    ImportedOperator& one = operator_of(step);
    one.count += 1;
    if (step.rule == nullptr && one.is_known) {
      one.is_known = false;
      one.shapes = shapes_of(inference_, step);
    }
    if (step.rule != nullptr && step.rule->name == "BatchNormalization") {
      const int scale = step.inputs.size() > 1 ? step.inputs[1] : no_value;
      if (scale != no_value) {
        normalization_statistics_ +=
            2 * known_count(inference_.values[static_cast<std::size_t>(scale)]);
      }
    }
  }

  void watch_sizes(const Step& step) {
    for (int output : step.outputs) {
      if (output == no_value) continue;
      const Value& value = inference_.values[static_cast<std::size_t>(output)];
      if (value.kind != ValueKind::tensor || value.count() >= 0) continue;
      if (result_.open_shapes++ == 0) first_open_ = step.name;
      return;
    }
  }

  void add(const MadeLayer& made, const Step& step, bool is_shared) {
    CheckedLayer checked = checked_layer(made, layer_name(step.name));
    ImportedOperator& one = operator_of(step);
    if (!checked.problem.empty()) {
      if (problems_++ == 0) first_problem_ = step.name + ": " + checked.problem;
      return;
    }
    // A layer that another one stores the weights of; it may also hold none.
    checked.layer.shared = is_shared && checked.cost.parameter_count > 0;
    const double macs = checked.cost.macs * made.repeat;
    const double operations = checked.cost.operations.total() * made.repeat;
    one.macs += macs;
    one.operations += operations;
    result_.summary.macs += macs;
    result_.summary.operations += operations;
    if (one.kinds.find(made.kind) == std::string::npos) {
      one.kinds += (one.kinds.empty() ? "" : ", ") + made.kind;
    }
    weight_votes_.add(checked.layer.formats.weights, checked.cost.of(TensorClass::weight).elements);
    if (!is_index_type(made.activation_type)) {
      activation_votes_.add(checked.layer.formats.activations,
                            checked.cost.of(TensorClass::output).elements);
    }
    result_.layers.push_back(std::move(checked.layer));
    activation_types_.push_back(made.activation_type);
  }

  // Numbers of positions and tokens, and truth values, are no arithmetic that a chip has a peak
  // for: they count in the format of the others. What only moves keeps its bytes.
  void count_as_others(Layer& layer, int type) const {
    const ElementType& own = element_type(type);
    if (!is_index_type(type) || !layer.formats.activations || !result_.formats.activations) return;
    layer.formats.activations.reset();
    if (layer.kind != "movement") return;
    for (const char* name : {"elements", "read"}) {
      const auto found = layer.parameters.find(name);
      if (found == layer.parameters.end()) continue;
      double& elements = std::get<double>(found->second.value);
      elements = std::ceil(elements * own.bits / bits(*result_.formats.activations));
    }
  }

  // Most layers have the formats of the whole, and say nothing of their own.
  void choose_formats() {
    result_.formats.weights = weight_votes_.winner();
    result_.formats.activations = activation_votes_.winner();
    if (!result_.formats.weights) result_.formats.weights = result_.formats.activations;
    result_.formats.kv_cache = result_.formats.activations;
    for (std::size_t i = 0; i < result_.layers.size(); ++i) {
      Layer& layer = result_.layers[i];
      count_as_others(layer, activation_types_[i]);
      for (const FormattedTensor& tensor : formatted_tensors) {
        auto& own = layer.formats.*tensor.override;
        if (own == result_.formats.*tensor.override) own.reset();
      }
    }
  }

  void add_warnings() {
    std::vector<std::string>& warnings = result_.warnings;
    for (const ImportedOperator& one : result_.summary.operators) {
      if (one.is_known) continue;
      warnings.push_back("The operator " + one.name + " (" + shortest_number(one.count) +
                         " times, first " + one.shapes +
                         ") is not known; its bytes are counted, its operations are not.");
    }
    if (problems_ > 0) {
      warnings.push_back(shortest_number(problems_) + " nodes could not be counted; the first is " +
                         first_problem_ + ".");
    }
    if (result_.open_shapes > 0) {
      warnings.push_back("Of " + shortest_number(result_.open_shapes) + " nodes (" + first_open_ +
                         " first) a size depends on the data; it is counted as 1.");
    }
    warnings.insert(warnings.end(), inference_.warnings.begin(), inference_.warnings.end());
  }

  const Model& model_;
  const Inference& inference_;
  ParameterCount parameters_;
  Assembly result_;
  std::map<std::string, ImportedOperator> operators_;
  std::vector<std::string> operator_order_;
  std::vector<int> activation_types_;  // by layer
  FormatVotes weight_votes_;
  FormatVotes activation_votes_;
  double normalization_statistics_ = 0;
  double problems_ = 0;
  std::string first_problem_;
  std::string first_open_;
};

}  // namespace

Assembly assemble(const Model& model, const Inference& inference) {
  return Assembler(model, inference).assembly();
}

}  // namespace roofloor::onnx
