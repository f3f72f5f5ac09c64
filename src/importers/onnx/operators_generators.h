// A tensor of the file as a value.
#pragma once

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

Value value_of(const Tensor& tensor);

}  // namespace roofloor::onnx
