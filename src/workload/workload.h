// A workload: a network with its inputs, as a list of layers. Plain data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/number_format.h"
#include "workload/conventions.h"

namespace roofloor {

// A number, or the name of one of the choices that the parameter declares.
struct ParameterValue {
  std::variant<double, std::string> value = 0.0;

  ParameterValue() = default;
  template <typename Number>
  requires std::is_arithmetic_v<Number> ParameterValue(Number number)
      : value(static_cast<double>(number)) {}
  ParameterValue(std::string text) : value(std::move(text)) {}
  ParameterValue(const char* text) : value(text) {}

  bool operator==(const ParameterValue&) const = default;
};

// Values by parameter name; which names a kind or a network has, it declares itself.
using ParameterValues = std::map<std::string, ParameterValue>;

// Formats of the tensors. A layer may override any of them.
struct Formats {
  NumberFormat weights = NumberFormat::fp16;
  NumberFormat activations = NumberFormat::fp16;
};

struct FormatOverrides {
  std::optional<NumberFormat> weights;
  std::optional<NumberFormat> activations;

  Formats over(const Formats& base) const {
    return {weights.value_or(base.weights), activations.value_or(base.activations)};
  }
};

// More than this is refused: a page could not show it.
inline constexpr std::size_t most_layers = 200000;

// One operation with its shape.
struct Layer {
  std::string name;
  std::string kind;
  ParameterValues parameters;
  double repeat = 1;
  FormatOverrides formats;
  // Whether devices that share the layer each get a summand of its result, which they then add up
  // (tensor parallelism: the second product of an attention or feed-forward block).
  bool all_reduce = false;
};

struct Workload {
  std::string name;
  double batch = 1;  // inputs processed together; handed to every kind
  Formats formats;
  Conventions conventions;
  std::vector<Layer> layers;
};

}  // namespace roofloor
