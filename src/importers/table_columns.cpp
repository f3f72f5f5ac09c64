// Each head by itself, then all of them together: some letters mean something beside others alone.
#include "importers/table_columns.h"

#include <algorithm>
#include <cctype>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/table_heads.h"
#include "importers/table_units.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

std::string_view unit_of(ColumnRole role) {
  switch (role) {
    case ColumnRole::operations:
      return "op";
    case ColumnRole::operational_intensity:
      return "op/B";
    case ColumnRole::bytes:
      return "B";
    case ColumnRole::seconds:
      return "s";
    case ColumnRole::joules:
      return "J";
    case ColumnRole::watts:
      return "W";
    default:
      return "";
  }
}

bool is_unit(std::string_view text, std::string_view unit) {
  try {
    parse_quantity("1 " + std::string(text), unit);
    return true;
  } catch (const InputError&) {
    return false;
  }
}

// What stands in the brackets at the end of a head; empty if nothing does.
std::string bracketed(std::string_view head) {
  const std::size_t open = head.find_last_of("([");
  if (open == std::string_view::npos || (head.back() != ')' && head.back() != ']')) return "";
  return with_known_unit(std::string(head.substr(open + 1, head.size() - open - 2)));
}

bool is_declared(const std::string& word) {
  for (const LayerKind* kind : layer_kinds()) {
    for (const ParameterDeclaration& declared : kind->parameters) {
      if (column_word(declared.name) == word || column_word(declared.label) == word) return true;
    }
  }
  return false;
}

// "GFLOPs" and "MB" are heads and units at once.
void take_for_unit(TableColumn& column) {
  const std::string written = with_known_unit(column.head);
  if (written.size() < 2) return;
  for (ColumnRole role :
       {ColumnRole::operations, ColumnRole::bytes, ColumnRole::operational_intensity}) {
    if (!is_unit(written, unit_of(role))) continue;
    column.role = role;
    column.written = written;
    column.gives_way = written.ends_with("MAC");
    return;
  }
}

void take_for_known(TableColumn& column, const KnownHead& known) {
  column.role = known.role;
  column.gives_way = known.gives_way;
  column.remark = known.remark;
  if (column.written.empty()) {
    column.written = std::string(known.written);
  } else if (!known.written.empty() && is_unit(column.written, "")) {
    column.written += known.written;  // "MACs (M)"
  }
}

TableColumn column_of(const std::string& head, std::size_t number, TableOf rows) {
  TableColumn column{.number = number, .head = head, .word = column_word(head)};
  column.written = bracketed(head);
  const KnownHead* known = known_head(column.word, rows);
  if (head.find('%') != std::string::npos) {
    column.remark = "a share follows from the numbers";
  } else if (known != nullptr) {
    take_for_known(column, *known);
  } else if (rows == TableOf::layers) {
    column.meant = parameters_meant(column.word);
    if (is_declared(column.word) || !column.meant.empty()) column.role = ColumnRole::parameter;
  }
  if (column.role == ColumnRole::left_out && column.remark.empty()) take_for_unit(column);
  return column;
}

void check_unit(TableColumn& column, const std::string& path) {
  column.unit = std::string(unit_of(column.role));
  if (column.written.empty() || is_unit(column.written, column.unit)) return;
  if (column.unit.empty()) {  // a remark, not a unit
    column.written.clear();
    return;
  }
  const std::string prefix = column.unit == "op" ? "G" : column.unit == "B" ? "M" : "";
  throw InputError{path, "column " + std::to_string(column.number) + ", \"" + column.head +
                             "\", has the unit \"" + column.written +
                             "\", which is not understood; expected one such as " + prefix +
                             column.unit};
}

// --- heads beside each other ---------------------------------------------------------------------

using Columns = std::vector<TableColumn>;

bool means(const TableColumn& column, std::string_view parameter) {
  return column.word == parameter ||
         std::find(column.meant.begin(), column.meant.end(), parameter) != column.meant.end();
}

bool has(const Columns& columns, std::string_view parameter) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const TableColumn& column) { return means(column, parameter); });
}

