// A model out of its file. Payloads of large tensors are skipped, and tensors whose data stand in
// other files need none of them.
#pragma once

#include "importers/byte_source.h"
#include "importers/onnx/model.h"

namespace roofloor::onnx {

// Throws InputError at "" where the file is damaged or no model, nested deeper than 32 messages of
// graphs, or has more than a million nodes.
Model read_model(const ByteSource& source);

}  // namespace roofloor::onnx
