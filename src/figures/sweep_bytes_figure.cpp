// What the bytes of a run are, against batch or context: weights, cache, inputs and outputs as
// parts of the whole. Why a larger batch helps until the cache outweighs the weights.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/sweep_axis.h"

namespace roofloor {
namespace {

constexpr double whole = 100;  // the axis is in percent

struct Part {
  Role role;
  const char* label;
  double (*bytes)(const WorkloadTotals& totals);
};

double bytes_of(const WorkloadTotals& totals, TensorClass tensor) {
  return totals.bytes[static_cast<std::size_t>(tensor)];
}

constexpr std::array<Part, 3> parts{{
    {Role::compute_part, "Weights",
     [](const WorkloadTotals& t) { return bytes_of(t, TensorClass::weight); }},
    {Role::memory_part, "Cache",
     [](const WorkloadTotals& t) {
       return bytes_of(t, TensorClass::kv_read) + bytes_of(t, TensorClass::kv_write);
     }},
    {Role::constant_part, "Inputs and outputs",
     [](const WorkloadTotals& t) {
       return bytes_of(t, TensorClass::input) + bytes_of(t, TensorClass::output) +
              bytes_of(t, TensorClass::unassigned);
     }},
}};

void add_parts(Figure& figure, const std::vector<SweepPoint>& points) {
  std::vector<double> base(points.size(), 0.0);
  for (const Part& part : parts) {
    Series series{.type = SeriesType::bars, .role = part.role, .label = part.label};
    for (std::size_t i = 0; i < points.size(); ++i) {
      const WorkloadTotals& totals = points[i].workload;
      const double share =
          totals.total_bytes > 0 ? whole * part.bytes(totals) / totals.total_bytes : 0;
      if (share <= 0) continue;
      series.x.push_back(static_cast<double>(i) + 0.5);
      series.base.push_back(base[i]);
      base[i] = std::min(whole, base[i] + share);
      series.y.push_back(base[i]);
      series.layers.push_back(no_layer);
    }
    if (!series.x.empty()) figure.series.push_back(std::move(series));
  }
}

std::string percent(double fraction) {
  return shortest_number(std::round(fraction * 100)) + " %";
}

std::string share_text(const SweepPoint& point) {
  std::string text = "at " + shortest_number(point.value) + ": ";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string label = parts[i].label;
    label[0] = static_cast<char>(std::tolower(label[0]));
    text += (i == 0 ? "" : ", ") + label + " " +
            percent(parts[i].bytes(point.workload) / point.workload.total_bytes);
  }
  return text;
}

Figure make(const Report& report, const FigureOptions& options) {
  const SweepVariable variable = drawn_variable(report, options);
  const std::vector<SweepPoint> points = sweep(report, variable, drawn_values(variable));
  Figure figure{.name = "sweep_bytes", .title = "Bytes against " + label_of(variable)};
  figure.x = {.label = label_of(variable),
              .unit = "",
              .scale = Scale::linear,
              .frame = {0, static_cast<double>(points.size())}};
  figure.y = {
      .label = "Share of the bytes", .unit = "%", .scale = Scale::linear, .frame = {0, whole}};
  for (const SweepPoint& point : points) {
    figure.x.categories.push_back(shortest_number(point.value));
  }
  figure.summary = "No bytes to show.";
  if (points.front().workload.total_bytes <= 0) return figure;
  add_parts(figure, points);
  figure.summary = "Shares of the bytes against " + label_of(variable) + ", " +
                   share_text(points.front()) + "; " + share_text(points.back()) + ".";
  return figure;
}

}  // namespace

const FigureKind sweep_bytes_figure{
    .name = "sweep_bytes", .label = "Bytes against batch or context", .make = make};

}  // namespace roofloor
