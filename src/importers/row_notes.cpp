// Sentences for people, one a matter.
#include "importers/row_notes.h"

namespace roofloor {
namespace {

// Parameters of more kinds than these are not listed one by one.
constexpr std::size_t most_named = 3;

bool is_of_totals(ColumnRole role) {
  return role == ColumnRole::operations || role == ColumnRole::bytes ||
         role == ColumnRole::operational_intensity;
}

std::string joined(const std::set<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string taken_for(const TableColumn& column, const ColumnUse& use) {
  const std::string meaning = meaning_of(column);
  const std::string beside =
      column.beside.empty() ? "" : ", as the heads " + column.beside + " stand together";
  if (is_of_totals(column.role) && use.unused != 0) {
    return use.used == 0 ? meaning + ", left out: they follow from the shapes"
                         : meaning + ", of layers without a shape";
  }
  if (column.role == ColumnRole::batch && use.used == 0 && use.unused != 0) {
    return "left out: without shapes a batch is part of the operations and bytes";
  }
  if (column.role != ColumnRole::parameter) return meaning + beside;
  if (use.used == 0 && use.unused != 0) {
    return "left out, as no layer here has such a parameter";
  }
  const bool is_short = !use.became.empty() && use.became.size() <= most_named;
  return is_short ? joined(use.became) + beside : meaning;
}

struct LostCells {
  std::size_t count = 0;
  std::string first;
};

// Of columns that other rows use; of the rest it is said once, for the column.
LostCells lost_cells(const std::vector<TableColumn>& columns, const RowNotes& notes) {
  LostCells result;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnUse& use = notes.columns[i];
    if (columns[i].role != ColumnRole::parameter || use.used == 0 || use.lost == 0) continue;
    if (result.count == 0) result.first = use.first_lost;
    result.count += use.lost;
  }
  return result;
}

// "3 layers are" or "1 layer is".
std::string counted(std::size_t count, const char* one, const char* more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

}  // namespace

std::vector<ImportedColumn> columns_taken(const std::vector<TableColumn>& columns,
                                          const RowNotes& notes) {
  std::vector<ImportedColumn> result;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    result.push_back({columns[i].head, taken_for(columns[i], notes.columns[i])});
  }
  return result;
}

std::vector<std::string> warnings_of(const std::vector<TableColumn>& columns,
                                     const RowNotes& notes) {
  std::vector<std::string> result;
  const auto warn = [&](std::size_t count, const char* one, const char* more,
                        const std::string& text) {
    if (count != 0) result.push_back(counted(count, one, more) + text);
  };
  warn(
      notes.foreign_kinds, "layer is", "layers are",
      " taken by their operations and bytes alone: the table has no shapes of a kind that is known "
      "here");
  warn(notes.implied_linear, "row of M, N, K is", "rows of M, N, K are",
       " read as linear layers: N x K weights, M rows of the input");
  warn(notes.depthwise, "row", "rows",
       " with \"DP\" in the name: read as depthwise convolutions, as SCALE-Sim does");
  warn(notes.single_channels, "row has", "rows have",
       " one channel and one filter, as depthwise convolutions are often written for SCALE-Sim: "
       "counted as written, for one channel");
  warn(notes.without_bytes, "layer has", "layers have",
       " no operations and no bytes: taken to compute and move nothing");
  warn(notes.totals, "row is", "rows are", " left out: totals, or lines between rows");
  const LostCells lost = lost_cells(columns, notes);
  warn(lost.count, "cell is", "cells are",
       " left out, as the kinds of their layers have no such parameter; the first: " + lost.first);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!is_of_totals(columns[i].role) || columns[i].remark.empty()) continue;
    if (notes.columns[i].used == 0) continue;
    result.push_back("\"" + columns[i].head + "\" is taken for the " + meaning_of(columns[i]));
  }
  return result;
}

}  // namespace roofloor
