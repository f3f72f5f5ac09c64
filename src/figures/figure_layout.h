// The layout of a figure: limits, ticks and placed texts for a size and a viewport. All that a zoom
// needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figures/axis_ticks.h"
#include "figures/figure.h"
#include "figures/font_metrics.h"
#include "figures/plane_geometry.h"

namespace roofloor {

struct LayoutOptions {
  double width = 800;  // px
  double height = 400;
  std::optional<Limits> x_view;  // absent: the frame of the figure
  std::optional<Limits> y_view;
  FontMetrics font = built_in_font(12);
  bool shows_x_labels = true;  // false for a chart that stands above another with the same axis
};

struct PlotArea {
  double left = 0, top = 0, right = 0, bottom = 0;  // px from the top left of the figure
};

struct AxisLayout {
  Limits limits;
  Scale scale = Scale::log;
  std::vector<Tick> ticks;
};

enum class Anchor { start, middle, end };
enum class TextRole { axis, tick, roof, floor, layer, category, zone, ruler, mark };

struct PlacedText {
  std::string text;
  double x = 0;  // px of the anchor, on the baseline
  double y = 0;
  double angle = 0;  // degrees, clockwise
  Anchor anchor = Anchor::middle;
  TextRole role = TextRole::axis;
  std::optional<std::size_t> hardware;
  std::optional<std::size_t> layer;
  Box box{};  // what it covers
};

enum class Side { left, right, top, bottom };

// Layers that cannot be seen, counted at the edge behind which they lie.
struct Badge {
  Side side = Side::left;
  std::size_t count = 0;
  std::string text;
  Point at;                      // px of its left top corner
  double width = 0, height = 0;  // px: room for a button
  Limits x_view, y_view;         // a view that shows these layers

  Box box() const { return upright_box(at.x, at.y, at.x + width, at.y + height); }
};

struct PlacedZone {
  ZoneKind kind = ZoneKind::memory;
  double left = 0, right = 0;  // px
};

struct PlacedRuler {
  std::size_t hardware = 0;
  Segment line;  // px
};

struct Layout {
  PlotArea plot;
  AxisLayout x;
  AxisLayout y;
  std::optional<AxisLayout> y_right;
  std::vector<PlacedText> texts;
  std::vector<Segment> leaders;  // from a marker to a label that stands apart from it
  std::vector<Badge> badges;
  std::vector<PlacedZone> zones;
  std::vector<PlacedRuler> rulers;
};

Layout figure_layout(const Figure& figure, const LayoutOptions& options);

// From data to px on one axis.
double to_pixels(double value, const AxisLayout& axis, double first, double last);

}  // namespace roofloor
