// libFuzzer: any bytes as an ONNX file. An InputError is an answer, everything else is a fault.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/input_error.h"
#include "importers/importer.h"
#include "importers/onnx/onnx_outputs.h"
#include "layers/layer_registry.h"

using namespace roofloor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ByteSource source = source_of(bytes, "fuzzed.onnx");
  if (!onnx_importer.matches(source)) return 0;
  ImportedWorkload imported;
  try {
    imported = onnx_importer.read(source, {.sizes = {{"batch", 2}}, .fold_blocks = size % 2 == 0});
    inferred_onnx_outputs(source, {});
  } catch (const InputError& error) {
    if (error.message.empty()) std::abort();
    return 0;
  }
  // What an import gives can be opened.
  Workload workload{.batch = imported.batch, .layers = imported.layers};
  workload.formats = imported.formats.over(workload.formats);
  for (const Layer& layer : workload.layers) layer_cost(layer, workload);
  return 0;
}
