// Reads the keys of a config.json and remembers which were missing.
#include "importers/hf_config_keys.h"

#include <array>
#include <string_view>

#include "base/find_named.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

struct ActivationName {
  std::string_view published;
  const char* ours;
};

// Approximations of a function have its convention of operations.
constexpr std::array<ActivationName, 9> activation_names{{
    {"silu", "silu"},
    {"swish", "silu"},
    {"gelu", "gelu"},
    {"gelu_new", "gelu"},
    {"gelu_fast", "gelu"},
    {"gelu_python", "gelu"},
    {"gelu_pytorch_tanh", "gelu"},
    {"quick_gelu", "gelu"},
    {"relu", "relu"},
}};

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

}  // namespace

ConfigKeys::ConfigKeys(const JsonReader& object, ConfigNotes& notes)
    : object_(object), notes_(notes) {}

bool ConfigKeys::has(const std::string& key) const {
  if (object_.path().empty()) notes_.read.insert(key);
  return object_.has(key) && !object_.at(key).value().is_null();
}

bool ConfigKeys::is_null(const std::string& key) const {
  return object_.has(key) && object_.at(key).value().is_null();
}

std::optional<JsonReader> ConfigKeys::first_of(ConfigNames names) const {
  for (const char* name : names) {
    if (has(name)) return object_.at(name);
  }
  return std::nullopt;
}

double ConfigKeys::size(ConfigNames names, const std::string& meaning) const {
  if (const auto found = first_of(names)) return found->number(config_size);
  const std::string first = *names.begin();
  fail(first, quoted(first) + " is missing; expected " + meaning + ", " + expectation(config_size));
}

double ConfigKeys::size_or(ConfigNames names, double absent, const NumberRange& range) const {
  if (const auto found = first_of(names)) return found->number(range);
  note_default(*names.begin(), shortest_number(absent));
  return absent;
}

std::optional<double> ConfigKeys::optional_size(ConfigNames names, const NumberRange& range) const {
  if (const auto found = first_of(names)) return found->number(range);
  return std::nullopt;
}

bool ConfigKeys::flag_or(const std::string& key, bool absent) const {
  if (has(key)) return object_.at(key).boolean();
  note_default(key, absent ? "true" : "false");
  return absent;
}

std::string ConfigKeys::text_or(const std::string& key, const std::string& absent) const {
  return has(key) ? object_.at(key).string() : absent;
}

std::string ConfigKeys::activation(ConfigNames names, const std::string& absent) const {
  const auto found = first_of(names);
  if (!found) {
    note_default(*names.begin(), absent);
    return absent;
  }
  return find_named(
             activation_names, found->string(), [](const ActivationName& a) { return a.published; },
             "activation", found->path())
      .ours;
}

JsonReader ConfigKeys::value(const std::string& key) const {
  has(key);  // remembers that it was read
  return object_.at(key);
}

ConfigKeys ConfigKeys::part(const std::string& key) const {
  if (!has(key)) {
    fail(key, quoted(key) + " is missing; expected an object with the sizes of that part");
  }
  return {object_.at(key), notes_};
}

void ConfigKeys::fail(const std::string& key, const std::string& message) const {
  throw InputError{child_path(object_.path(), key), message};
}

void ConfigKeys::note_default(const std::string& key, const std::string& value) const {
  const std::string path = object_.path().empty() ? key : object_.path().substr(1) + "/" + key;
  notes_.defaults.push_back(quoted(path) + " (" + value + ")");
}

}  // namespace roofloor
