// A workload: a network with its inputs, as a list of layers. Plain data.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
  // Implicit, so that a list of values reads like one: {{"in", 10}, {"mask", "full"}}.
  // NOLINTBEGIN(google-explicit-constructor)
  template <typename Number>
  requires std::is_arithmetic_v<Number> ParameterValue(Number number)
      : value(static_cast<double>(number)) {}
  ParameterValue(std::string text) : value(std::move(text)) {}
  ParameterValue(const char* text) : value(text) {}
  // NOLINTEND(google-explicit-constructor)

  bool operator==(const ParameterValue&) const = default;
};

// Values by parameter name; which names a kind or a network has, it declares itself.
using ParameterValues = std::map<std::string, ParameterValue>;

// Formats of the tensors. A layer may override any of them.
struct Formats {
  NumberFormat weights = NumberFormat::fp16;
  NumberFormat activations = NumberFormat::fp16;
  NumberFormat kv_cache = NumberFormat::fp16;  // of the keys and values that are kept

  bool operator==(const Formats&) const = default;
};

struct FormatOverrides {
  std::optional<NumberFormat> weights;
  std::optional<NumberFormat> activations;
  std::optional<NumberFormat> kv_cache;

  Formats over(const Formats& base) const {
    return {weights.value_or(base.weights), activations.value_or(base.activations),
            kv_cache.value_or(base.kv_cache)};
  }
  bool operator==(const FormatOverrides&) const = default;
};

// A tensor whose format can be chosen: its name in a document, and where the format is kept.
struct FormattedTensor {
  std::string_view name;
  NumberFormat Formats::*format;
  std::optional<NumberFormat> FormatOverrides::*override;
  // Weights may have a format that cannot compute: it is expanded first. So may a cache.
  bool is_stored;
};
inline constexpr std::array<FormattedTensor, 3> formatted_tensors{{
    {"weights", &Formats::weights, &FormatOverrides::weights, true},
    {"activations", &Formats::activations, &FormatOverrides::activations, false},
    {"kv_cache", &Formats::kv_cache, &FormatOverrides::kv_cache, true},
}};

// What a language model does: reads a prompt, which gives its first new token; writes one more
// token; or both, token after token.
enum class Phase { prefill, decode, generate };
inline constexpr std::array<ConventionName<Phase>, 3> phase_names{{
    {Phase::prefill, "prefill", "Prefill",
     "The whole prompt is read at once; the first new token follows from it."},
    {Phase::decode, "decode", "Decode",
     "One more token for every sequence, which attends to all tokens before it."},
    {Phase::generate, "generate", "Generate",
     "Prefill, then a decode step for each further token."},
}};

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
  // Whether what it stores (weights, cache) is counted with another layer: tied embeddings, the
  // prefill of a model that also decodes.
  bool shared = false;
  // How often all of it runs, each time attending to one token more: a decode step a token.
  double steps = 1;
};

// The tokens that a language model works on, for one sequence of the batch.
struct TokenCounts {
  double prompt = 0;     // read at once, in prefill
  double generated = 0;  // new tokens: the first follows from the prompt, each other from a step

  bool operator==(const TokenCounts&) const = default;
};

// The part of a generation that a layer belongs to, by the beginning of its name.
inline constexpr std::string_view prefill_prefix = "prefill.";
inline constexpr std::string_view decode_prefix = "decode.";

// The name of a layer without the part of the generation: an edit holds for both.
std::string_view name_in_network(std::string_view layer);

struct Workload {
  std::string name;
  double batch = 1;  // inputs processed together; handed to every kind
  Formats formats;
  Conventions conventions;
  std::vector<Layer> layers;
  Phase phase = Phase::prefill;
  std::optional<TokenCounts> tokens;  // of a language model
  // The layer of the document that each layer is, or is a part or one block of; empty where they
  // are the same.
  std::vector<std::size_t> origins;

  std::size_t origin(std::size_t layer) const { return origins.empty() ? layer : origins[layer]; }
};

}  // namespace roofloor
