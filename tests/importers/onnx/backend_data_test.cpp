// The models of ONNX's own backend tests: what is inferred of every output against what came out.
#include <map>
#include <set>

#include "base/input_error.h"
#include "catch.h"
#include "importers/importer.h"
#include "importers/onnx/backend_data.h"
#include "importers/onnx/onnx_outputs.h"

#ifdef __EMSCRIPTEN__

TEST_CASE("ONNX's own test models run natively only", "[onnx]") {
  WARN("skipped: the models of libonnx-testdata are read by the native program");
}

#else

#include <fstream>
#include <sstream>

using namespace roofloor;
using namespace onnx_file;

namespace {

// "model,reason": what follows from data, not from sizes.
std::map<std::string, std::string> exceptions() {
  std::ifstream file(ROOFLOOR_SOURCE_FOLDER "/tests/fixtures/onnx/exceptions.csv");
  std::string line;
  std::getline(file, line);
  REQUIRE(line == "model,reason");
  std::map<std::string, std::string> reasons;
  while (std::getline(file, line)) {
    const std::size_t comma = line.find(',');
    REQUIRE(comma != std::string::npos);
    reasons[line.substr(0, comma)] = line.substr(comma + 1);
  }
  return reasons;
}

std::string text_of(int data_type, bool has_shape, const std::vector<double>& dims) {
  std::ostringstream text;
  text << "type " << data_type << (has_shape ? ", sizes" : ", no sizes");
  for (const double size : dims) text << ' ' << size;
  return text.str();
}

// Some models compute nothing that has a cost; others are of operators without layers.
bool is_imported_or_refused(const BackendModel& model) {
  try {
    return import_workload(source_of(model.file, "model.onnx"), {}).summary.has_value();
  } catch (const InputError& error) {
    return !error.message.empty();
  }
}

// What is wrong, or nothing.
std::string difference(const BackendModel& model) {
  std::vector<InferredOutput> inferred;
  try {
    inferred = inferred_onnx_outputs(source_of(model.bytes, "model.onnx"), {});
  } catch (const InputError& error) {
    return error.path + ": " + error.message;
  }
  if (inferred.size() != model.outputs.size()) return "another number of outputs";
  for (std::size_t i = 0; i < inferred.size(); ++i) {
    const StoredTensor& output = model.outputs[i];
    if (!output.is_tensor) continue;
    const std::string expected = text_of(output.data_type, true, output.dims);
    const std::string found =
        text_of(inferred[i].data_type, inferred[i].has_shape, inferred[i].dims);
    if (inferred[i].name != output.name) return "another name: " + inferred[i].name;
    if (found != expected) return output.name + ": " + found + "; expected " + expected;
  }
  return "";
}

}  // namespace

TEST_CASE("the outputs of ONNX's own test models have the sizes and types that are inferred",
          "[onnx]") {
  const std::string folder = backend_data_folder();
  INFO("install Debian's package libonnx-testdata");
  REQUIRE_FALSE(folder.empty());
  const std::vector<BackendModel> models = backend_models(folder);
  CHECK(models.size() >= 1000);
  const std::map<std::string, std::string> reasons = exceptions();
  CHECK(double(reasons.size()) <= 0.05 * double(models.size()));
  std::set<std::string> known;
  for (const BackendModel& model : models) {
    known.insert(model.name);
    const std::string found = difference(model);
    INFO(model.name << ": " << found);
    CHECK(is_imported_or_refused(model));
    if (reasons.contains(model.name)) {
      CHECK_FALSE(found.empty());  // else the exception is no longer needed
    } else {
      CHECK(found.empty());
    }
  }
  for (const auto& [name, reason] : reasons) {
    INFO(name);
    CHECK(known.contains(name));
    CHECK(reason.size() > 10);
  }
}

#endif
