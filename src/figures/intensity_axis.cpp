// The shared axis, and markers whose area says how much of the time or energy a layer takes.
#include "figures/intensity_axis.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "base/quantity_text.h"
#include "figures/marker_shape.h"

namespace roofloor {
namespace {

// The notebook draws intensities from 0.1 to 1000; so do we, and further only where a ridge lies
// outside.
constexpr Limits usual_frame{0.1, 1000};
constexpr double room_beside_ridge = 1.5;

constexpr double smallest_radius = 3.5;  // px: still a target for the eye
constexpr double largest_radius = 10;    // px, at a share of one

double radius(std::optional<double> share) {
  const double area = std::clamp(share.value_or(0), 0.0, 1.0);
  return smallest_radius + (largest_radius - smallest_radius) * std::sqrt(area);
}

double marker_radius(const ResultRow& row, MarkerSize size) {
  if (size == MarkerSize::equal) return 5;
  return radius(size == MarkerSize::time ? row.time_fraction : row.energy_fraction);
}

}  // namespace

double decade_below(double value) {
  return std::pow(10, std::floor(std::log10(value) + 1e-9));
}
double decade_above(double value) {
  return std::pow(10, std::ceil(std::log10(value) - 1e-9));
}

double step_above(double value) {
  const double decade = decade_below(value);
  for (double factor : {1.0, 2.0, 5.0}) {
    if (factor * decade >= value * (1 - 1e-9)) return factor * decade;
  }
  return 10 * decade;
}

Axis intensity_axis(const Report& report, const FigureOptions& options) {
  Axis axis{.label = "Operational intensity",
            .unit = "op/B",
            .scale = options.scale,
            .frame = usual_frame};
  if (options.notebook_frame) return axis;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    const HardwareReport& chip = report.hardware[i];
    const auto ridge = ridge_point(chip.roofs, roof_level(*chip.hardware, options.measured_at));
    if (!options.shown[i] || !ridge) continue;
    axis.frame.minimum = std::min(axis.frame.minimum, decade_below(*ridge / room_beside_ridge));
    axis.frame.maximum = std::max(axis.frame.maximum, decade_above(*ridge * room_beside_ridge));
  }
  return axis;
}

Limits heights_in_frame(const Figure& figure) {
  Limits heights{std::numeric_limits<double>::infinity(), 0};
  const Limits& frame = figure.x.frame;
  for (const Series& series : figure.series) {
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      const bool inside = series.x[i] >= frame.minimum && series.x[i] <= frame.maximum;
      if (!inside && series.role != Role::floor) continue;
      heights.minimum = std::min(heights.minimum, series.y[i]);
      heights.maximum = std::max(heights.maximum, series.y[i]);
    }
  }
  return heights;
}

std::vector<double> log_spaced(const Limits& limits, int count) {
  std::vector<double> values;
  const double step = std::log(limits.maximum / limits.minimum) / (count - 1);
  for (int i = 0; i < count; ++i) values.push_back(limits.minimum * std::exp(step * i));
  return values;
}

namespace {

// Whether every byte crosses the main memory.
bool is_hierarchy(const Hardware& hardware) {
  return hardware.levels.front().carries == Carries::everything;
}

}  // namespace

std::optional<std::size_t> common_level(const Hardware& hardware, MeasuredAt measured_at) {
  const std::size_t innermost = hardware.levels.size() - 1;
  switch (measured_at) {
    case MeasuredAt::level_2:
      return std::min<std::size_t>(1, innermost);
    case MeasuredAt::level_3:
      return std::min<std::size_t>(2, innermost);
    case MeasuredAt::level_4:
      return std::min<std::size_t>(3, innermost);
    case MeasuredAt::slowest:
      return std::nullopt;
    case MeasuredAt::main:
    case MeasuredAt::every:
      return is_hierarchy(hardware) ? std::optional<std::size_t>(0) : std::nullopt;
  }
  return std::nullopt;
}

std::size_t roof_level(const Hardware& hardware, MeasuredAt measured_at) {
  if (const auto common = common_level(hardware, measured_at)) return *common;
  return weight_memory(hardware);
}

