// Every message here says what was found and what was expected.
#include "json/json_reader.h"

#include <algorithm>
#include <cmath>

#include "base/find_named.h"

namespace roofloor {
namespace {

// A value as it is named in a message, cut where it is long.
std::string shown(const Json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  std::string text = json_text(value);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

}  // namespace

double JsonReader::number(const NumberRange& range) const {
  if (!value_.is_number())
    fail(subject(path_) + shown(value_) + "; expected " + expectation(range));
  return checked_number(value_.get<double>(), range, path_);
}

std::string JsonReader::string() const {
  if (!value_.is_string()) fail(subject(path_) + shown(value_) + "; expected a text in quotes");
  return value_.get<std::string>();
}

bool JsonReader::boolean() const {
  if (!value_.is_boolean()) fail(subject(path_) + shown(value_) + "; expected true or false");
  return value_.get<bool>();
}

bool JsonReader::has(const std::string& key) const {
  if (!value_.is_object()) fail(subject(path_) + shown(value_) + "; expected an object");
  return value_.contains(key);
}

JsonReader JsonReader::at(const std::string& key) const {
  if (!has(key)) throw InputError{child_path(path_, key), "\"" + key + "\" is missing"};
  return {value_.at(key), child_path(path_, key)};
}

std::vector<JsonReader> JsonReader::items() const {
  if (!value_.is_array()) fail(subject(path_) + shown(value_) + "; expected a list");
  std::vector<JsonReader> result;
  for (std::size_t i = 0; i < value_.size(); ++i)
    result.emplace_back(value_[i], child_path(path_, i));
  return result;
}

std::vector<std::pair<std::string, JsonReader>> JsonReader::members() const {
  if (!value_.is_object()) fail(subject(path_) + shown(value_) + "; expected an object");
  std::vector<std::pair<std::string, JsonReader>> result;
  for (const auto& [key, member] : value_.items()) {
    result.emplace_back(key, JsonReader(member, child_path(path_, key)));
  }
  return result;
}

double JsonReader::number_or(const std::string& key, double absent,
                             const NumberRange& range) const {
  return has(key) ? at(key).number(range) : absent;
}

std::optional<double> JsonReader::optional_number(const std::string& key,
                                                  const NumberRange& range) const {
  return has(key) ? std::optional(at(key).number(range)) : std::nullopt;
}

std::string JsonReader::string_or(const std::string& key, const std::string& absent) const {
  return has(key) ? at(key).string() : absent;
}

bool JsonReader::boolean_or(const std::string& key, bool absent) const {
  return has(key) ? at(key).boolean() : absent;
}

std::string JsonReader::choice_or_empty(const std::string& key,
                                        std::span<const char* const> known) const {
  if (!has(key)) return "";
  const JsonReader member = at(key);
  return find_named(
      known, member.string(), [](const char* name) { return std::string_view(name); }, key,
      member.path());
}

std::map<std::string, double> JsonReader::numbers() const {
  std::map<std::string, double> result;
  for (const auto& [key, member] : value_members()) result[key] = number_of(key, member);
  return result;
}

const Json::object_t& JsonReader::value_members() const {
  if (!value_.is_object()) fail(subject(path_) + shown(value_) + "; expected an object");
  return value_.get_ref<const Json::object_t&>();
}

double JsonReader::number_of(const std::string& key, const Json& member) const {
  const bool is_fine = member.is_number() && std::isfinite(member.get<double>());
  return is_fine ? member.get<double>() : at(key).number();
}

void JsonReader::allow_only(std::initializer_list<const char*> keys) const {
  if (!value_.is_object()) fail(subject(path_) + shown(value_) + "; expected an object");
  for (const auto& [key, member] : value_.items()) {
    const std::string& name = key;
    if (std::any_of(keys.begin(), keys.end(), [&](const char* known) { return name == known; })) {
      continue;
    }
    std::string list;
    for (const char* known : keys) list += (list.empty() ? "" : ", ") + std::string(known);
    throw InputError{child_path(path_, name),
                     "unknown key \"" + name + "\"; expected one of " + list};
  }
}

}  // namespace roofloor
