// The sentences of analysis/guidance, for the layers in which most of the time goes.
#include "analysis/guidance.h"

#include <algorithm>

#include "analysis/heaviest.h"
#include "analysis/spoken_numbers.h"
#include "reports/page_parts.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

constexpr std::size_t most_rows = 8;      // that one reads
constexpr double most_of_the_time = 0.9;  // what is left over changes little

void write_advice(const Report& report, std::size_t index, HtmlText& html) {
  const HardwareReport& hardware = report.hardware[index];
  html.open("div").attribute("class", "part").open("h3");
  write_swatch(html, index);
  html.content(hardware.hardware->name).close("h3");
  HeaviestRows heaviest = heaviest_rows(hardware, Weight::time, most_of_the_time);
  if (!hardware.totals.seconds || heaviest.fraction == 0) {
    html.element("p", "No time is known on " + hardware.hardware->name + ".").close("div");
    return;
  }
  heaviest.rows.resize(std::min(heaviest.rows.size(), most_rows));
  double share = 0;
  for (const std::size_t row : heaviest.rows) share += *hardware.rows[row].time_fraction;
  begin_table(html, "advice-" + std::to_string(index),
              "The heaviest layers on " + hardware.hardware->name + ": " +
                  counted(heaviest.rows.size()) + " of " + counted(report.rows.size()) +
                  (heaviest.rows.size() == 1 ? ", " : ", together ") +
                  percent_text(std::min(share, 1.0)) + " of the time",
              "advice");
  const TableHead heads[] = {
      {"Layer"}, {"Share of time", true}, {"What limits it, and what would change that"}};
  write_heads(html, heads);
  begin_rows(html);
  for (const std::size_t i : heaviest.rows) {
    const auto advice = guidance(report.rows[i], hardware.rows[i], hardware);
    html.open("tr");
    write_row_head(html, report.rows[i].layer->name);
    write_share_cell(html, hardware.rows[i].time_fraction);
    write_cell(html, advice ? guidance_sentence(*advice, report.rows[i], hardware.rows[i], hardware)
                            : "Not known.");
    html.close("tr");
  }
  end_table(html);
  if (hardware.corners) {
    html.element("p", "Energies of " + hardware.hardware->name +
                          " are an estimate, and so is how far they lie above the floor.");
  }
  html.close("div");
}

}  // namespace

void write_guidance_section(const ReportContent& content, HtmlText& html) {
  begin_section(html, "limits", "What limits the heaviest layers");
  html.element(
      "p",
      "Each figure named would bring the layer to the next roof if it changed alone. \u201cTimes "
      "faster\u201d is of that layer, not of the whole workload.");
  for (const std::size_t index : content.shown) write_advice(content.report, index, html);
  html.close("section");
}

}  // namespace roofloor
