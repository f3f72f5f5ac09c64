// ONNX files: read without their weights, inferred, made into layers, and summed up for people.
#include <algorithm>
#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/importer.h"
#include "importers/onnx/assembly.h"
#include "importers/onnx/block_folding.h"
#include "importers/onnx/model_reader.h"
#include "importers/onnx/onnx_outputs.h"
#include "importers/onnx/open_sizes.h"

namespace roofloor {
namespace {

using namespace onnx;

bool matches(const ByteSource& source) {
  if (source.name.ends_with(".onnx")) return true;
  if (source.size < 2) return false;
  // A model begins with its version, or the name of what wrote it; no text has these characters.
  const std::string head = read_bytes(source, 0, 2);
  return head[0] == 0x08 || (head[0] == 0x12 && head[1] < 64);
}

void check_head(const ByteSource& source) {
  if (source.size < 4) throw InputError{"", "the file is empty; expected an ONNX model"};
  const std::string head = read_bytes(source, 0, 4);
  if (head.starts_with("PK")) {
    throw InputError{"", "the file is a zip archive; expected the ONNX model that may be in it"};
  }
  const auto is_text = [](unsigned char c) { return c >= 0x20 && c < 0x7f; };
  if (std::all_of(head.begin(), head.end(), is_text)) {
    throw InputError{"", "the file begins with the text \"" + head +
                             "\"; expected an ONNX model in the binary form of protocol buffers"};
  }
}

std::string stem_of(const std::string& file) {
  const std::size_t dot = file.rfind('.');
  return dot == std::string::npos ? file : file.substr(0, dot);
}

std::string producer_of(const Model& model) {
  std::string text = model.producer_name;
  if (!model.producer_version.empty()) text += " " + model.producer_version;
  const auto opset = model.opsets.find("");
  if (opset != model.opsets.end()) {
    text += (text.empty() ? "opset " : ", opset ") + shortest_number(opset->second);
  }
  return text;
}

struct Candidate {
  OpenSizes sizes;
  Assembly assembly;
};

Candidate candidate(const Model& model, OpenSizes sizes) {
  const Inference inference = infer(model, sizes.bindings);
  return {std::move(sizes), assemble(model, inference)};
}

// A batch that the file states is taken out of the layers where all of their costs go with it.
Candidate best_candidate(const Model& model, const ImportOptions& options) {
  auto stated = with_stated_batch(model.graph, options.sizes);
  if (!stated) return candidate(model, open_sizes(model.graph, options.sizes));
  std::map<std::string, double> others = options.sizes;
  others.erase("batch");
  const Inference as_written = infer(model, open_sizes(model.graph, others).bindings);
  const ImportSummary whole = assemble(model, as_written).summary;
  const auto unasked = with_stated_batch(model.graph, others);
  const double written = unasked ? unasked->batch : 1;
  Candidate with_batch = candidate(model, *std::move(stated));
  const ImportSummary& of_one = with_batch.assembly.summary;
  const bool goes_along = of_one.macs * written == whole.macs &&
                          of_one.operations * written == whole.operations &&
                          with_batch.assembly.open_shapes == 0;
  return goes_along ? with_batch : candidate(model, open_sizes(model.graph, options.sizes));
}

ImportedWorkload read(const ByteSource& source, const ImportOptions& options) {
  check_head(source);
  const Model model = read_model(source);
  Candidate chosen = best_candidate(model, options);
  Assembly& assembly = chosen.assembly;
  if (assembly.layers.empty()) {
    throw InputError{"", "the graph has nothing to compute; expected an ONNX model of a network"};
  }
  if (assembly.layers.size() > most_layers) {
    throw InputError{"", "the graph becomes " + std::to_string(assembly.layers.size()) +
                             " layers; expected at most " + std::to_string(most_layers)};
  }
  ImportedWorkload imported{
      .kind = "an ONNX model", .name = stem_of(source.name), .layers = std::move(assembly.layers)};
  if (imported.name.empty()) imported.name = model.graph.name;
  if (options.fold_blocks) imported.layers = folded_blocks(std::move(imported.layers));
  imported.formats = assembly.formats;
  imported.warnings = std::move(assembly.warnings);
  imported.batch = chosen.sizes.batch;
  imported.sizes = std::move(chosen.sizes.sizes);
  imported.summary = std::move(assembly.summary);
  imported.summary->producer = producer_of(model);
  return imported;
}

}  // namespace

std::vector<InferredOutput> inferred_onnx_outputs(const ByteSource& source,
                                                  const ImportOptions& options) {
  const Model model = read_model(source);
  const OpenSizes sizes = open_sizes(model.graph, options.sizes);
  const Inference inference = infer(model, sizes.bindings);
  std::vector<InferredOutput> result;
  for (const GraphOutput& output : inference.outputs) {
    InferredOutput one{.name = output.name};
    if (output.value != no_value) {
      const Value& value = inference.values[static_cast<std::size_t>(output.value)];
      if (value.kind == ValueKind::tensor) one.data_type = value.type;
      one.has_shape = value.has_shape;
      one.dims = value.dims;
    }
    result.push_back(std::move(one));
  }
  return result;
}

const FileImporter onnx_importer{.label = "an ONNX file", .matches = matches, .read = read};

}  // namespace roofloor
