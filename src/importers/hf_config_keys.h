// The keys of a config.json: aliases of one meaning, null as absent, and a note of every key that
// was missing.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/number_range.h"
#include "json/json_reader.h"

namespace roofloor {

// What has to be told of a config.json beside its numbers.
struct ConfigNotes {
  std::vector<std::string> defaults;  // "head_dim" (256): missing keys and what they were taken as
  std::vector<std::string> warnings;
  std::set<std::string> read;  // keys that the family asked for, of the outermost object
};

// Several names are names of one size: the first is the family's own, the others are read as well.
using ConfigNames = std::initializer_list<const char*>;

inline constexpr NumberRange config_size{.minimum = 1, .maximum = 1e7, .whole = true};
inline constexpr NumberRange config_size_or_none{.minimum = 0, .maximum = 1e7, .whole = true};

class ConfigKeys {
 public:
  ConfigKeys(const JsonReader& object, ConfigNotes& notes);

  bool has(const std::string& key) const;      // it is there and not null
  bool is_null(const std::string& key) const;  // it is there and null, which families read as none

  // Must be there. Throws InputError at the first of the names, saying what was expected.
  double size(ConfigNames names, const std::string& meaning) const;
  // The family's published default where it is missing, which is noted.
  double size_or(ConfigNames names, double absent,
                 const NumberRange& range = config_size_or_none) const;
  // Nothing to note where it is missing: none is what that means.
  std::optional<double> optional_size(ConfigNames names,
                                      const NumberRange& range = config_size) const;
  bool flag_or(const std::string& key, bool absent) const;
  std::string text_or(const std::string& key, const std::string& absent) const;  // not noted

  // The function of the feed-forward block, in our words: gelu, silu or relu.
  std::string activation(ConfigNames names, const std::string& absent) const;

  JsonReader value(const std::string& key) const;  // must be there
  ConfigKeys part(const std::string& key) const;   // an object, which must be there
  [[noreturn]] void fail(const std::string& key, const std::string& message) const;
  void warn(const std::string& warning) const { notes_.warnings.push_back(warning); }

 private:
  std::optional<JsonReader> first_of(ConfigNames names) const;
  void note_default(const std::string& key, const std::string& value) const;

  JsonReader object_;
  ConfigNotes& notes_;
};

}  // namespace roofloor
