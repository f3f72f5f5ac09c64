// What happened to the cells of a table, and what is said of it afterwards.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "importers/importer.h"
#include "importers/table_columns.h"

namespace roofloor {

struct ColumnUse {
  std::size_t used = 0;
  std::size_t unused = 0;          // cells that are not part of their layer
  std::size_t lost = 0;            // those of them whose layer has a shape
  std::string first_lost = "";     // "line 3, column 2, "kernel""
  std::set<std::string> became{};  // "in_channels of conv2d"
};

struct RowNotes {
  std::vector<ColumnUse> columns;
  std::size_t foreign_kinds = 0;   // layers taken by their operations, whatever kind they name
  std::size_t totals = 0;          // rows of sums, and lines between rows
  std::size_t implied_linear = 0;  // products taken for linear layers
  std::size_t depthwise = 0;
  std::size_t single_channels = 0;
  std::size_t without_bytes = 0;  // that compute nothing, and say nothing of bytes
};

std::vector<ImportedColumn> columns_taken(const std::vector<TableColumn>& columns,
                                          const RowNotes& notes);

std::vector<std::string> warnings_of(const std::vector<TableColumn>& columns,
                                     const RowNotes& notes);

}  // namespace roofloor
