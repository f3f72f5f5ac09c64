// The contract of a layer kind: what it declares, and how its cost follows. A kind is one file in
// this folder and one line in layer_registry.cpp.
#pragma once

#include <span>
#include <string_view>

#include "workload/layer_cost.h"
#include "workload/parameters.h"
#include "workload/workload.h"

namespace roofloor {

// What every kind is told beside its own parameters.
struct CostContext {
  double batch = 1;
  Formats formats;
  bool notebook = false;  // 4 bytes for every element, as the notebook counts
  // How many tokens further than at its first step the layer is. Costs are straight lines in it.
  double step = 0;

  double cache_bits() const { return notebook ? 32 : bits(formats.kv_cache); }
  double weight_bits() const { return notebook ? 32 : bits(formats.weights); }
  double activation_bits() const { return notebook ? 32 : bits(formats.activations); }
};

// What a kind states a formula for. Elements are those of the tensors it moves; `parameters` are
// the trained elements that it stores.
enum class CostItem {
  dense,
  bias,
  elementwise,
  normalization,
  softmax,
  pooling,
  weight_elements,
  input_elements,
  output_elements,
  kv_read_elements,
  kv_write_elements,
  unassigned_bytes,
  cached_elements,  // keys and values that are kept
  parameters
};

// "dense", "weight_elements", ...
std::string_view name(CostItem item);

// The number of an item; what a kind states no formula for is zero.
double value_of(CostItem item, const LayerCost& cost);

// A formula as people read it: in the names of the parameters, the symbols of the derived terms,
// B, the batch, and step, the tokens since the first step. Operators and functions are those of
// analysis/explanation.h; a test evaluates it.
struct CostFormula {
  CostItem item;
  std::string_view text;
};

// A number between the parameters and the formulas, such as the rows of an output.
struct DerivedTerm {
  std::string_view symbol;
  std::string_view meaning;
  // In the parameters and the terms before it; empty where the number is a convention that the
  // meaning states.
  std::string_view (*formula)(const Arguments& arguments, const CostContext& context);
  double (*value)(const Arguments& arguments, const CostContext& context);
};

// The value of a term that follows from the parameters alone.
template <double (*value)(const Arguments&)>
double of_arguments(const Arguments& arguments, const CostContext&) {
  return value(arguments);
}

struct LayerKind {
  std::string_view name;     // as in a project document; never changes once released
  std::string_view label;    // for people
  std::string_view summary;  // one sentence
  std::span<const ParameterDeclaration> parameters;
  std::span<const DerivedTerm> derived = {};
  std::span<const CostFormula> formulas;
  // Throws InputError below "/parameters" where values do not go together.
  LayerCost (*cost)(const Arguments& arguments, const CostContext& context);
  // Digits behind the point to which the notebook rounds this kind's intensity when it prints it;
  // absent where it prints all of them.
  std::optional<int> notebook_decimals = std::nullopt;
};

}  // namespace roofloor