bool has_all(const Columns& columns, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (!has(columns, words.substr(0, end))) return false;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

void take_from_set(TableColumn& column, const HeadSet& set) {
  if (!column.beside.empty()) return;  // an earlier set has it
  std::vector<std::string> meant;
  for (const ParameterWord& row : set.words) {
    if (row.word == column.word) meant.emplace_back(row.parameter);
  }
  if (!meant.empty()) {
    column.beside = std::string(set.heads);
    column.role = meant.front() == "batch" ? ColumnRole::batch : ColumnRole::parameter;
    column.meant.insert(column.meant.begin(), meant.begin(), meant.end());
  }
  if (!set.macs.empty() && column.word == set.macs) {
    column.beside = std::string(set.heads);
    column.gives_way = true;
    if (column.written.empty() || is_unit(column.written, "")) column.written += "MAC";
  }
}

// Without a column of kinds, one of types says the kind, as other tools have it.
void take_type_for_kind(Columns& columns) {
  const auto with = [&](auto condition) {
    return std::find_if(columns.begin(), columns.end(), condition);
  };
  if (with([](const auto& c) { return c.role == ColumnRole::kind; }) != columns.end()) return;
  const auto type = with([](const auto& c) { return c.word == "type"; });
  if (type != columns.end()) type->role = ColumnRole::kind;
}

std::string implied_kind(const Columns& columns, bool is_product) {
  if (has_all(columns, "in_channels out_channels kernel")) return "conv2d";
  if (is_product) return "linear";
  // Beside operations, inputs and outputs may be bytes or tensors.
  const bool has_operations = std::any_of(columns.begin(), columns.end(), [](const auto& column) {
    return column.role == ColumnRole::operations;
  });
  const bool is_linear = has_all(columns, "in out") || has_all(columns, "inputs outputs");
  return is_linear && !has_operations ? "linear" : "";
}

TableHeads heads_of(const std::vector<std::string>& cells, TableOf rows) {
  TableHeads heads;
  for (const std::string& head : cells) {
    heads.columns.push_back(column_of(head, heads.columns.size() + 1, rows));
  }
  if (rows == TableOf::measurements) return heads;
  take_type_for_kind(heads.columns);
  for (const HeadSet& set : head_sets()) {
    if (!has_all(heads.columns, set.needed)) continue;
    for (TableColumn& column : heads.columns) take_from_set(column, set);
    heads.is_product = heads.is_product || set.is_product;
  }
  heads.implied_kind = implied_kind(heads.columns, heads.is_product);
  return heads;
}

// Two columns of one meaning are a fault, unless one is known to say less than the other.
void check_meanings(Columns& columns, const std::string& path) {
  for (auto column = columns.begin(); column != columns.end(); ++column) {
    if (column->role == ColumnRole::left_out) continue;
    const bool by_word = column->role == ColumnRole::parameter;
    const auto same = std::find_if(columns.begin(), column, [&](const TableColumn& other) {
      return other.role == column->role && (!by_word || other.word == column->word);
    });
    if (same == column) continue;
    if (same->gives_way == column->gives_way) throw InputError{path, same_meaning(*same, *column)};
    TableColumn& loser = same->gives_way ? *same : *column;
    const TableColumn& winner = same->gives_way ? *column : *same;
    loser.role = ColumnRole::left_out;
    loser.remark = "\"" + winner.head + "\" is used";
  }
}

}  // namespace

std::string column_word(std::string_view head) {
  if (!bracketed(head).empty()) head = head.substr(0, head.find_last_of("(["));
  std::string word;
  for (char c : head) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty() && word.back() != '_') {
      word += '_';
    }
  }
  if (word.ends_with('_')) word.pop_back();
  return word;
}

TableHeads table_heads(const std::vector<std::string>& cells, const std::string& path,
                       TableOf rows) {
  TableHeads heads = heads_of(cells, rows);
  for (TableColumn& column : heads.columns) check_unit(column, path);
  check_meanings(heads.columns, path);
  return heads;
}

bool are_heads(const std::vector<std::string>& cells) {
  const TableHeads heads = heads_of(cells, TableOf::layers);
  const auto is_known = [](const TableColumn& c) { return c.role != ColumnRole::left_out; };
  const auto decides = [](const TableColumn& c) {
    return c.role == ColumnRole::kind || c.role == ColumnRole::operations;
  };
  const Columns& columns = heads.columns;
  return std::count_if(columns.begin(), columns.end(), is_known) >= 2 &&
         (!heads.implied_kind.empty() || std::any_of(columns.begin(), columns.end(), decides));
}

std::string same_meaning(const TableColumn& first, const TableColumn& second) {
  return "columns " + std::to_string(first.number) + " and " + std::to_string(second.number) +
         ", \"" + first.head + "\" and \"" + second.head +
         "\", mean the same; expected one of them";
}

std::string meaning_of(const TableColumn& column) {
  const std::string in = column.written.empty() ? "" : ", in " + column.written;
  const std::string remark = column.remark.empty() ? "" : ": " + column.remark;
  switch (column.role) {
    case ColumnRole::name:
      return "names of the layers";
    case ColumnRole::kind:
      return "kinds of the layers";
    case ColumnRole::repeat:
      return "how often each layer runs";
    case ColumnRole::batch:
      return "the batch, inputs processed together";
    case ColumnRole::weights_format:
      return "formats of the weights";
    case ColumnRole::activations_format:
      return "formats of the activations";
    case ColumnRole::kv_cache_format:
      return "formats of the key/value cache";
    case ColumnRole::all_reduce:
      return "whether devices add up a layer's results";
    case ColumnRole::shared:
      return "whether what a layer stores is counted with another";
    case ColumnRole::operations:
      return "operations" + in + remark;
    case ColumnRole::operational_intensity:
      return "operational intensity" + (in.empty() ? ", in op/B" : in);
    case ColumnRole::bytes:
      return "bytes moved" + in + remark;
    case ColumnRole::seconds:
      return "seconds" + in;
    case ColumnRole::joules:
      return "joules" + in;
    case ColumnRole::watts:
      return "average watts" + in;
    case ColumnRole::parameter:
      return "a parameter of the kinds that have it";
    default:
      break;
  }
  if (column.head.empty()) return "left out, as it has no head";
  return column.remark.empty() ? "left out, as it is not known here"
                               : "left out, as " + column.remark;
}

}  // namespace roofloor
