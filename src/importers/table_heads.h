// The words that heads of tables are made of: the only lists to extend for another tool.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/table_columns.h"

namespace roofloor {

struct KnownHead {
  std::string_view word;
  ColumnRole role;
  std::string_view written = "";  // the unit of numbers without one
  // Gives way to another head of the same role: "MACs" beside "FLOPs".
  bool gives_way = false;
  std::string_view remark = "";  // what to mind, or why the column is left out
};

// What a word stands for in a table; null if it is not known by itself.
const KnownHead* known_head(std::string_view word, TableOf rows);

// A word of other tools, and the parameter of ours that it stands for.
struct ParameterWord {
  std::string_view word;
  std::string_view parameter;
};

// The parameters that a word stands for whatever stands beside it: "cin" is in_channels.
std::vector<std::string> parameters_meant(std::string_view word);

// Heads that mean something together that they do not mean alone: K is the filters beside
// C and R, the depth beside M and N, and a kernel beside the channels of a convolution.
struct HeadSet {
  std::string_view heads;  // for people: "M, N, K"
  // Words that must all be there, apart by spaces; a name of a parameter stands for its words, too.
  std::string_view needed;
  std::span<const ParameterWord> words = {};  // "batch" as a parameter is the role of that name
  bool is_product = false;     // of matrices: rows are linear layers unless their kind differs
  std::string_view macs = "";  // the word whose numbers are multiply-accumulates
};

// In the order in which they are tried: a head belongs to the first set that has it.
std::span<const HeadSet> head_sets();

}  // namespace roofloor
