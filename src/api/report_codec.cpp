// The report as JSON: with columns for the page, with every number inline for the command line.
#include <algorithm>
#include <cmath>

#include "analysis/headline.h"
#include "analysis/notebook_numbers.h"
#include "analysis/report_columns.h"
#include "api/codecs.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

Json finite_or_null(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json finite_or_null(const std::vector<double>& values) {
  Json result = Json::array();
  for (double value : values) result.push_back(finite_or_null(value));
  return result;
}

Json workload_totals_json(const WorkloadTotals& totals) {
  Json result = json_object({{"operations", totals.operations}, {"macs", totals.macs}});
  for (TensorClass c : tensor_classes) {
    result[std::string(name(c)) + "_bytes"] = totals.bytes[static_cast<std::size_t>(c)];
  }
  result["total_bytes"] = totals.total_bytes;
  result["operational_intensity"] =
      totals.total_bytes > 0 ? Json(totals.operations / totals.total_bytes) : Json(nullptr);
  result["parameter_count"] = totals.parameter_count;
  return result;
}

Json hardware_totals_json(const HardwareTotals& totals) {
  Json result = Json::object();
  for (const TotalColumn& column : total_columns()) {
    result[std::string(column.about.name)] = number_or_null(column.value(totals));
  }
  return result;
}

Json compute_json(const HardwareReport& report) {
  if (!report.roofs.compute) return nullptr;
  const NumberFormat used = report.roofs.compute->format;
  return json_object({{"format", name(report.format)},
                      {"used_format", name(used)},
                      {"ops_per_second", report.roofs.compute->operations_per_second},
                      {"stands_in", used != report.format}});
}

std::string evidence_of(const Hardware& hardware) {
  const Source* source = source_of(hardware, "");
  return source == nullptr ? "" : source->evidence;
}

Json levels_json(const HardwareReport& report) {
  Json levels = Json::array();
  for (const MemoryRoof& roof : report.roofs.memory) levels.push_back(roof.level);
  return levels;
}

Json hardware_head_json(const HardwareChoice& choice, const HardwareReport& report,
                        std::size_t index) {
  const Hardware& hardware = *report.hardware;
  return json_object(
      {{"id", hardware.id},
       {"name", hardware.name},
       {"color", index % 8},
       {"shown", choice.shown},
       {"class", hardware.hardware_class},
       {"year", hardware.year ? Json(*hardware.year) : Json(nullptr)},
       {"evidence", evidence_of(hardware)},
       {"illustrative", evidence_of(hardware) == "illustrative"},
       {"summary", hardware_summary(hardware, report.format)},
       {"notes", hardware.notes},
       {"levels", levels_json(report)},
       {"ridge_point", number_or_null(ridge_point(report.roofs))},
       {"energy_balance", report.energy ? Json(energy_balance(*report.energy)) : Json(nullptr)},
       {"compute", compute_json(report)},
       {"has_time", report.totals.seconds.has_value()},
       {"has_energy", report.totals.energy_joules.has_value()},
       {"note", missing_note(report)},
       {"totals", hardware_totals_json(report.totals)},
       {"fields", hardware_fields_json(choice, report)},
       {"warnings", Json::array()}});
}

Json notebook_json(const OpenedProject& opened, const HardwareReport& hardware) {
  const NotebookNumbers numbers = notebook_numbers(opened.report, hardware);
  return json_object({{"ci", numbers.ci},
                      {"oi", finite_or_null(numbers.oi)},
                      {"excess_percent", finite_or_null(numbers.excess_percent)},
                      {"energy_nanojoules", finite_or_null(numbers.energy_nanojoules)},
                      {"attainable_tops", finite_or_null(numbers.attainable_tops)}});
}

Json page_notebook_json(const OpenedProject& opened) {
  if (!opened.project.notebook || opened.report.hardware.empty()) return nullptr;
  Json result = Json::object();
  Json hardware = Json::array();
  for (const HardwareReport& report : opened.report.hardware) {
    Json numbers = notebook_json(opened, report);
    result["ci"] = numbers["ci"];
    result["oi"] = numbers["oi"];
    numbers.erase("ci");
    numbers.erase("oi");
    hardware.push_back(numbers);
  }
  result["hardware"] = hardware;
  return result;
}

Json page_workload_json(const OpenedProject& opened) {
  Json layers = Json::array();
  for (const Layer& layer : opened.workload.layers) {
    layers.push_back(json_object({{"name", layer.name},
                                  {"kind", layer.kind},
                                  {"kind_label", layer_kind(layer.kind, "").label},
                                  {"repeat", layer.repeat}}));
  }
  const bool notebook_kinds =
      std::any_of(opened.workload.layers.begin(), opened.workload.layers.end(),
                  [](const Layer& l) { return l.kind.starts_with("notebook_"); });
  return json_object({{"name", opened.workload.name},
                      {"label", opened.workload.name},
                      {"batch", opened.workload.batch},
                      {"notebook_kinds", notebook_kinds},
                      {"layers", layers},
                      {"totals", workload_totals_json(opened.report.totals)}});
}

// Appends the columns of the report; each has a number a layer.
Json columns_json(const Report& report, std::vector<double>& numbers) {
  Json columns = Json::array();
  const auto begin_column = [&](const Column& about, const Json& hardware) {
    columns.push_back(
        json_object({{"name", about.name}, {"hardware", hardware}, {"offset", numbers.size()}}));
  };
  for (const LayerColumn& column : layer_columns()) {
    begin_column(column.about, nullptr);
    for (const LayerRow& row : report.rows) numbers.push_back(column.value(row));
  }
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    for (const ResultColumn& column : result_columns()) {
      begin_column(column.about, i);
      for (const ResultRow& row : report.hardware[i].rows) numbers.push_back(column.value(row));
    }
  }
  return columns;
}

