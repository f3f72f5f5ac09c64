// Reads a JSON value with a path to every fault: wrong type, missing or unknown key, number out of
// range.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/input_error.h"
#include "base/number_range.h"
#include "json/json_value.h"

namespace roofloor {

// A JSON value and where it stands in the user's document. Reading functions throw InputError
// there.
class JsonReader {
 public:
  JsonReader(const Json& value, std::string path) : value_(value), path_(std::move(path)) {}

  const Json& value() const { return value_; }
  const std::string& path() const { return path_; }

  double number(const NumberRange& range = {}) const;
  std::string string() const;
  bool boolean() const;

  bool has(const std::string& key) const;
  JsonReader at(const std::string& key) const;                      // the key must be there
  std::vector<JsonReader> items() const;                            // of an array
  std::vector<std::pair<std::string, JsonReader>> members() const;  // of an object

  double number_or(const std::string& key, double absent, const NumberRange& range = {}) const;
  std::optional<double> optional_number(const std::string& key,
                                        const NumberRange& range = {}) const;
  std::string string_or(const std::string& key, const std::string& absent) const;
  bool boolean_or(const std::string& key, bool absent) const;

  // A text that is one of `known`; empty if the key is absent.
  std::string choice_or_empty(const std::string& key, std::span<const char* const> known) const;
  std::string choice_or_empty(const std::string& key,
                              std::initializer_list<const char*> known) const {
    return choice_or_empty(key, std::span(known.begin(), known.size()));
  }

  // The members of an object of numbers.
  std::map<std::string, double> numbers() const;

  // The members of an object as they are, and one of them as a number: for objects of which there
  // are so many that no path should be put together before it is read.
  Json::object_t const& value_members() const;
  double number_of(const std::string& key, const Json& member) const;

  // Refuses members that are not in the list.
  void allow_only(std::initializer_list<const char*> keys) const;
  [[noreturn]] void fail(const std::string& message) const { throw InputError{path_, message}; }

 private:
  const Json& value_;
  std::string path_;
};

}  // namespace roofloor
