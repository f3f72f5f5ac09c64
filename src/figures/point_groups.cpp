// Names of layers: which are said together, how many there is room for, where each might stand.
#include <algorithm>
#include <cmath>

#include "figures/label_candidates.h"
#include "figures/label_placement.h"
#include "figures/placed_text.h"

namespace roofloor {
namespace {

constexpr double same_place = 13;          // px: markers this close are named together
constexpr double most_labels = 14;         // more cannot be read at a glance
constexpr double label_room = 110.0 * 60;  // px² of the plot for each label
constexpr double clearance = 3;            // px between a marker and its label

bool same_spot(const PointGroup& group, double x, const std::vector<double>& y) {
  if (std::abs(group.x - x) > same_place || group.y.size() != y.size()) return false;
  return std::equal(y.begin(), y.end(), group.y.begin(),
                    [](double a, double b) { return std::abs(a - b) <= same_place; });
}

}  // namespace

std::vector<PointGroup> point_groups(const Figure& figure, const LabelObstacles& obstacles,
                                     const PlotArea& plot) {
  std::vector<PointGroup> groups;
  for (const PointLabel& point : figure.point_labels) {
    std::vector<double> y;
    double x = 0;
    for (double value : point.y) {
      const Point at = obstacles.pixel({point.x, value});
      x = at.x;
      if (obstacles.in_plot(at)) y.push_back(at.y);
    }
    if (y.empty()) continue;
    std::sort(y.begin(), y.end());
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const PointGroup& g) { return same_spot(g, x, y); });
    if (group == groups.end()) group = groups.insert(groups.end(), {.x = x, .y = y});
    group->names.push_back(point.text);
    group->weight += point.weight;
    group->extent = std::max(group->extent, point.extent);
    const bool is_heaviest = point.weight >= group->heaviest && !group->is_pinned;
    group->heaviest = std::max(group->heaviest, point.weight);
    group->is_pinned = group->is_pinned || point.is_pinned;
    if (is_heaviest || point.is_pinned) group->layer = point.layer;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const PointGroup& a, const PointGroup& b) {
    return a.is_pinned != b.is_pinned ? a.is_pinned : a.weight > b.weight;
  });
  const double room = (plot.right - plot.left) * (plot.bottom - plot.top) / label_room;
  const auto most = static_cast<std::size_t>(std::clamp(room, 1.0, most_labels));
  if (groups.size() > most) groups.resize(most);
  return groups;
}

std::vector<Candidate> point_candidates(const PointGroup& group, const FontMetrics& font) {
  const std::string text = merged_names(group.names);
  std::vector<Candidate> candidates;
  const auto add = [&](Point marker, double dx, double dy, Anchor anchor, double cost) {
    Candidate candidate{
        level_text(text, {marker.x + dx, marker.y + dy}, anchor, TextRole::layer, font), cost};
    candidate.text.layer = group.layer;
    candidate.leader = leader_to(bounds_of(candidate.text.box), marker, group.extent);
    candidates.push_back(std::move(candidate));
  };
  const double near = group.extent + clearance;
  for (double away : {0.0, 10.0, 24.0, 40.0, 60.0, 84.0}) {
    const double cost = away / 4;
    const double up = -near - away - 0.3 * font.size;
    const double down = near + away + 0.95 * font.size;
    const double aside = near + 0.8 * away;
    for (const double y : {group.y.front(), group.y.back()}) {
      const Point marker{group.x, y};
      const bool is_top = y == group.y.front();
      add(marker, 0, is_top ? up : down, Anchor::middle, cost);
      add(marker, -0.7 * aside, is_top ? 0.8 * up : 0.8 * down, Anchor::end, cost + 1);
      add(marker, 0.7 * aside, is_top ? 0.8 * up : 0.8 * down, Anchor::start, cost + 1);
      add(marker, aside, -0.6 * font.size, Anchor::start, cost + 2);
      add(marker, aside, 0.35 * font.size, Anchor::start, cost + 2);
      add(marker, -aside, 0.35 * font.size, Anchor::end, cost + 2);
    }
  }
  return candidates;
}

}  // namespace roofloor
