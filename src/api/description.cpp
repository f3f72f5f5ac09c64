// All that can be chosen, for forms and help.
#include "analysis/report_columns.h"
#include "analysis/terms.h"
#include "api/codecs.h"
#include "api/version.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/marker_shape.h"
#include "hardware/hardware_library.h"
#include "layers/layer_registry.h"
#include "networks/network_registry.h"
#include "writers/paper_size.h"

namespace roofloor {
namespace {

// A number, the name of a choice, or nothing.
void write_default(const ParameterDeclaration& p, JsonWriter& writer) {
  if (p.choices.empty() || !p.default_value) {
    writer.member("default", p.default_value);
  } else {
    writer.member("default", p.choices[static_cast<std::size_t>(*p.default_value)]);
  }
}

void write_parameters(std::span<const ParameterDeclaration> declarations, JsonWriter& writer) {
  writer.key("parameters");
  writer.begin_array();
  for (const ParameterDeclaration& p : declarations) {
    writer.begin_object();
    writer.member("name", p.name);
    writer.member("label", p.label);
    writer.member("unit", p.unit);
    writer.member("meaning", p.meaning);
    write_default(p, writer);
    writer.member("default_from", p.default_from);
    writer.member("optional", p.optional || !p.alternative.empty());
    writer.member("alternative", p.alternative);
    writer.member("of_input", p.of_input);
    writer.key("phases");
    writer.begin_array();
    for (const Phase phase : p.phases) writer.value(name_in(phase_names, phase));
    writer.end_array();
    writer.member("minimum", p.range.minimum);
    writer.member("maximum", p.range.maximum);
    writer.member("whole", p.range.whole);
    writer.key("choices");
    writer.array(p.choices);
    writer.end_object();
  }
  writer.end_array();
}

void write_prefixes(JsonWriter& writer) {
  writer.begin_array();
  for (const Prefix& prefix : si_prefixes()) {
    writer.begin_object();
    writer.member("symbol", prefix.symbol);
    writer.member("exponent", prefix.exponent);
    writer.end_object();
  }
  writer.end_array();
}

void write_formats(JsonWriter& writer) {
  writer.begin_array();
  for (const FormatFacts& format : number_formats()) {
    writer.begin_object();
    writer.member("name", format.name);
    writer.member("label", format.label);
    writer.member("bits", format.bits);
    writer.member("role", format.computes_as ? "any" : "weights");
    writer.member("computes_as", format.computes_as ? name(*format.computes_as) : "");
    writer.member("meaning", format.meaning);
    writer.end_object();
  }
  writer.end_array();
}

void write_cost_formula(const CostFormula& formula, JsonWriter& writer) {
  writer.begin_object();
  writer.member("of", name(formula.item));
  writer.member("formula", formula.text);
  writer.end_object();
}

template <typename Names>
void write_choices(const Names& names, JsonWriter& writer) {
  writer.begin_array();
  for (const auto& entry : names) {
    writer.begin_object();
    writer.member("name", entry.name);
    writer.member("label", entry.label);
    writer.member("meaning", entry.meaning);
    writer.end_object();
  }
  writer.end_array();
}

void write_conventions(JsonWriter& writer) {
  writer.begin_object();
  writer.key("fusion");
  write_choices(fusion_names, writer);
  writer.key("counted");
  write_choices(counted_names, writer);
  writer.key("attention");
  write_choices(attention_names, writer);
  writer.key("causal");
  write_choices(causal_names, writer);
  writer.key("lm_head");
  write_choices(lm_head_names, writer);
  writer.key("latent");
  write_choices(latent_names, writer);
  writer.end_object();
}

void write_phases(JsonWriter& writer) {
  write_choices(phase_names, writer);
}

// What a network of a family has in place of the family's defaults.
void write_own_defaults(const Network& network, JsonWriter& writer) {
  writer.key("defaults");
  writer.begin_object();
  for (const NetworkDefault& own : network.defaults) {
    if (own.choice.empty()) {
      writer.member(own.parameter, own.number);
    } else {
      writer.member(own.parameter, own.choice);
    }
  }
  writer.end_object();
}

// The first network with the same parameters, which stand there alone: presets are many.
const Network& family_of(const Network& network) {
  for (const Network* first : networks()) {
    if (first->parameters.data() == network.parameters.data()) return *first;
  }
  return network;
}

void write_layer_kinds(JsonWriter& writer) {
  writer.begin_array();
  for (const LayerKind* kind : layer_kinds()) {
    writer.begin_object();
    writer.member("name", kind->name);
    writer.member("label", kind->label);
    writer.member("summary", kind->summary);
    writer.key("formulas");
    writer.begin_array();
    for (const CostFormula& formula : kind->formulas) write_cost_formula(formula, writer);
    writer.end_array();
    write_parameters(kind->parameters, writer);
    writer.end_object();
  }
  writer.end_array();
}

void write_networks(JsonWriter& writer) {
  writer.begin_array();
  for (const Network* network : networks()) {
    writer.begin_object();
    writer.member("name", network->name);
    writer.member("label", network->label);
    writer.member("summary", network->summary);
    writer.member("group", network->group);
    writer.member("notebook", network->notebook);
    writer.member("has_phases", network->tokens != nullptr);
    const Network& family = family_of(*network);
    writer.member("parameters_of", family.name);
    if (&family == network) write_parameters(network->parameters, writer);
    write_own_defaults(*network, writer);
    writer.end_object();
  }
  writer.end_array();
}

void write_presets(JsonWriter& writer) {
  write_library(hardware_library().presets, writer);
}

void write_incomplete(JsonWriter& writer) {
  write_library(hardware_library().incomplete, writer);
}

void write_column(const Column& about, const char* scope, JsonWriter& writer) {
  writer.begin_object();
  writer.member("name", about.name);
  writer.member("label", about.label);
  writer.member("unit", about.unit);
  writer.member("definition", about.definition);
  writer.member("formula", about.formula);
  writer.member("scope", scope);
  writer.end_object();
}

void write_columns(JsonWriter& writer) {
  writer.begin_array();
  for (const LayerColumn& column : layer_columns()) write_column(column.about, "layer", writer);
  for (const ResultColumn& column : result_columns()) write_column(column.about, "result", writer);
  for (const TotalColumn& column : total_columns()) write_column(column.about, "totals", writer);
  writer.end_array();
}

void write_figures(JsonWriter& writer) {
  writer.begin_array();
  for (const FigureKind* kind : figure_kinds()) {
    writer.begin_object();
    writer.member("name", kind->name);
    writer.member("label", kind->label);
    writer.end_object();
  }
  writer.end_array();
}

// The files in which a figure can be taken away.
void write_exports(JsonWriter& writer) {
  writer.begin_array();
  for (const FigureWriter* format : figure_writers()) {
    writer.begin_object();
    writer.member("name", format->name);
    writer.member("label", format->label);
    writer.member("extension", format->extension);
    writer.member("media_type", format->media_type);
    writer.end_object();
  }
  writer.end_array();
}

void write_sizes(JsonWriter& writer) {
  writer.begin_array();
  for (const PaperSize& size : paper_sizes()) {
    writer.begin_object();
    writer.member("name", size.name);
    writer.member("label", size.label);
    writer.member("width_millimetres", size.width_millimetres);
    writer.member("height_millimetres", size.height_millimetres);
    writer.end_object();
  }
  writer.end_array();
}

// One for each colour of the palette, in its order.
void write_shapes(JsonWriter& writer) {
  writer.begin_array();
  for (const MarkerShape& shape : marker_shapes()) {
    writer.begin_object();
    writer.member("name", shape.name);
    writer.key("corners");
    writer.begin_array();
    for (const Point& corner : shape.corners) write_pair(corner.x, corner.y, writer);
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
}

void write_terms(JsonWriter& writer) {
  writer.begin_array();
  for (const Term& term : terms()) {
    writer.begin_object();
    writer.member("term", term.term);
    writer.member("definition", term.definition);
    writer.member("formula", term.formula);
    writer.member("source", term.source);
    writer.end_object();
  }
  writer.end_array();
}

// The project of the start page: what a document that says nothing stands for.
void write_start(JsonWriter& writer) {
  write_project(parse_project(R"({"roofloor": 1})"), writer);
}

}  // namespace

void write_description(JsonWriter& writer) {
  writer.member("version", version);
  writer.member("document_version", document_version);
  writer.member("library_date", hardware_library().date);
  const std::pair<const char*, void (*)(JsonWriter&)> parts[] = {
      {"prefixes", write_prefixes},
      {"formats", write_formats},
      {"conventions", write_conventions},
      {"phases", write_phases},
      {"layer_kinds", write_layer_kinds},
      {"networks", write_networks},
      {"hardware", write_presets},
      {"incomplete_hardware", write_incomplete},
      {"columns", write_columns},
      {"figures", write_figures},
      {"marker_shapes", write_shapes},
      {"terms", write_terms},
      {"start", write_start}};
  for (const auto& [key, write] : parts) {
    writer.key(key);
    write(writer);
  }
}

void write_export_description(JsonWriter& writer) {
  writer.key("export_formats");
  write_exports(writer);
  writer.key("paper_sizes");
  write_sizes(writer);
}

}  // namespace roofloor
