// The words of the field, as the page explains them.
#pragma once

#include <span>
#include <string_view>

namespace roofloor {

struct Term {
  std::string_view term;
  std::string_view definition;
  std::string_view formula;
  std::string_view source;
};

std::span<const Term> terms();

}  // namespace roofloor
