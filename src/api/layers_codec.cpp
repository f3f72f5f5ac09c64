// The layers as an editor needs them: each as the document has it, and with its defaults filled in.
#include "api/codecs.h"
#include "base/quantity_text.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

void write_value(const ParameterDeclaration& declaration, const Arguments& arguments,
                 JsonWriter& writer) {
  if (!arguments.has(declaration.name)) {
    writer.null();
  } else if (declaration.choices.empty()) {
    writer.value(arguments[declaration.name]);
  } else {
    writer.value(declaration.choices[arguments.choice(declaration.name)]);
  }
}

// All that a kind declares, given or not; null where nothing holds.
void write_values(const LayerKind& kind, const Layer& layer, JsonWriter& writer) {
  const Arguments arguments(kind.parameters, layer.parameters, "/parameters");
  writer.key("values");
  writer.begin_object();
  for (const ParameterDeclaration& declaration : kind.parameters) {
    writer.key(declaration.name);
    write_value(declaration, arguments, writer);
  }
  writer.end_object();
}

// What the network itself says where an edit says something else.
void write_network_values(const LayerKind& kind, const LayerEdit& edit, const Layer& layer,
                          JsonWriter& writer) {
  const Arguments arguments(kind.parameters, layer.parameters, "/parameters");
  writer.key("network_values");
  writer.begin_object();
  for (const ParameterDeclaration& declaration : kind.parameters) {
    if (!edit.parameters.contains(std::string(declaration.name))) continue;
    writer.key(declaration.name);
    write_value(declaration, arguments, writer);
  }
  writer.end_object();
}

// The row of the report in which each layer stands, its own or that of the layer it is computed
// with.
std::vector<std::size_t> rows_of_layers(const Report& report) {
  std::vector<std::size_t> rows(report.layers.size());
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    const FusedRow& fused = report.rows[row].fused;
    rows[fused.layer] = row;
    for (const FoldedLayer& folded : fused.folded) rows[folded.layer] = row;
  }
  return rows;
}

// The first row of each layer of the document, which may be several layers of the report.
std::vector<std::size_t> rows_of_document(const Report& report, std::size_t layer_count) {
  const std::vector<std::size_t> rows = rows_of_layers(report);
  std::vector<std::size_t> result(layer_count);
  for (std::size_t i = rows.size(); i > 0; --i) {
    result[report.workload->origin(i - 1)] = rows[i - 1];
  }
  return result;
}

}  // namespace

void write_layers(const OpenedProject& opened, std::size_t first, std::size_t count,
                  JsonWriter& writer) {
  const WorkloadChoice& choice = opened.project.workload;
  const bool is_made = !opened.workload.origins.empty();
  const std::vector<Layer> made_from =
      is_made ? document_layers(opened.project) : std::vector<Layer>();
  const std::vector<Layer>& layers = is_made ? made_from : opened.workload.layers;
  const std::vector<std::size_t> rows = rows_of_document(opened.report, layers.size());
  const std::vector<Layer> unedited = choice.edits.empty()
                                          ? std::vector<Layer>()
                                          : network_layers(choice, opened.project.conventions);
  writer.begin_object();
  writer.member("name", opened.workload.name);
  writer.key("network");
  if (choice.network.empty()) {
    writer.null();
  } else {
    writer.value(choice.network);
  }
  writer.member("count", layers.size());
  writer.member("first", first);
  writer.key("layers");
  writer.begin_array();
  for (std::size_t i = first; i < layers.size() && i - first < count; ++i) {
    const LayerKind& kind = layer_kind(layers[i].kind, "/kind");
    writer.begin_object();
    writer.key("layer");
    write_layer(layers[i], writer);
    write_values(kind, layers[i], writer);
    const auto edit = choice.edits.find(std::string(name_in_network(layers[i].name)));
    if (edit != choice.edits.end()) {
      write_network_values(kind, edit->second, unedited[i], writer);
    }
    writer.member("row", rows[i]);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

void write_imported_columns(std::span<const ImportedColumn> columns, JsonWriter& writer) {
  writer.key("columns");
  writer.begin_array();
  for (const ImportedColumn& column : columns) {
    writer.begin_object();
    writer.member("head", column.head);
    writer.member("taken_for", column.taken_for);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace roofloor
