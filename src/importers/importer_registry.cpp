// The lists of importers, asked in this order: those of files by their first bytes, then those of
// text.
#include <array>

#include "base/input_error.h"
#include "importers/importer.h"

namespace roofloor {
namespace {

constexpr std::array<const FileImporter*, 1> of_files{&onnx_importer};

constexpr std::array<const TextImporter*, 6> of_text{
    &hf_config_importer,       &json_table_importer,      &layer_table_importer,
    &notebook_tuples_importer, &notebook_arrays_importer, &headless_layer_table_importer};

// Tables and lists of more bytes than this have more layers than a page could show.
constexpr double most_text = 64e6;

std::string known_labels() {
  std::string known;
  for (const TextImporter* importer : of_text) {
    known += (known.empty() ? "" : ", or ") + std::string(importer->label);
  }
  for (const FileImporter* importer : of_files) known += ", or " + std::string(importer->label);
  return known;
}

}  // namespace

ImportedWorkload import_workload(std::string_view text) {
  for (const TextImporter* importer : of_text) {
    if (importer->matches(text)) return importer->read(text);
  }
  throw InputError{"", "the text is not understood; expected " + known_labels()};
}

ImportedWorkload import_workload(const ByteSource& source, const ImportOptions& options) {
  for (const FileImporter* importer : of_files) {
    if (importer->matches(source)) return importer->read(source, options);
  }
  return import_workload(whole_text(source, most_text));
}

}  // namespace roofloor
