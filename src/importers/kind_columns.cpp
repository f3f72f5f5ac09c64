// Every column is asked how well its word fits each parameter; the best fit has it.
#include "importers/kind_columns.h"

#include <algorithm>
#include <limits>

#include "base/input_error.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

constexpr std::size_t no_fit = std::numeric_limits<std::size_t>::max();

// 0: its name, 1: its label, then the words of other tools in their order.
std::size_t fit(const TableColumn& column, const ParameterDeclaration& declared) {
  if (column.role != ColumnRole::parameter) return no_fit;
  if (column_word(declared.name) == column.word) return 0;
  if (column_word(declared.label) == column.word) return 1;
  const auto found = std::find(column.meant.begin(), column.meant.end(), declared.name);
  if (found == column.meant.end()) return no_fit;
  return 2 + static_cast<std::size_t>(found - column.meant.begin());
}

bool is_name_of_parameter(const std::string& word) {
  for (const LayerKind* kind : layer_kinds()) {
    for (const ParameterDeclaration& declared : kind->parameters) {
      if (declared.name == word) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<const ParameterDeclaration*> parameters_of_columns(
    const std::vector<TableColumn>& columns, const LayerKind& kind, const std::string& path) {
  std::vector<const ParameterDeclaration*> result(columns.size(), nullptr);
  std::vector<std::size_t> fits(columns.size(), no_fit);
  for (const ParameterDeclaration& declared : kind.parameters) {
    std::size_t best = columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t here = fit(columns[i], declared);
      if (here >= fits[i]) continue;  // it is another parameter already, by a better word
      if (best == columns.size()) {
        best = i;
        continue;
      }
      const std::size_t loser = here < fit(columns[best], declared) ? best : i;
      // A name of ours belongs to another kind: "channels" of pooling beside "in_channels".
      if (!is_name_of_parameter(columns[loser].word)) {
        throw InputError{path,
                         same_meaning(columns[std::min(best, i)], columns[std::max(best, i)])};
      }
      if (loser == best) best = i;
    }
    if (best == columns.size()) continue;
    result[best] = &declared;
    fits[best] = fit(columns[best], declared);
  }
  return result;
}

}  // namespace roofloor
