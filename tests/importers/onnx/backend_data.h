// The test data of ONNX's own backend tests (Debian's package libonnx-testdata): models, what goes
// into them and what came out when they ran.
#pragma once

#include <string>
#include <vector>

namespace onnx_file {

struct StoredTensor {
  bool is_tensor = false;  // no sequence, map or optional
  std::string name;
  int data_type = 0;
  std::vector<double> dims;
};

struct BackendModel {
  std::string name;  // "node/test_add"
  std::string file;
  // The same with two changes: the graph's outputs have names and nothing else, sizes of values
  // between are gone; inputs with few numbers, which may be sizes, are initializers with them.
  std::string bytes;
  std::vector<StoredTensor> outputs;
};

// Empty where the package is not installed.
std::string backend_data_folder();

// All models with stored outputs, by their names.
std::vector<BackendModel> backend_models(const std::string& folder);

}  // namespace onnx_file
