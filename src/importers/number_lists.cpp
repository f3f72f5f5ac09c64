// Reads bracketed lists one entry at a time, so that a fault is named by its place.
#include "importers/number_lists.h"

#include <algorithm>
#include <cctype>

#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

std::string at_line(std::size_t line) {
  return "/line/" + std::to_string(line);
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  return std::string(text);
}

std::size_t line_of(std::string_view text, std::size_t at) {
  std::size_t line = 1;
  for (char c : text.substr(0, at)) line += c == '\n' ? 1U : 0U;
  return line;
}

double number(const std::string& entry, std::size_t index, std::size_t line) {
  if (entry.empty()) {
    throw InputError{at_line(line), "number " + std::to_string(index) + " of the list is missing"};
  }
  try {
    return parse_quantity(entry, "");
  } catch (const InputError&) {
    throw InputError{at_line(line), "\"" + entry + "\" is not understood; expected a number"};
  }
}

std::vector<double> numbers_in(std::string_view inside, std::size_t line) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at <= inside.size();) {
    const std::size_t comma = std::min(inside.find(',', at), inside.size());
    const std::string entry = trimmed(inside.substr(at, comma - at));
    const bool trailing_comma = entry.empty() && comma == inside.size() && !numbers.empty();
    if (!trailing_comma) numbers.push_back(number(entry, numbers.size() + 1, line));
    at = comma + 1;
  }
  return numbers;
}

}  // namespace

std::vector<NumberList> number_lists(std::string_view text, char open, char close) {
  std::vector<NumberList> lists;
  std::size_t after_last = 0;
  for (std::size_t at = text.find(open); at != std::string_view::npos;
       at = text.find(open, at + 1)) {
    const std::size_t end = text.find_first_of(std::string{open, close}, at + 1);
    const std::size_t line = line_of(text, at);
    if (end == std::string_view::npos) {
      throw InputError{at_line(line),
                       std::string("a list is not closed; expected a \"") + close + "\""};
    }
    const std::string inside = trimmed(text.substr(at + 1, end - at - 1));
    const bool is_outer = text[end] == open && inside.find(',') == std::string::npos;
    const bool is_words =
        !inside.empty() && std::isalpha(static_cast<unsigned char>(inside.front()));
    if (is_outer || is_words || inside.empty()) continue;
    if (text[end] == open) {
      throw InputError{at_line(line),
                       std::string("a list is not closed; expected a \"") + close + "\""};
    }
    const std::size_t line_start =
        text.rfind('\n', at) == std::string_view::npos ? 0 : text.rfind('\n', at) + 1;
    const std::size_t label_start = std::max(line_start, after_last);
    lists.push_back(
        {trimmed(text.substr(label_start, at - label_start)), line, numbers_in(inside, line)});
    after_last = end + 1;
  }
  return lists;
}

bool has_number_list(std::string_view text, char open) {
  for (std::size_t at = text.find(open); at != std::string_view::npos;
       at = text.find(open, at + 1)) {
    std::size_t next = at + 1;
    while (next < text.size() && std::isspace(static_cast<unsigned char>(text[next]))) ++next;
    if (next < text.size() &&
        (std::isdigit(static_cast<unsigned char>(text[next])) || text[next] == '-')) {
      return true;
    }
  }
  return false;
}

}  // namespace roofloor
