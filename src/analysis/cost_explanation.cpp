// Follows an amount from the row to its layers, and from a layer to the parameters of its kind.
#include "analysis/cost_explanation.h"

#include <algorithm>
#include <cassert>

#include "analysis/formula_symbols.h"
#include "layers/layer_registry.h"
#include "traffic/residency.h"

namespace roofloor {
namespace {

// The numbers that the formulas of a layer's kind are made of.
class KindNumbers {
 public:
  KindNumbers(const Layer& layer, const Workload& workload)
      : kind_(layer_kind(layer.kind, "/kind")),
        arguments_(kind_.parameters, layer.parameters, "/parameters"),
        context_(cost_context(layer, workload)) {}

  void set_step(double step) { context_.step = step; }

  // An item once, its repeats not counted.
  Explanation item(CostItem item, double value, const AmountName& name) const {
    const auto formula = std::find_if(kind_.formulas.begin(), kind_.formulas.end(),
                                      [&](const CostFormula& f) { return f.item == item; });
    assert(formula != kind_.formulas.end() && "a kind states a formula for all that it counts");
    return with_terms({.symbol = name.symbol,
                       .meaning = name.meaning,
                       .unit = name.unit,
                       .value = value,
                       .formula = std::string(formula->text)});
  }

 private:
  Explanation with_terms(Explanation explanation) const {
    for (const std::string& symbol : formula_symbols(explanation.formula)) {
      explanation.terms.push_back(number(symbol));
    }
    return explanation;
  }

  Explanation number(const std::string& symbol) const {
    if (symbol == "B") {
      return {
          .symbol = symbol, .meaning = "batch: inputs processed together", .value = context_.batch};
    }
    if (symbol == "step") {
      return {.symbol = symbol,
              .meaning = "tokens since the first step, on the mean of the steps or at the last",
              .value = context_.step};
    }
    for (const DerivedTerm& term : kind_.derived) {
      if (term.symbol != symbol) continue;
      return with_terms({.symbol = symbol,
                         .meaning = std::string(term.meaning),
                         .value = term.value(arguments_, context_),
                         .formula = std::string(term.formula(arguments_, context_))});
    }
    for (const ParameterDeclaration& parameter : kind_.parameters) {
      if (parameter.name != symbol) continue;
      return {.symbol = symbol,
              .meaning = std::string(parameter.meaning),
              .unit = std::string(parameter.unit),
              .value = arguments_[symbol]};
    }
    assert(false && "a formula names only parameters, derived terms and the batch");
    return {};
  }

