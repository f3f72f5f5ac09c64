// What the core knows, as JSON. Every function writes one value.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/explanation.h"
#include "api/opened_project.h"
#include "figures/figure_layout.h"
#include "importers/importer.h"
#include "json/json_reader.h"
#include "json/json_writer.h"
#include "writers/figure_writer.h"
#include "writers/palette.h"

namespace roofloor {

// Colours of the page; hardware beyond them begins again at the first.
inline constexpr std::size_t palette_size = hardware_color_count;

// Members of an object: all that can be chosen, and the files in which a figure can be taken away.
void write_description(JsonWriter& writer);
void write_export_description(JsonWriter& writer);

// The report for the page: names and totals; numbers are appended to `numbers` as columns.
void write_report(const OpenedProject& opened, JsonWriter& writer, std::vector<double>& numbers);

// The report for the command line: every number inline, under its name.
void write_analysis(const OpenedProject& opened, JsonWriter& writer);

// A number with its formula and all that it follows from.
void write_explanation(const Explanation& explanation, JsonWriter& writer);

// What holds a row back on a hardware, and what would change that; null without a compute roof.
void write_guidance(const HardwareReport& hardware, std::size_t row, const LayerRow& layer,
                    JsonWriter& writer);

// What crosses each level for a layer, and what it takes.
void write_layer_levels(const HardwareReport& hardware, std::size_t row, const LayerRow& layer,
                        JsonWriter& writer);

// What the heads of an imported table were taken for, as the member "columns".
void write_imported_columns(std::span<const ImportedColumn> columns, JsonWriter& writer);

// What an importer made of a text or a file, and what may be asked of it; see import_codec.cpp.
void write_import(const ImportedWorkload& imported, JsonWriter& writer);
ImportOptions import_options(const JsonReader& reader);
std::string summary_text(const ImportedWorkload& imported);

// The layers of the workload, at most `count` from the `first`: {name, network (null: a list),
// count (of all), first, layers [{layer (as a document has it), values (of all its parameters,
// defaults filled in), network_values (of those that an edit changes), row (of the report)}]}.
void write_layers(const OpenedProject& opened, std::size_t first, std::size_t count,
                  JsonWriter& writer);

// Figure options as a user or the page gives them; absent ones come from the project's view.
// Throws InputError for an unknown key or value.
FigureOptions figure_options(const JsonReader& reader, const OpenedProject& opened);
LayoutOptions layout_options(const JsonReader& reader, const Figure& figure);

const char* name(Scale scale);
void write_pair(double first, double second, JsonWriter& writer);

// A figure with its points appended to `numbers`, a figure with its points and layout inline, and a
// layout.
void write_figure(const Figure& figure, JsonWriter& writer, std::vector<double>& numbers);
void write_whole_figure(const Figure& figure, const Layout& layout, JsonWriter& writer);
void write_layout(const Layout& layout, JsonWriter& writer);

// A figure that a project would take over as its own, with where it comes from.
struct StatedFigure {
  std::string pointer;
  double value = 0;
  Source source;
};

// The members changed {pointer: value} and sources {pointer: source}, as a project document has
// them.
void write_stated_figures(const std::vector<StatedFigure>& figures, JsonWriter& writer);

// {document, year, evidence}; a year that is not known is left out.
void write_source(const Source& source, JsonWriter& writer);

// The energies of a hardware fitted to a pasted table of measured rows: {hardware, format,
// is_complete, sentence, values [{symbol, meaning, unit, value, uncertainty, text,
// uncertainty_text}], residual_fraction, rows [{name, operations, bytes, seconds, joules,
// fitted_joules, residual_fraction}], columns [{head, taken_for}], changed, sources}. Throws
// InputError at "/line/<number>" or "/rows".
void write_energy_fit(const HardwareReport& hardware, std::string_view text, JsonWriter& writer);

// Published energies to fill into a hardware, and those that suit it: {hardware, format, process,
// process_note, memory (id), memory_note, processes [{name, operation (id), note}], operations
// [{id, process, label, format, pointer, value, text, source, confidence}], memories [the same
// without process and format]}. An id is empty where nothing suits; the note beside says why.
void write_energy_tables(const HardwareReport& report, JsonWriter& writer);

// The editable figures of a hardware with value, source and evidence.
void write_hardware_fields(const HardwareChoice& choice, const HardwareReport& report,
                           JsonWriter& writer);

// "275 Top/s fp32 · 1.2 TB/s · 2 nJ/op": a hardware in one line.
std::string hardware_summary(const Hardware& hardware, NumberFormat format);

// What the roof of a hardware at a format rests on: the weaker evidence of its peak and bandwidth.
std::string roof_evidence(const Hardware& hardware, NumberFormat format);

// Entries of the library for whoever picks one: what they are, how far they can be trusted, and
// their roof as a small drawing; null where the peak or the bandwidth is not published.
void write_library(std::span<const Hardware> entries, JsonWriter& writer);

}  // namespace roofloor
