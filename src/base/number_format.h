// Number formats: how many bits an element takes in memory, and what it computes as.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace roofloor {

// The order is the table's order in number_format.cpp; names never change once released.
enum class NumberFormat {
  fp64,
  fp32,
  int32,
  tf32,
  fp16,
  bf16,
  int16,
  fp8,
  int8,
  fp6,
  fp4,
  int4,
  int2,
  binary,
  mxfp8,
  mxfp6,
  mxfp4,
  nvfp4,
  nf4,
  q4_k,
  q8_0
};

// What is known of a format.
struct FormatFacts {
  NumberFormat id;
  std::string_view name;   // as in a project document
  std::string_view label;  // as people write it
  double bits;             // bits an element takes in memory, shared scales included
  // The element that reaches the arithmetic unit: a block format computes as its element. A
  // weight-only format has none: it is expanded to the format of the activations before it
  // computes.
  std::optional<NumberFormat> computes_as;
  std::string_view meaning;
};

// Every format, widest first, then the block formats.
std::span<const FormatFacts> number_formats();

const FormatFacts& facts(NumberFormat format);
inline double bits(NumberFormat format) {
  return facts(format).bits;
}
inline std::string_view name(NumberFormat format) {
  return facts(format).name;
}

// Reads a format's name. Throws InputError at `path` for an unknown one, listing those that are
// known.
NumberFormat parse_number_format(std::string_view text, const std::string& path);

// The format whose peak limits a product of weights and activations: the wider of the two, where a
// weight-only format counts as the activations' (W4A16 computes at 16 bits).
NumberFormat compute_format(NumberFormat weights, NumberFormat activations);

}  // namespace roofloor
