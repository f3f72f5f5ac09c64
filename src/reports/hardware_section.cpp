// A figure without a source has the default of the document; one without a value is not published.
#include <algorithm>

#include "analysis/hardware_notes.h"
#include "base/quantity_text.h"
#include "hardware/hardware_checks.h"
#include "reports/evidence.h"
#include "reports/page_parts.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

std::string source_text(const Source& source) {
  if (source.evidence == entered_evidence) return "The user of this project";
  return source.document + (source.year ? " (" + std::to_string(*source.year) + ")" : "");
}

// What is known of one figure: its value, and where that is from.
void write_estimated_cells(const EstimatedFigure& estimated, const Hardware& hardware,
                           std::string_view unit, HtmlText& html) {
  html.open("td").attribute("class", "number").content(quantity_text(estimated.central, unit));
  html.element("small", quantity_text(estimated.least, unit) + " to " +
                            quantity_text(estimated.greatest, unit));
  html.close("td");
  const std::string cap =
      hardware.tdp_watts ? " of " + exact_quantity_text(*hardware.tdp_watts, "W") : "";
  write_cell(html, "From the TDP" + cap + "; not published");
  html.open("td").element("strong", "estimate").close("td");
}

void write_source_cells(const HardwareFigure& figure, const Hardware& hardware,
                        const std::string& note, HtmlText& html) {
  const Source* source = stated_source(hardware, figure.pointer);
  html.open("td");
  html.content(!figure.value       ? "Not stated"
               : source == nullptr ? "Default of Roofloor"
                                   : source_text(*source));
  if (!note.empty()) html.element("small", note);
  html.close("td").open("td");
  if (figure.value && source != nullptr) html.content(evidence_label(source->evidence));
  html.close("td");
}

void write_figure_row(const HardwareFigure& figure, const HardwareChoice& choice,
                      const HardwareReport& report, HtmlText& html) {
  const std::string_view unit = figure.facts->unit;
  const bool is_changed = choice.changed.contains(figure.pointer);
  html.open("tr").open("th").attribute("scope", "row").attribute("title", figure.facts->meaning);
  html.content(figure.label);
  if (is_changed) html.open("span").attribute("class", "mark").content("changed").close("span");
  html.close("th");
  if (const auto estimated = estimated_figure(figure, report)) {
    write_estimated_cells(*estimated, choice.hardware, unit, html);
    html.close("tr");
    return;
  }
  html.open("td").attribute("class", "number");
  if (figure.value) {
    html.content(number_text(*figure.value, unit));
  } else {
    write_absent(html);
  }
  if (is_changed) {
    const auto before = used_value(choice.original, figure.pointer, report.format);
    html.element("small", before ? "before: " + number_text(*before, unit) : "before: not known");
  }
  html.close("td");
  write_source_cells(figure, choice.hardware, figure_note(figure, report), html);
  html.close("tr");
}

void write_figures(const HardwareChoice& choice, const HardwareReport& report, std::size_t index,
                   HtmlText& html) {
  const std::string& name = choice.hardware.name;
  begin_table(html, "figures-" + std::to_string(index),
              "Figures of " + name + (choice.count > 1 ? ", of each device" : ""), "figures");
  const TableHead heads[] = {{"Figure"}, {"Value", true}, {"Source"}, {"Evidence"}};
  write_heads(html, heads);
  begin_rows(html);
  for (const HardwareFigure& figure : editable_figures(choice.hardware, report.format)) {
    write_figure_row(figure, choice, report, html);
  }
  end_table(html);
}

void write_facts(const HardwareChoice& choice, const HardwareReport& report, HtmlText& html) {
  const Hardware& hardware = choice.hardware;
  html.open("dl").attribute("class", "facts");
  write_fact(
      html, "Taken from",
      choice.preset.empty() ? "The user's own hardware" : "Library of Roofloor, " + choice.preset);
  write_fact(html, "Class", hardware.hardware_class);
  write_fact(html, "Vendor", hardware.vendor);
  if (hardware.year) write_fact(html, "Year", std::to_string(*hardware.year));
  write_fact(html, "Process", hardware.process);
  write_fact(html, "Figures of", hardware.scope);
  if (choice.count > 1) write_fact(html, "Devices", number_text(choice.count));
  if (hardware.tdp_watts) {
    write_fact(html, "TDP",
               exact_quantity_text(*hardware.tdp_watts, "W") +
                   (hardware.tdp_kind.empty() ? "" : ", " + hardware.tdp_kind));
  }
  if (const auto ridge = ridge_point(report.roofs, weight_memory(hardware))) {
    write_fact(html, "Ridge point", quantity_text(*ridge, "op/B"));
  }
  if (report.energy && report.energy->is_function_of_intensity) {
    write_fact(html, "Energy balance",
               quantity_text(energy_balance(*report.energy), "op/B") +
                   (report.corners ? ", an estimate" : ""));
  }
  write_fact(html, "Read again in its sources", hardware.checked);
  html.close("dl");
}

// What to be careful with, in sentences.
void write_notes(const ReportContent& content, std::size_t index, HtmlText& html) {
  const HardwareReport& report = content.report.hardware[index];
  const Hardware& hardware = content.project.hardware[index].hardware;
  std::vector<std::string> notes = remarks(report, content.report);
  if (const std::string missing = missing_note(report); !missing.empty()) {
    notes.insert(notes.begin(), missing);
  }
  if (!hardware.notes.empty()) notes.push_back(hardware.notes);
  const std::vector<std::string> warnings = hardware_warnings(hardware, report.format);
  if (notes.empty() && warnings.empty()) return;
  html.open("ul").attribute("class", "notes");
  for (const std::string& warning : warnings) {
    html.open("li").attribute("class", "warning").element("strong", "Check this:");
    html.content(" " + warning).close("li");
  }
  for (const std::string& note : notes) html.element("li", note);
  html.close("ul");
}

void write_hardware_part(const ReportContent& content, std::size_t index, HtmlText& html) {
  const HardwareChoice& choice = content.project.hardware[index];
  const HardwareReport& report = content.report.hardware[index];
  html.open("div").attribute("class", "part").open("h3");
  write_swatch(html, index);
  html.content(report.hardware->name).close("h3");
  write_facts(choice, report, html);
  write_notes(content, index, html);
  html.open("div").attribute("class", "pair");
  for (const ReportPicture& picture : content.pictures) {
    if (picture.hardware == index) write_picture(picture, html);
  }
  html.close("div");
  write_figures(choice, report, index, html);
  html.close("div");
}

}  // namespace

void write_hardware_section(const ReportContent& content, HtmlText& html) {
  begin_section(html, "hardware", "Hardware");
  if (content.shown.empty()) html.element("p", "No hardware is shown.");
  for (const std::size_t index : content.shown) write_hardware_part(content, index, html);
  html.close("section");
}

}  // namespace roofloor
