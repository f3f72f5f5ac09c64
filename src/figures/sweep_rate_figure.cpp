// Speed against batch or context: tokens (or inferences) a second of all sequences together, one
// line a hardware, and the batch from which it computes for more than half of the time.
#include <algorithm>
#include <cmath>

#include "analysis/headline.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/intensity_axis.h"
#include "figures/sweep_axis.h"

namespace roofloor {
namespace {

std::optional<double> rate_of(const HardwareTotals& totals) {
  return totals.tokens_per_second ? totals.tokens_per_second : totals.inferences_per_second;
}

bool does_fit(const HardwareTotals& totals) {
  return totals.memory_used_fraction.value_or(0) <= 1;
}

// The line as far as the memory holds the workload, and dashed where it does not.
void add_lines(Figure& figure, const std::vector<SweepPoint>& points, std::size_t hardware,
               const std::string& name) {
  Series held{.role = Role::roof, .hardware = hardware, .label = name};
  Series too_large{.role = Role::roof,
                   .hardware = hardware,
                   .label = name + ", more than its memory holds",
                   .dashed = true,
                   .width = 1.2};
  for (const SweepPoint& point : points) {
    const HardwareTotals& totals = point.hardware[hardware];
    const auto rate = rate_of(totals);
    if (!rate) continue;
    if (!does_fit(totals) && too_large.x.empty() && !held.x.empty()) {
      too_large.x.push_back(held.x.back());
      too_large.y.push_back(held.y.back());
    }
    Series& series = does_fit(totals) ? held : too_large;
    series.x.push_back(point.value);
    series.y.push_back(*rate);
  }
  for (Series* series : {&held, &too_large}) {
    if (series->x.size() > 1) figure.series.push_back(std::move(*series));
  }
}

void add_name(Figure& figure, const std::vector<SweepPoint>& points, std::size_t hardware,
              const std::string& name) {
  const std::size_t last = points.size() - 1;
  const auto from = rate_of(points[last - 1].hardware[hardware]);
  const auto to = rate_of(points[last].hardware[hardware]);
  if (!from || !to) return;
  figure.line_labels.push_back({.text = name,
                                .role = Role::roof,
                                .hardware = hardware,
                                .x1 = points[last - 1].value,
                                .y1 = *from,
                                .x2 = points[last].value,
                                .y2 = *to});
}

// Where the hardware begins to compute for more than half of the time.
std::string add_turn(Figure& figure, const Report& report, const std::vector<SweepPoint>& points,
                     std::size_t hardware) {
  const std::string& name = report.hardware[hardware].hardware->name;
  const auto batch =
      compute_bound_from(report, hardware, points.front().value, points.back().value);
  if (!batch) return name + " waits for memory up to " + shortest_number(points.back().value);
  if (*batch <= points.front().value) return name + " computes from the first on";
  const std::vector<double> one{*batch};
  const auto rate = rate_of(sweep(report, SweepVariable::batch, one)[0].hardware[hardware]);
  if (!rate) return name;
  figure.series.push_back({.type = SeriesType::markers,
                           .role = Role::ridge,
                           .hardware = hardware,
                           .label = name + " computes for more than half of the time",
                           .x = {*batch},
                           .y = {*rate},
                           .radius = {3.5}});
  figure.mark_labels.push_back({.text = "compute-bound from " + shortest_number(*batch),
                                .hardware = hardware,
                                .x = *batch,
                                .y = *rate});
  return name + " is bound by compute from a batch of " + shortest_number(*batch);
}

Figure make(const Report& report, const FigureOptions& options) {
  const SweepVariable variable = drawn_variable(report, options);
  const std::vector<double> values = drawn_values(variable);
  const bool of_tokens = report.workload->tokens.has_value();
  Figure figure{.name = "sweep_rate", .title = "Speed against " + label_of(variable)};
  figure.x = {.label = label_of(variable),
              .unit = "",
              .scale = Scale::log,
              .frame = {values.front(), values.back()}};
  figure.y = {.label = of_tokens ? "Tokens a second" : "Inferences a second",
              .unit = "1/s",
              .scale = Scale::log,
              .frame = {1, 1e3}};
  const std::vector<SweepPoint> points = sweep(report, variable, values);
  std::string text;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    if (!options.shown[i] || !rate_of(points.front().hardware[i])) continue;
    const std::string& name = report.hardware[i].hardware->name;
    add_lines(figure, points, i, name);
    add_name(figure, points, i, name);
    const std::string turn =
        variable == SweepVariable::batch ? add_turn(figure, report, points, i) : name;
    text += (text.empty() ? "" : "; ") + turn;
  }
  const Limits heights = heights_in_frame(figure);
  if (heights.maximum > 0) {
    figure.y.frame = {decade_below(heights.minimum), step_above(heights.maximum * 1.2)};
  }
  figure.summary = text.empty()
                       ? "No hardware that is shown can run this workload."
                       : figure.y.label + " against " + label_of(variable) + ". " + text + ".";
  return figure;
}

}  // namespace

const FigureKind sweep_rate_figure{
    .name = "sweep_rate", .label = "Speed against batch or context", .make = make};

}  // namespace roofloor
