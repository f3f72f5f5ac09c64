// What is known of a tensor (or a list of tensors) in a graph before anything runs.
#pragma once

#include <memory>
#include <vector>

#include "importers/onnx/element_type.h"
#include "importers/onnx/model.h"

namespace roofloor::onnx {

using Elements = std::vector<double>;

struct Value {
  ValueKind kind = ValueKind::tensor;
  int type = unknown_type;  // of a sequence or an optional that of its tensors
  bool has_shape = false;   // whether the rank is known; sizes may still be -1
  Dims dims;
  bool is_constant = false;                  // all that it follows from is in the file
  std::shared_ptr<const Elements> elements;  // where they are known and few
  // The type that memory holds it in: of what DequantizeLinear gives, that of the integers.
  int stored_type = unknown_type;
  // How many times each element stands in it, by Expand and Tile: keys that heads share.
  double copies = 1;
  // Of a list: how many tensors; -1 where that is not known.
  double length = unknown_size;

  double count() const;  // of elements; -1 where it is not known
  double rank() const { return static_cast<double>(dims.size()); }
  bool has_elements() const { return elements != nullptr; }
  int memory_type() const { return stored_type == unknown_type ? type : stored_type; }
};

// A tensor of this type and shape, all else unknown.
Value tensor_value(int type, Dims dims);
Value unknown_value(int type);
// A constant with these numbers, of the given shape.
Value constant_value(int type, Dims dims, Elements elements);

// The same in other sizes, and of sizes that are not known.
Value reshaped(const Value& value, Dims dims);
Value of_unknown_shape(const Value& value);

// An axis counted from the end where it is negative; -1 where there is no such axis.
double axis_of(double axis, double rank);

}  // namespace roofloor::onnx
