// A few hardware beside each other fit on paper; more of them follow in tables of their own.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/heaviest.h"
#include "analysis/spoken_numbers.h"
#include "layers/layer_registry.h"
#include "reports/page_parts.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

constexpr std::size_t most_rows = 2000;  // a page of more is no longer read
constexpr std::size_t most_beside = 3;   // hardware in one table
constexpr std::size_t most_folded = 3;   // names of layers computed together with another one

// Which rows the tables have, and what that leaves out.
struct Choice {
  std::vector<std::size_t> rows;  // in the order of the workload
  std::string sentence;           // empty where all are there
};

const HardwareReport* first_with_time(const ReportContent& content) {
  for (const std::size_t index : content.shown) {
    if (content.report.hardware[index].totals.seconds) return &content.report.hardware[index];
  }
  return nullptr;
}

// "0.4 % of the time on A, 2 % on B"
std::string share_of_others(const ReportContent& content, const std::vector<bool>& is_chosen) {
  std::string text;
  for (const std::size_t index : content.shown) {
    const HardwareReport& hardware = content.report.hardware[index];
    if (!hardware.totals.seconds) continue;
    double share = 0;
    for (std::size_t row = 0; row < is_chosen.size(); ++row) {
      if (!is_chosen[row]) share += hardware.rows[row].time_fraction.value_or(0);
    }
    text += (text.empty() ? "" : ", ") + share_text(share) +
            (text.empty() ? " of the time on " : " on ") + hardware.hardware->name;
  }
  return text;
}

Choice chosen_rows(const ReportContent& content) {
  const std::size_t count = content.report.rows.size();
  Choice choice;
  choice.rows.resize(std::min(count, most_rows));
  std::iota(choice.rows.begin(), choice.rows.end(), std::size_t{0});
  if (count <= most_rows) return choice;
  const std::size_t left = count - most_rows;
  const std::string what_is_left =
      counted(left, "layer") + (left == 1 ? " is left out" : " are left out");
  const HardwareReport* hardware = first_with_time(content);
  if (hardware == nullptr) {
    choice.sentence = "The first " + counted(most_rows) + " of " + counted(count, "layer") +
                      ", for no time is known; " + what_is_left + ".";
    return choice;
  }
  std::vector<std::size_t> heaviest = heaviest_rows(*hardware, Weight::time, 2).rows;
  heaviest.resize(most_rows);
  std::sort(heaviest.begin(), heaviest.end());
  std::vector<bool> is_chosen(count, false);
  for (const std::size_t row : heaviest) is_chosen[row] = true;
  choice.sentence = "The " + counted(most_rows) + " layers that take most of the time on " +
                    hardware->hardware->name + ", of " + counted(count) + "; " + what_is_left +
                    (left == 1 ? ", with " : ", together ") + share_of_others(content, is_chosen) +
                    ". Totals are those of all layers.";
  choice.rows = std::move(heaviest);
  return choice;
}

std::string repeat_text(const LayerRow& row) {
  std::string count = number_text(row.fused.count);
  if (row.layer->steps == 1) return count;
  return count + " \u00d7 " + number_text(row.layer->steps) + " steps";
}

// The name, and the names of those that are computed together with the layer.
void write_name(const Report& report, const LayerRow& row, HtmlText& html) {
  html.open("th").attribute("scope", "row").content(row.layer->name);
  const std::vector<FoldedLayer>& folded = row.fused.folded;
  if (!folded.empty()) {
    std::string names = "with ";
    for (std::size_t i = 0; i < std::min(folded.size(), most_folded); ++i) {
      names += (i == 0 ? "" : ", ") + report.workload->layers[folded[i].layer].name;
    }
    if (folded.size() > most_folded) {
      names += " and " + counted(folded.size() - most_folded) + " more";
    }
    html.element("small", names);
  }
  html.close("th");
}

// Columns of one hardware: share, time, energy, bound.
void write_result_cells(const HardwareReport& hardware, const ResultRow& row, HtmlText& html) {
  const double nothing = std::nan("");
  write_quantity_cell(html, row.time ? row.time->seconds : nothing, "s");
  write_share_cell(html, row.time_fraction);
  write_quantity_cell(html, row.energy ? row.energy->total_joules() : nothing, "J");
  html.open("td");
  if (!row.time) {
    write_absent(html);
  } else if (row.time->bound.is_compute()) {
    html.content("compute");
  } else {
    html.content(hardware.roofs.memory[*row.time->bound.level].level);
  }
  html.close("td");
}

