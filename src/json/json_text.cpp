// A strict reader on top of nlohmann's parser, which by itself lets a second key win silently and
// nests as deep as the stack allows.
#include "json/json_text.h"

#include <algorithm>
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

// What a quick look at the text tells: how deep it nests, and how many members its objects have.
struct TextCounts {
  int deepest = 0;
  std::size_t members = 0;
};

TextCounts counts_of(std::string_view text) {
  TextCounts counts;
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      counts.deepest = std::max(counts.deepest, ++depth);
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == ':') {
      ++counts.members;
    }
  }
  return counts;
}

std::size_t member_count(const Json& value) {
  if (!value.is_structured()) return 0;
  std::size_t count = value.is_object() ? value.size() : 0;
  for (const Json& child : value) count += member_count(child);
  return count;
}

// Names the key that occurs twice: a second pass, made only for text that is known to have one.
[[noreturn]] void fail_for_repeated_key(std::string_view text) {
  std::vector<std::set<std::string>> open_objects;
  const auto look = [&](int, Json::parse_event_t event, const Json& value) {
    if (event == Json::parse_event_t::object_start) open_objects.emplace_back();
    if (event == Json::parse_event_t::object_end) open_objects.pop_back();
    if (event != Json::parse_event_t::key) return true;
    const auto key = value.get<std::string>();
    if (open_objects.back().insert(key).second) return true;
    throw InputError{"",
                     "the key \"" + key + "\" occurs twice in one object; expected each key once"};
  };
  [[maybe_unused]] const Json again = Json::parse(text, look);
  throw InputError{"", "a key occurs twice in one object; expected each key once"};
}

}  // namespace

Json parse_json(std::string_view text) {
  const TextCounts counts = counts_of(text);
  if (counts.deepest > deepest_nesting) {
    throw InputError{"", "nested deeper than " + std::to_string(deepest_nesting) + " levels"};
  }
  try {
    Json result = Json::parse(text);
    if (member_count(result) != counts.members) fail_for_repeated_key(text);
    return result;
  } catch (const Json::parse_error& error) {
    throw InputError{
        "", "not valid JSON at " + line_and_column(text, error.byte) + ": " + reason(error.what())};
  } catch (const Json::out_of_range& error) {
    throw InputError{"",
                     std::string("a number is too large for a double (1.8e308): ") + error.what()};
  }
}

}  // namespace roofloor
