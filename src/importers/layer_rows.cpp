// A row at a time: its kind first, then its cells, then what follows from them.
#include "importers/layer_rows.h"

#include <algorithm>
#include <map>

#include "base/input_error.h"
#include "importers/kind_columns.h"
#include "importers/layer_shapes.h"
#include "importers/row_cells.h"
#include "importers/row_notes.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

constexpr std::string_view sums[] = {"total",       "totals",   "sum",    "sums",
                                     "grand_total", "subtotal", "overall"};

double number_in(const Layer& layer, const char* name) {
  const auto found = layer.parameters.find(name);
  const double* number =
      found == layer.parameters.end() ? nullptr : std::get_if<double>(&found->second.value);
  return number == nullptr ? 0 : *number;
}

class TableReader {
 public:
  explicit TableReader(const LayerTable& table) : table_(table), columns_(table.heads.columns) {
    notes_.columns.resize(columns_.size());
    last_kinds_.resize(columns_.size(), nullptr);
  }

  ImportedWorkload read() {
    std::vector<ReadLayer> layers;
    layers.reserve(table_.rows.size());
    for (const DelimitedRow& row : table_.rows) {
      if (is_total(row)) {
        ++notes_.totals;
      } else {
        layers.push_back(layer(row, layers.size()));
      }
    }
    if (layers.empty()) {
      throw InputError{heads_path(), "the table has no layers; expected a row for each layer"};
    }
    ImportedWorkload result{.kind = "", .name = "Pasted layers", .layers = {}, .warnings = {}};
    result.batch = take_batches(layers, table_.places);
    for (ReadLayer& read : layers) result.layers.push_back(std::move(read.layer));
    result.columns = columns_taken(columns_, notes_);
    result.warnings = warnings_of(columns_, notes_);
    return result;
  }

 private:
  std::string heads_path() const { return table_.places.heads(table_.heads_line); }

