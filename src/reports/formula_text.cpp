// Formulas of the core as people write them.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "reports/page_parts.h"

namespace roofloor {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> greek{
    {{"beta", "\u03b2"}, {"eta", "\u03b7"}, {"tau", "\u03c4"}, {"phi", "\u03c6"}}};

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string letters_of(std::string_view word) {
  for (const auto& [name, letter] : greek) {
    if (word == name) return std::string(letter);
  }
  return std::string(word);
}

// Where the index of a symbol begins: after its first underscore, or at digits at its end, as in
// p0.
std::size_t index_of(std::string_view symbol) {
  const std::size_t underscore = symbol.find('_');
  if (underscore != std::string_view::npos) return underscore;
  const std::size_t digit = symbol.find_first_of("0123456789");
  return std::min(digit, symbol.size());
}

// A symbol: its index stands below the line, a prime after it.
void write_symbol(HtmlText& html, std::string_view symbol) {
  const bool is_primed = symbol.ends_with('\'');
  if (is_primed) symbol.remove_suffix(1);
  const std::size_t split = index_of(symbol);
  html.open("var").content(letters_of(symbol.substr(0, split)));
  if (is_primed) html.content("\u2032");
  if (symbol.substr(split).starts_with('_')) symbol.remove_prefix(1);
  std::string index = letters_of(symbol.substr(std::min(split, symbol.size())));
  for (char& c : index) {
    if (c == '_') c = ' ';
  }
  if (!index.empty()) html.element("sub", index);
  html.close("var");
}

std::string_view operator_text(std::string_view sign) {
  if (sign == "*") return "\u00b7";
  return sign == "-" ? "\u2212" : sign;
}

}  // namespace

void write_formula(HtmlText& html, std::string_view formula) {
  html.open("span").attribute("class", "formula");
  while (!formula.empty()) {
    std::size_t length = 0;
    while (length < formula.size() && is_letter(formula[length])) ++length;
    const std::string_view after = formula.substr(length);
    if (length == 0) {
      length = 1;
      html.content(operator_text(formula.substr(0, 1)));
    } else if (after.starts_with('(') ||
               std::isdigit(static_cast<unsigned char>(formula[0])) != 0) {
      html.content(formula.substr(0, length));  // a function, a number
    } else {
      if (after.starts_with('\'')) ++length;
      write_symbol(html, formula.substr(0, length));
    }
    formula.remove_prefix(length);
  }
  html.close("span");
}

}  // namespace roofloor
