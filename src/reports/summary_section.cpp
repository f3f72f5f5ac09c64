// The totals side by side. What is best is said only where it is certain: of what fits its memory,
// and of an estimate where its whole band is better than all others.
#include <algorithm>

#include "analysis/report_columns.h"
#include "base/find_named.h"
#include "base/quantity_text.h"
#include "networks/network_registry.h"
#include "reports/evidence.h"
#include "reports/page_parts.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

enum class Better { neither, less, more };

struct SummaryRow {
  std::string_view column;  // of total_columns()
  Better better = Better::neither;
  bool is_of_energy = false;  // an estimate where the energies are one
};

constexpr SummaryRow rows[] = {
    {"seconds", Better::less},
    {"first_token_seconds", Better::less},
    {"tokens_per_second", Better::more},
    {"user_tokens_per_second", Better::more},
    {"inferences_per_second", Better::more},
    {"energy_joules", Better::less, true},
    {"joules_per_token", Better::less, true},
    {"average_watts", Better::neither, true},
    {"energy_delay_joule_seconds", Better::less, true},
};

// Of tokens, where a workload has none; inferences, where each of them is a token.
bool is_left_out(const ReportContent& content, const TotalColumn& column) {
  const Workload& workload = *content.report.workload;
  const bool decodes = workload.tokens && workload.phase == Phase::decode;
  if (decodes && column.about.name == "inferences_per_second") return true;
  return std::none_of(content.shown.begin(), content.shown.end(),
                      [&](std::size_t index) {
                        return column.value(content.report.hardware[index].totals).has_value();
                      }) &&
         column.about.name.find("token") != std::string_view::npos;
}

// A number, and the band that it certainly lies in.
struct Band {
  double value = 0;
  double least = 0;
  double greatest = 0;
  bool is_estimate = false;
};

std::optional<Band> band_of(const SummaryRow& row, const TotalColumn& column,
                            const HardwareTotals& totals) {
  const auto value = column.value(totals);
  if (!value) return std::nullopt;
  if (!row.is_of_energy || !totals.energy_least_joules) return Band{*value, *value, *value};
  // All of these are the energy times what is certain.
  const double of_a_joule = *totals.energy_joules > 0 ? *value / *totals.energy_joules : 0;
  return Band{*value, *totals.energy_least_joules * of_a_joule,
              *totals.energy_greatest_joules * of_a_joule, true};
}

bool does_fit(const HardwareTotals& totals) {
  return totals.memory_used_fraction.value_or(0) <= 1;
}

// The place in the list of what is better than all others; absent where that is not certain.
std::optional<std::size_t> best_of(const std::vector<std::optional<Band>>& bands,
                                   const ReportContent& content, Better better) {
  if (better == Better::neither) return std::nullopt;
  const auto beats = [&](const Band& a, const Band& b) {
    return better == Better::less ? a.greatest < b.least : a.least > b.greatest;
  };
  const auto takes_part = [&](std::size_t i) {
    return bands[i] && does_fit(content.report.hardware[content.shown[i]].totals);
  };
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (!takes_part(i)) continue;
    std::size_t others = 0;
    bool beats_all = true;
    for (std::size_t k = 0; k < bands.size(); ++k) {
      if (k == i || !takes_part(k)) continue;
      ++others;
      beats_all = beats_all && beats(*bands[i], *bands[k]);
    }
    if (others > 0 && beats_all) return i;
  }
  return std::nullopt;
}

void write_band(const std::optional<Band>& band, std::string_view unit, bool is_best,
                HtmlText& html) {
  html.open("td").attribute("class", is_best ? "number best" : "number");
  if (!band) {
    write_absent(html);
    html.close("td");
    return;
  }
  html.element(is_best ? "strong" : "span", quantity_text(band->value, unit));
  if (is_best) html.open("span").attribute("class", "mark").content("best").close("span");
  if (band->is_estimate) {
    html.element("small", "estimate, " + quantity_text(band->least, unit) + " to " +
                              quantity_text(band->greatest, unit));
  }
  html.close("td");
}

// Places in the list of what is shown that one table has: more are too wide for paper.
struct Part {
  std::size_t first = 0;
  std::size_t end = 0;
};
constexpr std::size_t most_columns = 5;