std::optional<double> measured_intensity(const Report& report, std::size_t hardware,
                                         std::size_t layer, MeasuredAt measured_at) {
  const HardwareReport& chip = report.hardware[hardware];
  const ResultRow& row = chip.rows[layer];
  if (!row.time) return std::nullopt;
  const std::size_t level =
      common_level(*chip.hardware, measured_at).value_or(row.time->slowest_level);
  const auto intensity =
      level_intensity(report.rows[layer].cost.operations.total(), row.traffic, level);
  return intensity.value_or(0) > 0 ? intensity : std::nullopt;
}

Series layer_markers(const Report& report, std::size_t hardware, const FigureOptions& options,
                     const std::function<std::optional<double>(std::size_t layer)>& height) {
  const HardwareReport& chip = report.hardware[hardware];
  Series series{.type = SeriesType::markers, .role = Role::layer, .hardware = hardware};
  series.label = "Layers on " + chip.hardware->name;
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    const auto intensity = measured_intensity(report, hardware, i, options.measured_at);
    const auto y = intensity ? height(i) : std::nullopt;
    if (!y) continue;
    series.x.push_back(*intensity);
    series.y.push_back(*y);
    series.radius.push_back(marker_radius(chip.rows[i], options.marker_size));
    series.layers.push_back(i);
  }
  return series;
}

std::vector<std::size_t> heaviest_layers(
    std::size_t count, std::size_t most, const FigureOptions& options,
    const std::function<std::optional<double>(std::size_t layer)>& share) {
  std::vector<std::pair<double, std::size_t>> weighed;
  for (std::size_t layer = 0; layer < count; ++layer) {
    const auto part = share(layer);
    const bool is_pinned = std::count(options.pinned.begin(), options.pinned.end(), layer) > 0;
    if (part) weighed.emplace_back((is_pinned ? 1 : 0) + *part, layer);
  }
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (weighed.size() > most) weighed.resize(most);
  std::vector<std::size_t> layers;
  for (const auto& [weight, layer] : weighed) layers.push_back(layer);
  return layers;
}

std::optional<RulerSubject> ruler_subject(const Report& report, const FigureOptions& options) {
  if (options.pinned.empty()) return std::nullopt;
  const auto first = std::find(options.shown.begin(), options.shown.end(), true);
  if (first == options.shown.end()) return std::nullopt;
  RulerSubject subject{.layer = options.pinned.front(),
                       .hardware = static_cast<std::size_t>(first - options.shown.begin())};
  if (options.selected && options.shown[*options.selected]) subject.hardware = *options.selected;
  const auto intensity =
      measured_intensity(report, subject.hardware, subject.layer, options.measured_at);
  if (!intensity) return std::nullopt;
  subject.intensity = *intensity;
  return subject;
}

void add_ruler(Figure& figure, Ruler ruler) {
  constexpr double least_factor = 1.005;  // rounds to 1.01
  const double ratio = ruler.to_y / ruler.from_y;
  const double factor = std::max(ratio, 1 / ratio);
  if (!std::isfinite(factor) || factor < least_factor) return;
  ruler.text = "×" + quantity_text(factor, "") + ruler.text;
  figure.rulers.push_back(std::move(ruler));
}

std::vector<PointLabel> point_labels(const Report& report, const std::vector<Series>& series,
                                     const FigureOptions& options) {
  // Where hardware shows a layer at different intensities, it is named at each.
  std::map<std::pair<std::size_t, double>, PointLabel> labels;
  for (const Series& markers : series) {
    if (markers.type != SeriesType::markers || markers.role != Role::layer) continue;
    for (std::size_t i = 0; i < markers.layers.size(); ++i) {
      const std::size_t layer = markers.layers[i];
      PointLabel& label = labels[{layer, markers.x[i]}];
      label.text = report.rows[layer].layer->name;
      label.layer = layer;
      label.x = markers.x[i];
      label.y.push_back(markers.y[i]);
      const Bounds extent = marker_extent(markers, markers.radius[i]);
      label.extent =
          std::max({label.extent, -extent.left, -extent.top, extent.right, extent.bottom});
      const auto share = report.hardware[markers.hardware].rows[layer].time_fraction;
      label.weight = std::max(label.weight, share.value_or(0));
    }
  }
  std::vector<PointLabel> result;
  for (auto& [place, label] : labels) {
    // What was pinned is named before all else.
    label.is_pinned = std::find(options.pinned.begin(), options.pinned.end(), place.first) !=
                      options.pinned.end();
    result.push_back(std::move(label));
  }
  return result;
}

}  // namespace roofloor
