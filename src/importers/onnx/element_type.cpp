// The table of element types.
#include "importers/onnx/element_type.h"

#include <algorithm>
#include <array>

namespace roofloor::onnx {
namespace {

// Text has no bits of its own: offsets of 4 bytes stand for it. Truth values take a byte each.
constexpr std::array<ElementType, 27> types{{
    {unknown_type, "unknown", 32, true, false, NumberFormat::fp32},
    {float32, "float32", 32, true, false, NumberFormat::fp32},
    {uint8, "uint8", 8, false, true, NumberFormat::int8},
    {int8, "int8", 8, false, true, NumberFormat::int8},
    {4, "uint16", 16, false, true, NumberFormat::int16},
    {5, "int16", 16, false, true, NumberFormat::int16},
    {int32, "int32", 32, false, true, NumberFormat::int32},
    {int64, "int64", 64, false, true, NumberFormat::fp64},
    {text_type, "string", 32, false, false, NumberFormat::int32},
    {bool_type, "bool", 8, false, true, NumberFormat::int8},
    {float16, "float16", 16, true, false, NumberFormat::fp16},
    {float64, "float64", 64, true, false, NumberFormat::fp64},
    {12, "uint32", 32, false, true, NumberFormat::int32},
    {uint64, "uint64", 64, false, true, NumberFormat::fp64},
    {14, "complex64", 64, true, false, NumberFormat::fp64},
    {15, "complex128", 128, true, false, NumberFormat::fp64},
    {bfloat16, "bfloat16", 16, true, false, NumberFormat::bf16},
    {17, "float8e4m3fn", 8, true, false, NumberFormat::fp8},
    {18, "float8e4m3fnuz", 8, true, false, NumberFormat::fp8},
    {19, "float8e5m2", 8, true, false, NumberFormat::fp8},
    {20, "float8e5m2fnuz", 8, true, false, NumberFormat::fp8},
    {21, "uint4", 4, false, true, NumberFormat::int4},
    {22, "int4", 4, false, true, NumberFormat::int4},
    {23, "float4e2m1", 4, true, false, NumberFormat::fp4},
    {24, "float8e8m0", 8, true, false, NumberFormat::fp8},
    {25, "uint2", 2, false, true, NumberFormat::int2},
    {26, "int2", 2, false, true, NumberFormat::int2},
}};

static_assert([] {
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (types[i].code != static_cast<int>(i)) return false;
  }
  return true;
}());

}  // namespace

const ElementType& element_type(int code) {
  const bool is_known = code >= 0 && code < static_cast<int>(types.size());
  return types[is_known ? static_cast<std::size_t>(code) : 0];
}

}  // namespace roofloor::onnx