Json analysis_layer_json(const LayerRow& row) {
  Json result = json_object(
      {{"name", row.layer->name}, {"kind", row.layer->kind}, {"repeat", row.layer->repeat}});
  for (const LayerColumn& column : layer_columns()) {
    result[std::string(column.about.name)] = finite_or_null(column.value(row));
  }
  return result;
}

// A result row by column name; what the door sends as an index is spelled out here.
Json analysis_result_json(const ResultRow& row, const Roofs& roofs) {
  Json result = Json::object();
  for (const ResultColumn& column : result_columns()) {
    result[std::string(column.about.name)] = finite_or_null(column.value(row));
  }
  result["bound"] = row.time ? Json(bound_name(row.time->bound, roofs)) : Json(nullptr);
  result["is_balanced"] = row.time ? Json(row.time->is_balanced) : Json(nullptr);
  result["memory_joules"] = Json::object();
  if (row.energy) result["memory_joules"][roofs.memory.front().level] = row.energy->memory_joules;
  return result;
}

Json analysis_hardware_json(const OpenedProject& opened, std::size_t index) {
  const HardwareReport& report = opened.report.hardware[index];
  Json result = hardware_head_json(opened.project.hardware[index], report, index);
  for (const char* page_only : {"color", "shown", "fields", "illustrative"})
    result.erase(page_only);
  result["layers"] = Json::array();
  for (const ResultRow& row : report.rows)
    result["layers"].push_back(analysis_result_json(row, report.roofs));
  if (opened.project.notebook) result["notebook"] = notebook_json(opened, report);
  return result;
}

}  // namespace

Json report_json(const OpenedProject& opened, std::vector<double>& numbers) {
  Json hardware = Json::array();
  for (std::size_t i = 0; i < opened.report.hardware.size(); ++i) {
    hardware.push_back(
        hardware_head_json(opened.project.hardware[i], opened.report.hardware[i], i));
  }
  Json result = json_object({{"workload", page_workload_json(opened)},
                             {"headline", headline(opened.report, opened.shown())},
                             {"summary", totals_sentence(opened.report, opened.shown())},
                             {"row_count", opened.report.rows.size()}});
  result["columns"] = columns_json(opened.report, numbers);
  result["hardware"] = hardware;
  result["notebook"] = page_notebook_json(opened);
  return result;
}

Json analysis_json(const OpenedProject& opened) {
  Json layers = Json::array();
  for (const LayerRow& row : opened.report.rows) layers.push_back(analysis_layer_json(row));
  Json hardware = Json::array();
  for (std::size_t i = 0; i < opened.report.hardware.size(); ++i) {
    hardware.push_back(analysis_hardware_json(opened, i));
  }
  return json_object(
      {{"workload", json_object({{"name", opened.workload.name},
                                 {"batch", opened.workload.batch},
                                 {"layers", layers},
                                 {"totals", workload_totals_json(opened.report.totals)}})},
       {"headline", headline(opened.report, opened.shown())},
       {"hardware", hardware}});
}

}  // namespace roofloor
