// The report as JSON: with columns for the page, with every number inline for the command line.
#include "analysis/guidance.h"
#include "analysis/hardware_notes.h"
#include "analysis/headline.h"
#include "analysis/notebook_numbers.h"
#include "analysis/report_columns.h"
#include "api/codecs.h"
#include "hardware/hardware_checks.h"

namespace roofloor {
namespace {

void write_workload_totals(const WorkloadTotals& totals, JsonWriter& writer) {
  writer.key("totals");
  writer.begin_object();
  for (const WorkloadColumn& column : workload_columns()) {
    writer.member(column.about.name, column.value(totals));
  }
  writer.end_object();
}

void write_hardware_totals(const HardwareTotals& totals, JsonWriter& writer) {
  writer.key("totals");
  writer.begin_object();
  for (const TotalColumn& column : total_columns()) {
    writer.member(column.about.name, column.value(totals));
  }
  writer.end_object();
}

void write_compute(const HardwareReport& report, JsonWriter& writer) {
  writer.key("compute");
  if (!report.roofs.compute) {
    writer.null();
    return;
  }
  const NumberFormat used = report.roofs.compute->format;
  writer.begin_object();
  writer.member("format", name(report.format));
  writer.member("used_format", name(used));
  writer.member("ops_per_second", report.roofs.compute->operations_per_second);
  writer.member("stands_in", used != report.format);
  writer.end_object();
}

// What both reports say of a hardware, whatever follows.
void write_hardware_head(const HardwareReport& report, const Report& whole, JsonWriter& writer) {
  const Hardware& hardware = *report.hardware;
  writer.member("id", hardware.id);
  writer.member("name", hardware.name);
  writer.member("class", hardware.hardware_class);
  writer.member("year", hardware.year);
  writer.member("evidence", roof_evidence(hardware, report.format));
  writer.member("checked", hardware.checked);
  writer.member("summary", hardware_summary(hardware, report.format));
  writer.member("notes", hardware.notes);
  writer.key("levels");
  writer.begin_array();
  for (const MemoryRoof& roof : report.roofs.memory) writer.value(roof.level);
  writer.end_array();
  writer.member("ridge_point", ridge_point(report.roofs, weight_memory(hardware)));
  writer.member("energy_balance", report.energy && report.energy->is_function_of_intensity
                                      ? std::optional(energy_balance(*report.energy))
                                      : std::nullopt);
  write_compute(report, writer);
  writer.member("has_time", report.totals.seconds.has_value());
  writer.member("has_energy", report.totals.energy_joules.has_value());
  writer.member("energy_is_estimate", report.corners.has_value());
  writer.member("has_tdp", hardware.tdp_watts.has_value());
  writer.member("note", missing_note(report));
  writer.member("device_count", hardware.device_count);
  writer.key("remarks");
  writer.array(remarks(report, whole));
  write_hardware_totals(report.totals, writer);
  writer.key("warnings");
  writer.array(hardware_warnings(hardware, report.format));
}

void write_page_hardware(const OpenedProject& opened, std::size_t index, JsonWriter& writer) {
  const HardwareChoice& choice = opened.project.hardware[index];
  const HardwareReport& report = opened.report.hardware[index];
  writer.begin_object();
  write_hardware_head(report, opened.report, writer);
  writer.member("color", index % palette_size);
  writer.member("shown", choice.shown);
  writer.key("fields");
  write_hardware_fields(choice, report, writer);
  writer.end_object();
}

void write_notebook_hardware(const NotebookNumbers& numbers, JsonWriter& writer) {
  writer.key("excess_percent");
  writer.array(numbers.excess_percent);
  writer.key("energy_nanojoules");
  writer.array(numbers.energy_nanojoules);
  writer.key("attainable_tops");
  writer.array(numbers.attainable_tops);
}

void write_notebook_layers(const NotebookNumbers& numbers, JsonWriter& writer) {
  writer.key("ci");
  writer.array(numbers.ci);
  writer.key("oi");
  writer.array(numbers.oi);
}

void write_page_notebook(const OpenedProject& opened, JsonWriter& writer) {
  writer.key("notebook");
  if (!opened.project.conventions.notebook || opened.report.hardware.empty()) {
    writer.null();
    return;
  }
  writer.begin_object();
  write_notebook_layers(notebook_numbers(opened.report, opened.report.hardware.front()), writer);
  writer.key("hardware");
  writer.begin_array();
  for (const HardwareReport& report : opened.report.hardware) {
    writer.begin_object();
    write_notebook_hardware(notebook_numbers(opened.report, report), writer);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

// A row's layer, and the names of those computed together with it.
void write_row_head(const OpenedProject& opened, const LayerRow& row, JsonWriter& writer) {
  writer.member("name", row.layer->name);
  writer.member("kind", row.layer->kind);
  writer.member("repeat", row.fused.count);
  if (row.fused.folded.empty()) return;
  writer.key("fused_layers");
  writer.begin_array();
  for (const FoldedLayer& folded : row.fused.folded) {
    writer.value(opened.workload.layers[folded.layer].name);
  }
  writer.end_array();
}

void write_page_workload(const OpenedProject& opened, JsonWriter& writer) {
  writer.key("workload");
  writer.begin_object();
  writer.member("name", opened.workload.name);
  writer.member("batch", opened.workload.batch);
  writer.key("layers");
  writer.begin_array();
  bool notebook_kinds = false;
  std::size_t index = 0;
  for (const LayerRow& row : opened.report.rows) {
    notebook_kinds = notebook_kinds || row.layer->kind.starts_with("notebook_");
    writer.begin_object();
    write_row_head(opened, row, writer);
    // Left out where rows and layers are one, as in a long list.
    const std::size_t layer = opened.workload.origin(row.fused.layer);
    if (layer != index) writer.member("layer", layer);
    ++index;
    writer.end_object();
  }
  writer.end_array();
  writer.member("notebook_kinds", notebook_kinds);
  write_workload_totals(opened.report.totals, writer);
  writer.end_object();
}

// Appends a column, one number a layer, and says where it begins.
template <typename Rows, typename Value>
void write_column(const Column& about, std::optional<std::size_t> hardware, const Rows& rows,
                  Value value, JsonWriter& writer, std::vector<double>& numbers) {
  writer.begin_object();
  writer.member("name", about.name);
  writer.member("hardware", hardware);
  writer.member("offset", numbers.size());
  writer.end_object();
  for (const auto& row : rows) numbers.push_back(value(row));
}

void write_columns(const Report& report, JsonWriter& writer, std::vector<double>& numbers) {
  const std::size_t count =
      layer_columns().size() + report.hardware.size() * result_columns().size();
  numbers.reserve(count * report.rows.size());
  writer.key("columns");
  writer.begin_array();
  for (const LayerColumn& column : layer_columns()) {
    write_column(column.about, std::nullopt, report.rows, column.value, writer, numbers);
  }
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    for (const ResultColumn& column : result_columns()) {
      if (column.is_present && !column.is_present(report.hardware[i])) continue;
      write_column(column.about, i, report.hardware[i].rows, column.value, writer, numbers);
    }
  }
  writer.end_array();
}

void write_analysis_layer(const OpenedProject& opened, const LayerRow& row, JsonWriter& writer) {
  writer.begin_object();
  write_row_head(opened, row, writer);
  for (const LayerColumn& column : layer_columns()) {
    writer.member(column.about.name, column.value(row));
  }
  writer.end_object();
}

// A result row by column name; what the door sends as an index or a sum is spelled out here.
void write_analysis_result(const OpenedProject& opened, const HardwareReport& report,
                           std::size_t index, JsonWriter& writer) {
  const ResultRow& row = report.rows[index];
  const Roofs& roofs = report.roofs;
  writer.begin_object();
  for (const ResultColumn& column : result_columns()) {
    const std::string_view name = column.about.name;
    if (name == "bound") {
      writer.member(name,
                    row.time ? std::optional(bound_name(row.time->bound, roofs)) : std::nullopt);
    } else if (name == "is_balanced") {
      writer.member(name, row.time ? std::optional(row.time->is_balanced) : std::nullopt);
    } else if (name == "energy_dominated_by") {
      const auto share = largest_energy_share(row);
      writer.member(name, share ? std::optional(roofloor::name(*share)) : std::nullopt);
    } else if (name == "memory_joules") {
      writer.key(name);
      writer.begin_object();
      for (std::size_t i = 0; row.energy && i < roofs.memory.size(); ++i) {
        writer.member(roofs.memory[i].level, row.energy->level_joules[i]);
      }
      writer.end_object();
    } else {
      writer.member(name, column.value(row));
    }
  }
  writer.key("levels");
  write_layer_levels(report, index, opened.report.rows[index], writer);
  writer.key("guidance");
  write_guidance(report, index, opened.report.rows[index], writer);
  writer.end_object();
}

void write_analysis_hardware(const OpenedProject& opened, std::size_t index, JsonWriter& writer) {
  const HardwareReport& report = opened.report.hardware[index];
  writer.begin_object();
  write_hardware_head(report, opened.report, writer);
  writer.key("layers");
  writer.begin_array();
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    write_analysis_result(opened, report, i, writer);
  }
  writer.end_array();
  if (opened.project.conventions.notebook) {
    const NotebookNumbers numbers = notebook_numbers(opened.report, report);
    writer.key("notebook");
    writer.begin_object();
    write_notebook_layers(numbers, writer);
    write_notebook_hardware(numbers, writer);
    writer.end_object();
  }
  writer.end_object();
}

}  // namespace

void write_report(const OpenedProject& opened, JsonWriter& writer, std::vector<double>& numbers) {
  writer.begin_object();
  write_page_workload(opened, writer);
  writer.member("headline", headline(opened.report, opened.shown()));
  writer.member("summary", totals_sentence(opened.report, opened.shown()));
  writer.member("row_count", opened.report.rows.size());
  write_columns(opened.report, writer, numbers);
  writer.key("hardware");
  writer.begin_array();
  for (std::size_t i = 0; i < opened.report.hardware.size(); ++i) {
    write_page_hardware(opened, i, writer);
  }
  writer.end_array();
  write_page_notebook(opened, writer);
  writer.end_object();
}

void write_analysis(const OpenedProject& opened, JsonWriter& writer) {
  writer.begin_object();
  writer.key("workload");
  writer.begin_object();
  writer.member("name", opened.workload.name);
  writer.member("batch", opened.workload.batch);
  writer.key("layers");
  writer.begin_array();
  for (const LayerRow& row : opened.report.rows) write_analysis_layer(opened, row, writer);
  writer.end_array();
  write_workload_totals(opened.report.totals, writer);
  writer.end_object();
  writer.member("headline", headline(opened.report, opened.shown()));
  writer.key("hardware");
  writer.begin_array();
  for (std::size_t i = 0; i < opened.report.hardware.size(); ++i) {
    write_analysis_hardware(opened, i, writer);
  }
  writer.end_array();
  writer.end_object();
}

}  // namespace roofloor
