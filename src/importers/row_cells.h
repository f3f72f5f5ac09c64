// A cell of a row, taken into the layer that the row is.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importers/kind_words.h"
#include "importers/table_cells.h"

namespace roofloor {

struct RowKind {
  const LayerKind* kind = nullptr;
  bool is_depthwise = false;
  bool is_implied = false;  // by the heads of the table

  // By its operations and bytes alone.
  bool is_given() const { return kind->name == "custom"; }
};

// A layer, and where what it is made of stands.
struct ReadLayer {
  Layer layer;
  RowKind kind;
  std::size_t line = 1;
  std::map<std::string, const TableColumn*> columns{};  // of its parameters
  std::optional<double> batch = {};
};

// Whether the cell is part of the layer now. `declared` is the parameter that the column is of the
// layer's kind, null if it is none. Throws InputError without the place for a cell that cannot be
// read.
bool take_cell(const std::string& cell, const TableColumn& column,
               const ParameterDeclaration* declared, ReadLayer& read);

// One batch of all layers is that of the workload, and returned. Batches that differ multiply the
// rows of linear layers and the number of products. Throws InputError at a row of another kind.
double take_batches(std::vector<ReadLayer>& layers, const TablePlaces& places);

}  // namespace roofloor
