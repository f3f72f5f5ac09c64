// Which column is which parameter of a kind of layers.
#pragma once

#include <string>
#include <vector>

#include "importers/table_columns.h"
#include "layers/layer_kind.h"

namespace roofloor {

// For each column the parameter of the kind that it is, or null. A name wins over a label, and both
// over the words of other tools. Throws InputError at `path` for two columns that are the same.
std::vector<const ParameterDeclaration*> parameters_of_columns(
    const std::vector<TableColumn>& columns, const LayerKind& kind, const std::string& path);

}  // namespace roofloor
