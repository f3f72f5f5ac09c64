// The table of number formats.
#include "base/number_format.h"

#include <array>

#include "base/find_named.h"

namespace roofloor {
namespace {

using enum NumberFormat;

// Effective bits of block formats: element bits + scale bits / block length.
// MX: OCP Microscaling Formats v1.0 (2023), 8-bit scale for 32 elements. NVFP4: 8-bit scale for 16.
// NF4: Dettmers et al., QLoRA (2023), 32-bit scale for 64. Q4_K, Q8_0: the GGUF block layouts.
constexpr std::array<FormatFacts, 21> table{{
    {fp64, "fp64", "fp64", 64, fp64, "IEEE 754 double precision"},
    {fp32, "fp32", "fp32", 32, fp32, "IEEE 754 single precision"},
    {int32, "int32", "int32", 32, int32, "32-bit integer"},
    {tf32, "tf32", "tf32", 32, tf32, "TensorFloat-32: stored in 32 bits, multiplied with 19"},
    {fp16, "fp16", "fp16", 16, fp16, "IEEE 754 half precision"},
    {bf16, "bf16", "bf16", 16, bf16, "brain float: the exponent of fp32 with 8 bits of precision"},
    {int16, "int16", "int16", 16, int16, "16-bit integer"},
    {fp8, "fp8", "fp8", 8, fp8, "8-bit float (E4M3 or E5M2)"},
    {int8, "int8", "int8", 8, int8, "8-bit integer"},
    {fp6, "fp6", "fp6", 6, fp6, "6-bit float"},
    {fp4, "fp4", "fp4", 4, fp4, "4-bit float (E2M1)"},
    {int4, "int4", "int4", 4, int4, "4-bit integer"},
    {int2, "int2", "int2", 2, int2, "2-bit integer"},
    {binary, "binary", "binary", 1, binary, "one bit an element"},
    {mxfp8, "mxfp8", "MXFP8", 8.25, fp8, "8-bit floats, an 8-bit scale for every 32"},
    {mxfp6, "mxfp6", "MXFP6", 6.25, fp6, "6-bit floats, an 8-bit scale for every 32"},
    {mxfp4, "mxfp4", "MXFP4", 4.25, fp4, "4-bit floats, an 8-bit scale for every 32"},
    {nvfp4, "nvfp4", "NVFP4", 4.5, fp4, "4-bit floats, an 8-bit scale for every 16"},
    {nf4, "nf4", "NF4", 4.5, std::nullopt, "4-bit normal floats, a 32-bit scale for every 64"},
    {q4_k, "q4_k", "Q4_K", 4.5, std::nullopt, "GGUF Q4_K: 144 bytes for 256 weights"},
    {q8_0, "q8_0", "Q8_0", 8.5, std::nullopt, "GGUF Q8_0: 34 bytes for 32 weights"},
}};

}  // namespace

std::span<const FormatFacts> number_formats() {
  return table;
}

const FormatFacts& facts(NumberFormat format) {
  return table.at(static_cast<std::size_t>(format));
}

NumberFormat parse_number_format(std::string_view text, const std::string& path) {
  return find_named(
             table, text, [](const FormatFacts& f) { return f.name; }, "format", path)
      .id;
}

NumberFormat compute_format(NumberFormat weights, NumberFormat activations) {
  const NumberFormat activation_element = facts(activations).computes_as.value_or(activations);
  const NumberFormat weight_element = facts(weights).computes_as.value_or(activation_element);
  return bits(weight_element) > bits(activation_element) ? weight_element : activation_element;
}

}  // namespace roofloor
