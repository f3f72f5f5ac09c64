// Sizes and axes out of inputs and attributes.
#include "importers/onnx/numbers.h"

#include <cmath>

namespace roofloor::onnx {

std::optional<Elements> numbers_of(const NodeView& node, std::size_t input,
                                   std::string_view attribute) {
  if (node.has(input)) {
    const Elements* known = node.elements(input);
    return known == nullptr ? std::nullopt : std::optional<Elements>(*known);
  }
  if (!attribute.empty() && node.has_attribute(attribute)) return node.numbers(attribute);
  return std::nullopt;
}

double as_size(double number) {
  constexpr double largest = 9007199254740992.0;  // whole numbers are exact up to here
  const bool is_size = number >= 0 && number <= largest;
  return is_size ? std::floor(number) : unknown_size;
}

}  // namespace roofloor::onnx
