// TensorProto: its type and its sizes, and its numbers where there are few.
#pragma once

#include "importers/onnx/model.h"
#include "importers/onnx/wire_reader.h"

namespace roofloor::onnx {

Tensor read_tensor(WireReader& wire, FileRange range);

// The product of sizes; -1 where one is not known.
double element_count(const Dims& dims);

}  // namespace roofloor::onnx
