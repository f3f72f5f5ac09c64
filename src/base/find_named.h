// Finds what a user named in a list of things that have names.
#pragma once

#include <string>
#include <string_view>

#include "base/input_error.h"

namespace roofloor {

// Throws InputError at `path`: this `what` is unknown, and these are known.
template <typename List, typename NameOf>
[[noreturn]] void fail_unknown_name(const List& list, std::string_view name, NameOf name_of,
                                    const std::string& what, const std::string& path) {
  std::string known;
  for (const auto& entry : list) {
    known += (known.empty() ? "" : ", ") + std::string(name_of(entry));
  }
  throw InputError{path,
                   "unknown " + what + " \"" + std::string(name) + "\"; expected one of " + known};
}

// The entry of `list` whose name, as `name_of` gives it, is `name`; fails as above if there is
// none.
template <typename List, typename NameOf>
const auto& find_named(const List& list, std::string_view name, NameOf name_of,
                       const std::string& what, const std::string& path) {
  for (const auto& entry : list) {
    if (name_of(entry) == name) return entry;
  }
  fail_unknown_name(list, name, name_of, what, path);
}

}  // namespace roofloor
