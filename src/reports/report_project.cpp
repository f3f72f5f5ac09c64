// JSON has a way to write the characters that end an element or that XML cannot hold.
#include "reports/report_project.h"

#include <array>
#include <utility>

namespace roofloor {
namespace {

constexpr std::string_view id = "roofloor-project";
constexpr std::string_view media_type = "application/json";
constexpr std::string_view name = "script";

// They stand in strings alone: JSON needs none of them outside.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> written_as{
    {{"<", "\\u003c"},
     {">", "\\u003e"},
     {"&", "\\u0026"},
     {"\xef\xbf\xbe", "\\ufffe"},
     {"\xef\xbf\xbf", "\\uffff"}}};

std::string without_markup(std::string_view json) {
  std::string text;
  while (!json.empty()) {
    std::string_view character = json.substr(0, 1);
    std::string_view written = character;
    for (const auto& [raw, escape] : written_as) {
      if (!json.starts_with(raw)) continue;
      character = raw;
      written = escape;
    }
    text += written;
    json.remove_prefix(character.size());
  }
  return text;
}

}  // namespace

void write_project_data(HtmlText& html, std::string_view project) {
  html.open(name).attribute("type", media_type).attribute("id", id);
  html.written(without_markup(project)).close(name);
}

std::optional<std::string> project_in_report(std::string_view text) {
  constexpr std::string_view begin = "<script";
  for (std::size_t at = text.find(begin); at != std::string_view::npos;
       at = text.find(begin, at + 1)) {
    const std::size_t head_end = text.find('>', at);
    if (head_end == std::string_view::npos) return std::nullopt;
    const std::string_view head = text.substr(at, head_end - at);
    if (head.find(id) == std::string_view::npos) continue;
    const std::string_view inside = text.substr(head_end + 1);
    const std::size_t end = inside.find('<');
    if (end != std::string_view::npos) return std::string(inside.substr(0, end));
  }
  return std::nullopt;
}

}  // namespace roofloor