void write_total_row(const ReportContent& content, const SummaryRow& row, const Part& part,
                     HtmlText& html) {
  const TotalColumn& column = find_named(
      total_columns(), row.column, [](const TotalColumn& one) { return one.about.name; }, "column",
      "");
  if (is_left_out(content, column)) return;
  std::vector<std::optional<Band>> bands;
  for (const std::size_t index : content.shown) {
    bands.push_back(band_of(row, column, content.report.hardware[index].totals));
  }
  const auto best = best_of(bands, content, row.better);
  html.open("tr").open("th").attribute("scope", "row");
  html.attribute("title", column.about.definition).content(column.about.label).close("th");
  for (std::size_t i = part.first; i < part.end; ++i) {
    write_band(bands[i], column.about.unit, best == i, html);
  }
  html.close("tr");
}

void write_memory_cell(const HardwareTotals& totals, HtmlText& html) {
  html.open("td").attribute("class", "number").content(quantity_text(totals.needed_bytes, "B"));
  html.open("small");
  if (!totals.capacity_bytes) {
    html.content("its memory is not known");
  } else if (does_fit(totals)) {
    html.content("fits " + quantity_text(*totals.capacity_bytes, "B"));
  } else {
    html.element("strong", "does not fit " + quantity_text(*totals.capacity_bytes, "B"));
  }
  html.close("small").close("td");
}

// "DRAM 92 %, compute 8 %": shares of the time by what binds.
std::string what_binds(const HardwareReport& hardware) {
  std::vector<std::pair<std::string, double>> shares;
  for (const ResultRow& row : hardware.rows) {
    if (!row.time || !row.time_fraction) continue;
    const Bound& bound = row.time->bound;
    const std::string name =
        bound.is_compute() ? "compute" : hardware.roofs.memory[*bound.level].level;
    const auto known = std::find_if(shares.begin(), shares.end(),
                                    [&](const auto& share) { return share.first == name; });
    if (known == shares.end()) {
      shares.emplace_back(name, *row.time_fraction);
    } else {
      known->second += *row.time_fraction;
    }
  }
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [name, share] : shares) {
    if (share <= 0) continue;
    text += (text.empty() ? "" : ", ") + name + " " + share_text(share);
  }
  return text;
}

void write_binding_cell(const HardwareReport& hardware, HtmlText& html) {
  const std::string text = what_binds(hardware);
  html.open("td").attribute("class", "number");
  if (text.empty()) {
    write_absent(html);
  } else {
    html.content(text);
  }
  html.close("td");
}

// What times and energies rest on, by their weakest figure.
void write_evidence_cell(const ReportContent& content, std::size_t index, HtmlText& html) {
  const HardwareReport& report = content.report.hardware[index];
  const Hardware& hardware = content.project.hardware[index].hardware;
  html.open("td").attribute("class", "number");
  const std::string time = evidence_of_time(hardware, report.format);
  if (!report.totals.seconds || time.empty()) {
    write_absent(html);
  } else {
    html.content("time: " + evidence_label(time));
  }
  const std::string energy =
      report.corners ? "estimate" : evidence_of_energy(hardware, report.format);
  if (report.totals.energy_joules && !energy.empty()) {
    html.open("br").close("br").content("energy: " + evidence_label(energy));
  }
  html.close("td");
}

void write_totals(const ReportContent& content, const Part& part, HtmlText& html) {
  const auto hardware = [&](std::size_t place) -> const HardwareReport& {
    return content.report.hardware[content.shown[place]];
  };
  std::string names;
  std::vector<TableHead> heads{{"Quantity"}};
  for (std::size_t i = part.first; i < part.end; ++i) {
    heads.push_back({.text = hardware(i).hardware->name, .is_number = true});
    names += (names.empty() ? "" : ", ") + hardware(i).hardware->name;
  }
  begin_table(html, "totals-" + std::to_string(part.first), "Totals of all layers on " + names,
              "totals");
  write_heads(html, heads);
  begin_rows(html);
  for (const SummaryRow& row : rows) write_total_row(content, row, part, html);
  html.open("tr");
  write_row_head(html, "Memory needed");
  for (std::size_t i = part.first; i < part.end; ++i) write_memory_cell(hardware(i).totals, html);
  html.close("tr").open("tr");
  write_row_head(html, "What binds, by share of the time");
  for (std::size_t i = part.first; i < part.end; ++i) write_binding_cell(hardware(i), html);
  html.close("tr").open("tr");
  write_row_head(html, "Weakest evidence of the figures");
  for (std::size_t i = part.first; i < part.end; ++i) {
    write_evidence_cell(content, content.shown[i], html);
  }
  html.close("tr");
  end_table(html);
}

