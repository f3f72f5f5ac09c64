#include "importers/onnx/backend_data.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "importers/onnx/message_reader.h"
#include "importers/onnx/model_writer.h"

namespace onnx_file {
namespace {

namespace fs = std::filesystem;

// Inputs of more numbers are data, not sizes, axes or limits.
constexpr double most_numbers = 64;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string stored(const fs::path& folder, const std::string& kind, std::size_t at) {
  return read_file(folder / "test_data_set_0" / (kind + "_" + std::to_string(at) + ".pb"));
}

// TypeProto of a ValueInfoProto: whether it is a tensor's.
bool is_tensor(std::string_view value_info) {
  const std::vector<Field> type = fields_of(bytes_of_field(value_info, 2));
  return !type.empty() && type[0].number == 1;
}

// An input as an initializer; empty where it has many numbers or is none.
std::string as_initializer(std::string_view value_info, const std::string& tensor) {
  const std::vector<double> dims = numbers_of_field(tensor, 1);
  const bool is_small = dims.size() <= 1 && (dims.empty() || dims[0] <= most_numbers);
  if (!is_tensor(value_info) || tensor.empty() || !is_small) return "";
  MessageWriter out;
  std::string fields;
  for (const Field& field : fields_of(tensor)) {
    if (field.number != 8) fields += field.encoded;
  }
  out.bytes(8, std::string(bytes_of_field(value_info, 1)));
  return fields + out.text();
}

std::string only_name(std::string_view value_info) {
  MessageWriter out;
  out.bytes(1, std::string(bytes_of_field(value_info, 1)));
  return out.text();
}

StoredTensor stored_output(std::string_view value_info, const std::string& tensor) {
  StoredTensor output{.is_tensor = is_tensor(value_info),
                      .name = std::string(bytes_of_field(value_info, 1))};
  if (!output.is_tensor) return output;
  output.dims = numbers_of_field(tensor, 1);
  const std::vector<double> types = numbers_of_field(tensor, 2);
  if (!types.empty()) output.data_type = static_cast<int>(types.back());
  return output;
}

std::string changed_graph(std::string_view graph, const fs::path& folder, BackendModel& model) {
  MessageWriter out;
  std::string copied;
  std::size_t inputs = 0;
  std::set<std::string_view> initialized;
  for (const Field& field : fields_of(graph)) {
    if (field.number == 5) initialized.insert(bytes_of_field(field.bytes, 8));
  }
  for (const Field& field : fields_of(graph)) {
    if (field.number == 12) {
      model.outputs.push_back(
          stored_output(field.bytes, stored(folder, "output", model.outputs.size())));
      out.bytes(12, only_name(field.bytes));
      continue;
    }
    if (field.number == 13) continue;
    if (field.number == 11 && !initialized.contains(bytes_of_field(field.bytes, 1))) {
      const std::string tensor = as_initializer(field.bytes, stored(folder, "input", inputs++));
      if (!tensor.empty()) out.bytes(5, tensor);
    }
    copied += field.encoded;
  }
  return copied + out.text();
}

BackendModel read_model(const fs::path& folder) {
  BackendModel model{.name =
                         (folder.parent_path().filename() / folder.filename()).generic_string()};
  model.file = read_file(folder / "model.onnx");
  MessageWriter out;
  for (const Field& field : fields_of(model.file)) {
    if (field.number == 7) {
      out.bytes(7, changed_graph(field.bytes, folder, model));
    } else {
      model.bytes += field.encoded;
    }
  }
  model.bytes += out.text();
  return model;
}

}  // namespace

std::string backend_data_folder() {
  for (const char* folder :
       {"/usr/share/libonnx-testdata/data", "/usr/include/onnx/backend/test/data"}) {
    if (fs::exists(folder)) return folder;
  }
  return "";
}

std::vector<BackendModel> backend_models(const std::string& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().filename() == "model.onnx") paths.push_back(entry.path().parent_path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<BackendModel> models;
  for (const fs::path& path : paths) models.push_back(read_model(path));
  return models;
}

}  // namespace onnx_file
