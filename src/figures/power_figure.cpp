// Power against operational intensity: what a hardware draws while a layer runs, energy over time.
// It is largest at the ridge point, where neither the units nor the memory wait.
#include <algorithm>

#include "analysis/headline.h"
#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/intensity_axis.h"

namespace roofloor {
namespace {

constexpr int samples = 160;
constexpr double beyond_frame = 1e3;  // curves reach this far beyond the frame, for panning

double ridge_of(const EnergyFigures& energy) {
  return energy.seconds_per_byte / energy.seconds_per_operation;
}

// Intensities over the frame and beyond, the ridge point among them: a sample beside it would cut
// off the peak.
std::vector<double> intensities(const Limits& frame, double ridge) {
  std::vector<double> x =
      log_spaced({frame.minimum / beyond_frame, frame.maximum * beyond_frame}, samples);
  x.insert(std::upper_bound(x.begin(), x.end(), ridge), ridge);
  return x;
}

// Whether the power is that of one intensity: the energies are, and intensities are measured where
// they are.
bool has_curve(const HardwareReport& chip, const FigureOptions& options) {
  return chip.energy->is_function_of_intensity &&
         common_level(*chip.hardware, options.measured_at) == 0;
}

void add_curve(Figure& figure, const HardwareReport& chip, std::size_t hardware) {
  const bool waits = chip.hardware->overhead_seconds > 0;
  Series series{.role = Role::roof,
                .hardware = hardware,
                .label = chip.hardware->name + (waits ? " power, without overhead" : " power")};
  series.x = intensities(figure.x.frame, ridge_of(*chip.energy));
  for (double x : series.x) series.y.push_back(power_watts(*chip.energy, x));
  figure.series.push_back(std::move(series));
}

// What the corners of an estimate span.
void add_band(Figure& figure, const HardwareReport& chip, std::size_t hardware) {
  Series least{.role = Role::roof,
               .hardware = hardware,
               .label = chip.hardware->name + " power, least of the estimate",
               .dashed = true,
               .width = 1};
  least.x = intensities(figure.x.frame, ridge_of(*chip.energy));
  Series greatest = least;
  greatest.label = chip.hardware->name + " power, greatest of the estimate";
  for (double x : least.x) {
    const auto [low, high] = std::minmax_element(
        chip.corners->begin(), chip.corners->end(),
        [x](const auto& a, const auto& b) { return power_watts(a, x) < power_watts(b, x); });
    least.y.push_back(power_watts(*low, x));
    greatest.y.push_back(power_watts(*high, x));
  }
  figure.series.push_back(std::move(least));
  figure.series.push_back(std::move(greatest));
}

void add_largest(Figure& figure, const HardwareReport& chip, std::size_t hardware) {
  const double ridge = ridge_of(*chip.energy);
  const double watts = power_watts(*chip.energy, ridge);
  figure.series.push_back({.type = SeriesType::markers,
                           .role = Role::ridge,
                           .hardware = hardware,
                           .label = chip.hardware->name + " largest power",
                           .x = {ridge},
                           .y = {watts},
                           .radius = {3.5}});
  figure.mark_labels.push_back({.text = "at most " + quantity_text(watts, "W"),
                                .hardware = hardware,
                                .x = ridge,
                                .y = watts});
}

// The power that the hardware is built for, where that is stated.
void add_design_power(Figure& figure, const HardwareReport& chip, std::size_t hardware) {
  if (!chip.hardware->tdp_watts) return;
  const double watts = *chip.hardware->tdp_watts;
  const Limits& frame = figure.x.frame;
  figure.series.push_back({.role = Role::floor,
                           .hardware = hardware,
                           .label = chip.hardware->name + " TDP",
                           .dashed = true,
                           .width = 1.2,
                           .x = {frame.minimum / beyond_frame, frame.maximum * beyond_frame},
                           .y = {watts, watts}});
  figure.line_labels.push_back(
      {.text = chip.hardware->name + " TDP " + exact_quantity_text(watts, "W"),
       .role = Role::floor,
       .hardware = hardware,
       .x1 = frame.minimum,
       .y1 = watts,
       .x2 = frame.maximum,
       .y2 = watts});
}

void add_hardware(Figure& figure, const Report& report, std::size_t hardware,
                  const FigureOptions& options) {
  const HardwareReport& chip = report.hardware[hardware];
  add_design_power(figure, chip, hardware);
  if (has_curve(chip, options)) {
    add_curve(figure, chip, hardware);
    if (chip.corners) add_band(figure, chip, hardware);
    add_largest(figure, chip, hardware);
  }
  figure.series.push_back(
      layer_markers(report, hardware, options, [&](std::size_t layer) -> std::optional<double> {
        const ResultRow& row = chip.rows[layer];
        if (!row.energy || !row.time || row.time->seconds <= 0) return std::nullopt;
        return row.energy->total_joules() / row.time->seconds;
      }));
}

// From the least power in the frame to the largest, the design power included.
Limits power_frame(const Figure& figure, Scale scale) {
  const Limits frame = heights_in_frame(figure);
  if (frame.maximum == 0) return scale == Scale::log ? Limits{1, 1e3} : Limits{0, 1e3};
  if (scale == Scale::linear) return {0, frame.maximum * 1.1};
  return {decade_below(frame.minimum / 1.2), decade_above(frame.maximum * 1.2)};
}

Figure make(const Report& report, const FigureOptions& options) {
  Figure figure{.name = "power", .title = "Power"};
  figure.x = intensity_axis(report, options);
  figure.y = {.label = "Power", .unit = "W", .scale = options.scale, .frame = {}};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    const HardwareReport& chip = report.hardware[i];
    if (!options.shown[i] || !chip.energy) continue;
    add_hardware(figure, report, i, options);
    names.push_back(chip.hardware->name +
                    (has_curve(chip, options)
                         ? (chip.corners ? " with about " : " with at most ") +
                               quantity_text(power_watts(*chip.energy, ridge_of(*chip.energy)), "W")
                         : ""));
  }
  figure.y.frame = power_frame(figure, options.scale);
  figure.summary = names.empty() ? "Power: no hardware that is shown states its energies."
                                 : "Power of " + joined(names) + ".";
  return figure;
}

}  // namespace

const FigureKind power_figure{.name = "power", .label = "Power", .make = make};

}  // namespace roofloor
