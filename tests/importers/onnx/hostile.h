// Files that mean harm: whatever stands in them, an import ends in time, in little memory, and with
// a result or an InputError.
#pragma once

#include <string>
#include <vector>

#include "importers/importer.h"
#include "importers/onnx/model_writer.h"

namespace roofloor {

struct Outcome {
  std::string error;  // of the InputError, empty where there was none
  std::vector<std::string> warnings;
  double macs = 0;
  double seconds = 0;

  bool is_told() const { return !error.empty() || !warnings.empty(); }
};

// Imports the file with the blocks folded, and counts what its layers cost.
Outcome outcome_of(const std::string& bytes);

// The same, and checks that it took neither 2 s nor 256 MB; under sanitizers, more.
Outcome survived(const std::string& bytes);
Outcome survived(const onnx_file::Model& model);

// The most memory that the process has had since it was last asked [B]; absent where the system
// does not tell.
std::optional<double> peak_memory_since_last();

}  // namespace roofloor
