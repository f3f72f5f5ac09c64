// Rows of cells to layers, whatever text they stand in.
#pragma once

#include <string>
#include <vector>

#include "importers/delimited_text.h"
#include "importers/importer.h"
#include "importers/table_cells.h"
#include "importers/table_columns.h"

namespace roofloor {

struct LayerTable {
  TableHeads heads;
  bool has_heads = true;  // false: the columns are known by their places
  std::size_t heads_line = 1;
  std::vector<DelimitedRow> rows;
  TablePlaces places = {};
  bool is_scale_sim = false;  // outputs are rounded up, "DP" in a name is depthwise
};

// The layers, what each column was taken for, and warnings of all that was assumed or left out; the
// kind of the text is left to the caller. Throws InputError at the row or cell at fault.
ImportedWorkload read_layer_rows(LayerTable table);

}  // namespace roofloor
