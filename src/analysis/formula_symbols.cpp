// Scans a formula for names.
#include "analysis/formula_symbols.h"

#include <algorithm>
#include <cctype>

namespace roofloor {
namespace {

bool begins_name(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool continues_name(char c) {
  return begins_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '\'';
}

// Past the end of what begins at `at` and consists of characters of a name; numbers such as 1e-9
// are passed over by it too, all but their sign.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && (continues_name(text[at]) || text[at] == '.')) ++at;
  return at;
}

}  // namespace

std::vector<std::string> formula_symbols(std::string_view formula) {
  std::vector<std::string> symbols;
  for (std::size_t at = 0; at < formula.size();) {
    if (!continues_name(formula[at])) {
      ++at;
      continue;
    }
    const std::size_t end = end_of_word(formula, at);
    const std::string word(formula.substr(at, end - at));
    const bool is_function = end < formula.size() && formula[end] == '(';
    const bool is_new = std::find(symbols.begin(), symbols.end(), word) == symbols.end();
    if (begins_name(word[0]) && !is_function && is_new) symbols.push_back(word);
    at = end;
  }
  return symbols;
}

}  // namespace roofloor
