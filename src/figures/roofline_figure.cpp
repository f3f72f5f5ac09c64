// Attainable performance against operational intensity.
#include <algorithm>
#include <limits>
#include <map>

#include "analysis/headline.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/intensity_axis.h"
#include "figures/layer_path.h"

namespace roofloor {
namespace {

// Roofs reach this far beyond the frame on either side, so that panning does not come to their end.
constexpr double beyond_frame = 1e6;

// The name of the highest roof stands above it, inside the frame.
constexpr double room_above_roof = 2;

// Where the roofs of a level meet, for what is drawn of a hardware.
double ridge_at(const HardwareReport& chip, std::size_t level) {
  return *ridge_point(chip.roofs, level);
}

// Straight pieces on log axes; on linear ones the memory roof is straight as well.
Series roof(const HardwareReport& chip, const Roofs& limits, std::size_t level, const Axis& x) {
  const double ridge = *ridge_point(limits, level);
  const double left = std::min(x.frame.minimum, ridge) / beyond_frame;
  const double right = std::max(x.frame.maximum, ridge) * beyond_frame;
  return {.role = Role::roof,
          .label = chip.hardware->name + " roof",
          .width = 2.2,
          .x = {left, ridge, right},
          .y = {attainable_ops_per_second(limits, left, level),
                limits.compute->operations_per_second, limits.compute->operations_per_second}};
}

// What the peak and the bandwidths would allow if all of them were achieved.
Roofs stated_roofs(const HardwareReport& chip) {
  Roofs limits = chip.roofs;
  limits.compute->operations_per_second /= chip.hardware->achieved_compute_fraction;
  for (MemoryRoof& memory : limits.memory) {
    memory.bytes_per_second /= chip.hardware->achieved_bandwidth_fraction;
  }
  return limits;
}

bool has_ceiling(const HardwareReport& chip) {
  return chip.hardware->achieved_compute_fraction < 1 ||
         chip.hardware->achieved_bandwidth_fraction < 1;
}

// The roof of the level that is measured at; thin below it what is achieved of it.
void add_roofs(Figure& figure, const HardwareReport& chip, std::size_t hardware,
               std::size_t level) {
  Series stated = roof(chip, stated_roofs(chip), level, figure.x);
  stated.hardware = hardware;
  figure.series.push_back(std::move(stated));
  if (!has_ceiling(chip)) return;
  Series ceiling = roof(chip, chip.roofs, level, figure.x);
  ceiling.role = Role::ceiling;
  ceiling.hardware = hardware;
  ceiling.label = chip.hardware->name + " ceiling: what is achieved";
  ceiling.width = 1.1;
  figure.series.push_back(std::move(ceiling));
}

Series ridge_marker(const HardwareReport& chip, std::size_t hardware, std::size_t level) {
  return {.type = SeriesType::markers,
          .role = Role::ridge,
          .hardware = hardware,
          .label = chip.hardware->name + " ridge point",
          .x = {ridge_at(chip, level)},
          .y = {chip.roofs.compute->operations_per_second},
          .radius = {3.5}};
}

// The bandwidth, along the sloped part; where there are several, with the name of its level.
LineLabel memory_label(const HardwareReport& chip, std::size_t hardware, std::size_t level,
                       const Limits& frame) {
  const double ridge = ridge_at(chip, level);
  const double left = std::min(frame.minimum, ridge / 10);
  const MemoryRoof& memory = chip.roofs.memory[level];
  const std::string of_level = chip.roofs.memory.size() > 1 ? memory.level + " " : "";
  return {.text = chip.hardware->name + " " + of_level +
                  exact_quantity_text(memory.bytes_per_second, "B/s"),
          .role = Role::roof,
          .hardware = hardware,
          .x1 = left,
          .y1 = attainable_ops_per_second(chip.roofs, left, level),
          .x2 = ridge,
          .y2 = chip.roofs.compute->operations_per_second};
}

// The memory roofs of the other levels, dashed, up to where they meet the compute roof.
void add_further_roofs(Figure& figure, const HardwareReport& chip, std::size_t hardware,
                       std::size_t measured) {
  for (std::size_t level = 0; level < chip.roofs.memory.size(); ++level) {
    // Weights that stay in their arrays cross nothing, so nothing is bound by it.
    const bool is_idle =
        chip.weights_are_resident && chip.hardware->levels[level].carries == Carries::weights;
    if (level == measured || is_idle) continue;
    Series further = roof(chip, chip.roofs, level, figure.x);
    further.x.pop_back();
    further.y.pop_back();
    further.role = Role::further_level;
    further.hardware = hardware;
    further.label = chip.hardware->name + " roof of " + chip.roofs.memory[level].level;
    further.dashed = true;
    further.width = 1.4;
    figure.series.push_back(std::move(further));
    figure.line_labels.push_back(memory_label(chip, hardware, level, figure.x.frame));
  }
}

// Performance that the roofs and the delays leave.
double performance(const Report& report, const HardwareReport& chip, std::size_t layer) {
  const LayerTime& time = *chip.rows[layer].time;
  if (time.delays.total() == 0) return time.attainable_ops_per_second;
  return report.rows[layer].cost.operations.total() / time.seconds;
}

constexpr std::size_t most_joined_layers = 12;

// A layer at all levels: a small ring at each that is not measured at, joined with its marker.
void add_every_level(Figure& figure, const Report& report, std::size_t hardware,
                     const FigureOptions& options) {
  const HardwareReport& chip = report.hardware[hardware];
  Series rings{.type = SeriesType::markers,
               .role = Role::further_level,
               .hardware = hardware,
               .label = "Layers of " + chip.hardware->name + " at its other levels"};
  const auto layers =
      heaviest_layers(chip.rows.size(), most_joined_layers, options,
                      [&](std::size_t layer) { return chip.rows[layer].time_fraction; });
  for (std::size_t layer : layers) {
    const auto at = measured_intensity(report, hardware, layer, options.measured_at);
    if (!at) continue;
    const double y = performance(report, chip, layer);
    Limits reach{*at, *at};
    for (std::size_t level = 0; level < chip.roofs.memory.size(); ++level) {
      const auto x = level_intensity(report.rows[layer].cost.operations.total(),
                                     chip.rows[layer].traffic, level);
      if (!x || *x == *at) continue;
      rings.x.push_back(*x);
      rings.y.push_back(y);
      rings.radius.push_back(3);
      rings.layers.push_back(layer);
      reach = {std::min(reach.minimum, *x), std::max(reach.maximum, *x)};
    }
    if (reach.minimum == reach.maximum) continue;
    figure.series.push_back({.role = Role::further_level,
                             .hardware = hardware,
                             .layer = layer,
                             .label = report.rows[layer].layer->name + " on " +
                                      chip.hardware->name + ", at every level",
                             .width = 1,
                             .x = {reach.minimum, reach.maximum},
                             .y = {y, y}});
  }
  if (!rings.x.empty()) figure.series.push_back(std::move(rings));
}

// The peaks, along the flat parts. Hardware with the same peak shares one label.
void add_compute_labels(Figure& figure, const Report& report, const std::vector<std::size_t>& drawn,
                        MeasuredAt measured_at) {
  std::map<double, std::vector<std::size_t>> by_peak;
  for (std::size_t i : drawn) {
    by_peak[report.hardware[i].roofs.compute->operations_per_second].push_back(i);
  }
  for (const auto& [peak, chips] : by_peak) {
    std::string names;
    double ridge = 0;
    for (std::size_t i : chips) {
      names += (names.empty() ? "" : ", ") + report.hardware[i].hardware->name;
      const HardwareReport& chip = report.hardware[i];
      ridge = std::max(ridge, ridge_at(chip, roof_level(*chip.hardware, measured_at)));
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
  const auto [layer, hardware, intensity] = *subject;
  const LayerTime& time = *report.hardware[hardware].rows[layer].time;
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
    const Hardware& chip = *report.hardware[i].hardware;
    const double lowest =
        attainable_ops_per_second(limits, x.frame.minimum, roof_level(chip, options.measured_at));
    const double highest = stated_roofs(report.hardware[i]).compute->operations_per_second;
    frame.minimum = any ? std::min(frame.minimum, lowest) : lowest;
    frame.maximum = any ? std::max(frame.maximum, highest) : highest;
    any = true;
  }
  if (options.scale == Scale::linear) return {0, frame.maximum * 1.1};
  return {decade_below(frame.minimum), step_above(frame.maximum * room_above_roof)};
}

void add_hardware(Figure& figure, const Report& report, std::size_t hardware,
                  const FigureOptions& options) {
  const HardwareReport& chip = report.hardware[hardware];
  const std::size_t level = roof_level(*chip.hardware, options.measured_at);
  add_roofs(figure, chip, hardware, level);
  figure.series.push_back(ridge_marker(chip, hardware, level));
  if (options.measured_at == MeasuredAt::every) {
    add_every_level(figure, report, hardware, options);
  }
  figure.series.push_back(layer_markers(report, hardware, options, [&](std::size_t layer) {
    return std::optional(performance(report, chip, layer));
  }));
  figure.mark_labels.push_back({.text = "ridge " + quantity_text(ridge_at(chip, level), "op/B"),
                                .hardware = hardware,
                                .x = ridge_at(chip, level),
                                .y = chip.roofs.compute->operations_per_second});
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
    add_hardware(figure, report, i, options);
    drawn.push_back(i);
    const double ridge = ridge_at(chip, roof_level(*chip.hardware, options.measured_at));
    names.push_back(chip.hardware->name + " with a ridge at " + quantity_text(ridge, "op/B"));
  }
  add_compute_labels(figure, report, drawn, options.measured_at);
  for (std::size_t i : drawn) {
    const HardwareReport& chip = report.hardware[i];
    const std::size_t level = roof_level(*chip.hardware, options.measured_at);
    figure.line_labels.push_back(memory_label(chip, i, level, figure.x.frame));
    add_further_roofs(figure, chip, i, level);
  }
  if (drawn.size() == 1) {
    const HardwareReport& chip = report.hardware[drawn.front()];
    add_zones(figure, ridge_at(chip, roof_level(*chip.hardware, options.measured_at)));
  }
  add_rulers(figure, report, options);
  add_layer_path(figure, report, options, [](const RowAt& row) {
    return std::optional(row.result.time->attainable_ops_per_second);
  });
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
