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
};

struct LayerKind {
  std::string_view name;     // as in a project document; never changes once released
  std::string_view label;    // for people
  std::string_view summary;  // one sentence
  // The formulas as people read them, in the names of the parameters; `B` is the batch.
  std::string_view operations_formula;
  std::string_view traffic_formula;
  std::span<const ParameterDeclaration> parameters;
  LayerCost (*cost)(const Arguments& arguments, const CostContext& context);
  // Digits behind the point to which the notebook rounds this kind's intensity when it prints it;
  // absent where it prints all of them.
  std::optional<int> notebook_decimals = std::nullopt;
};

}  // namespace roofloor
