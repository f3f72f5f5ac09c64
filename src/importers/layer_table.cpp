// A table of layers, copied from a spreadsheet or a file: with a row of heads, or without one.
#include <algorithm>
#include <map>
#include <optional>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/delimited_text.h"
#include "importers/importer.h"
#include "importers/table_cells.h"
#include "importers/table_columns.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

constexpr const char* given_kind = "custom";

// A layer and the number of the column that each of its parameters came from.
struct ReadLayer {
  Layer layer;
  std::map<std::string, std::size_t> columns;
};

// The kind that a cell names, by our name or label or a word of other tools.
const LayerKind* kind_named(const std::string& cell) {
  constexpr std::pair<std::string_view, std::string_view> other_words[] = {
      {"conv", "conv2d"}, {"fc", "linear"},       {"dense", "linear"},
      {"gemm", "linear"}, {"maxpool", "pooling"}, {"avgpool", "pooling"}};
  std::string word = column_word(cell);
  for (const auto& [other, ours] : other_words) {
    if (word == other) word = ours;
  }
  for (const LayerKind* kind : layer_kinds()) {
    if (column_word(kind->name) == word || column_word(kind->label) == word) return kind;
  }
  return nullptr;
}

ParameterValue parameter_of(const std::string& cell, const TableColumn& column,
                            const ParameterDeclaration& declared) {
  if (!declared.choices.empty()) return cell;
  if (cell == "true" || cell == "yes") return 1;
  if (cell == "false" || cell == "no") return 0;
  return cell_number(cell, {.number = column.number,
                            .head = column.head,
                            .role = column.role,
                            .unit = std::string(declared.unit),
                            .written = column.written});
}

class TableReader {
 public:
  TableReader(std::vector<TableColumn> columns, bool has_heads)
      : columns_(std::move(columns)), has_heads_(has_heads) {}

  Layer layer(const DelimitedRow& row, std::size_t index) {
    if (row.cells.size() > columns_.size()) {
      throw InputError{at_line(row.line), "the row has " + std::to_string(row.cells.size()) +
                                              " cells; expected at most " +
                                              std::to_string(columns_.size()) + ", as in the " +
                                              (has_heads_ ? "row of heads" : "first row")};
    }
    ReadLayer read;
    read.layer.name = "layer " + std::to_string(index + 1);
    const LayerKind* kind = kind_of(row);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].empty()) continue;
      try {
        take(row.cells[i], columns_[i], kind, read);
      } catch (const InputError& error) {
        throw InputError{at_line(row.line), column_name(columns_[i]) + error.message};
      }
    }
    finish(row, kind, read);
    return read.layer;
  }

  std::size_t foreign_kinds() const { return foreign_kinds_; }

 private:
  const std::string* cell_of(const DelimitedRow& row, ColumnRole role) const {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (columns_[i].role == role && !row.cells[i].empty()) return &row.cells[i];
    }
    return nullptr;
  }

  // The parameter of a kind that each column is, by its name or its label.
  const std::vector<const ParameterDeclaration*>& parameters_of(const LayerKind* kind) {
    const auto known = parameters_.find(kind);
    if (known != parameters_.end()) return known->second;
    std::vector<const ParameterDeclaration*> found(columns_.size(), nullptr);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const ColumnRole role = columns_[i].role;
      if (role != ColumnRole::parameter && role != ColumnRole::repeat) continue;
      for (const ParameterDeclaration& declared : kind->parameters) {
        const bool by_name = column_word(declared.name) == columns_[i].word;
        const bool by_label = column_word(declared.label) == columns_[i].word;
        if (by_name || (by_label && found[i] == nullptr)) found[i] = &declared;
      }
    }
    return parameters_[kind] = found;
  }

  // The kind that the row names if the row has any of its parameters, or no operations instead.
  const LayerKind* kind_of(const DelimitedRow& row) {
    const std::string* cell = cell_of(row, ColumnRole::kind);
    const bool has_operations = cell_of(row, ColumnRole::operations) != nullptr;
    const LayerKind* kind = cell == nullptr ? nullptr : kind_named(*cell);
    if (kind != nullptr) {
      const auto& parameters = parameters_of(kind);
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (parameters[i] != nullptr && !row.cells[i].empty()) return kind;
      }
      if (!has_operations) return kind;
    }
    if (!has_operations && cell != nullptr) layer_kind(*cell, at_line(row.line));
    if (!has_operations) {
      throw InputError{at_line(row.line),
                       "the row has neither a kind nor operations; expected one of them"};
    }
    if (cell != nullptr && (kind == nullptr || kind->name != given_kind)) ++foreign_kinds_;
    return &layer_kind(given_kind, "");
  }

  void take(const std::string& cell, const TableColumn& column, const LayerKind* kind,
            ReadLayer& read) {
    const bool is_given = kind->name == given_kind;
    Layer& layer = read.layer;
    switch (column.role) {
      case ColumnRole::name:
        layer.name = cell;
        break;
      case ColumnRole::repeat:
        layer.repeat = checked_number(cell_number(cell, column), positive_whole, "/repeat");
        break;
      case ColumnRole::weights_format:
        layer.formats.weights = parse_number_format(column_word(cell), "");
        break;
      case ColumnRole::activations_format:
        layer.formats.activations = parse_number_format(column_word(cell), "");
        break;
      case ColumnRole::operations:
        if (is_given) set(read, "operations", cell_number(cell, column), column);
        break;
      case ColumnRole::operational_intensity:
        if (is_given) set(read, "operational_intensity", cell_number(cell, column), column);
        break;
      case ColumnRole::bytes:
        if (is_given) set(read, "bytes", cell_number(cell, column), column);
        break;
      case ColumnRole::parameter:
        if (const auto* declared = parameters_of(kind)[column.number - 1]) {
          set(read, std::string(declared->name), parameter_of(cell, column, *declared), column);
        }
        break;
      default:
        break;
    }
  }

  static void set(ReadLayer& read, const std::string& name, ParameterValue value,
                  const TableColumn& column) {
    read.layer.parameters[name] = std::move(value);
    read.columns[name] = column.number;
  }

  // Counts the layer once: what does not go together is told where it stands.
  void finish(const DelimitedRow& row, const LayerKind* kind, ReadLayer& read) const {
    read.layer.kind = std::string(kind->name);
    // The intensity of a table that has both follows from its bytes.
    if (read.layer.parameters.contains("bytes")) {
      read.layer.parameters.erase("operational_intensity");
    }
    try {
      layer_cost(read.layer, Workload{});
    } catch (const InputError& error) {
      const std::string name = error.path.substr(error.path.find_last_of('/') + 1);
      const auto column = read.columns.find(name);
      const std::string where = column == read.columns.end()
                                    ? "\"" + read.layer.name + "\": "
                                    : column_name(columns_[column->second - 1]);
      throw InputError{at_line(row.line), where + error.message};
    }
  }

  std::vector<TableColumn> columns_;
  bool has_heads_;
  std::map<const LayerKind*, std::vector<const ParameterDeclaration*>> parameters_;
  std::size_t foreign_kinds_ = 0;
};

