// Escaped text, nothing that runs. Read without a parser of XML: the first <metadata> whose text is
// JSON of ours.
#include "writers/svg_metadata.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace roofloor {
namespace {

constexpr std::string_view id = "roofloor-project";
constexpr std::string_view name = "metadata";
constexpr std::string_view data_begin = "<![CDATA[";
constexpr std::string_view data_end = "]]>";

constexpr std::array<std::pair<std::string_view, const char*>, 2> not_in_xml{
    {{"\xef\xbf\xbe", "\\ufffe"}, {"\xef\xbf\xbf", "\\uffff"}}};

void append_utf8(std::string& text, unsigned code) {
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else if (code < 0x110000) {
    text += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

// What stands between & and ; for one character.
void append_entity(std::string& text, std::string_view entity) {
  constexpr std::array<std::pair<std::string_view, char>, 5> named{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [word, character] : named) {
    if (entity == word) text += character;
  }
  if (!entity.starts_with('#')) return;
  const bool is_hex = entity.starts_with("#x");
  entity.remove_prefix(is_hex ? 2 : 1);
  unsigned code = 0;
  std::from_chars(entity.data(), entity.data() + entity.size(), code, is_hex ? 16 : 10);
  append_utf8(text, code);
}

// The text of an element without elements inside: entities and CDATA resolved.
std::string unescaped(std::string_view raw) {
  std::string text;
  while (!raw.empty()) {
    if (raw.starts_with(data_begin)) {
      raw.remove_prefix(data_begin.size());
      const std::size_t close = std::min(raw.find(data_end), raw.size());
      text += raw.substr(0, close);
      raw.remove_prefix(std::min(close + data_end.size(), raw.size()));
    } else if (raw.front() == '&') {
      const std::size_t end = std::min(raw.find(';'), raw.size());
      append_entity(text, raw.substr(1, end - 1));
      raw.remove_prefix(std::min(end + 1, raw.size()));
    } else {
      const std::size_t plain = std::min(raw.find_first_of("&<", 1), raw.size());
      text += raw.substr(0, plain);
      raw.remove_prefix(plain);
    }
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\xef\xbb\xbf";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? "" : text.substr(first);
}

}  // namespace

void write_project_metadata(SvgText& svg, std::string_view project) {
  // Two characters that XML cannot hold: JSON has another way to write them.
  std::string text(project);
  for (const auto& [character, escape] : not_in_xml) {
    for (std::size_t at = text.find(character); at != std::string::npos;
         at = text.find(character, at)) {
      text.replace(at, character.size(), escape);
    }
  }
  svg.open(name).attribute("id", id).content(text).close(name);
}

bool is_markup(std::string_view text) {
  return trimmed(text).starts_with('<');
}

std::optional<std::string> project_in_svg(std::string_view text) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at)) {
    // Also <svg:metadata>, as some programs write it.
    const bool opens = at > 0 && (text[at - 1] == '<' || text[at - 1] == ':');
    at += name.size();
    const std::size_t head_end = text.find('>', at);
    if (!opens || head_end == std::string_view::npos) continue;
    const std::string_view rest = text.substr(head_end + 1);
    std::string_view inside = rest.substr(0, rest.find("</"));
    // A CDATA section may hold anything but its own end.
    if (trimmed(inside).starts_with(data_begin)) {
      inside = rest.substr(0, std::min(rest.find(data_end), rest.size()) + data_end.size());
    }
    std::string content = unescaped(trimmed(inside));
    if (content.starts_with('{') && content.find("\"roofloor\"") != std::string::npos) {
      return content;
    }
  }
  return std::nullopt;
}

}  // namespace roofloor
