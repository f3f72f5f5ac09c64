// The element types of ONNX tensors: TensorProto.DataType of onnx.proto (IR version 14).
#pragma once

#include <optional>
#include <string_view>

#include "base/number_format.h"

namespace roofloor::onnx {

// Codes as the files have them; those that rules name.
enum ElementCode : int {
  unknown_type = 0,
  float32 = 1,
  uint8 = 2,
  int8 = 3,
  int32 = 6,
  int64 = 7,
  text_type = 8,
  bool_type = 9,
  float16 = 10,
  float64 = 11,
  uint64 = 13,
  bfloat16 = 16,
};

struct ElementType {
  int code = unknown_type;
  std::string_view name;  // as onnx.proto has it
  double bits = 0;        // those of sub-byte types are packed
  bool is_float = false;
  bool is_whole = false;                     // of numbers without fractions
  NumberFormat format = NumberFormat::fp32;  // of ours: the same bits, and what it computes as
};

// What is known of a code; of one that is not, code 0 with 32 bits.
const ElementType& element_type(int code);

}  // namespace roofloor::onnx
