// Labels are placed one after the other, each at the cheapest of its candidates: one that touches
// a text, a marker or the edge is out, and every line it crosses costs.
#include "figures/label_placement.h"

#include <algorithm>
#include <cmath>

#include "figures/label_candidates.h"

namespace roofloor {
namespace {

constexpr double crossing_cost = 10;   // of a line under a label
constexpr double shortest_leader = 7;  // px

bool can_stand(const Candidate& candidate, const LabelObstacles& obstacles) {
  return obstacles.is_free(candidate.text.box) &&
         (!candidate.leader || obstacles.is_free(*candidate.leader));
}

void place_lines(const Figure& figure, const FontMetrics& font, LabelObstacles& obstacles,
                 Layout& layout) {
  for (const LineLabel& label : figure.line_labels) {
    std::vector<Candidate> candidates = line_candidates(label, font, obstacles);
    std::erase_if(candidates, [&](const Candidate& candidate) {
      return obstacles.is_struck_through(candidate.text.box);
    });
    place_best(std::move(candidates), obstacles, layout);
  }
}

// The part of each zone that is in view.
void add_zones(const Figure& figure, Layout& layout) {
  const PlotArea& plot = layout.plot;
  for (const Zone& zone : figure.zones) {
    const auto at = [&](double x) {
      return std::clamp(to_pixels(std::clamp(x, layout.x.limits.minimum, layout.x.limits.maximum),
                                  layout.x, plot.left, plot.right),
                        plot.left, plot.right);
    };
    const PlacedZone placed{
        .kind = zone.kind, .left = at(zone.x.minimum), .right = at(zone.x.maximum)};
    if (placed.right > placed.left) layout.zones.push_back(placed);
  }
}

// The part of each ruler that is in view; gives their texts.
std::vector<std::string> add_rulers(const Figure& figure, Layout& layout) {
  std::vector<std::string> texts;
  const LabelObstacles bare({}, layout);
  for (const Ruler& ruler : figure.rulers) {
    const auto line = bare.visible({{ruler.x, ruler.from_y}, {ruler.x, ruler.to_y}});
    if (!line) continue;
    layout.rulers.push_back({ruler.hardware, *line});
    texts.push_back(ruler.text);
  }
  return texts;
}

const std::string& zone_text(const Figure& figure, ZoneKind kind) {
  return std::find_if(figure.zones.begin(), figure.zones.end(),
                      [&](const Zone& zone) { return zone.kind == kind; })
      ->text;
}

}  // namespace

std::optional<Segment> leader_to(const Bounds& label, Point marker, double extent) {
  const Point end{std::clamp(marker.x, label.left, label.right),
                  std::clamp(marker.y, label.top, label.bottom)};
  const double length = std::hypot(end.x - marker.x, end.y - marker.y);
  if (length - extent - 1 < shortest_leader) return std::nullopt;
  const auto at = [&](double part) {
    return Point{marker.x + part * (end.x - marker.x), marker.y + part * (end.y - marker.y)};
  };
  return Segment{at((extent + 1) / length), at(1 - 1 / length)};
}

bool place_best(std::vector<Candidate> candidates, LabelObstacles& obstacles, Layout& layout) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
  const Candidate* best = nullptr;
  double least = 0;
  for (const Candidate& candidate : candidates) {
    if (best != nullptr && candidate.cost >= least) break;
    if (!can_stand(candidate, obstacles)) continue;
    const double cost =
        candidate.cost +
        crossing_cost * static_cast<double>(obstacles.lines_under(candidate.text.box));
    if (best != nullptr && cost >= least) continue;
    best = &candidate;
    least = cost;
  }
  if (best == nullptr) return false;
  obstacles.add_text(best->text.box);
  layout.texts.push_back(best->text);
  if (best->leader) {
    obstacles.add_leader(*best->leader);
    layout.leaders.push_back(*best->leader);
  }
  return true;
}

void place_labels(const Figure& figure, const FontMetrics& font, Layout& layout) {
  add_zones(figure, layout);
  const std::vector<std::string> factors = add_rulers(figure, layout);
  LabelObstacles obstacles(figure, layout);
  place_lines(figure, font, obstacles, layout);
  const std::vector<PointGroup> groups = point_groups(figure, obstacles, layout.plot);
  const auto others = std::find_if(groups.begin(), groups.end(),
                                   [](const PointGroup& group) { return !group.is_pinned; });
  for (auto group = groups.begin(); group != others; ++group) {
    place_best(point_candidates(*group, font), obstacles, layout);
  }
  for (std::size_t i = 0; i < factors.size(); ++i) {
    place_best(ruler_candidates(factors[i], layout.rulers[i], font), obstacles, layout);
  }
  for (const PlacedZone& zone : layout.zones) {
    place_best(zone_candidates(zone_text(figure, zone.kind), zone, layout.plot, font), obstacles,
               layout);
  }
  for (auto group = others; group != groups.end(); ++group) {
    place_best(point_candidates(*group, font), obstacles, layout);
  }
  for (const MarkLabel& label : figure.mark_labels) {
    const Point marker = obstacles.pixel({label.x, label.y});
    if (!obstacles.in_plot(marker)) continue;
    std::vector<Candidate> candidates = mark_candidates(label, marker, font);
    std::erase_if(candidates, [&](const Candidate& candidate) {
      return obstacles.lines_under(candidate.text.box) > 0;
    });
    place_best(std::move(candidates), obstacles, layout);
  }
}

}  // namespace roofloor
