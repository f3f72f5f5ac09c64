// A table of layers in JSON: a list of objects, one a layer, or an object of lists, one a column.
#include <algorithm>
#include <map>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/importer.h"
#include "importers/layer_rows.h"
#include "json/json_reader.h"
#include "json/json_text.h"

namespace roofloor {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// A list of objects, or an object that is no document of ours.
bool matches(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return false;
  const std::size_t second = text.find_first_not_of(blanks, first + 1);
  const char inside = second == std::string_view::npos ? ' ' : text[second];
  if (text[first] == '[') return inside == '{';
  return text[first] == '{' && inside == '"' && member_text(text, "roofloor").empty();
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// As a cell of text: a list of numbers is written "3x3", as sizes are. Throws InputError without
// the place, for there are many cells.
std::string cell_of(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return trimmed(value.get_ref<const std::string&>());
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return shortest_number(value.get<double>());
  if (value.is_object()) throw InputError{"", "there is an object; expected a number or a text"};
  std::string cell;
  for (const Json& item : value) {
    if (item.is_structured()) {
      throw InputError{"", "there is a list in a list; expected a number or a text"};
    }
    cell += (cell.empty() ? "" : "x") + cell_of(item);
  }
  return cell;
}

void check_count(std::size_t count, const JsonReader& list) {
  if (count == 0) list.fail("the list is empty; expected a layer at least");
  if (count <= most_layers) return;
  list.fail("there are more than " + std::to_string(most_layers) +
            " rows; expected at most that many");
}

struct JsonColumns {
  std::vector<std::string> heads;
  std::map<std::string, std::size_t> places;

  std::size_t place_of(const std::string& key) {
    const auto [found, is_new] = places.try_emplace(key, heads.size());
    if (is_new) heads.push_back(key);
    return found->second;
  }
};

DelimitedRow row_of(const JsonReader& list, std::size_t index, JsonColumns& columns) {
  DelimitedRow row{.line = index, .cells = {}};
  const Json& item = list.value()[index];
  if (!item.is_object()) {
    throw InputError{child_path(list.path(), index),
                     "there is no object; expected one for each layer"};
  }
  for (const auto& [key, member] : item.get_ref<const Json::object_t&>()) {
    const std::size_t place = columns.place_of(key);
    row.cells.resize(std::max(row.cells.size(), place + 1));
    try {
      row.cells[place] = cell_of(member);
    } catch (const InputError& error) {
      throw InputError{child_path(child_path(list.path(), index), key), error.message};
    }
  }
  return row;
}

LayerTable table_of_items(const JsonReader& list) {
  if (!list.value().is_array()) list.fail("there is no list; expected one of objects");
  check_count(list.value().size(), list);
  LayerTable table{.heads = {}};
  JsonColumns columns;
  for (std::size_t i = 0; i < list.value().size(); ++i) {
    table.rows.push_back(row_of(list, i, columns));
  }
  table.places = {.rows = TablePlaces::Rows::items, .list = list.path(), .keys = columns.heads};
  table.heads = table_heads(columns.heads, list.path());
  return table;
}

using NamedLists = std::vector<std::pair<std::string, JsonReader>>;

void add_column(const std::string& first, const JsonReader& list, LayerTable& table) {
  if (list.value().size() != table.rows.size()) {
    list.fail("the list has " + std::to_string(list.value().size()) + " items; expected " +
              std::to_string(table.rows.size()) + ", as in \"" + first + "\"");
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    try {
      table.rows[i].cells.push_back(cell_of(list.value()[i]));
    } catch (const InputError& error) {
      throw InputError{child_path(list.path(), i), error.message};
    }
  }
}

LayerTable table_of_lists(const NamedLists& lists) {
  check_count(lists.front().second.value().size(), lists.front().second);
  LayerTable table{.heads = {}};
  for (std::size_t i = 0; i < lists.front().second.value().size(); ++i) {
    table.rows.push_back({.line = i, .cells = {}});
  }
  std::vector<std::string> keys;
  for (const auto& [key, list] : lists) {
    add_column(lists.front().first, list, table);
    keys.push_back(key);
  }
  table.places = {.rows = TablePlaces::Rows::lists, .list = "", .keys = keys};
  table.heads = table_heads(keys, "");
  return table;
}

// The member that holds the layers; empty if none does.
std::string member_of_layers(const JsonReader& object) {
  for (const char* key : {"layers", "rows"}) {
    if (object.has(key)) return key;
  }
  return "";
}

void check_lists(const NamedLists& lists) {
  if (!lists.empty()) return;
  throw InputError{"",
                   "there are no layers; expected a list of objects, a member \"layers\" or "
                   "\"rows\" with one, or a list for each column, such as \"name\" and \"flops\""};
}

ImportedWorkload read_object(const JsonReader& object) {
  const std::string layers = member_of_layers(object);
  NamedLists lists;
  std::vector<std::string> others;
  std::string name;
  for (const auto& [key, member] : object.members()) {
    if (key == layers) continue;
    if (key == "name" && member.value().is_string()) {
      name = trimmed(member.string());
    } else if (layers.empty() && member.value().is_array()) {
      lists.emplace_back(key, member);
    } else {
      others.push_back(key);
    }
  }
  if (layers.empty()) check_lists(lists);
  ImportedWorkload result =
      read_layer_rows(layers.empty() ? table_of_lists(lists) : table_of_items(object.at(layers)));
  if (!name.empty()) result.name = name;
  for (const std::string& key : others) {
    result.warnings.push_back("\"" + key + "\" is left out: it is no column of the table");
  }
  return result;
}

ImportedWorkload read(std::string_view text) {
  const Json value = parse_json(text);
  const JsonReader reader(value, "");
  ImportedWorkload result =
      value.is_array() ? read_layer_rows(table_of_items(reader)) : read_object(reader);
  result.kind = "a layer table in JSON";
  return result;
}

}  // namespace

const TextImporter json_table_importer{
    .label = "layers in JSON",
    .matches = matches,
    .read = read,
};

}  // namespace roofloor