  bool has_column(ColumnRole role) const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [&](const TableColumn& column) { return column.role == role; });
  }

  const std::string* cell_of(const DelimitedRow& row, ColumnRole role) const {
    for (std::size_t i = 0; i < std::min(row.cells.size(), columns_.size()); ++i) {
      if (columns_[i].role == role && !row.cells[i].empty()) return &row.cells[i];
    }
    return nullptr;
  }

  // A sum of other rows, or a line between rows. A layer that adds may have such a name, and then
  // has a kind.
  bool is_total(const DelimitedRow& row) const {
    const auto is_of_line = [](const auto& cell) { return cell.empty() || is_ruler(cell); };
    if (std::all_of(row.cells.begin(), row.cells.end(), is_of_line)) return true;
    const std::string* kind = cell_of(row, ColumnRole::kind);
    const std::string kind_word = kind == nullptr ? "" : column_word(*kind);
    if (!kind_word.empty() && kind_word != sums[0]) return false;
    const std::string* name = cell_of(row, ColumnRole::name);
    const std::string word = column_word(name != nullptr ? *name : row.cells.front());
    return std::find(std::begin(sums), std::end(sums), word) != std::end(sums);
  }

  const std::vector<const ParameterDeclaration*>& parameters_of(const LayerKind& kind) {
    const auto known = parameters_.find(&kind);
    if (known != parameters_.end()) return known->second;
    return parameters_[&kind] = parameters_of_columns(columns_, kind, heads_path());
  }

  bool has_shape(const DelimitedRow& row, const LayerKind& kind) {
    const auto& parameters = parameters_of(kind);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (parameters[i] != nullptr && !row.cells[i].empty()) return true;
    }
    return false;
  }

  // Whether all that the kind must be told is there; the input may follow from the output.
  bool has_whole_shape(const DelimitedRow& row, const LayerKind& kind) {
    const auto& parameters = parameters_of(kind);
    const auto has = [&](std::string_view name) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (parameters[i] != nullptr && parameters[i]->name == name) return !row.cells[i].empty();
      }
      return false;
    };
    return std::all_of(
        kind.parameters.begin(), kind.parameters.end(), [&](const ParameterDeclaration& declared) {
          const bool is_needed =
              !declared.default_value && !declared.optional && declared.default_from.empty();
          return !is_needed || has(declared.name) ||
                 (declared.name == "height" && has("out_height"));
        });
  }

  // The same few words stand in thousands of rows.
  NamedKind named_kind(const std::string& cell) {
    const auto [found, is_new] = named_kinds_.try_emplace(cell);
    if (is_new) found->second = kind_named(cell);
    return found->second;
  }

  // The kind that the row names if the row has any of its parameters, else that of which the
  // columns are the shape, else operations.
  RowKind kind_of(const DelimitedRow& row) {
    const RowKind given{.kind = &layer_kind("custom", "")};
    const std::string* cell = cell_of(row, ColumnRole::kind);
    const bool has_operations = cell_of(row, ColumnRole::operations) != nullptr;
    if (cell == nullptr && !table_.heads.implied_kind.empty()) {
      const LayerKind& implied = layer_kind(table_.heads.implied_kind, "");
      const bool is_shaped =
          has_operations ? has_whole_shape(row, implied) : has_shape(row, implied);
      if (is_shaped) return {.kind = &implied, .is_implied = true};
    }
    if (cell == nullptr && !has_operations) {
      throw InputError{table_.places.row(row.line),
                       "the row has neither a kind nor operations; expected one of them"};
    }
    if (cell == nullptr) return given;
    NamedKind named = named_kind(*cell);
    // A product in an attention, not the whole of it.
    const bool is_product = table_.heads.is_product && named.kind != nullptr &&
                            named.kind->name == "attention" && !has_shape(row, *named.kind);
    if (is_product) named.kind = &layer_kind("matmul", "");
    if (named.kind != nullptr && (!has_operations || has_shape(row, *named.kind))) {
      return {.kind = named.kind, .is_depthwise = named.is_depthwise};
    }
    if (!has_operations) layer_kind(*cell, table_.places.row(row.line));
    if (named.kind != given.kind) ++notes_.foreign_kinds;
    return given;
  }

  ReadLayer layer(const DelimitedRow& row, std::size_t index) {
    if (row.cells.size() > columns_.size()) {
      throw InputError{table_.places.row(row.line),
                       "the row has " + std::to_string(row.cells.size()) +
                           " cells; expected at most " + std::to_string(columns_.size()) +
                           ", as in the " + (table_.has_heads ? "row of heads" : "first row")};
    }
    ReadLayer read{.layer = {.name = "layer " + std::to_string(index + 1)},
                   .kind = kind_of(row),
                   .line = row.line};
    read.layer.kind = std::string(read.kind.kind->name);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i].empty()) take(row, i, read);
    }
    complete(read);
    check(read);
    return read;
  }

  void take(const DelimitedRow& row, std::size_t i, ReadLayer& read) {
    const TableColumn& column = columns_[i];
    const ParameterDeclaration* declared = parameters_of(*read.kind.kind)[i];
    ColumnUse& use = notes_.columns[i];
    try {
      if (take_cell(row.cells[i], column, declared, read)) {
        ++use.used;
        if (column.role == ColumnRole::parameter) note_parameter(i, declared, *read.kind.kind);
        return;
      }
    } catch (const InputError& error) {
      throw InputError{table_.places.cell(row.line, column),
                       table_.places.name(row.line, column) + error.message};
    }
    ++use.unused;
    if (read.kind.is_given()) return;
    if (use.lost == 0) use.first_lost = table_.places.phrase(row.line, column);
    ++use.lost;
  }

  void note_parameter(std::size_t i, const ParameterDeclaration* declared, const LayerKind& kind) {
    if (last_kinds_[i] == &kind) return;
    last_kinds_[i] = &kind;
    const std::string parameter(declared != nullptr ? declared->name : "repeat");
    notes_.columns[i].became.insert(parameter + " of " + std::string(kind.name));
  }

  void complete(ReadLayer& read) {
    Layer& layer = read.layer;
    if (read.kind.is_given()) complete_totals(layer);
    if (read.kind.is_depthwise) make_depthwise(layer);
    complete_window(layer);
    if (table_.is_scale_sim && layer.kind == "conv2d") complete_scale_sim(layer);
    if (read.kind.is_implied && table_.heads.is_product) ++notes_.implied_linear;
  }

  void complete_totals(Layer& layer) {
    // The intensity of a table that has both follows from its bytes.
    if (layer.parameters.contains("bytes")) layer.parameters.erase("operational_intensity");
    const bool is_nothing =
        layer.parameters.contains("operations") && number_in(layer, "operations") == 0 &&
        !layer.parameters.contains("bytes") && number_in(layer, "operational_intensity") == 0;
    if (!is_nothing && !has_column(ColumnRole::bytes) &&
        !has_column(ColumnRole::operational_intensity)) {
      throw InputError{heads_path(),
                       "no column has bytes or an operational intensity; expected one of them "
                       "beside the operations"};
    }
    if (!is_nothing) return;
    layer.parameters.erase("operational_intensity");
    layer.parameters["bytes"] = 0;
    ++notes_.without_bytes;
  }

  void complete_scale_sim(Layer& layer) {
    const double channels = number_in(layer, "in_channels");
    const double filters = number_in(layer, "out_channels");
    if (layer.name.find("DP") != std::string::npos) {
      // A layer of one channel and all filters, once for each channel.
      layer.parameters["groups"] = channels;
      layer.parameters["out_channels"] = channels * filters;
      ++notes_.depthwise;
    } else if (channels == 1 && filters == 1 && number_in(layer, "kernel") > 1) {
      ++notes_.single_channels;
    }
    round_outputs_up(layer);
  }

  // Counts the layer once: what does not go together is told where it stands.
  void check(const ReadLayer& read) const {
    try {
      layer_cost(read.layer, Workload{});
    } catch (const InputError& error) {
      const std::string name = error.path.substr(error.path.find_last_of('/') + 1);
      const auto column = read.columns.find(name);
      if (column == read.columns.end()) {
        throw InputError{table_.places.row(read.line),
                         "\"" + read.layer.name + "\": " + error.message};
      }
      throw InputError{table_.places.cell(read.line, *column->second),
                       table_.places.name(read.line, *column->second) + error.message};
    }
  }

  const LayerTable& table_;
  const std::vector<TableColumn>& columns_;
  std::map<const LayerKind*, std::vector<const ParameterDeclaration*>> parameters_;
  std::map<std::string, NamedKind> named_kinds_;
  std::vector<const LayerKind*> last_kinds_;  // that each column was noted for
  RowNotes notes_;
};

}  // namespace

ImportedWorkload read_layer_rows(LayerTable table) {
  for (DelimitedRow& row : table.rows) {
    for (std::string& cell : row.cells) {
      if (is_blank_cell(cell)) cell.clear();
    }
  }
  return TableReader(table).read();
}

}  // namespace roofloor