void write_layer_cells(const LayerRow& row, HtmlText& html) {
  write_cell(html, layer_kind(row.layer->kind, "").label);
  html.open("td").attribute("class", "number").content(repeat_text(row)).close("td");
  write_quantity_cell(html, row.cost.operations.total(), "op");
  write_quantity_cell(html, row.cost.total_bytes(), "B");
  write_quantity_cell(html, row.cost.operational_intensity().value_or(std::nan("")), "op/B");
}

using Beside = std::span<const std::size_t>;  // places of hardware in the report

void write_layer_heads(const Report& report, Beside beside, bool has_layers, HtmlText& html) {
  std::vector<TableHead> over{{.text = "Layer", .columns = has_layers ? std::size_t{6} : 1}};
  std::vector<TableHead> heads{{"Name"}};
  if (has_layers) {
    heads.insert(heads.end(), {{"Kind"},
                               {"Repeat", true},
                               {"Operations", true},
                               {"Bytes moved", true},
                               {"Intensity", true}});
  }
  for (const std::size_t index : beside) {
    const HardwareReport& hardware = report.hardware[index];
    over.push_back({.text = hardware.hardware->name, .columns = 4});
    heads.insert(heads.end(), {{"Time", true},
                               {"Share", true, "Share of the time of all layers"},
                               {hardware.corners ? "Energy (estimate)" : "Energy", true},
                               {"Bound by"}});
  }
  write_heads(html, over);
  write_heads(html, heads);
}

void write_totals_row(const Report& report, Beside beside, bool has_layers, HtmlText& html) {
  const double nothing = std::nan("");
  const WorkloadTotals& totals = report.totals;
  html.open("tr").attribute("class", "total");
  write_row_head(html, "All layers");
  if (has_layers) {
    html.element("td", "").element("td", "");
    write_quantity_cell(html, totals.operations, "op");
    write_quantity_cell(html, totals.total_bytes, "B");
    write_quantity_cell(
        html, totals.total_bytes > 0 ? totals.operations / totals.total_bytes : nothing, "op/B");
  }
  for (const std::size_t index : beside) {
    const HardwareTotals& sums = report.hardware[index].totals;
    write_quantity_cell(html, sums.seconds.value_or(nothing), "s");
    write_share_cell(html, sums.seconds ? std::optional(1.0) : std::nullopt);
    write_quantity_cell(html, sums.energy_joules.value_or(nothing), "J");
    html.open("td");
    if (sums.memory_bound_time_fraction) {
      html.content("memory " + percent_text(*sums.memory_bound_time_fraction));
    } else {
      write_absent(html);
    }
    html.close("td");
  }
  html.close("tr");
}

// The first table has the layers too; those that follow only their names.
void write_layer_table(const ReportContent& content, const Choice& choice, Beside beside,
                       std::size_t number, HtmlText& html) {
  const Report& report = content.report;
  const bool has_layers = number == 0;
  std::string names;
  for (const std::size_t index : beside) {
    names += (names.empty() ? "" : ", ") + report.hardware[index].hardware->name;
  }
  begin_table(html, "layer-table-" + std::to_string(number),
              names.empty() ? "Layers" : "Layers on " + names,
              has_layers ? "layers" : "layers further");
  write_layer_heads(report, beside, has_layers, html);
  begin_rows(html);
  for (const std::size_t i : choice.rows) {
    const LayerRow& row = report.rows[i];
    html.written("\n").open("tr");
    write_name(report, row, html);
    if (has_layers) write_layer_cells(row, html);
    for (const std::size_t index : beside) {
      write_result_cells(report.hardware[index], report.hardware[index].rows[i], html);
    }
    html.close("tr");
  }
  write_totals_row(report, beside, has_layers, html);
  end_table(html);
}

}  // namespace

void write_layers_section(const ReportContent& content, HtmlText& html) {
  begin_section(html, "layers", "Layers");
  const Choice choice = chosen_rows(content);
  if (!choice.sentence.empty()) html.element("p", choice.sentence);
  html.element("p",
               "Operations, bytes, times and energies of a layer count all its repeats. Times are "
               "those of the roofs: no layer can be faster, and a real one is slower.");
  const Beside shown(content.shown);
  // As many in each table as in the others, rather than one in the last.
  const std::size_t tables =
      std::max<std::size_t>(1, (shown.size() + most_beside - 1) / most_beside);
  const std::size_t step = (shown.size() + tables - 1) / tables;
  for (std::size_t i = 0; i < tables; ++i) {
    const Beside rest = shown.subspan(i * step);
    write_layer_table(content, choice, rest.first(std::min(step, rest.size())), i, html);
  }
  html.close("section");
}

}  // namespace roofloor
