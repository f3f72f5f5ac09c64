// Numbers with units, and commas that are none of them.
#include "importers/table_cells.h"

#include <algorithm>
#include <cctype>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/table_units.h"

namespace roofloor {
namespace {

// "1,234,567" without its commas. One comma may be a decimal one: that is refused.
std::string plain_number(const std::string& cell) {
  if (cell.find(',') == std::string::npos) return cell;
  std::string plain;
  std::size_t groups = 0;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell[at] != ',') {
      plain += cell[at];
      continue;
    }
    const auto is_digit = [&](std::size_t place) {
      return place < cell.size() && std::isdigit(static_cast<unsigned char>(cell[place])) != 0;
    };
    const bool is_group = is_digit(at + 1) && is_digit(at + 2) && is_digit(at + 3) &&
                          !is_digit(at + 4) && cell.find('.') > at;
    if (!is_group) groups = cell.size();
    ++groups;
  }
  if (groups >= 2 && groups < cell.size()) return plain;
  throw InputError{"", "\"" + cell + "\" has a comma; expected a number with a point, such as 0.5"};
}

}  // namespace

std::string at_line(std::size_t line) {
  return "/line/" + std::to_string(line);
}

std::string column_name(const TableColumn& column) {
  const std::string head = column.head.empty() ? "" : ", \"" + column.head + "\"";
  return "column " + std::to_string(column.number) + head + ": ";
}

std::string TablePlaces::heads(std::size_t line) const {
  return rows == Rows::lines ? at_line(line) : list;
}

std::string TablePlaces::row(std::size_t line) const {
  if (rows == Rows::lines) return at_line(line);
  if (rows == Rows::items) return child_path(list, line);
  return keys.empty() ? list : child_path(child_path(list, keys.front()), line);
}

std::string TablePlaces::cell(std::size_t line, const TableColumn& column) const {
  if (rows == Rows::lines) return at_line(line);
  const std::string& key = keys[column.number - 1];
  if (rows == Rows::items) return child_path(child_path(list, line), key);
  return child_path(child_path(list, key), line);
}

std::string TablePlaces::name(std::size_t line, const TableColumn& column) const {
  if (rows == Rows::lines) return column_name(column);
  return "item " + std::to_string(line + 1) + ", \"" + column.head + "\": ";
}

std::string TablePlaces::phrase(std::size_t line, const TableColumn& column) const {
  std::string text = rows == Rows::lines ? "line " + std::to_string(line) + ", " : "";
  text += name(line, column);
  return text.substr(0, text.size() - 2);
}

double cell_number(const std::string& cell, const TableColumn& column) {
  const std::string plain = with_known_unit(plain_number(cell));
  if (column.written.empty()) return parse_quantity(plain, column.unit);
  // A prefix in the cell stands in place of that in the head; what is counted stays what it is.
  for (const char* unit : {column.written.c_str(), "MAC"}) {
    if (!column.written.ends_with(unit)) continue;
    try {
      return parse_quantity(plain + " " + unit, column.unit);
    } catch (const InputError&) {
      continue;
    }
  }
  return parse_quantity(plain, column.unit);
}

std::optional<std::pair<std::string, std::string>> cell_pair(const std::string& cell) {
  std::string inside = cell;
  const bool is_bracketed = cell.size() > 2 && ((cell.front() == '(' && cell.back() == ')') ||
                                                (cell.front() == '[' && cell.back() == ']'));
  if (is_bracketed) inside = cell.substr(1, cell.size() - 2);
  const std::size_t at = inside.find_first_of(is_bracketed ? ",x" : "x");
  if (at == std::string::npos || at == 0) return std::nullopt;
  std::string first = inside.substr(0, at);
  std::string second = inside.substr(at + 1);
  while (!first.empty() && first.back() == ' ') first.pop_back();
  second.erase(0, std::min(second.find_first_not_of(' '), second.size()));
  const auto is_number = [](const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  };
  if (!is_number(first) || !is_number(second)) return std::nullopt;
  return std::pair(first, second);
}

bool is_blank_cell(const std::string& cell) {
  constexpr std::string_view blanks[] = {"", "-", "--", "–", "—", "n/a", "N/A", "nan", "NaN"};
  return std::find(std::begin(blanks), std::end(blanks), cell) != std::end(blanks);
}

bool is_ruler(const std::string& cell) {
  return cell.size() >= 2 && cell.find_first_not_of("-=_+:|*~ ") == std::string::npos;
}

}  // namespace roofloor
