// What the core knows, as JSON.
#pragma once

#include <string>
#include <vector>

#include "api/envelope.h"
#include "api/opened_project.h"
#include "figures/figure_layout.h"
#include "json/json_reader.h"

namespace roofloor {

Json description_json();

// The report for the page: names and totals, numbers appended to `numbers` as columns.
Json report_json(const OpenedProject& opened, std::vector<double>& numbers);

// The report for the command line: every number inline, under its name.
Json analysis_json(const OpenedProject& opened);

// Figure options as a user or the page gives them; absent ones come from the project's view.
// Throws InputError for an unknown key or value.
FigureOptions figure_options(const JsonReader& reader, const OpenedProject& opened);
LayoutOptions layout_options(const JsonReader& reader, const Figure& figure);

Json figure_json(const Figure& figure, std::vector<double>& numbers);
Json inline_figure_json(const Figure& figure);
Json layout_json(const Layout& layout);

// The editable figures of a hardware with value, source and evidence.
Json hardware_fields_json(const HardwareChoice& choice, const HardwareReport& report);

// "275 Top/s fp32 · 1.2 TB/s · 2 nJ/op": a hardware in one line.
std::string hardware_summary(const Hardware& hardware, NumberFormat format);

// Why a hardware shows no time or no energy; empty if it shows both.
std::string missing_note(const HardwareReport& report);

}  // namespace roofloor
