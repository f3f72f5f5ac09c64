// Finds the layers out of view, counts them by side, and frames a view around those of each side.
#include "figures/badges.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace roofloor {
namespace {

constexpr double height = 24;   // px: the least that a finger or a pointer hits with ease
constexpr double padding = 8;   // px left and right of the text
constexpr double gap = 4;       // px to the frame, and between two badges
constexpr double margin = 0.1;  // of the view, around the points that it was made for

// From the least to the greatest of some values.
struct Extent {
  double least = std::numeric_limits<double>::infinity();
  double greatest = -std::numeric_limits<double>::infinity();

  void add(double value) {
    least = std::min(least, value);
    greatest = std::max(greatest, value);
  }
  void add(const Extent& other) {
    least = std::min(least, other.least);
    greatest = std::max(greatest, other.greatest);
  }
};

// A layer's markers on all hardware.
struct LayerPlace {
  double x = 0;
  Extent y;
  bool is_known = false;
  bool is_seen = false;
};

std::vector<LayerPlace> layer_places(const Figure& figure, const Limits& y_limits) {
  std::vector<LayerPlace> places;
  for (const Series& series : figure.series) {
    if (series.type != SeriesType::markers || series.role != Role::layer) continue;
    for (std::size_t i = 0; i < series.layers.size(); ++i) {
      if (series.layers[i] >= places.size()) places.resize(series.layers[i] + 1);
      LayerPlace& place = places[series.layers[i]];
      place.x = series.x[i];
      place.y.add(series.y[i]);
      place.is_known = true;
      if (series.y[i] >= y_limits.minimum && series.y[i] <= y_limits.maximum) place.is_seen = true;
    }
  }
  return places;
}

std::optional<Side> side_of(const LayerPlace& place, const Layout& layout) {
  if (!place.is_known) return std::nullopt;
  if (place.x < layout.x.limits.minimum) return Side::left;
  if (place.x > layout.x.limits.maximum) return Side::right;
  if (place.is_seen) return std::nullopt;
  return place.y.greatest > layout.y.limits.maximum ? Side::top : Side::bottom;
}

// A view of an axis that contains an extent with a margin: the one at hand where it does already,
// else one of the same span around the middle of the extent, wider where the extent needs it.
Limits view_of(const Extent& extent, const AxisLayout& axis) {
  const bool is_log = axis.scale == Scale::log;
  const auto along = [&](double value) { return is_log ? std::log(value) : value; };
  const auto back = [&](double value) { return is_log ? std::exp(value) : value; };
  if (extent.least >= axis.limits.minimum && extent.greatest <= axis.limits.maximum) {
    return axis.limits;
  }
  const double least = along(extent.least);
  const double greatest = along(extent.greatest);
  const double span = std::max((greatest - least) / (1 - 2 * margin),
                               along(axis.limits.maximum) - along(axis.limits.minimum));
  double first = (least + greatest) / 2 - span / 2;
  // No quantity of a figure is below zero.
  if (!is_log) first = std::max(0.0, first);
  return {back(first), back(first + span)};
}

std::string badge_text(Side side, std::size_t count) {
  const std::string layers = std::to_string(count) + (count == 1 ? " layer" : " layers");
  switch (side) {
    case Side::left:
      return "‹ " + layers;
    case Side::right:
      return layers + " ›";
    case Side::top:
      return "↑ " + layers;
    default:
      return "↓ " + layers;
  }
}

// In the lower corners and in the middle of the upper and the lower edge; one row up where the
// lower edge is too short for all.
Point badge_corner(const Badge& badge, const std::vector<Badge>& placed, const PlotArea& plot) {
  const double bottom = plot.bottom - gap - height;
  const double middle = (plot.left + plot.right - badge.width) / 2;
  if (badge.side == Side::left) return {plot.left + gap, bottom};
  if (badge.side == Side::right) return {plot.right - gap - badge.width, bottom};
  if (badge.side == Side::top) return {middle, plot.top + gap};
  const bool has_room = std::none_of(placed.begin(), placed.end(), [&](const Badge& other) {
    return other.side != Side::top && other.at.x < middle + badge.width + gap &&
           other.at.x + other.width > middle - gap;
  });
  return {middle, has_room ? bottom : bottom - height - gap};
}

}  // namespace

std::vector<Badge> badges_of(const Figure& figure, const Layout& layout, const FontMetrics& font) {
  struct Count {
    std::size_t layers = 0;
    Extent x;
    Extent y;
  };
  std::array<Count, 4> counts{};
  for (const LayerPlace& place : layer_places(figure, layout.y.limits)) {
    const std::optional<Side> side = side_of(place, layout);
    if (!side) continue;
    Count& count = counts.at(static_cast<std::size_t>(*side));
    ++count.layers;
    count.x.add(place.x);
    count.y.add(place.y);
  }
  std::vector<Badge> badges;
  for (const Side side : {Side::left, Side::right, Side::top, Side::bottom}) {
    const Count& count = counts.at(static_cast<std::size_t>(side));
    if (count.layers == 0) continue;
    Badge badge{.side = side, .count = count.layers, .text = badge_text(side, count.layers)};
    badge.width = std::ceil(font.width(badge.text) + 2 * padding);
    badge.height = height;
    badge.at = badge_corner(badge, badges, layout.plot);
    badge.x_view = view_of(count.x, layout.x);
    badge.y_view = view_of(count.y, layout.y);
    badges.push_back(std::move(badge));
  }
  return badges;
}

}  // namespace roofloor
