// What the columns of a table of layers, or of measured runs, stand for, by their heads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace roofloor {

enum class ColumnRole {
  left_out,
  name,
  kind,
  repeat,
  weights_format,
  activations_format,
  operations,
  operational_intensity,
  bytes,
  seconds,
  joules,
  watts,
  parameter  // of those kinds that declare it
};

struct TableColumn {
  std::size_t number = 1;  // counted from 1
  std::string head;        // as it was given; empty without a row of heads
  ColumnRole role = ColumnRole::left_out;
  std::string word;     // the head in small letters, without its unit: what a parameter is found by
  std::string unit;     // the unit of its numbers: "op", "B", "op/B", "s", "J", "W" or ""
  std::string written;  // the unit that its head states, such as "MB" or "GMAC"; may be empty
};

// "Bytes moved (MB)" is "bytes_moved".
std::string column_word(std::string_view head);

// What the rows of a table are: some heads stand for something in one kind of table alone.
enum class TableOf { layers, measurements };

// The columns of a row of heads, one a cell. Throws InputError at "/line/<line>" for two columns
// of one meaning, and for a unit that is not one.
std::vector<TableColumn> table_columns(const std::vector<std::string>& heads, std::size_t line,
                                       TableOf rows = TableOf::layers);

// Whether a row is one of heads: two or more are known, and among them a kind or operations.
bool are_heads(const std::vector<std::string>& cells);

// "operations, in GMAC": what a column was taken for, for people.
std::string meaning_of(const TableColumn& column);

}  // namespace roofloor
