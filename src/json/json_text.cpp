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

struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;

  std::string path() const { return "/line/" + std::to_string(line); }
};

TextPlace place_of(std::string_view text, std::size_t byte) {
  TextPlace place;
  for (std::size_t at = 0; at + 1 < byte && at < text.size(); ++at) {
    if (text[at] == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
  return place;
}

// nlohmann's message is "[json.exception...] parse error at line 1, column 2: syntax error while
// ..."; what follows "syntax error" says what was found and what was expected.
std::string reason(const std::string& message) {
  const std::size_t at = message.find("- ");
  return at == std::string::npos ? "not valid JSON" : message.substr(at + 2);
}

// What a quick look at the text tells: how deep it nests, where too deep, and how many members its
// objects have.
struct TextCounts {
  std::size_t too_deep_at = 0;  // the byte, counted from 1; 0: nowhere
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
      if (++depth > deepest_nesting && counts.too_deep_at == 0) counts.too_deep_at = at + 1;
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

// An object or array that is being read, and where in it the reader is.
struct OpenValue {
  bool is_array = false;
  std::size_t next_index = 0;
  std::string key;
  std::set<std::string> keys;
};

std::string path_of(const std::vector<OpenValue>& open) {
  std::string path;
  for (const OpenValue& value : open) {
    path = value.is_array ? child_path(path, value.next_index - 1) : child_path(path, value.key);
  }
  return path;
}

// Names the key that occurs twice: a second pass, made only for text that is known to have one.
[[noreturn]] void fail_for_repeated_key(std::string_view text) {
  using Event = Json::parse_event_t;
  std::vector<OpenValue> open;
  const auto look = [&](int, Event event, const Json& value) {
    const bool begins = event == Event::object_start || event == Event::array_start;
    if ((begins || event == Event::value) && !open.empty()) ++open.back().next_index;
    if (begins) {
      open.emplace_back();
      open.back().is_array = event == Event::array_start;
    }
    if (event == Event::object_end || event == Event::array_end) open.pop_back();
    if (event != Event::key) return true;
    open.back().key = value.get<std::string>();
    if (open.back().keys.insert(open.back().key).second) return true;
    throw InputError{path_of(open), "the key \"" + open.back().key +
                                        "\" occurs twice in one object; expected each key once"};
  };
  [[maybe_unused]] const Json again = Json::parse(text, look);
  throw InputError{"", "a key occurs twice in one object; expected each key once"};
}

// "[json.exception.out_of_range.406] number overflow parsing '1e999'": where that number stands.
TextPlace place_of_number(std::string_view text, std::string_view message) {
  const std::size_t begin = message.find('\'');
  const std::size_t end = message.rfind('\'');
  if (begin == std::string_view::npos || end <= begin) return {};
  const std::size_t at = text.find(message.substr(begin + 1, end - begin - 1));
  return at == std::string_view::npos ? TextPlace{} : place_of(text, at + 1);
}

// Past the string that begins at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

// Past the blanks that begin at `at`.
std::size_t end_of_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

// Past the value that begins at `at`: the comma or bracket that follows it.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
      continue;
    }
    if (depth == 0 && (c == ',' || c == '}' || c == ']')) break;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
  }
  return at;
}

}  // namespace

std::string_view member_text(std::string_view text, std::string_view key) {
  std::string_view found;
  std::size_t at = end_of_blanks(text, 0);
  if (at == text.size() || text[at] != '{') return {};
  while (at < text.size() && (text[at] == '{' || text[at] == ',')) {
    const std::size_t name = end_of_blanks(text, at + 1);
    if (name == text.size() || text[name] != '"') break;
    const std::size_t name_end = end_of_string(text, name);
    const std::size_t colon = end_of_blanks(text, name_end);
    if (colon == text.size() || text[colon] != ':') break;
    const std::size_t value = end_of_blanks(text, colon + 1);
    at = end_of_value(text, value);
    if (text.substr(name + 1, name_end - name - 2) != key) continue;
    if (!found.empty()) return {};
    found = text.substr(value, at - value);
  }
  return found;
}

Json parse_json(std::string_view text) {
  const TextCounts counts = counts_of(text);
  if (counts.too_deep_at > 0) {
    throw InputError{place_of(text, counts.too_deep_at).path(),
                     "nested deeper than " + std::to_string(deepest_nesting) + " levels"};
  }
  try {
    Json result = Json::parse(text);
    if (member_count(result) != counts.members) fail_for_repeated_key(text);
    return result;
  } catch (const Json::parse_error& error) {
    const TextPlace place = place_of(text, error.byte);
    throw InputError{place.path(), "not valid JSON at line " + std::to_string(place.line) +
                                       ", column " + std::to_string(place.column) + ": " +
                                       reason(error.what())};
  } catch (const Json::out_of_range& error) {
    throw InputError{place_of_number(text, error.what()).path(),
                     std::string("a number is too large for a double (1.8e308): ") + error.what()};
  }
}

}  // namespace roofloor
