// Collects the obstacles of a figure once; labels are added as they are placed.
#include "figures/label_obstacles.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace roofloor {
namespace {

constexpr double edge = 2;               // px a label keeps from the edge of the plot
constexpr double flat_slope = 0.05;      // below it a line strikes a level text through
constexpr double marker_margin = 1;      // px around a marker
constexpr std::size_t most_pieces = 40;  // of a curve: enough to know what it crosses

}  // namespace

LabelObstacles::LabelObstacles(const Figure& figure, const Layout& layout) : layout_(layout) {
  for (const PlacedText& text : layout.texts) texts_.push_back(text.box);
  for (const Badge& badge : layout.badges) texts_.push_back(badge.box());
  for (const Series& series : figure.series) {
    if (series.type == SeriesType::markers) {
      add_markers(series);
    } else {
      add_line(series);
    }
  }
}

Point LabelObstacles::pixel(Point data) const {
  const PlotArea& plot = layout_.plot;
  return {to_pixels(data.x, layout_.x, plot.left, plot.right),
          to_pixels(data.y, layout_.y, plot.bottom, plot.top)};
}

bool LabelObstacles::in_plot(Point p) const {
  const PlotArea& plot = layout_.plot;
  return p.x >= plot.left && p.x <= plot.right && p.y >= plot.top && p.y <= plot.bottom;
}

// Liang and Barsky's clipping: the stretch between the last entry and the first exit.
std::optional<Segment> LabelObstacles::visible(const Segment& data) const {
  const Point a = pixel(data.from);
  const Point b = pixel(data.to);
  const PlotArea& plot = layout_.plot;
  double enter = 0;
  double leave = 1;
  const auto clip = [&](double start, double delta, double low, double high) {
    if (delta == 0) return start >= low && start <= high;
    const double t1 = (low - start) / delta;
    const double t2 = (high - start) / delta;
    enter = std::max(enter, std::min(t1, t2));
    leave = std::min(leave, std::max(t1, t2));
    return true;
  };
  const bool possible =
      clip(a.x, b.x - a.x, plot.left, plot.right) && clip(a.y, b.y - a.y, plot.top, plot.bottom);
  if (!possible || enter >= leave) return std::nullopt;
  const auto at = [&](double t) { return Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; };
  return Segment{at(enter), at(leave)};
}

bool LabelObstacles::is_free(const Box& box) const {
  const PlotArea& plot = layout_.plot;
  const Bounds bounds = bounds_of(box);
  const Bounds room{plot.left + edge, plot.top + edge, plot.right - edge, plot.bottom - edge};
  if (!inside(bounds, room)) return false;
  const auto covers_text = [&](const Box& other) { return overlap(box, other); };
  const auto covers_marker = [&](const Bounds& m) {
    return meet(bounds, m) && overlap(box, upright_box(m.left, m.top, m.right, m.bottom));
  };
  return std::none_of(texts_.begin(), texts_.end(), covers_text) &&
         std::none_of(markers_.begin(), markers_.end(), covers_marker);
}

std::size_t LabelObstacles::lines_under(const Box& box) const {
  return static_cast<std::size_t>(
      std::count_if(lines_.begin(), lines_.end(), [&](const auto& line) {
        return std::any_of(line.begin(), line.end(),
                           [&](const Segment& s) { return crosses(s, box); });
      }));
}

bool LabelObstacles::is_struck_through(const Box& box) const {
  const auto runs_through = [&](const Segment& s) {
    const bool is_flat = std::abs(s.to.y - s.from.y) < flat_slope * std::abs(s.to.x - s.from.x);
    return is_flat && crosses(s, box);
  };
  return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) {
    return std::any_of(line.begin(), line.end(), runs_through);
  });
}

// Markers that fall together count once: ten thousand layers are not ten thousand obstacles.
void LabelObstacles::add_markers(const Series& series) {
  std::set<std::pair<long, long>> seen;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    const Point at = pixel({series.x[i], series.y[i]});
    if (!in_plot(at) || !seen.insert({std::lround(at.x / 2), std::lround(at.y / 2)}).second)
      continue;
    const double r = series.radius[i] + marker_margin;
    markers_.push_back({at.x - r, at.y - r, at.x + r, at.y + r});
  }
}

void LabelObstacles::add_line(const Series& series) {
  std::vector<Segment> pieces;
  const std::size_t step = std::max<std::size_t>(1, series.x.size() / most_pieces);
  for (std::size_t i = 0; i + 1 < series.x.size(); i += step) {
    const std::size_t next = std::min(i + step, series.x.size() - 1);
    const auto piece = visible({{series.x[i], series.y[i]}, {series.x[next], series.y[next]}});
    if (piece) pieces.push_back(*piece);
  }
  lines_.push_back(std::move(pieces));
}

}  // namespace roofloor
