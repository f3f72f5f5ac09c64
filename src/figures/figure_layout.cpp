// Margins, axes and titles; labels are placed in label_placement.cpp.
#include "figures/figure_layout.h"

#include <algorithm>
#include <cmath>

#include "figures/badges.h"
#include "figures/bar_layout.h"
#include "figures/label_placement.h"
#include "figures/placed_text.h"
#include "figures/tick_labels.h"

namespace roofloor {
namespace {

constexpr double narrow_figure = 480;  // px: margins shrink below

PlotArea plot_area(const LayoutOptions& options) {
  const bool narrow = options.width < narrow_figure;
  const double bottom_margin = options.shows_x_labels ? 46 : 10;
  PlotArea plot{.left = narrow ? 54.0 : 66.0,
                .top = 28,
                .right = options.width - (narrow ? 10 : 18),
                .bottom = options.height - bottom_margin};
  plot.right = std::max(plot.right, plot.left + 1);
  plot.bottom = std::max(plot.bottom, plot.top + 1);
  return plot;
}

AxisLayout axis_layout(const Axis& axis, const std::optional<Limits>& view, double pixels,
                       Direction direction) {
  AxisLayout layout{.limits = view.value_or(axis.frame), .scale = axis.scale, .ticks = {}};
  layout.ticks = axis_ticks(layout.limits, axis.scale, axis.unit, pixels, direction);
  return layout;
}

std::string axis_title(const Axis& axis) {
  if (axis.unit.empty()) return axis.label;
  return axis.label + ", " + axis.unit;
}

}  // namespace

double to_pixels(double value, const AxisLayout& axis, double first, double last) {
  const Limits& limits = axis.limits;
  const double part =
      axis.scale == Scale::log
          ? std::log(value / limits.minimum) / std::log(limits.maximum / limits.minimum)
          : (value - limits.minimum) / (limits.maximum - limits.minimum);
  return first + part * (last - first);
}

Layout figure_layout(const Figure& figure, const LayoutOptions& options) {
  if (!figure.x.categories.empty()) return bar_layout(figure, options);
  Layout layout{};
  layout.plot = plot_area(options);
  const PlotArea& plot = layout.plot;
  layout.x = axis_layout(figure.x, options.x_view, plot.right - plot.left, Direction::horizontal);
  if (!options.shows_x_labels) {
    for (Tick& tick : layout.x.ticks) tick.label.clear();
  }
  layout.y = axis_layout(figure.y, options.y_view, plot.bottom - plot.top, Direction::vertical);
  layout.texts.push_back(level_text(axis_title(figure.y), {plot.left, plot.top - 12}, Anchor::start,
                                    TextRole::axis, options.font));
  if (options.shows_x_labels) {
    const Point middle{(plot.left + plot.right) / 2, options.height - 8};
    layout.texts.push_back(
        level_text(axis_title(figure.x), middle, Anchor::middle, TextRole::axis, options.font));
  }
  place_tick_labels(figure, options, layout);
  layout.badges = badges_of(figure, layout, options.font);
  place_labels(figure, options.font, layout);
  return layout;
}

}  // namespace roofloor
