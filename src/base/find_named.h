// Finds what a user named in a list of things that have names.
#pragma once

#include <string>
#include <string_view>

#include "base/input_error.h"

namespace roofloor {

// The entry of `list` whose name, as `name_of` gives it, is `name`. Throws InputError at `path`
// saying that this `what` is unknown, and which are known.
template <typename List, typename NameOf>
decltype(auto) find_named(const List& list, std::string_view name, NameOf name_of,
                          const std::string& what, const std::string& path) {
  for (const auto& entry : list) {
    if (name_of(entry) == name) return entry;
  }
  std::string known;
  for (const auto& entry : list) {
    known += (known.empty() ? "" : ", ") + std::string(name_of(entry));
  }
  throw InputError{path,
                   "unknown " + what + " \"" + std::string(name) + "\"; expected one of " + known};
}

}  // namespace roofloor
