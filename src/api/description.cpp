// All that can be chosen, for forms and help.
#include "analysis/report_columns.h"
#include "api/codecs.h"
#include "api/terms.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "hardware/hardware_library.h"
#include "layers/layer_registry.h"
#include "networks/network_registry.h"

namespace roofloor {
namespace {

constexpr const char* version = "0.1.0";

Json parameters_json(std::span<const ParameterDeclaration> declarations) {
  Json result = Json::array();
  for (const ParameterDeclaration& p : declarations) {
    result.push_back(json_object({{"name", p.name},
                                  {"label", p.label},
                                  {"unit", p.unit},
                                  {"meaning", p.meaning},
                                  {"default", number_or_null(p.default_value)},
                                  {"minimum", p.range.minimum},
                                  {"maximum", p.range.maximum},
                                  {"whole", p.range.whole}}));
  }
  return result;
}

Json formats_json() {
  Json result = Json::array();
  for (const FormatFacts& format : number_formats()) {
    result.push_back(json_object({{"name", format.name},
                                  {"label", format.label},
                                  {"bits", format.bits},
                                  {"role", format.computes_as ? "any" : "weights"},
                                  {"meaning", format.meaning}}));
  }
  return result;
}

Json layer_kinds_json() {
  Json result = Json::array();
  for (const LayerKind* kind : layer_kinds()) {
    result.push_back(json_object({{"name", kind->name},
                                  {"label", kind->label},
                                  {"summary", kind->summary},
                                  {"operations_formula", kind->operations_formula},
                                  {"traffic_formula", kind->traffic_formula},
                                  {"parameters", parameters_json(kind->parameters)}}));
  }
  return result;
}

Json networks_json() {
  Json result = Json::array();
  for (const Network* network : networks()) {
    result.push_back(json_object({{"name", network->name},
                                  {"label", network->label},
                                  {"summary", network->summary},
                                  {"notebook", network->notebook},
                                  {"parameters", parameters_json(network->parameters)}}));
  }
  return result;
}

Json hardware_json() {
  Json result = Json::array();
  for (const Hardware& hardware : hardware_library().presets) {
    const Source* source = source_of(hardware, "");
    result.push_back(json_object({{"id", hardware.id},
                                  {"name", hardware.name},
                                  {"vendor", hardware.vendor},
                                  {"class", hardware.hardware_class},
                                  {"year", hardware.year ? Json(*hardware.year) : Json(nullptr)},
                                  {"evidence", source == nullptr ? "" : source->evidence},
                                  {"summary", hardware_summary(hardware, NumberFormat::fp16)},
                                  {"notes", hardware.notes}}));
  }
  return result;
}

void append_columns(Json& result, const Column& about, const char* scope) {
  result.push_back(json_object({{"name", about.name},
                                {"label", about.label},
                                {"unit", about.unit},
                                {"definition", about.definition},
                                {"formula", about.formula},
                                {"scope", scope}}));
}

Json columns_json() {
  Json result = Json::array();
  for (const LayerColumn& column : layer_columns()) append_columns(result, column.about, "layer");
  for (const ResultColumn& column : result_columns())
    append_columns(result, column.about, "result");
  for (const TotalColumn& column : total_columns()) append_columns(result, column.about, "totals");
  return result;
}

Json terms_json() {
  Json result = Json::array();
  for (const Term& term : terms()) {
    result.push_back(json_object({{"term", term.term},
                                  {"definition", term.definition},
                                  {"formula", term.formula},
                                  {"source", term.source}}));
  }
  return result;
}

}  // namespace

Json description_json() {
  Json prefixes = Json::array();
  for (const Prefix& prefix : si_prefixes()) {
    prefixes.push_back(json_object({{"symbol", prefix.symbol}, {"exponent", prefix.exponent}}));
  }
  Json figures = Json::array();
  for (const FigureKind* kind : figure_kinds()) {
    figures.push_back(json_object({{"name", kind->name}, {"label", kind->label}}));
  }
  return json_object({{"version", version},
                      {"document_version", document_version},
                      {"library_date", hardware_library().date},
                      {"prefixes", prefixes},
                      {"formats", formats_json()},
                      {"layer_kinds", layer_kinds_json()},
                      {"networks", networks_json()},
                      {"hardware", hardware_json()},
                      {"columns", columns_json()},
                      {"figures", figures},
                      {"terms", terms_json()},
                      {"start", project_json(parse_project(R"({"roofloor": 1})"))}});
}

}  // namespace roofloor
