// Energy against operational intensity, and the floors it cannot go below: for each operation (one
// curve a hardware), or for each layer as the notebook draws it (a curve and a floor a layer and
// hardware).
#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

#include "analysis/headline.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/intensity_axis.h"
#include "figures/layer_path.h"

namespace roofloor {
namespace {

constexpr int samples = 160;
constexpr double beyond_frame = 1e3;  // curves reach this far beyond the frame, for panning
constexpr std::size_t most_layer_curves = 12;

// Energy per operation times `operations`, over the frame and beyond.
Series curve(const EnergyFigures& energy, double operations, const Limits& frame) {
  Series series{.role = Role::floorline};
  series.x = log_spaced({frame.minimum / beyond_frame, frame.maximum * beyond_frame}, samples);
  for (double x : series.x) series.y.push_back(operations * energy_per_operation(energy, x));
  return series;
}

// Whether all layers stand on the curve; else it is the least that a layer can take.
bool is_curve(const HardwareReport& chip, const FigureOptions& options) {
  return chip.energy->is_function_of_intensity &&
         common_level(*chip.hardware, options.measured_at) == 0 &&
         chip.hardware->overhead_seconds == 0;
}

// What is drawn of energies where intensities are measured at a level.
EnergyFigures drawn_figures(const EnergyFigures& energy, const Hardware& hardware,
                            const FigureOptions& options) {
  return measured_at(energy, hardware, common_level(hardware, options.measured_at));
}

// What the corners of an estimate span over the frame: its least and its greatest energy.
std::array<Series, 2> band_edges(EnergyCorners corners, const Hardware& hardware,
                                 const FigureOptions& options, const Limits& frame) {
  for (EnergyFigures& corner : corners) corner = drawn_figures(corner, hardware, options);
  std::array<Series, 2> edges;
  for (Series& edge : edges) {
    edge = {.role = Role::floorline, .dashed = true, .width = 1};
    edge.x = log_spaced({frame.minimum / beyond_frame, frame.maximum * beyond_frame}, samples);
  }
  for (double x : edges[0].x) {
    std::array<double, std::tuple_size_v<EnergyCorners>> joules{};
    std::transform(corners.begin(), corners.end(), joules.begin(),
                   [x](const EnergyFigures& corner) { return energy_per_operation(corner, x); });
    const auto [least, greatest] = std::minmax_element(joules.begin(), joules.end());
    edges[0].y.push_back(*least);
    edges[1].y.push_back(*greatest);
  }
  return edges;
}

Series floor_line(double joules, const Limits& frame) {
  return {.role = Role::floor,
          .dashed = true,
          .width = 1.2,
          .x = {frame.minimum / beyond_frame, frame.maximum * beyond_frame},
          .y = {joules, joules}};
}

Series belonging_to(Series series, std::size_t hardware, std::optional<std::size_t> layer,
                    std::string label) {
  series.hardware = hardware;
  series.layer = layer;
  series.label = std::move(label);
  return series;
}

// Where moving data costs as much as computing.
Series balance_marker(const HardwareReport& chip, std::size_t hardware) {
  const double balance = energy_balance(*chip.energy);
  return {.type = SeriesType::markers,
          .role = Role::balance,
          .hardware = hardware,
          .label = chip.hardware->name + " energy balance",
          .x = {balance},
          .y = {energy_per_operation(*chip.energy, balance)},
          .radius = {3.5}};
}

void add_per_operation(Figure& figure, const Report& report, std::size_t hardware,
                       const FigureOptions& options) {
  const HardwareReport& chip = report.hardware[hardware];
  const std::string& name = chip.hardware->name;
  const double floor = device_floor_per_operation(*chip.energy);
  const Limits& frame = figure.x.frame;
  figure.series.push_back(belonging_to(floor_line(floor, frame), hardware, {}, name + " floor"));
  figure.series.push_back(
      belonging_to(curve(drawn_figures(*chip.energy, *chip.hardware, options), 1, frame), hardware,
                   {}, name + (is_curve(chip, options) ? " energy" : " energy, least")));
  if (chip.corners) {
    auto edges = band_edges(*chip.corners, *chip.hardware, options, frame);
    figure.series.push_back(
        belonging_to(std::move(edges[0]), hardware, {}, name + " energy, least of the estimate"));
    figure.series.push_back(belonging_to(std::move(edges[1]), hardware, {},
                                         name + " energy, greatest of the estimate"));
  }
  const double balance = energy_balance(*chip.energy);
  if (balance > 0 && is_curve(chip, options)) {
    figure.series.push_back(balance_marker(chip, hardware));
    figure.mark_labels.push_back({.text = "balance " + quantity_text(balance, "op/B"),
                                  .hardware = hardware,
                                  .x = balance,
                                  .y = energy_per_operation(*chip.energy, balance)});
  }
  figure.series.push_back(
      layer_markers(report, hardware, options, [&](std::size_t layer) -> std::optional<double> {
        const auto& energy = chip.rows[layer].energy;
        if (!energy) return std::nullopt;
        return energy->total_joules() / report.rows[layer].cost.operations.total();
      }));
  const std::string floor_text =
      chip.corners ? "about " + quantity_text(floor, "J/op") : exact_quantity_text(floor, "J/op");
  figure.line_labels.push_back({.text = name + " floor " + floor_text,
                                .role = Role::floor,
                                .hardware = hardware,
                                .x1 = frame.minimum,
                                .y1 = floor,
                                .x2 = frame.maximum,
                                .y2 = floor});
}

// The layers that get a curve of their own: the pinned ones, then those that take most of the
// energy.
std::vector<std::size_t> layers_with_curves(const HardwareReport& chip,
                                            const FigureOptions& options) {
  return heaviest_layers(chip.rows.size(), most_layer_curves, options,
                         [&](std::size_t layer) -> std::optional<double> {
                           const ResultRow& row = chip.rows[layer];
                           if (!row.energy || row.energy->device_floor_joules == 0) return {};
                           return row.energy_fraction.value_or(0);
                         });
}

void add_per_layer(Figure& figure, const Report& report, std::size_t hardware,
                   const FigureOptions& options) {
  const HardwareReport& chip = report.hardware[hardware];
  for (std::size_t layer : layers_with_curves(chip, options)) {
    const std::string name = report.rows[layer].layer->name + " on " + chip.hardware->name;
    const LayerEnergy& energy = *chip.rows[layer].energy;
    const double operations = report.rows[layer].cost.operations.total();
    Series floor = floor_line(energy.device_floor_joules, figure.x.frame);
    floor.width = 0.8;
    const auto figures = energy_figures(*chip.hardware, report.rows[layer].cost.compute_format,
                                        chip.weights_are_resident);
    Series energies =
        curve(drawn_figures(*figures, *chip.hardware, options), operations, figure.x.frame);
    energies.width = 1.2;
    // An estimate is no confident line.
    energies.dashed = chip.corners.has_value();
    figure.series.push_back(belonging_to(std::move(floor), hardware, layer, name + ", floor"));
    figure.series.push_back(belonging_to(std::move(energies), hardware, layer, name));
  }
  figure.series.push_back(
      layer_markers(report, hardware, options, [&](std::size_t layer) -> std::optional<double> {
        const auto& energy = chip.rows[layer].energy;
        return energy ? std::optional(energy->total_joules()) : std::nullopt;
      }));
}

// Which energy is the larger left and right of the balance.
void add_zones(Figure& figure, double balance) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (balance <= 0) return;
  figure.zones = {{ZoneKind::memory, "memory-dominated", {0, balance}},
                  {ZoneKind::compute, "compute-dominated", {balance, infinity}}};
}

// From a layer down to its floor.
void add_rulers(Figure& figure, const Report& report, const FigureOptions& options) {
  const auto subject = ruler_subject(report, options);
  if (!subject) return;
  const auto& energy = report.hardware[subject->hardware].rows[subject->layer].energy;
  if (!energy) return;
  const LayerCost& cost = report.rows[subject->layer].cost;
  const bool per_operation = options.floorline == FloorlineView::per_operation;
  const double shared = per_operation ? cost.operations.total() : 1;
  add_ruler(figure, {.text = " above the floor",
                     .hardware = subject->hardware,
                     .x = subject->intensity,
                     .from_y = energy->total_joules() / shared,
                     .to_y = energy->device_floor_joules / shared});
}

// From the lowest floor to the highest curve at the left edge of the frame.
Limits energy_frame(const Figure& figure, Scale scale) {
  const Limits frame = heights_in_frame(figure);
  if (frame.maximum == 0) return scale == Scale::log ? Limits{1e-12, 1e-9} : Limits{0, 1e-9};
  if (scale == Scale::linear) return {0, frame.maximum * 1.05};
  return {decade_below(frame.minimum / 1.2), decade_above(frame.maximum)};
}

Figure make(const Report& report, const FigureOptions& options) {
  const bool per_operation = options.floorline == FloorlineView::per_operation;
  Figure figure{.name = "floorline", .title = "Floorline"};
  figure.x = intensity_axis(report, options);
  figure.y = {.label = per_operation ? "Energy per operation" : "Energy per layer",
              .unit = per_operation ? "J/op" : "J",
              .scale = options.scale,
              .frame = {}};
  std::vector<std::string> names;
  std::size_t drawn = 0;  // the last
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    const HardwareReport& chip = report.hardware[i];
    if (!options.shown[i] || !chip.energy) continue;
    if (per_operation) {
      add_per_operation(figure, report, i, options);
    } else {
      add_per_layer(figure, report, i, options);
    }
    drawn = i;
    names.push_back(chip.hardware->name +
                    (chip.corners ? " with an estimated floor of " : " with a floor of ") +
                    quantity_text(device_floor_per_operation(*chip.energy), "J/op"));
  }
  figure.y.frame = energy_frame(figure, options.scale);
  if (names.size() == 1 && is_curve(report.hardware[drawn], options)) {
    add_zones(figure, energy_balance(*report.hardware[drawn].energy));
  }
  add_rulers(figure, report, options);
  add_layer_path(figure, report, options, [&](const RowAt& row) -> std::optional<double> {
    if (!row.result.energy) return std::nullopt;
    const double joules = row.result.energy->total_joules();
    return per_operation ? joules / row.cost.operations.total() : joules;
  });
  if (!per_operation) figure.point_labels = point_labels(report, figure.series, options);
  figure.summary = names.empty() ? "Floorline: no hardware that is shown states its energies."
                                 : "Floorline of " + joined(names) + ".";
  return figure;
}

}  // namespace

const FigureKind floorline_figure{.name = "floorline", .label = "Floorline", .make = make};

}  // namespace roofloor
