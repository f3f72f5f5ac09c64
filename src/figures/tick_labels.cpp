// Labels stand beside their axis, outside the plot.
#include "figures/tick_labels.h"

#include <algorithm>
#include <cmath>

#include "figures/marker_shape.h"
#include "figures/placed_text.h"

namespace roofloor {
namespace {

constexpr double label_gap = 8;        // px between the plot and the labels of an axis
constexpr double apart = 6;            // px between two labels side by side
constexpr double edge = 1;             // px to the edge of the figure
constexpr double farthest_shift = 16;  // px that a label may be moved from the edge inwards

enum class Place { left, right, below };

bool is_decade(double value) {
  const double exponent = std::log10(value);
  return std::abs(exponent - std::round(exponent)) < 1e-9;
}

PlacedText label_of(const Tick& tick, const AxisLayout& axis, Place place, const PlotArea& plot,
                    const LayoutOptions& options) {
  const FontMetrics& font = options.font;
  if (place == Place::below) {
    const double half = font.width(tick.label) / 2;
    const double x = to_pixels(tick.value, axis, plot.left, plot.right);
    const double inside =
        std::clamp(x, half + edge, std::max(half + edge, options.width - half - edge));
    return level_text(tick.label, {inside, plot.bottom + label_gap + 0.95 * font.size},
                      Anchor::middle, TextRole::tick, font);
  }
  const double y = to_pixels(tick.value, axis, plot.bottom, plot.top) + 0.35 * font.size;
  return place == Place::left
             ? level_text(tick.label, {plot.left - label_gap, y}, Anchor::end, TextRole::tick, font)
             : level_text(tick.label, {plot.right + label_gap, y}, Anchor::start, TextRole::tick,
                          font);
}

// Markers of the plot that reach over its left, lower or right edge.
std::vector<Box> markers_over_edge(const Figure& figure, const Layout& layout) {
  const PlotArea& plot = layout.plot;
  std::vector<Box> boxes;
  for (const Series& series : figure.series) {
    if (series.type != SeriesType::markers) continue;
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      const double x = to_pixels(series.x[i], layout.x, plot.left, plot.right);
      const double y = to_pixels(series.y[i], layout.y, plot.bottom, plot.top);
      const bool is_shown = x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom;
      const Bounds extent = marker_extent(series, series.radius[i]);
      const Bounds reach{x + extent.left, y + extent.top, x + extent.right, y + extent.bottom};
      const bool is_over =
          reach.left < plot.left || reach.right > plot.right || reach.bottom > plot.bottom;
      if (is_shown && is_over) {
        boxes.push_back(upright_box(reach.left, reach.top, reach.right, reach.bottom));
      }
    }
  }
  return boxes;
}

bool has_room(const PlacedText& text, const Tick& tick, const AxisLayout& axis,
              const LayoutOptions& options, const Layout& layout, const std::vector<Box>& markers) {
  const Bounds box = bounds_of(text.box);
  const auto touches = [&](const Box& marker) { return overlap(text.box, marker); };
  if (std::any_of(markers.begin(), markers.end(), touches)) return false;
  if (!inside(box, {0, 0, options.width, options.height})) return false;
  if (text.anchor == Anchor::middle) {
    const double x = to_pixels(tick.value, axis, layout.plot.left, layout.plot.right);
    if (std::abs(x - text.x) > farthest_shift) return false;
  }
  const Box wider = upright_box(box.left - apart, box.top, box.right + apart, box.bottom);
  return std::none_of(layout.texts.begin(), layout.texts.end(),
                      [&](const PlacedText& other) { return overlap(wider, other.box); });
}

void place_axis(AxisLayout& axis, Place place, const LayoutOptions& options,
                const std::vector<Box>& markers, Layout& layout) {
  for (const bool decades : {true, false}) {
    for (Tick& tick : axis.ticks) {
      const bool is_first = axis.scale == Scale::log && is_decade(tick.value);
      if (tick.label.empty() || is_first != decades) continue;
      PlacedText text = label_of(tick, axis, place, layout.plot, options);
      if (has_room(text, tick, axis, options, layout, markers)) {
        layout.texts.push_back(std::move(text));
      } else {
        tick.label.clear();
      }
    }
  }
}

}  // namespace

void place_tick_labels(const Figure& figure, const LayoutOptions& options, Layout& layout) {
  const std::vector<Box> markers = markers_over_edge(figure, layout);
  place_axis(layout.y, Place::left, options, markers, layout);
  if (layout.y_right) place_axis(*layout.y_right, Place::right, options, markers, layout);
  place_axis(layout.x, Place::below, options, markers, layout);
}

}  // namespace roofloor