ImportedWorkload read_rows(const DelimitedText& text, std::size_t first,
                           const std::vector<TableColumn>& columns) {
  ImportedWorkload result{.kind = first == 0 ? "a layer table without heads" : "a layer table",
                          .name = "Pasted layers",
                          .layers = {},
                          .warnings = {},
                          .columns = {}};
  for (const TableColumn& column : columns) {
    result.columns.push_back({column.head, meaning_of(column)});
  }
  TableReader reader(columns, first != 0);
  result.layers.reserve(text.rows.size());
  for (std::size_t i = first; i < text.rows.size(); ++i) {
    result.layers.push_back(reader.layer(text.rows[i], i - first));
  }
  if (reader.foreign_kinds() != 0) {
    result.warnings.push_back(std::to_string(reader.foreign_kinds()) +
                              (reader.foreign_kinds() == 1 ? " layer is" : " layers are") +
                              " taken by their operations and bytes alone: the table has no shapes "
                              "of a kind that is known here");
  }
  return result;
}

bool has_heads(std::string_view text) {
  return are_heads(first_delimited_row(text));
}

ImportedWorkload read_with_heads(std::string_view text) {
  const DelimitedText rows = delimited_text(text, most_layers + 1);
  if (rows.rows.size() < 2) {
    throw InputError{at_line(rows.rows.front().line),
                     "the table has a row of heads and no layers; expected a row for each layer"};
  }
  return read_rows(rows, 1, table_columns(rows.rows.front().cells, rows.rows.front().line));
}

bool is_number(const std::string& cell) {
  try {
    parse_quantity(cell, "op");
    return true;
  } catch (const InputError&) {
    return false;
  }
}

// Without heads: a name and its operations and bytes, or a name, a kind and its parameters in their
// order.
std::vector<TableColumn> columns_by_place(const std::vector<std::string>& cells) {
  std::vector<TableColumn> columns{{.number = 1, .head = "", .role = ColumnRole::name}};
  if (cells.size() < 3 || is_number(cells[0])) return {};
  if (const LayerKind* kind = kind_named(cells[1])) {
    columns.push_back({.number = 2, .head = "", .role = ColumnRole::kind});
    for (const ParameterDeclaration& declared : kind->parameters) {
      if (columns.size() == cells.size()) return columns;
      columns.push_back({.number = columns.size() + 1,
                         .head = std::string(declared.label),
                         .role = ColumnRole::parameter,
                         .word = column_word(declared.name)});
    }
    return columns;
  }
  if (cells.size() != 3 || !is_number(cells[1])) return {};
  columns.push_back({.number = 2, .head = "", .role = ColumnRole::operations, .unit = "op"});
  columns.push_back({.number = 3, .head = "", .role = ColumnRole::bytes, .unit = "B"});
  return columns;
}

bool has_no_heads(std::string_view text) {
  return !columns_by_place(first_delimited_row(text)).empty();
}

ImportedWorkload read_without_heads(std::string_view text) {
  const DelimitedText rows = delimited_text(text, most_layers);
  return read_rows(rows, 0, columns_by_place(rows.rows.front().cells));
}

}  // namespace

const TextImporter layer_table_importer{
    .label = "a table of layers with heads such as name, kind, operations, bytes",
    .matches = has_heads,
    .read = read_with_heads,
};

const TextImporter headless_layer_table_importer{
    .label = "a table of names, operations and bytes",
    .matches = has_no_heads,
    .read = read_without_heads,
};

}  // namespace roofloor
