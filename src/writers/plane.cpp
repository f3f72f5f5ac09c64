// Lines are cut segment by segment (Liang and Barsky 1984).
#include "writers/plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace roofloor {
namespace {

constexpr double beyond = 40;  // px around the plot that a line goes on

double from_pixels(double pixel, const AxisLayout& axis, double first, double last) {
  const double part = (pixel - first) / (last - first);
  const Limits& limits = axis.limits;
  return axis.scale == Scale::log ? limits.minimum * std::pow(limits.maximum / limits.minimum, part)
                                  : limits.minimum + part * (limits.maximum - limits.minimum);
}

// The part of a segment inside a box, as shares of its length.
std::optional<Limits> share_inside(const Point& a, const Point& b, const Bounds& box) {
  Limits share{0, 1};
  const std::array<std::array<double, 2>, 4> sides{{{a.x - b.x, a.x - box.left},
                                                    {b.x - a.x, box.right - a.x},
                                                    {a.y - b.y, a.y - box.top},
                                                    {b.y - a.y, box.bottom - a.y}}};
  for (const auto& [along, room] : sides) {
    if (along == 0 && room < 0) return std::nullopt;
    if (along < 0) share.minimum = std::max(share.minimum, room / along);
    if (along > 0) share.maximum = std::min(share.maximum, room / along);
  }
  if (share.minimum > share.maximum) return std::nullopt;
  return share;
}

LinePoint point_between(const LinePoint& a, const LinePoint& b, double share, const Series& series,
                        const Layout& layout) {
  if (share == 0) return a;
  if (share == 1) return b;
  const Point at{a.pixel.x + share * (b.pixel.x - a.pixel.x),
                 a.pixel.y + share * (b.pixel.y - a.pixel.y)};
  const PlotArea& plot = layout.plot;
  return {
      {from_pixels(at.x, layout.x, plot.left, plot.right),
       from_pixels(at.y, series.on_right_axis ? *layout.y_right : layout.y, plot.bottom, plot.top)},
      at};
}

}  // namespace

double x_pixel(const Layout& layout, double value) {
  return to_pixels(value, layout.x, layout.plot.left, layout.plot.right);
}

double y_pixel(const Layout& layout, double value, bool on_right_axis) {
  return to_pixels(value, on_right_axis ? *layout.y_right : layout.y, layout.plot.bottom,
                   layout.plot.top);
}

bool is_in_plot(const Layout& layout, Point at) {
  constexpr double rounding = 0.01;  // px
  const PlotArea& plot = layout.plot;
  return at.x >= plot.left - rounding && at.x <= plot.right + rounding &&
         at.y >= plot.top - rounding && at.y <= plot.bottom + rounding;
}

std::vector<std::vector<LinePoint>> visible_pieces(const Series& series, const Layout& layout) {
  const PlotArea& plot = layout.plot;
  const Bounds box{plot.left - beyond, plot.top - beyond, plot.right + beyond,
                   plot.bottom + beyond};
  std::vector<LinePoint> all;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    all.push_back(
        {{series.x[i], series.y[i]},
         {x_pixel(layout, series.x[i]), y_pixel(layout, series.y[i], series.on_right_axis)}});
  }
  std::vector<std::vector<LinePoint>> pieces;
  bool goes_on = false;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const auto share = share_inside(all[i].pixel, all[i + 1].pixel, box);
    if (!share) {
      goes_on = false;
      continue;
    }
    if (!goes_on || share->minimum > 0) {
      pieces.push_back({point_between(all[i], all[i + 1], share->minimum, series, layout)});
    }
    pieces.back().push_back(point_between(all[i], all[i + 1], share->maximum, series, layout));
    goes_on = share->maximum == 1;
  }
  return pieces;
}

double half_bar(const Layout& layout) {
  constexpr double bar_share = 0.78;  // of the distance between two bars
  constexpr double widest = 64;       // px
  return std::min(widest, (x_pixel(layout, 1) - x_pixel(layout, 0)) * bar_share) / 2;
}

}  // namespace roofloor
