// Names of layers that share a place, in few letters.
#include <cctype>
#include <cstdlib>

#include "base/short_name.h"
#include "figures/label_placement.h"

namespace roofloor {
namespace {

constexpr std::size_t most_parts = 2;  // of a label; the rest is counted
constexpr std::size_t longest_name = 24;

// "conv3" is "conv" and 3; a name without a number at its end has none.
struct Numbered {
  std::string stem;
  std::optional<long> number;
};

Numbered split(const std::string& name) {
  std::size_t at = name.size();
  while (at > 0 && std::isdigit(static_cast<unsigned char>(name[at - 1])) && name.size() - at < 6)
    --at;
  if (at == name.size()) return {name, std::nullopt};
  return {name.substr(0, at), std::strtol(name.c_str() + at, nullptr, 10)};
}

struct Part {
  Numbered first;
  long last = 0;
  std::size_t count = 1;
};

std::string text_of(const Part& part) {
  if (!part.first.number) return short_name(part.first.stem, longest_name);
  std::string text = short_name(part.first.stem, longest_name) + std::to_string(*part.first.number);
  if (part.count > 1) text += "–" + std::to_string(part.last);
  return text;
}

}  // namespace

std::string merged_names(const std::vector<std::string>& names) {
  std::vector<Part> parts;
  for (const std::string& name : names) {
    const Numbered numbered = split(name);
    if (numbered.number && !parts.empty() && parts.back().first.number &&
        parts.back().first.stem == numbered.stem && parts.back().last + 1 == *numbered.number) {
      parts.back().last = *numbered.number;
      ++parts.back().count;
    } else {
      parts.push_back({numbered, numbered.number.value_or(0)});
    }
  }
  std::string text;
  std::size_t named = 0;
  for (std::size_t i = 0; i < parts.size() && i < most_parts; ++i) {
    text += (i == 0 ? "" : ", ") + text_of(parts[i]);
    named += parts[i].count;
  }
  if (named < names.size()) text += " +" + std::to_string(names.size() - named);
  return text;
}

}  // namespace roofloor
