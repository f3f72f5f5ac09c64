// Networks of images made by chance, with the MACs and parameters that their sizes give.
#pragma once

#include "generated/generated.h"
#include "importers/onnx/graph_builder.h"

namespace roofloor {

struct RandomGraph {
  onnx_file::Model model;  // with the sizes of all values stated
  double macs = 0;         // of one input
  double parameters = 0;
};

RandomGraph random_graph(Random& random, const onnx_file::Dim& batch);

}  // namespace roofloor
