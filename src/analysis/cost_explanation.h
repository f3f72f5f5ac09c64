// Where the operations and elements of a row come from: the formulas of its layers' kinds.
#pragma once

#include <string>

#include "analysis/explanation.h"
#include "layers/layer_kind.h"

namespace roofloor {

// The symbol and the meaning under which an amount stands in the formulas of the report.
struct AmountName {
  std::string symbol;
  std::string unit;
  std::string meaning;
};

// The amount of a row, repeats counted: of its own layer, and for operations and parameters of the
// layers that are computed with it.
Explanation explained_amount(const Report& report, const LayerRow& row, CostItem item,
                             const AmountName& name);

// What of a row lies in memory [B].
enum class Storage { weights, cache };
Explanation explained_storage(const Report& report, const LayerRow& row, Storage storage,
                              const AmountName& name);

}  // namespace roofloor
