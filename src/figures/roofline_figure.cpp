// Attainable performance against operational intensity.
#include <algorithm>
#include <limits>
#include <map>

#include "analysis/headline.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/intensity_axis.h"

namespace roofloor {
namespace {

// Roofs reach this far beyond the frame on either side, so that panning does not come to their end.
constexpr double beyond_frame = 1e6;

// The name of the highest roof stands above it, inside the frame.
constexpr double room_above_roof = 2;

// Straight pieces on log axes; on linear ones the memory roof is straight as well.
Series roof(const HardwareReport& chip, std::size_t hardware, const Axis& x) {
  const Roofs& limits = chip.roofs;
  const double ridge = *ridge_point(limits);
  const double left = std::min(x.frame.minimum, ridge) / beyond_frame;
  const double right = std::max(x.frame.maximum, ridge) * beyond_frame;
  return {.role = Role::roof,
          .hardware = hardware,
          .label = chip.hardware->name + " roof",
          .width = 2.2,
          .x = {left, ridge, right},
          .y = {attainable_ops_per_second(limits, left), limits.compute->operations_per_second,
                limits.compute->operations_per_second}};
}

Series ridge_marker(const HardwareReport& chip, std::size_t hardware) {
  return {.type = SeriesType::markers,
          .role = Role::ridge,
          .hardware = hardware,
          .label = chip.hardware->name + " ridge point",
          .x = {*ridge_point(chip.roofs)},
          .y = {chip.roofs.compute->operations_per_second},
          .radius = {3.5}};
}

// The bandwidth, along the sloped part.
LineLabel memory_label(const HardwareReport& chip, std::size_t hardware, const Limits& frame) {
  const double ridge = *ridge_point(chip.roofs);
  const double left = std::min(frame.minimum, ridge / 10);
  return {.text = chip.hardware->name + " " +
                  exact_quantity_text(chip.roofs.memory.front().bytes_per_second, "B/s"),
          .role = Role::roof,
          .hardware = hardware,
          .x1 = left,
          .y1 = attainable_ops_per_second(chip.roofs, left),
          .x2 = ridge,
          .y2 = chip.roofs.compute->operations_per_second};
}

// The peaks, along the flat parts. Hardware with the same peak shares one label.
void add_compute_labels(Figure& figure, const Report& report,
                        const std::vector<std::size_t>& drawn) {
  std::map<double, std::vector<std::size_t>> by_peak;
  for (std::size_t i : drawn) {
    by_peak[report.hardware[i].roofs.compute->operations_per_second].push_back(i);
  }
  for (const auto& [peak, chips] : by_peak) {
    std::string names;
    double ridge = 0;
    for (std::size_t i : chips) {
      names += (names.empty() ? "" : ", ") + report.hardware[i].hardware->name;
      ridge = std::max(ridge, *ridge_point(report.hardware[i].roofs));
    }
    figure.line_labels.push_back(
        {.text = names + " " + exact_quantity_text(peak, "op/s"),
         .role = Role::roof,
         .hardware = chips.size() == 1 ? std::optional(chips.front()) : std::nullopt,
         .x1 = ridge,
         .y1 = peak,
         .x2 = std::max(figure.x.frame.maximum, ridge * 10),
         .y2 = peak});
  }
}

// What binds left and right of the ridge.
void add_zones(Figure& figure, double ridge) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  figure.zones = {{ZoneKind::memory, "memory-bound", {0, ridge}},
                  {ZoneKind::compute, "compute-bound", {ridge, infinity}}};
}

// From a layer up to the compute roof of its own format, and where that binds, on to what its
// memory would allow.
void add_rulers(Figure& figure, const Report& report, const FigureOptions& options) {
  const auto subject = ruler_subject(report, options);
  if (!subject) return;
  const auto [layer, hardware] = *subject;
  const LayerTime& time = *report.hardware[hardware].rows[layer].time;
  const double intensity = *report.rows[layer].cost.operational_intensity();
  const double attainable = time.attainable_ops_per_second;
  add_ruler(figure, {.text = " below the peak",
                     .hardware = hardware,
                     .x = intensity,
                     .from_y = attainable,
                     .to_y = attainable / time.compute_roof_fraction});
  if (!time.bound.is_compute() || time.memory_seconds <= 0) return;
  const double factor = time.compute_seconds / time.memory_seconds;
  add_ruler(figure, {.text = " allowed by the memory",
                     .hardware = hardware,
                     .x = intensity,
                     .from_y = attainable,
                     .to_y = attainable * factor});
}

Limits performance_frame(const Report& report, const FigureOptions& options, const Axis& x) {
  Limits frame{1e12, 1e12};
  bool any = false;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    const Roofs& limits = report.hardware[i].roofs;
    if (!options.shown[i] || !limits.compute) continue;
    const double lowest = attainable_ops_per_second(limits, x.frame.minimum);
    const double highest = limits.compute->operations_per_second;
    frame.minimum = any ? std::min(frame.minimum, lowest) : lowest;
    frame.maximum = any ? std::max(frame.maximum, highest) : highest;
    any = true;
  }
  if (options.scale == Scale::linear) return {0, frame.maximum * 1.1};
  return {decade_below(frame.minimum), step_above(frame.maximum * room_above_roof)};
}

Figure make(const Report& report, const FigureOptions& options) {
  Figure figure{.name = "roofline", .title = "Roofline"};
  figure.x = intensity_axis(report, options);
  figure.y = {.label = "Attainable performance",
              .unit = "op/s",
              .scale = options.scale,
              .frame = performance_frame(report, options, figure.x)};
  std::vector<std::string> names;
  std::vector<std::size_t> drawn;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    const HardwareReport& chip = report.hardware[i];
    if (!options.shown[i] || !chip.roofs.compute) continue;
    figure.series.push_back(roof(chip, i, figure.x));
    figure.series.push_back(ridge_marker(chip, i));
    figure.series.push_back(layer_markers(report, i, options, [&](std::size_t layer) {
      return std::optional(chip.rows[layer].time->attainable_ops_per_second);
    }));
    figure.mark_labels.push_back(
        {.text = "ridge " + quantity_text(*ridge_point(chip.roofs), "op/B"),
         .hardware = i,
         .x = *ridge_point(chip.roofs),
         .y = chip.roofs.compute->operations_per_second});
    drawn.push_back(i);
    names.push_back(chip.hardware->name + " with a ridge at " +
                    quantity_text(*ridge_point(chip.roofs), "op/B"));
  }
  add_compute_labels(figure, report, drawn);
  for (std::size_t i : drawn) {
    figure.line_labels.push_back(memory_label(report.hardware[i], i, figure.x.frame));
  }
  if (drawn.size() == 1) add_zones(figure, *ridge_point(report.hardware[drawn.front()].roofs));
  add_rulers(figure, report, options);
  figure.point_labels = point_labels(report, figure.series, options);
  figure.summary = names.empty() ? "Roofline without hardware."
                                 : "Roofline of " + std::to_string(report.rows.size()) +
                                       (report.rows.size() == 1 ? " layer on " : " layers on ") +
                                       joined(names) + ".";
  return figure;
}

}  // namespace

const FigureKind roofline_figure{.name = "roofline", .label = "Roofline", .make = make};

}  // namespace roofloor
