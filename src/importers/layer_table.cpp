// A table of layers, copied from a spreadsheet or a file: with a row of heads, or without one.
#include <algorithm>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/importer.h"
#include "importers/kind_words.h"
#include "importers/layer_rows.h"

namespace roofloor {
namespace {

std::vector<std::string> without_empty_end(std::vector<std::string> cells) {
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

// Lines that end with a delimiter, as those of SCALE-Sim, have an empty cell behind it. A head
// without a word stays where a row has something below it.
void drop_empty_ends(DelimitedRow& heads, std::vector<DelimitedRow>& rows) {
  std::size_t width = 0;
  for (DelimitedRow& row : rows) {
    row.cells = without_empty_end(std::move(row.cells));
    width = std::max(width, row.cells.size());
  }
  const std::size_t stated = heads.cells.size();
  heads.cells = without_empty_end(std::move(heads.cells));
  heads.cells.resize(std::max(heads.cells.size(), std::min(stated, width)));
}

bool has_heads(std::string_view text) {
  return are_heads(first_delimited_row(text));
}

bool has_words(const std::vector<TableColumn>& columns, std::initializer_list<const char*> words) {
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const TableColumn& column) { return column.word == word; });
  });
}

// The topologies of SCALE-Sim: those of convolutions have heads of their own, those of products
// have no others.
bool are_of_scale_sim(const TableHeads& heads) {
  if (has_words(heads.columns, {"ifmap_height", "ifmap_width", "filter_height", "filter_width",
                                "channels", "num_filter"})) {
    return true;
  }
  constexpr std::string_view known[] = {"", "layer", "layer_name", "m", "n", "k", "sparsity"};
  const bool has_others =
      std::any_of(heads.columns.begin(), heads.columns.end(), [&](const TableColumn& column) {
        return std::find(std::begin(known), std::end(known), column.word) == std::end(known);
      });
  return heads.is_product && !has_others &&
         (has_words(heads.columns, {"layer"}) || has_words(heads.columns, {"layer_name"}));
}

ImportedWorkload read_with_heads(std::string_view text) {
  DelimitedText all = delimited_text(text, most_layers + 1);
  DelimitedRow heads = std::move(all.rows.front());
  all.rows.erase(all.rows.begin());
  if (all.rows.empty()) {
    throw InputError{at_line(heads.line),
                     "the table has a row of heads and no layers; expected a row for each layer"};
  }
  drop_empty_ends(heads, all.rows);
  LayerTable table{.heads = table_heads(heads.cells, at_line(heads.line)),
                   .heads_line = heads.line,
                   .rows = std::move(all.rows)};
  const bool is_scale_sim = are_of_scale_sim(table.heads);
  table.is_scale_sim = is_scale_sim;
  ImportedWorkload result = read_layer_rows(std::move(table));
  result.kind = is_scale_sim ? "a SCALE-Sim topology" : "a layer table";
  return result;
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
  if (const LayerKind* kind = kind_named(cells[1]).kind) {
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
  return !columns_by_place(without_empty_end(first_delimited_row(text))).empty();
}

ImportedWorkload read_without_heads(std::string_view text) {
  DelimitedText all = delimited_text(text, most_layers);
  for (DelimitedRow& row : all.rows) row.cells = without_empty_end(std::move(row.cells));
  LayerTable table{.heads = {.columns = columns_by_place(all.rows.front().cells)},
                   .has_heads = false,
                   .heads_line = all.rows.front().line,
                   .rows = std::move(all.rows)};
  ImportedWorkload result = read_layer_rows(std::move(table));
  result.kind = "a layer table without heads";
  return result;
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
