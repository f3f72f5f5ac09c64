// A strict reader on top of nlohmann's parser, which by itself lets a second key win silently.
#include "json/json_text.h"

#include <set>
#include <string>
#include <vector>

#include "base/input_error.h"

namespace roofloor {
namespace {

// No document of ours nests deeper than ten; the bound keeps hostile text from using up the stack.
constexpr int deepest_nesting = 64;

std::string line_and_column(std::string_view text, std::size_t byte) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t at = 0; at + 1 < byte && at < text.size(); ++at) {
    if (text[at] == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// nlohmann's message is "[json.exception...] parse error at line 1, column 2: syntax error while
// ..."; what follows "syntax error" says what was found and what was expected.
std::string reason(const std::string& message) {
  const std::size_t at = message.find("- ");
  return at == std::string::npos ? "not valid JSON" : message.substr(at + 2);
}

// The keys seen so far of every object that is open.
class OpenObjects {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json& value) {
    if (depth > deepest_nesting) {
      throw InputError{"", "nested deeper than " + std::to_string(deepest_nesting) + " levels"};
    }
    if (event == Json::parse_event_t::object_start) keys_.emplace_back();
    if (event == Json::parse_event_t::object_end) keys_.pop_back();
    if (event == Json::parse_event_t::key &&
        !keys_.back().insert(value.get<std::string>()).second) {
      throw InputError{"", "the key \"" + value.get<std::string>() +
                               "\" occurs twice in one object; expected each key once"};
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

Json parse_json(std::string_view text) {
  OpenObjects open;
  try {
    return Json::parse(text, [&](int depth, Json::parse_event_t event, Json& value) {
      return open(depth, event, value);
    });
  } catch (const Json::parse_error& error) {
    throw InputError{
        "", "not valid JSON at " + line_and_column(text, error.byte) + ": " + reason(error.what())};
  } catch (const Json::out_of_range& error) {
    throw InputError{"",
                     std::string("a number is too large for a double (1.8e308): ") + error.what()};
  }
}

}  // namespace roofloor
