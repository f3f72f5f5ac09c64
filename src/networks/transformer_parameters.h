// Parameters that families of transformers have in common.
#pragma once

#include <array>
#include <string_view>

#include "networks/network.h"
#include "networks/transformer_layers.h"
#include "workload/parameters.h"

namespace roofloor {

inline constexpr std::array<std::string_view, 3> activation_functions{"gelu", "silu", "relu"};
inline constexpr std::array<std::string_view, 2> norm_types{"layer", "rms"};
inline constexpr std::array<std::string_view, 4> bias_choices{"none", "query_key_value", "all",
                                                              "all_but_key"};

inline constexpr std::array<Phase, 2> prompt_phases{Phase::prefill, Phase::generate};
inline constexpr std::array<Phase, 1> decode_phase{Phase::decode};
inline constexpr std::array<Phase, 1> generate_phase{Phase::generate};

inline constexpr NumberRange token_range{.minimum = 1, .maximum = 1e8, .whole = true};
inline constexpr NumberRange size_range{.minimum = 1, .maximum = 1e7, .whole = true};
inline constexpr NumberRange size_or_none{.minimum = 0, .maximum = 1e7, .whole = true};

inline constexpr ParameterDeclaration prompt_parameter{
    .name = "prompt",
    .label = "Prompt",
    .unit = "",
    .meaning = "tokens of the prompt of one sequence, read at once",
    .default_value = 1024,
    .range = token_range,
    .phases = prompt_phases,
    .of_input = true};
inline constexpr ParameterDeclaration context_parameter{
    .name = "context",
    .label = "Context",
    .unit = "",
    .meaning = "tokens of one sequence that the new token attends to, itself included",
    .default_value = 1024,
    .range = token_range,
    .phases = decode_phase,
    .of_input = true};
inline constexpr ParameterDeclaration generated_parameter{
    .name = "generated",
    .label = "New tokens",
    .unit = "",
    .meaning = "tokens that are written for one sequence; the prompt gives the first",
    .default_value = 128,
    .range = {.minimum = 1, .maximum = 1e6, .whole = true},
    .phases = generate_phase,
    .of_input = true};

// A size of the network itself; most presets have their own.
constexpr ParameterDeclaration size(std::string_view name, std::string_view label,
                                    std::string_view meaning, double value,
                                    const NumberRange& range = size_range) {
  return {.name = name,
          .label = label,
          .unit = "",
          .meaning = meaning,
          .default_value = value,
          .range = range};
}
constexpr ParameterDeclaration size_like(std::string_view name, std::string_view label,
                                         std::string_view meaning, std::string_view other) {
  return {.name = name,
          .label = label,
          .unit = "",
          .meaning = meaning,
          .default_value = {},
          .range = size_range,
          .default_from = other};
}
constexpr ParameterDeclaration optional_size(std::string_view name, std::string_view label,
                                             std::string_view meaning) {
  return {.name = name,
          .label = label,
          .unit = "",
          .meaning = meaning,
          .default_value = {},
          .range = size_range,
          .optional = true};
}
constexpr ParameterDeclaration flag_parameter(std::string_view name, std::string_view label,
                                              std::string_view meaning, double value = 0) {
  return {.name = name,
          .label = label,
          .unit = "",
          .meaning = meaning,
          .default_value = value,
          .range = flag};
}
constexpr ParameterDeclaration choice_parameter(std::string_view name, std::string_view label,
                                                std::string_view meaning,
                                                std::span<const std::string_view> choices,
                                                double value = 0) {
  return {.name = name,
          .label = label,
          .unit = "",
          .meaning = meaning,
          .default_value = value,
          .choices = choices};
}

inline constexpr ParameterDeclaration vocabulary_parameter =
    size("vocabulary", "Vocabulary", "tokens that there are", 32000);
inline constexpr ParameterDeclaration width_parameter =
    size("width", "Width", "elements of a token between the blocks", 4096);
inline constexpr ParameterDeclaration hidden_parameter =
    size("hidden", "Feed-forward width", "elements of a token inside a feed-forward block", 11008);
inline constexpr ParameterDeclaration gated_parameter =
    flag_parameter("gated", "Gated feed-forward",
                   "1: a third matrix gives a factor for each element; 0: two matrices", 1);
inline constexpr ParameterDeclaration activation_parameter = choice_parameter(
    "activation", "Activation", "function of the feed-forward block", activation_functions, 1);
inline constexpr ParameterDeclaration norm_parameter =
    choice_parameter("norm", "Normalization", "layer or RMS normalization", norm_types, 1);
inline constexpr ParameterDeclaration attention_bias_parameter = choice_parameter(
    "attention_bias", "Attention bias", "projections of attention with a bias", bias_choices);
inline constexpr ParameterDeclaration feed_forward_bias_parameter =
    flag_parameter("feed_forward_bias", "Feed-forward bias", "1: its matrices have a bias");
inline constexpr ParameterDeclaration tied_parameter = flag_parameter(
    "tied", "Tied embeddings", "1: the language model head uses the embedding's weights");
inline constexpr ParameterDeclaration head_width_parameter = optional_size(
    "head_width", "Head width", "elements of one head; without it the width over the heads");

// The same with another default; of a choice its place in the list.
constexpr ParameterDeclaration with_default(ParameterDeclaration parameter, double value) {
  parameter.default_value = value;
  return parameter;
}

// The width of a head: given, or that of a token over the heads. Throws InputError below `path`
// where it is not whole.
double head_width_of(const Arguments& arguments, const std::string& path,
                     std::string_view heads = "heads");

}  // namespace roofloor
