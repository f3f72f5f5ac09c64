// Checks given values against their declarations.
#include "workload/parameters.h"

#include <algorithm>
#include <cassert>

#include "base/find_named.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

// A value that was given: a number in its range, or the index of the choice that is named.
double checked_value(const ParameterDeclaration& declaration, const ParameterValue& value,
                     const std::string& path) {
  const auto* number = std::get_if<double>(&value.value);
  const auto* text = std::get_if<std::string>(&value.value);
  if (declaration.choices.empty()) {
    if (number != nullptr) return checked_number(*number, declaration.range, path);
    throw InputError{
        path, subject(path) + "\"" + *text + "\"; expected " + expectation(declaration.range)};
  }
  const std::string chosen = text != nullptr ? *text : shortest_number(*number);
  const auto& found = find_named(
      declaration.choices, chosen, [](std::string_view choice) { return choice; },
      std::string(declaration.name), path);
  return static_cast<double>(&found - declaration.choices.data());
}

// The value given or the default; absent where the alternative was given.
std::optional<double> value_of(const ParameterDeclaration& declaration,
                               const ParameterValues& given, const std::string& path) {
  const std::string name(declaration.name);
  const bool alternative_given =
      !declaration.alternative.empty() && given.contains(std::string(declaration.alternative));
  if (const auto found = given.find(name); found != given.end()) {
    if (alternative_given) {
      throw InputError{child_path(path, name), "both " + name + " and " +
                                                   std::string(declaration.alternative) +
                                                   " are given; expected one of them"};
    }
    return checked_value(declaration, found->second, path + "/" + name);
  }
  if (alternative_given || declaration.optional || declaration.default_value) {
    return declaration.default_value;
  }
  const std::string other =
      declaration.alternative.empty() ? "" : " (or " + std::string(declaration.alternative) + ")";
  throw InputError{child_path(path, name),
                   name + other + " is missing; expected " + expectation(declaration.range)};
}

}  // namespace

void Arguments::check_known(const ParameterValues& given, const std::string& path) const {
  for (const auto& [name, value] : given) {
    const bool known = std::any_of(declarations_.begin(), declarations_.end(),
                                   [&name = name](const auto& d) { return d.name == name; });
    if (!known) {
      fail_unknown_name(
          declarations_, name, [](const auto& d) { return d.name; }, "parameter",
          child_path(path, name));
    }
  }
}

Arguments::Arguments(std::span<const ParameterDeclaration> declarations,
                     const ParameterValues& given, const std::string& path)
    : declarations_(declarations) {
  check_known(given, path);
  values_.reserve(declarations.size());
  for (const ParameterDeclaration& declaration : declarations) {
    const bool follows =
        !declaration.default_from.empty() && !given.contains(std::string(declaration.name));
    values_.push_back(follows ? values_[index_of(declaration.default_from)]
                              : value_of(declaration, given, path));
  }
}

std::size_t Arguments::index_of(std::string_view name) const {
  const auto found = std::find_if(declarations_.begin(), declarations_.end(),
                                  [&](const auto& d) { return d.name == name; });
  assert(found != declarations_.end() && "a kind reads only the parameters that it declares");
  return static_cast<std::size_t>(found - declarations_.begin());
}

double Arguments::operator[](std::string_view name) const {
  const std::optional<double>& value = values_[index_of(name)];
  assert(value && "a kind asks first whether an alternative was given");
  return *value;
}

std::size_t Arguments::choice(std::string_view name) const {
  assert(!declarations_[index_of(name)].choices.empty() && "only some parameters have choices");
  return static_cast<std::size_t>((*this)[name]);
}

bool Arguments::has(std::string_view name) const {
  return values_[index_of(name)].has_value();
}

}  // namespace roofloor
