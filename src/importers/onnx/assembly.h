// All layers of a graph with their names and formats, and the sums of what the file holds.
#pragma once

#include "importers/importer.h"
#include "importers/onnx/inference.h"

namespace roofloor::onnx {

struct Assembly {
  std::vector<Layer> layers;
  FormatOverrides formats;  // of most layers; the others have their own
  ImportSummary summary;    // but for what the file says of itself
  std::vector<std::string> warnings;
  double open_shapes = 0;  // steps with a size that is not known
};

Assembly assemble(const Model& model, const Inference& inference);

}  // namespace roofloor::onnx
