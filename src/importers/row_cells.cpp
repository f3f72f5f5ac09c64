// What each role of a column means for a layer.
#include "importers/row_cells.h"

#include <algorithm>

#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

std::optional<bool> truth(const std::string& cell) {
  const std::string word = column_word(cell);
  if (word == "true" || word == "yes") return true;
  if (word == "false" || word == "no") return false;
  return std::nullopt;
}

bool flag_of(const std::string& cell) {
  if (const auto stated = truth(cell)) return *stated;
  if (cell == "0" || cell == "1") return cell == "1";
  throw InputError{"", "\"" + cell + "\" is not understood; expected true or false"};
}

double count_of(const std::string& cell, const TableColumn& column, const char* path) {
  return checked_number(cell_number(cell, column), positive_whole, path);
}

bool take_total(const std::string& cell, const TableColumn& column, const char* name,
                ReadLayer& read) {
  if (!read.kind.is_given()) return false;
  read.layer.parameters[name] = cell_number(cell, column);
  read.columns[name] = &column;
  return true;
}

ParameterValue value_of(const std::string& cell, const TableColumn& column,
                        const ParameterDeclaration& declared) {
  if (!declared.choices.empty()) return cell;
  if (const auto stated = truth(cell)) return *stated ? 1 : 0;
  TableColumn of_parameter = column;
  of_parameter.unit = std::string(declared.unit);
  return cell_number(cell, of_parameter);
}

// The same across columns of what a parameter is across rows; empty if it has none.
std::string across(const std::string& name) {
  if (name == "height") return "width";
  if (name == "out_height") return "out_width";
  const bool is_of_window =
      name == "kernel" || name == "stride" || name == "padding" || name == "dilation";
  return is_of_window ? name + "_width" : "";
}

bool take_parameter(const std::string& cell, const TableColumn& column,
                    const ParameterDeclaration& declared, ReadLayer& read) {
  const std::string name(declared.name);
  const std::string other = across(name);
  const auto pair = other.empty() ? std::nullopt : cell_pair(cell);
  read.columns[name] = &column;
  if (!pair) {
    read.layer.parameters[name] = value_of(cell, column, declared);
    return true;
  }
  read.layer.parameters[name] = cell_number(pair->first, column);
  // A column of its own says it better.
  if (read.layer.parameters.try_emplace(other, cell_number(pair->second, column)).second) {
    read.columns[other] = &column;
  }
  return true;
}

// A layer may be repeated in more than one column.
bool take_repeat(double times, Layer& layer) {
  layer.repeat = checked_number(layer.repeat * times, positive_whole, "/repeat");
  return true;
}

// Products that a linear layer has no parameter for: each has weights of its own, as a layer that
// is repeated has.
bool take_products(const std::string& cell, const TableColumn& column, ReadLayer& read) {
  const bool is_count =
      column.word == "count" ||
      std::find(column.meant.begin(), column.meant.end(), "count") != column.meant.end();
  if (!is_count || read.kind.kind->name != "linear") return false;
  return take_repeat(count_of(cell, column, "/count"), read.layer);
}

bool take_format(const std::string& cell, std::optional<NumberFormat>& format) {
  format = parse_number_format(column_word(cell), "");
  return true;
}

}  // namespace

bool take_cell(const std::string& cell, const TableColumn& column,
               const ParameterDeclaration* declared, ReadLayer& read) {
  Layer& layer = read.layer;
  switch (column.role) {
    case ColumnRole::name:
      layer.name = cell;
      return true;
    case ColumnRole::kind:
      return true;
    case ColumnRole::repeat:
      return take_repeat(count_of(cell, column, "/repeat"), layer);
    case ColumnRole::batch:
      read.batch = count_of(cell, column, "/batch");
      return !read.kind.is_given();
    case ColumnRole::weights_format:
      return take_format(cell, layer.formats.weights);
    case ColumnRole::activations_format:
      return take_format(cell, layer.formats.activations);
    case ColumnRole::kv_cache_format:
      return take_format(cell, layer.formats.kv_cache);
    case ColumnRole::all_reduce:
      layer.all_reduce = flag_of(cell);
      return true;
    case ColumnRole::shared:
      layer.shared = flag_of(cell);
      return true;
    case ColumnRole::operations:
      return take_total(cell, column, "operations", read);
    case ColumnRole::operational_intensity:
      return take_total(cell, column, "operational_intensity", read);
    case ColumnRole::bytes:
      return take_total(cell, column, "bytes", read);
    case ColumnRole::parameter:
      return declared != nullptr ? take_parameter(cell, column, *declared, read)
                                 : take_products(cell, column, read);
    default:
      return false;
  }
}

double take_batches(std::vector<ReadLayer>& layers, const TablePlaces& places) {
  const bool is_same =
      !layers.empty() && std::all_of(layers.begin(), layers.end(), [&](const ReadLayer& read) {
        return !read.kind.is_given() && read.batch == layers.front().batch;
      });
  if (is_same) return layers.front().batch.value_or(1);
  for (ReadLayer& read : layers) {
    const double batch = read.batch.value_or(1);
    if (batch == 1 || read.kind.is_given()) continue;
    const bool is_product = read.layer.kind == "matmul";
    if (!is_product && read.layer.kind != "linear") {
      throw InputError{places.row(read.line),
                       "\"" + read.layer.name + "\" has a batch of " + shortest_number(batch) +
                           ", and other rows another one or none; expected one batch in all rows"};
    }
    ParameterValue& value =
        read.layer.parameters.try_emplace(is_product ? "count" : "rows", 1).first->second;
    value = std::get<double>(value.value) * batch;
  }
  return 1;
}

}  // namespace roofloor