  const LayerKind& kind_;
  Arguments arguments_;
  CostContext context_;
};

bool is_folded_in(CostItem item) {
  return item <= CostItem::pooling || item == CostItem::parameters;
}

// What one layer contributes: its amount, as often as it runs.
Explanation contribution(const Report& report, const FoldedLayer& part, CostItem item,
                         const AmountName& name) {
  const Layer& layer = report.workload->layers[part.layer];
  const double once = value_of(item, report.layers[part.layer].cost);
  const KindNumbers numbers(layer, *report.workload);
  const bool is_stored = item == CostItem::parameters || item == CostItem::cached_elements;
  const double count = is_stored ? part.count / layer.steps : part.count;
  if (count == 1) return numbers.item(item, once, name);
  return {.symbol = name.symbol,
          .meaning = name.meaning,
          .unit = name.unit,
          .value = count * once,
          .formula = "repeat * once",
          .terms = {{.symbol = "repeat",
                     .meaning = is_stored ? "how many equal layers there are"
                                          : "how often the layer runs, one after the other",
                     .value = count},
                    numbers.item(item, once, {"once", name.unit, layer.name + ", once"})}};
}

// The layers of a row that contribute something.
std::vector<FoldedLayer> contributors(const Report& report, const LayerRow& row, CostItem item) {
  std::vector<FoldedLayer> parts{{row.fused.layer, row.fused.count}};
  if (is_folded_in(item)) {
    parts.insert(parts.end(), row.fused.folded.begin(), row.fused.folded.end());
  }
  std::erase_if(parts, [&](const FoldedLayer& part) {
    return value_of(item, report.layers[part.layer].cost) == 0;
  });
  return parts;
}

}  // namespace

Explanation explained_amount(const Report& report, const LayerRow& row, CostItem item,
                             const AmountName& name) {
  const std::vector<FoldedLayer> parts = contributors(report, row, item);
  Explanation sum{.symbol = name.symbol, .meaning = name.meaning, .unit = name.unit};
  if (parts.empty()) {
    sum.formula = "0";
    return sum;
  }
  const auto described = [&](const FoldedLayer& part) {
    const std::string& layer = report.workload->layers[part.layer].name;
    const bool own = part.layer == row.fused.layer;
    return own ? layer : layer + ", computed with " + row.layer->name;
  };
  if (parts.size() == 1) {
    const bool own = parts.front().layer == row.fused.layer;
    const std::string meaning = own ? name.meaning : name.meaning + ": " + described(parts.front());
    return contribution(report, parts.front(), item, {name.symbol, name.unit, meaning});
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string symbol = name.symbol + "_" + std::to_string(i + 1);
    sum.formula += (i == 0 ? "" : " + ") + symbol;
    sum.terms.push_back(
        contribution(report, parts[i], item, {symbol, name.unit, described(parts[i])}));
    sum.value += sum.terms.back().value;
  }
  return sum;
}

namespace {

// What one layer of a row stores, and in how many bits.
struct StoredPart {
  FoldedLayer part;
  CostItem item;
  double elements = 0;  // of one of its repeats
  double bits = 0;
};

StoredPart stored_part(const Report& report, const FoldedLayer& part, Storage storage) {
  const FusionLayer& layer = report.layers[part.layer];
  if (storage == Storage::cache) {
    const TensorTraffic& cached = (layer.ends ? layer.ends->last : layer.cost).cached;
    return {part, CostItem::cached_elements, cached.elements, cached.bits_per_element};
  }
  const TensorTraffic& weights = layer.cost.of(TensorClass::weight);
  const double bits = stored_weight_bits(layer.cost);
  // Where it is not known what is trained, what is read is stored.
  const bool is_read = layer.cost.parameter_count == 0;
  if (layer.cost.stores_nothing) return {part, CostItem::parameters, 0, bits};
  return {part, is_read ? CostItem::weight_elements : CostItem::parameters,
          is_read ? weights.elements : layer.cost.parameter_count, bits};
}

Explanation explained_part(const Report& report, const StoredPart& stored,
                           const std::string& symbol) {
  const Layer& layer = report.workload->layers[stored.part.layer];
  const double repeat = stored.part.count / layer.steps;
  KindNumbers numbers(layer, *report.workload);
  if (stored.item == CostItem::cached_elements) numbers.set_step(layer.steps - 1);
  return {
      .symbol = symbol,
      .meaning = "what " + layer.name + " stores",
      .unit = "B",
      .value = repeat * stored.elements * stored.bits / 8,
      .formula = "repeat * once * bits / 8",
      .terms = {{.symbol = "repeat", .meaning = "how many equal layers there are", .value = repeat},
                numbers.item(stored.item, stored.elements,
                             {"once", "", layer.name + ", elements of one"}),
                {.symbol = "bits",
                 .meaning = "bits that an element takes in memory",
                 .unit = "bit",
                 .value = stored.bits}}};
}

}  // namespace

Explanation explained_storage(const Report& report, const LayerRow& row, Storage storage,
                              const AmountName& name) {
  std::vector<StoredPart> parts{stored_part(report, {row.fused.layer, row.fused.count}, storage)};
  for (const FoldedLayer& folded : row.fused.folded) {
    parts.push_back(stored_part(report, folded, storage));
  }
  std::erase_if(parts, [](const StoredPart& part) { return part.elements * part.bits == 0; });
  Explanation sum{.symbol = name.symbol,
                  .meaning = name.meaning,
                  .unit = name.unit,
                  .formula = parts.empty() ? "0" : ""};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string symbol = name.symbol + "_" + std::to_string(i + 1);
    sum.formula += (i == 0 ? "" : " + ") + symbol;
    sum.terms.push_back(explained_part(report, parts[i], symbol));
    sum.value += sum.terms.back().value;
  }
  return sum;
}

}  // namespace roofloor