// The value of a parameter as people write it.
std::string parameter_text(const ParameterDeclaration& parameter, const Arguments& arguments) {
  if (!parameter.choices.empty()) {
    return std::string(parameter.choices[arguments.choice(parameter.name)]);
  }
  return number_text(arguments[parameter.name], parameter.unit);
}

bool counts_in(const ParameterDeclaration& parameter, const Workload& workload) {
  return parameter.phases.empty() || std::find(parameter.phases.begin(), parameter.phases.end(),
                                               workload.phase) != parameter.phases.end();
}

// What was chosen of a network: how large its inputs are, and what differs from its defaults.
void write_network_facts(const ReportContent& content, HtmlText& html) {
  const WorkloadChoice& choice = content.project.workload;
  if (choice.network.empty()) return;
  const Network& chosen = network(choice.network, "/workload/network");
  const Arguments arguments = network_arguments(chosen, choice.parameters, "/workload/parameters");
  write_fact(html, "Network", std::string(chosen.label) + ". " + std::string(chosen.summary));
  for (const ParameterDeclaration& parameter : chosen.parameters) {
    const bool is_told =
        parameter.of_input || choice.parameters.contains(std::string(parameter.name));
    if (!is_told || !arguments.has(parameter.name)) continue;
    if (!counts_in(parameter, *content.report.workload)) continue;
    write_fact(html, parameter.label, parameter_text(parameter, arguments));
  }
  if (!choice.edits.empty()) {
    write_fact(html, "Edited",
               counted(choice.edits.size(), "layer") + " of the network, by the user");
  }
}

void write_workload(const ReportContent& content, HtmlText& html) {
  const Report& report = content.report;
  const Workload& workload = *report.workload;
  const WorkloadTotals& totals = report.totals;
  html.open("dl").attribute("class", "facts");
  if (content.project.workload.network.empty()) write_fact(html, "Workload", workload.name);
  write_network_facts(content, html);
  write_fact(html, "Batch", number_text(workload.batch));
  if (workload.tokens) {
    const auto& phase = phase_names[static_cast<std::size_t>(workload.phase)];
    write_fact(html, "Phase", std::string(phase.label) + ". " + std::string(phase.meaning));
  }
  write_fact(html, "Layers", counted(report.rows.size()));
  write_fact(html, "Operations", quantity_text(totals.operations, "op"));
  write_fact(html, "Bytes moved", quantity_text(totals.total_bytes, "B"));
  if (totals.total_bytes > 0) {
    write_fact(html, "Operational intensity",
               quantity_text(totals.operations / totals.total_bytes, "op/B"));
  }
  write_fact(html, "Parameters", quantity_text(totals.parameter_count, ""));
  html.close("dl");
}

// What the mark at a number says, and what it does not.
void write_legend(const ReportContent& content, HtmlText& html) {
  if (content.shown.size() < 2) return;
  html.open("p").attribute("class", "remark");
  html.content(
      "\u2605 best: the best of the hardware that can hold the workload. Of an estimate the whole "
      "band has to be better.");
  html.close("p");
}

void write_hidden(const ReportContent& content, HtmlText& html) {
  std::string names;
  for (std::size_t i = 0; i < content.report.hardware.size(); ++i) {
    if (content.project.hardware[i].shown) continue;
    names += (names.empty() ? "" : ", ") + content.report.hardware[i].hardware->name;
  }
  if (names.empty()) return;
  html.element("p", "Hidden in the project and left out here: " + names + ".");
}

}  // namespace

void write_summary(const ReportContent& content, HtmlText& html) {
  begin_section(html, "summary", "Summary");
  write_workload(content, html);
  for (std::size_t first = 0; first < content.shown.size(); first += most_columns) {
    write_totals(content, {first, std::min(first + most_columns, content.shown.size())}, html);
  }
  write_legend(content, html);
  write_hidden(content, html);
  html.close("section");
}

}  // namespace roofloor
