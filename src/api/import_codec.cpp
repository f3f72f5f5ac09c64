// Imports as JSON: {kind, workload {name and layers, or network and parameters; batch, formats},
// name, layer_count, columns, sizes, summary, warnings}. `summary` is there for a model's file:
// {producer, nodes, folded_nodes, operators [{name, count, kinds, macs, operations, is_known,
// shapes}], macs, operations, parameters, published {name, macs, parameters, source, remark}}.
#include "api/codecs.h"
#include "project/project.h"

namespace roofloor {
namespace {

constexpr NumberRange size_range{.minimum = 0, .maximum = 1e9, .whole = true};

void write_workload(const ImportedWorkload& imported, JsonWriter& writer) {
  writer.begin_object();
  if (imported.network.empty()) {
    writer.member("name", imported.name);
    writer.key("layers");
    writer.begin_array();
    for (const Layer& layer : imported.layers) write_layer(layer, writer);
    writer.end_array();
  } else {
    writer.member("network", imported.network);
    write_parameters(imported.parameters, writer);
  }
  if (imported.batch != 1) writer.member("batch", imported.batch);
  write_formats(imported.formats, writer);
  writer.end_object();
}

void write_sizes(const std::vector<ImportedSize>& sizes, JsonWriter& writer) {
  writer.begin_array();
  for (const ImportedSize& size : sizes) {
    writer.begin_object();
    writer.member("name", size.name);
    writer.member("value", size.value);
    writer.member("is_batch", size.is_batch);
    writer.member("is_given", size.is_given);
    writer.member("where", size.where);
    writer.end_object();
  }
  writer.end_array();
}

void write_operator(const ImportedOperator& one, JsonWriter& writer) {
  writer.begin_object();
  writer.member("name", one.name);
  writer.member("count", one.count);
  writer.member("kinds", one.kinds);
  writer.member("macs", one.macs);
  writer.member("operations", one.operations);
  writer.member("is_known", one.is_known);
  writer.member("shapes", one.shapes);
  writer.end_object();
}

void write_published(const PublishedTotals& published, JsonWriter& writer) {
  writer.begin_object();
  writer.member("name", published.name);
  writer.member("macs", published.macs);
  writer.member("parameters", published.parameters);
  writer.member("source", published.source);
  writer.member("remark", published.remark);
  writer.end_object();
}

void write_summary(const ImportSummary& summary, JsonWriter& writer) {
  writer.begin_object();
  writer.member("producer", summary.producer);
  writer.member("nodes", summary.nodes);
  writer.member("folded_nodes", summary.folded_nodes);
  writer.key("operators");
  writer.begin_array();
  for (const ImportedOperator& one : summary.operators) write_operator(one, writer);
  writer.end_array();
  writer.member("macs", summary.macs);
  writer.member("operations", summary.operations);
  writer.member("parameters", summary.parameters);
  if (summary.published) {
    writer.key("published");
    write_published(*summary.published, writer);
  }
  writer.end_object();
}

}  // namespace

void write_import(const ImportedWorkload& imported, JsonWriter& writer) {
  writer.begin_object();
  writer.member("kind", imported.kind);
  writer.key("workload");
  write_workload(imported, writer);
  writer.member("name", imported.name);
  writer.member("layer_count", imported.layers.size());
  write_imported_columns(imported.columns, writer);
  writer.key("sizes");
  write_sizes(imported.sizes, writer);
  if (imported.summary) {
    writer.key("summary");
    write_summary(*imported.summary, writer);
  }
  writer.key("warnings");
  writer.array(imported.warnings);
  writer.end_object();
}

ImportOptions import_options(const JsonReader& reader) {
  reader.allow_only({"sizes", "fold_blocks"});
  ImportOptions options{.sizes = {}, .fold_blocks = reader.boolean_or("fold_blocks", true)};
  if (!reader.has("sizes")) return options;
  for (const auto& [name, value] : reader.at("sizes").members()) {
    options.sizes[name] = value.number(size_range);
  }
  return options;
}

}  // namespace roofloor
