// Collects the obstacles of a figure once; labels are added as they are placed.
#include "figures/label_obstacles.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "figures/marker_shape.h"

namespace roofloor {
namespace {

constexpr double edge = 2;               // px a label keeps from the edge of the plot
constexpr double gap_along = 8;          // px between two texts one after the other
constexpr double gap_across = 2;         // px between two texts above each other
constexpr double along_slope = 0.6;      // a line turned less from a text strikes it through
constexpr double marker_margin = 0.5;    // px around a marker
constexpr double rounding = 0.01;        // px: a marker on the edge itself is in view
constexpr double cell = 2;               // px: markers of one cell are one obstacle
constexpr double column_width = 32;      // px
constexpr std::size_t most_pieces = 40;  // of a curve: enough to know what it crosses

Bounds grown(const Bounds& bounds, double by) {
  return {bounds.left - by, bounds.top - by, bounds.right + by, bounds.bottom + by};
}

}  // namespace

LabelObstacles::LabelObstacles(const Figure& figure, const Layout& layout) : layout_(layout) {
  markers_.resize(column(layout.plot.right) + 2);
  for (const PlacedRuler& ruler : layout.rulers) leaders_.push_back(ruler.line);
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
  return p.x >= plot.left - rounding && p.x <= plot.right + rounding &&
         p.y >= plot.top - rounding && p.y <= plot.bottom + rounding;
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
  const Box wider = grown_box(box, gap_along, gap_across);
  const auto covers_text = [&](const Box& other) { return overlap(wider, other); };
  return !covers_marker(bounds, box) && std::none_of(texts_.begin(), texts_.end(), covers_text) &&
         std::none_of(leaders_.begin(), leaders_.end(), [&](const Segment& leader) {
           return crosses(leader, grown_box(box, gap_across, gap_across));
         });
}

bool LabelObstacles::is_free(const Segment& leader) const {
  return std::none_of(texts_.begin(), texts_.end(),
                      [&](const Box& text) {
                        return crosses(leader, grown_box(text, gap_across, gap_across));
                      }) &&
         std::none_of(leaders_.begin(), leaders_.end(),
                      [&](const Segment& other) { return meet(leader, other); });
}

std::size_t LabelObstacles::column(double x) const {
  const double last = std::max(0.0, (layout_.plot.right - layout_.plot.left) / column_width + 1);
  return static_cast<std::size_t>(std::clamp((x - layout_.plot.left) / column_width, 0.0, last));
}

bool LabelObstacles::covers_marker(const Bounds& bounds, const Box& box) const {
  for (std::size_t i = column(bounds.left); i <= column(bounds.right); ++i) {
    for (const Bounds& m : markers_[i]) {
      if (meet(bounds, m) && overlap(box, upright_box(m.left, m.top, m.right, m.bottom))) {
        return true;
      }
    }
  }
  return false;
}

std::size_t LabelObstacles::lines_under(const Box& box) const {
  return static_cast<std::size_t>(
      std::count_if(lines_.begin(), lines_.end(), [&](const auto& line) {
        return std::any_of(line.begin(), line.end(),
                           [&](const Segment& s) { return crosses(s, box); });
      }));
}

bool LabelObstacles::is_struck_through(const Box& box) const {
  const Point text{box[1].x - box[0].x, box[1].y - box[0].y};
  const auto runs_along = [&](const Segment& s) {
    const Point line{s.to.x - s.from.x, s.to.y - s.from.y};
    return std::abs(text.x * line.y - text.y * line.x) <
           along_slope * std::abs(text.x * line.x + text.y * line.y);
  };
  return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) {
    return std::any_of(line.begin(), line.end(),
                       [&](const Segment& s) { return runs_along(s) && crosses(s, box); });
  });
}

// Markers that fall together count once, the largest for all: ten thousand layers are not ten
// thousand obstacles.
void LabelObstacles::add_markers(const Series& series) {
  std::unordered_map<long, std::pair<Point, double>> largest;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    const Point at = pixel({series.x[i], series.y[i]});
    if (!in_plot(at)) continue;
    const long key = std::lround(at.x / cell) * 100000 + std::lround(at.y / cell);
    const auto [found, is_new] = largest.try_emplace(key, at, series.radius[i]);
    if (!is_new && found->second.second < series.radius[i]) found->second = {at, series.radius[i]};
  }
  for (const auto& [key, marker] : largest) {
    const auto& [at, radius] = marker;
    const Bounds extent = marker_extent(series, radius);
    add_marker(
        grown({at.x + extent.left, at.y + extent.top, at.x + extent.right, at.y + extent.bottom},
              marker_margin + cell / 2));
  }
}

void LabelObstacles::add_marker(const Bounds& bounds) {
  for (std::size_t i = column(bounds.left); i <= column(bounds.right); ++i) {
    markers_[i].push_back(bounds);
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
