// How layer kinds and networks declare what they can be told. Forms, checks and help come from
// here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_range.h"
#include "workload/workload.h"

namespace roofloor {

struct ParameterDeclaration {
  std::string_view name;   // key in a document
  std::string_view label;  // for people
  std::string_view unit;   // "" for a count
  std::string_view meaning;
  std::optional<double> default_value;  // absent: must be given
  NumberRange range = positive_whole;
  // The name of another parameter that may be given in place of this one; exactly one of the two
  // must be.
  std::string_view alternative = "";
  // The name of a parameter declared before, whose value holds where this one is not given.
  std::string_view default_from = "";
  // May be left out: the meaning says what holds then.
  bool optional = false;
  // Where it counts in some phases of a language model alone.
  std::span<const Phase> phases = {};
  // Says how large an input is, not how the network is made: forms begin with it.
  bool of_input = false;
  // Not a number but one of these texts; the default is an index into them.
  std::span<const std::string_view> choices = {};
};

inline constexpr NumberRange flag{.minimum = 0, .maximum = 1, .whole = true};

// Values that satisfy their declarations.
class Arguments {
 public:
  // Throws InputError below `path` for an unknown name, a missing value, or one out of its range.
  Arguments(std::span<const ParameterDeclaration> declarations, const ParameterValues& given,
            const std::string& path);

  double operator[](std::string_view name) const;  // the parameter must have a value
  bool has(std::string_view name) const;
  std::size_t choice(std::string_view name) const;  // index into the choices

  std::span<const ParameterDeclaration> declarations() const { return declarations_; }

 private:
  void check_known(const ParameterValues& given, const std::string& path) const;
  std::size_t index_of(std::string_view name) const;

  std::span<const ParameterDeclaration> declarations_;
  std::vector<std::optional<double>> values_;  // one a declaration
};

}  // namespace roofloor
