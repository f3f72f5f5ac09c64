// The cells of a table: what a number in them is, and how a fault in them is named.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "importers/table_columns.h"

namespace roofloor {

// "/line/5": where a fault of pasted text stands.
std::string at_line(std::size_t line);

// "column 3, "bytes": ", before what is wrong in it.
std::string column_name(const TableColumn& column);

// Where the rows of a table stand: on lines of text, as the items of a JSON list, or across the
// JSON lists of its columns.
struct TablePlaces {
  enum class Rows { lines, items, lists };
  Rows rows = Rows::lines;
  std::string list = "";               // the path to the list of items
  std::vector<std::string> keys = {};  // of the columns, in JSON

  std::string heads(std::size_t line) const;
  // A row is named by its line, or by its index in JSON.
  std::string row(std::size_t line) const;
  std::string cell(std::size_t line, const TableColumn& column) const;
  // "column 3, "bytes": " or "item 4, "bytes": ", before what is wrong in a cell.
  std::string name(std::size_t line, const TableColumn& column) const;
  // "line 2, column 3, "bytes"", in a sentence.
  std::string phrase(std::size_t line, const TableColumn& column) const;
};

// A number of a cell in the unit of its column; a unit in the cell wins over that of the head.
// Throws InputError without a path for what is no number in that unit, and for a comma that may be
// a decimal one.
double cell_number(const std::string& cell, const TableColumn& column);

// "3x5", "(3, 5)" or "[3, 5]": rows and columns. Absent where the cell is no pair of numbers.
std::optional<std::pair<std::string, std::string>> cell_pair(const std::string& cell);

// "-", "n/a" and the like: nothing is said.
bool is_blank_cell(const std::string& cell);

// "-----" or "=====": a line that separates rows.
bool is_ruler(const std::string& cell);

}  // namespace roofloor
