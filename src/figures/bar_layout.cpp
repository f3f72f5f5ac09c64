// Margins that fit the names, both value axes, the names by weight.
#include "figures/bar_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>
#include <numeric>

#include "base/short_name.h"
#include "figures/placed_text.h"
#include "figures/tick_labels.h"

namespace roofloor {
namespace {

constexpr double narrow_figure = 480;    // px: margins shrink below
constexpr double room_for_percent = 48;  // px right of the plot
constexpr double longest_name = 92;      // px of a slanted name, where the margin has room
constexpr double slant = 45;             // degrees
constexpr double between_titles = 24;    // px, with the margin at the right
constexpr double name_gap = 8;           // px between the plot and the names

double name_width(const std::string& text, const FontMetrics& font) {
  return text_width(text, TextRole::category, font);
}

// A text cut to a width, with an ellipsis.
std::string fitted(const std::string& text, double width, const FontMetrics& font,
                   TextRole role = TextRole::category) {
  return short_name(text,
                    [&](const std::string& cut) { return text_width(cut, role, font) <= width; });
}

// The names as they will stand.
struct Names {
  std::vector<std::string> texts;
  bool are_slanted = false;
  double height = 0;  // px below the plot
};

Names fitted_names(const Figure& figure, double left, double pitch, const FontMetrics& font) {
  Names names{.texts = figure.x.categories, .height = name_gap + font.size + 6};
  const auto width = [&](const std::string& text) { return name_width(text, font); };
  const auto widest = [&] {
    double result = 0;
    for (const std::string& text : names.texts) result = std::max(result, width(text));
    return result;
  };
  if (widest() + 8 <= pitch) return names;
  names.are_slanted = true;
  const double down = std::sin(slant * std::numbers::pi / 180);
  const double room = (left + pitch / 2) / down - 1.5 * font.size;
  for (std::string& text : names.texts) text = fitted(text, std::min(longest_name, room), font);
  names.height = name_gap + down * (widest() + font.size) + 6;
  return names;
}

PlacedText name_text(const Names& names, std::size_t bar, Point top, const FontMetrics& font) {
  const std::string& text = names.texts[bar];
  if (!names.are_slanted) {
    return level_text(text, {top.x, top.y + name_gap + 0.85 * font.size}, Anchor::middle,
                      TextRole::category, font);
  }
  const double along = std::cos(slant * std::numbers::pi / 180);
  const double half = name_width(text, font) / 2;
  // The middle of the small letters, so that the last one ends below the middle of its bar.
  const Point middle{top.x + 0.1 * font.size - along * half,
                     top.y + name_gap + 0.25 * font.size + along * half};
  return sloped_text(text, middle, {along, -along}, TextRole::category, font);
}

// How high each bar is; the layers of the bars.
struct Bars {
  std::vector<double> heights;
  std::vector<std::size_t> layers;
};

Bars bars_of(const Figure& figure) {
  Bars bars{std::vector<double>(figure.x.categories.size(), 0.0),
            std::vector<std::size_t>(figure.x.categories.size(), no_layer)};
  for (const Series& series : figure.series) {
    if (series.type != SeriesType::bars) continue;
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      const auto bar = static_cast<std::size_t>(series.x[i]);
      bars.heights[bar] = std::max(bars.heights[bar], series.y[i]);
      bars.layers[bar] = series.layers[i];
    }
  }
  return bars;
}

void place_names(const Figure& figure, const Names& names, const FontMetrics& font,
                 Layout& layout) {
  const Bars bars = bars_of(figure);
  std::vector<std::size_t> order(names.texts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return bars.heights[a] > bars.heights[b]; });
  std::vector<PlacedText> placed;
  for (const std::size_t bar : order) {
    const double x =
        to_pixels(static_cast<double>(bar) + 0.5, layout.x, layout.plot.left, layout.plot.right);
    PlacedText text = name_text(names, bar, {x, layout.plot.bottom}, font);
    if (bars.layers[bar] != no_layer) text.layer = bars.layers[bar];
    const auto is_apart = [&](const PlacedText& other) { return !overlap(text.box, other.box); };
    if (std::all_of(placed.begin(), placed.end(), is_apart) &&
        std::all_of(layout.texts.begin(), layout.texts.end(), is_apart))
      placed.push_back(std::move(text));
  }
  std::move(placed.begin(), placed.end(), std::back_inserter(layout.texts));
}

// Quarters of the whole.
AxisLayout share_axis(const Axis& axis) {
  AxisLayout layout{.limits = axis.frame, .scale = Scale::linear, .ticks = {}};
  for (const int percent : {0, 25, 50, 75, 100}) {
    layout.ticks.push_back({percent / 100.0, std::to_string(percent) + " %", true});
  }
  return layout;
}

}  // namespace

Layout bar_layout(const Figure& figure, const LayoutOptions& options) {
  const bool is_narrow = options.width < narrow_figure;
  Layout layout{};
  PlotArea& plot = layout.plot;
  plot.left = is_narrow ? 54 : 66;
  plot.top = 28;
  plot.right = std::max(plot.left + 1, options.width - room_for_percent);
  const double count = std::max<double>(1, static_cast<double>(figure.x.categories.size()));
  const Names names =
      fitted_names(figure, plot.left, (plot.right - plot.left) / count, options.font);
  plot.bottom = std::max(plot.top + 1, options.height - names.height);
  layout.x = {.limits = figure.x.frame, .scale = Scale::linear, .ticks = {}};
  layout.y = {.limits = figure.y.frame, .scale = Scale::linear, .ticks = {}};
  layout.y.ticks = axis_ticks(figure.y.frame, Scale::linear, figure.y.unit, plot.bottom - plot.top,
                              Direction::vertical);
  const std::string unit = ", " + figure.y.unit;
  const std::string right = figure.y_right ? figure.y_right->label : "";
  const double taken = text_width(unit, TextRole::axis, options.font) +
                       text_width(right, TextRole::axis, options.font) + between_titles;
  const double room = options.width - plot.left - taken;
  layout.texts.push_back(
      level_text(fitted(figure.y.label, room, options.font, TextRole::axis) + unit,
                 {plot.left, plot.top - 12}, Anchor::start, TextRole::axis, options.font));
  if (figure.y_right) {
    layout.y_right = share_axis(*figure.y_right);
    layout.texts.push_back(level_text(figure.y_right->label, {options.width - 6, plot.top - 12},
                                      Anchor::end, TextRole::axis, options.font));
  }
  place_tick_labels(figure, options, layout);
  place_names(figure, names, options.font, layout);
  return layout;
}

}  // namespace roofloor
