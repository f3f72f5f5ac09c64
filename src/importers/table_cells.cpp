// Numbers with units, and commas that are none of them.
#include "importers/table_cells.h"

#include <cctype>

#include "base/input_error.h"
#include "base/quantity_text.h"

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

double cell_number(const std::string& cell, const TableColumn& column) {
  const std::string plain = plain_number(cell);
  if (column.written.empty()) return parse_quantity(plain, column.unit);
  try {
    return parse_quantity(plain + " " + column.written, column.unit);
  } catch (const InputError&) {
    return parse_quantity(plain, column.unit);
  }
}

}  // namespace roofloor
