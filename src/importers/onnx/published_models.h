// Networks that are recognized by their totals.
#pragma once

#include <optional>

#include "importers/importer.h"

namespace roofloor::onnx {

// The network whose parameters are those of the file, with or without the statistics of batch
// normalizations, and whose published MACs are ours, rounded as they are.
std::optional<PublishedTotals> published_model(double macs, double parameters,
                                               double normalization_statistics);

}  // namespace roofloor::onnx
