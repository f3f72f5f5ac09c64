// Heads first, then a row at a time: every cell that a fit needs has to be there.
#include "importers/measurements.h"

#include <algorithm>
#include <array>

#include "base/input_error.h"
#include "importers/delimited_text.h"
#include "importers/table_cells.h"

namespace roofloor {
namespace {

constexpr std::size_t most_measured_rows = 10000;

struct Needed {
  ColumnRole role;
  double MeasuredRow::*member;
  NumberRange range;
  const char* name;
};

// Watts are averages over the seconds of a row; they stand in for joules.
constexpr std::array<Needed, 4> needed{{
    {ColumnRole::operations, &MeasuredRow::operations, measured_amount, "operations"},
    {ColumnRole::bytes, &MeasuredRow::bytes, measured_amount, "bytes"},
    {ColumnRole::seconds, &MeasuredRow::seconds, measured_cost, "seconds"},
    {ColumnRole::joules, &MeasuredRow::joules, measured_cost, "joules"},
}};

const TableColumn* column_with(const std::vector<TableColumn>& columns, ColumnRole role) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const TableColumn& c) { return c.role == role; });
  return found == columns.end() ? nullptr : &*found;
}

const TableColumn& column_for(const Needed& one, const std::vector<TableColumn>& columns,
                              std::size_t line) {
  const TableColumn* column = column_with(columns, one.role);
  if (column == nullptr && one.role == ColumnRole::joules) {
    column = column_with(columns, ColumnRole::watts);
  }
  if (column != nullptr) return *column;
  throw InputError{at_line(line), std::string("no column has the head \"") + one.name +
                                      "\"; expected a row of heads such as name, operations (G), "
                                      "bytes (MB), seconds, joules (or watts)"};
}

double measured(const DelimitedRow& row, const TableColumn& column, const NumberRange& range) {
  const std::string cell = column.number <= row.cells.size() ? row.cells[column.number - 1] : "";
  try {
    if (cell.empty()) throw InputError{"", "the cell is empty; expected a number"};
    return checked_number(cell_number(cell, column), range, "");
  } catch (const InputError& error) {
    throw InputError{at_line(row.line), column_name(column) + error.message};
  }
}

}  // namespace

ImportedMeasurements import_measurements(std::string_view text) {
  const DelimitedText table = delimited_text(text, most_measured_rows + 1);
  if (table.rows.empty()) throw InputError{at_line(1), "there is no text; expected a table"};
  const DelimitedRow& heads = table.rows.front();
  const std::vector<TableColumn> columns =
      table_heads(heads.cells, at_line(heads.line), TableOf::measurements).columns;
  std::array<const TableColumn*, needed.size()> used{};
  for (std::size_t i = 0; i < needed.size(); ++i) {
    used[i] = &column_for(needed[i], columns, heads.line);
  }
  ImportedMeasurements result;
  for (const TableColumn& column : columns) {
    const bool is_name = column.role == ColumnRole::name;
    result.columns.push_back({column.head, is_name ? "names of the rows" : meaning_of(column)});
  }
  const TableColumn* names = column_with(columns, ColumnRole::name);
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const DelimitedRow& row = table.rows[i];
    const bool has_name = names != nullptr && names->number <= row.cells.size();
    MeasuredRow read{.name = has_name ? row.cells[names->number - 1] : "row " + std::to_string(i)};
    for (std::size_t j = 0; j < needed.size(); ++j) {
      read.*needed[j].member = measured(row, *used[j], needed[j].range);
    }
    if (used.back()->role == ColumnRole::watts) read.joules *= read.seconds;
    result.rows.push_back(read);
  }
  return result;
}

}  // namespace roofloor
