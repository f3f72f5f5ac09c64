// What is inferred of the outputs of an ONNX graph, to be held against what they were when it ran.
#pragma once

#include <string>
#include <vector>

#include "importers/importer.h"

namespace roofloor {

struct InferredOutput {
  std::string name;
  int data_type = 0;  // TensorProto.DataType; 0: not known, or no tensor
  bool has_shape = false;
  std::vector<double> dims;  // -1: not known
};

// Throws InputError as an import does.
std::vector<InferredOutput> inferred_onnx_outputs(const ByteSource& source,
                                                  const ImportOptions& options);

}  // namespace roofloor
