// Checks given values against their declarations.
#include "workload/parameters.h"

#include <algorithm>
#include <cassert>

#include "base/find_named.h"

namespace roofloor {
namespace {

// The value given or the default; absent where the alternative was given.
std::optional<double> value_of(const ParameterDeclaration& declaration,
                               const ParameterValues& given, const std::string& path) {
  const std::string name(declaration.name);
  const bool alternative_given = given.contains(std::string(declaration.alternative));
  if (const auto found = given.find(name); found != given.end()) {
    if (alternative_given) {
      throw InputError{child_path(path, name), "both " + name + " and " +
                                                   std::string(declaration.alternative) +
                                                   " are given; expected one of them"};
    }
    return checked_number(found->second, declaration.range, path + "/" + name);
  }
  if (alternative_given || declaration.default_value) return declaration.default_value;
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
    values_.push_back(value_of(declaration, given, path));
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

bool Arguments::has(std::string_view name) const {
  return values_[index_of(name)].has_value();
}

}  // namespace roofloor
