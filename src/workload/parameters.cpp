// Checks given values against their declarations.
#include "workload/parameters.h"

#include <algorithm>
#include <cassert>

#include "base/input_error.h"

namespace roofloor {
namespace {

std::string known_names(std::span<const ParameterDeclaration> declarations) {
  std::string list;
  for (const ParameterDeclaration& declaration : declarations) {
    list += (list.empty() ? "" : ", ") + std::string(declaration.name);
  }
  return list;
}

}  // namespace

Arguments::Arguments(std::span<const ParameterDeclaration> declarations,
                     const ParameterValues& given, const std::string& path) {
  for (const auto& [name, value] : given) {
    const auto known = std::find_if(declarations.begin(), declarations.end(),
                                    [&name = name](const auto& d) { return d.name == name; });
    if (known == declarations.end()) {
      throw InputError{
          child_path(path, name),
          "unknown parameter \"" + name + "\"; expected one of " + known_names(declarations)};
    }
    values_[name] = checked_number(value, known->range, child_path(path, name));
  }
  for (const ParameterDeclaration& declaration : declarations) {
    const std::string name(declaration.name);
    const bool alternative_given = given.contains(std::string(declaration.alternative));
    if (given.contains(name) && alternative_given) {
      throw InputError{child_path(path, name), "both " + name + " and " +
                                                   std::string(declaration.alternative) +
                                                   " are given; expected one of them"};
    }
    if (values_.contains(name) || alternative_given) continue;
    if (!declaration.default_value) {
      const std::string other = declaration.alternative.empty()
                                    ? ""
                                    : " (or " + std::string(declaration.alternative) + ")";
      throw InputError{child_path(path, name),
                       name + other + " is missing; expected " + expectation(declaration.range)};
    }
    values_[name] = *declaration.default_value;
  }
}

double Arguments::operator[](std::string_view name) const {
  const auto found = values_.find(name);
  assert(found != values_.end() && "a kind reads only the parameters that it declares");
  return found->second;
}

bool Arguments::has(std::string_view name) const {
  return values_.contains(name);
}

}  // namespace roofloor
