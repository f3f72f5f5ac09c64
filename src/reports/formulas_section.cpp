// The formulas that stand beside what computes the numbers, and the literature they are from.
#include <algorithm>
#include <string>
#include <vector>

#include "analysis/report_columns.h"
#include "analysis/terms.h"
#include "base/find_named.h"
#include "reports/page_parts.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

constexpr std::string_view layer_names[] = {"operations", "total_bytes", "operational_intensity"};
constexpr std::string_view result_names[] = {"attainable_ops_per_second",
                                             "seconds",
                                             "energy_joules",
                                             "compute_joules",
                                             "memory_joules",
                                             "constant_joules",
                                             "arithmetic_floor_joules",
                                             "device_floor_joules",
                                             "excess_fraction"};
constexpr std::string_view total_names[] = {
    "seconds", "energy_joules", "energy_delay_joule_seconds", "average_watts", "needed_bytes"};

// What the symbols of these formulas stand for, where they are no row themselves.
struct Symbol {
  std::string_view symbol;
  std::string_view meaning;
};
constexpr Symbol symbols[] = {
    {"P'", "peak of the format, times the achieved fraction of it [op/s]"},
    {"beta'", "bandwidth, times the achieved fraction of it [B/s]"},
    {"e_op", "energy of an operation [J/op]"},
    {"e_mem", "energy of a byte [J/B]"},
    {"p0", "constant power [W]"},
    {"n", "number of devices"},
};

void write_row(std::string_view scope, const Column& about, HtmlText& html) {
  html.open("tr");
  write_row_head(html, std::string(about.label) + std::string(scope));
  html.open("td");
  write_formula(html, about.symbol);
  html.content(" = ");
  write_formula(html, about.formula);
  html.close("td");
  write_cell(html, about.unit == "J*s" ? "J\u00b7s" : about.unit);
  write_cell(html, about.definition);
  html.close("tr");
}

template <typename Columns, typename Names>
void write_rows(std::string_view scope, const Columns& columns, const Names& names,
                HtmlText& html) {
  for (const std::string_view name : names) {
    write_row(scope,
              find_named(
                  columns, name, [](const auto& column) { return column.about.name; }, "column", "")
                  .about,
              html);
  }
}

void write_symbols(HtmlText& html) {
  html.open("p").content("In these formulas ");
  for (const Symbol& symbol : symbols) {
    if (&symbol != &symbols[0]) html.content("; ");
    write_formula(html, symbol.symbol);
    html.content(" is the " + std::string(symbol.meaning));
  }
  html.content(
      ". Where a hardware has several levels of memory, an overhead or a link, the slowest level "
      "counts and the delays are added.");
  html.close("p");
}

// The publications of the terms, each once.
std::vector<std::string_view> publications() {
  std::vector<std::string_view> list;
  for (const Term& term : terms()) {
    const bool is_known = std::find(list.begin(), list.end(), term.source) != list.end();
    if (!term.source.empty() && !is_known) list.push_back(term.source);
  }
  return list;
}

std::string number_of(const std::vector<std::string_view>& list, std::string_view source) {
  const auto found = std::find(list.begin(), list.end(), source);
  return std::to_string(found - list.begin() + 1);
}

// The words of the field that come from a publication.
void write_literature(HtmlText& html) {
  const std::vector<std::string_view> list = publications();
  html.element("h3", "Terms and literature");
  begin_table(html, "terms", "Terms with the publication that they come from", "terms");
  const TableHead heads[] = {{"Term"}, {"Definition"}, {"Formula"}, {"Source"}};
  write_heads(html, heads);
  begin_rows(html);
  for (const Term& term : terms()) {
    if (term.source.empty()) continue;
    const std::string number = number_of(list, term.source);
    html.open("tr");
    write_row_head(html, term.term);
    write_cell(html, term.definition);
    html.open("td");
    write_formula(html, term.formula);
    html.close("td").open("td").open("a").attribute("href", "#source-" + number);
    html.content("[" + number + "]").close("a").close("td").close("tr");
  }
  end_table(html);
  html.open("ol").attribute("class", "sources");
  for (const std::string_view source : list) {
    html.open("li").attribute("id", "source-" + number_of(list, source));
    html.content(source).close("li");
  }
  html.close("ol");
}

}  // namespace

void write_formulas(HtmlText& html) {
  html.element("h3", "Formulas");
  begin_table(html, "formulas", "Formulas of a layer, and of all layers", "formulas");
  const TableHead heads[] = {{"Quantity"}, {"Formula"}, {"Unit"}, {"Definition"}};
  write_heads(html, heads);
  begin_rows(html);
  write_rows("", layer_columns(), layer_names, html);
  write_rows("", result_columns(), result_names, html);
  write_rows(", all layers", total_columns(), total_names, html);
  end_table(html);
  write_symbols(html);
  write_literature(html);
}

}  // namespace roofloor
