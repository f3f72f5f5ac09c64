// The sizes that a file leaves open, and what they are taken for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "importers/importer.h"
#include "importers/onnx/inference.h"

namespace roofloor::onnx {

struct OpenSizes {
  std::vector<ImportedSize> sizes;  // the batch first
  double batch = 1;                 // asked for; layers are those of one input
  Bindings bindings;                // the batch as 1, all others as their values
};

// Of the inputs of a graph, with what was asked for. Throws InputError at "/sizes/<name>" for a
// size that the file does not leave open.
OpenSizes open_sizes(const Graph& graph, const std::map<std::string, double>& asked);

// The same with the first size of all inputs as the batch, where the file states one above 1 and
// it is the same for all; absent otherwise.
std::optional<OpenSizes> with_stated_batch(const Graph& graph,
                                           const std::map<std::string, double>& asked);

}  // namespace roofloor::onnx
