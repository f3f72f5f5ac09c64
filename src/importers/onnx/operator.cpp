// Attributes and inputs of a node as rules ask for them, and the registry of operators.
#include "importers/onnx/operator.h"

#include <algorithm>
#include <unordered_map>

namespace roofloor::onnx {
namespace {

const Value nothing_known;

using Table = std::unordered_map<std::string_view, const Operator*>;

void add(Table& table, std::span<const Operator> operators) {
  for (const Operator& one : operators) table.emplace(one.name, &one);
}

Table standard_table() {
  Table table;
  for (const auto operators :
       {elementwise_operators(), product_operators(), attention_operators(), recurrent_operators(),
        view_operators(), layout_operators(), image_operators(), indexing_operators(),
        pooling_operators(), reduction_operators(), normalization_operators(),
        quantized_operators(), generator_operators(), sequence_operators(), other_operators()}) {
    add(table, operators);
  }
  return table;
}

Table microsoft_table() {
  Table table;
  add(table, microsoft_operators());
  return table;
}

const Operator* in(const Table& table, std::string_view name) {
  const auto found = table.find(name);
  return found == table.end() ? nullptr : found->second;
}

}  // namespace

const Value& NodeView::input(std::size_t index) const {
  const Value* value = in(index);
  return value == nullptr ? nothing_known : *value;
}

void NodeView::give(std::size_t index, Value value) const {
  if (index >= outputs->size()) return;
  // Numbers are of use only with the shape in which they stand.
  const bool fits =
      value.elements != nullptr && value.count() == static_cast<double>(value.elements->size());
  if (!fits) value.elements = nullptr;
  (*outputs)[index] = std::move(value);
}

const Attribute* NodeView::attribute(std::string_view name) const {
  for (const Attribute& one : node.attributes) {
    if (one.name != name) continue;
    if (one.reference.empty()) return &one;
    if (bindings == nullptr) return nullptr;
    const auto bound = bindings->find(one.reference);
    return bound == bindings->end() ? nullptr : bound->second;
  }
  return nullptr;
}

double NodeView::number(std::string_view name, double absent) const {
  const Attribute* found = attribute(name);
  if (found == nullptr) return absent;
  if (found->has_i) return found->i;
  return found->has_f ? found->f : 0;  // a zero need not be written
}

std::string NodeView::text(std::string_view name, std::string_view absent) const {
  const Attribute* found = attribute(name);
  return found == nullptr ? std::string(absent) : found->s;
}

std::vector<double> NodeView::numbers(std::string_view name) const {
  const Attribute* found = attribute(name);
  if (found == nullptr) return {};
  return found->ints.empty() ? found->floats : found->ints;
}

const Elements* NodeView::elements(std::size_t index) const {
  const Value* value = in(index);
  return value == nullptr ? nullptr : value->elements.get();
}

std::vector<MadeLayer> no_layers(const NodeView&) {
  return {};
}

const Operator* find_operator(std::string_view domain, std::string_view name) {
  static const Table standard = standard_table();
  static const Table microsoft = microsoft_table();
  if (domain.empty()) {
    // Some exporters leave the domain of fused operators out.
    const Operator* usual = in(standard, name);
    return usual != nullptr ? usual : in(microsoft, name);
  }
  if (domain == "com.microsoft") {
    const Operator* own = in(microsoft, name);
    return own != nullptr ? own : in(standard, name);
  }
  return nullptr;
}

}  // namespace roofloor::onnx
