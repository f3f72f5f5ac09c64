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
  batch,  // inputs that a row is for
  weights_format,
  activations_format,
  kv_cache_format,
  all_reduce,
  shared,
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
  std::vector<std::string> meant = {};  // parameters that its word stands for in other tools
  std::string beside = "";              // heads beside which it means that: "M, N, K"
  std::string remark = "";              // why it is left out, or what to mind
  bool gives_way = false;               // to another column of its role
};

// "Bytes moved (MB)" is "bytes_moved".
std::string column_word(std::string_view head);

// What the rows of a table are: some heads stand for something in one kind of table alone.
enum class TableOf { layers, measurements };

struct TableHeads {
  std::vector<TableColumn> columns;
  std::string implied_kind = "";  // of rows that name none: what the columns are the shapes of
  bool is_product = false;        // the heads M, N, K stand together
};

// The columns of a row of heads, one a cell. Throws InputError at `path` for two columns of one
// meaning, and for a unit that is not one.
TableHeads table_heads(const std::vector<std::string>& cells, const std::string& path,
                       TableOf rows = TableOf::layers);

// Whether a row is one of heads: two or more are known, and they say the kind, the shape or the
// operations.
bool are_heads(const std::vector<std::string>& cells);

// "columns 2 and 3, "ops" and "flops", mean the same; expected one of them".
std::string same_meaning(const TableColumn& first, const TableColumn& second);

// "operations, in GMAC": what a column was taken for, for people.
std::string meaning_of(const TableColumn& column);

}  // namespace roofloor
