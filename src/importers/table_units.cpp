// A list of endings: what people write, and what is read.
#include "importers/table_units.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

namespace roofloor {
namespace {

// Longer endings come first.
constexpr std::pair<std::string_view, std::string_view> endings[] = {
    {"flops/byte", "FLOP/byte"},
    {"flop/byte", "FLOP/byte"},
    {"flops/b", "FLOP/B"},
    {"flop/b", "FLOP/B"},
    {"mult-adds", "MAC"},
    {"flops", "FLOP"},
    {"flop", "FLOP"},
    {"bytes", "B"},
    {"byte", "B"},
    {"macs", "MAC"},
    {"mac", "MAC"},
    {"ops", "op"},
};

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(), text.end() - static_cast<long>(ending.size()),
                    [](char small, char c) {
                      return small == std::tolower(static_cast<unsigned char>(c));
                    });
}

}  // namespace

std::string with_known_unit(std::string text) {
  for (const auto& [written, known] : endings) {
    if (!ends_with(text, written)) continue;
    text.resize(text.size() - written.size());
    return text + std::string(known);
  }
  return text;
}

}  // namespace roofloor
