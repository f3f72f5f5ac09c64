// Candidates for each label are tried in order of preference; one that touches a text, a marker or
// the edge is out, and every line it crosses costs.
#include "figures/label_placement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "figures/label_obstacles.h"

namespace roofloor {
namespace {

constexpr double gap = 6;       // px between a sloped line and its label
constexpr double flat_gap = 8;  // px: clears the markers on a flat one
constexpr std::size_t most_flat_candidates = 40;
constexpr std::size_t most_point_labels = 40;
constexpr double same_place = 13;     // px: markers this close are named together
constexpr double crossing_cost = 10;  // of a line under a label
constexpr double leader_from = 20;    // px: a label further from its marker gets a leader line

struct Candidate {
  PlacedText text;
  double cost = 0;
  std::optional<Segment> leader;
};

PlacedText text_at(const std::string& text, Point at, Anchor anchor, const FontMetrics& font) {
  const double width = font.width(text);
  const double left = anchor == Anchor::start ? at.x
                      : anchor == Anchor::end ? at.x - width
                                              : at.x - width / 2;
  PlacedText placed{.text = text, .x = at.x, .y = at.y, .anchor = anchor};
  placed.box = upright_box(left, at.y - 0.85 * font.size, left + width, at.y + 0.25 * font.size);
  return placed;
}

// Takes the cheapest candidate that is free; false if there is none.
bool place_best(std::vector<Candidate> candidates, LabelObstacles& obstacles, Layout& layout) {
  const Candidate* best = nullptr;
  for (Candidate& candidate : candidates) {
    if (!obstacles.is_free(candidate.text.box)) continue;
    candidate.cost +=
        crossing_cost * static_cast<double>(obstacles.lines_under(candidate.text.box));
    if (best == nullptr || candidate.cost < best->cost) best = &candidate;
  }
  if (best == nullptr) return false;
  obstacles.add_text(best->text.box);
  layout.texts.push_back(best->text);
  if (best->leader) layout.leaders.push_back(*best->leader);
  return true;
}

// Along a flat line: at its right end first, above it first. It may reach beyond the line's left
// end, where a roof ends at its ridge.
std::vector<Candidate> flat_candidates(const LineLabel& label, Point from, Point to,
                                       const FontMetrics& font) {
  std::vector<Candidate> candidates;
  const double width = font.width(label.text);
  const double leftmost = std::min(from.x, to.x - width - 12);
  double cost = 0;
  for (double right = to.x - 4; right - width >= leftmost; right -= width / 4 + 6) {
    for (double y : {from.y - flat_gap, from.y + flat_gap + 0.7 * font.size}) {
      candidates.push_back({text_at(label.text, {right, y}, Anchor::end, font), cost, {}});
      cost += 0.5;
    }
    if (candidates.size() >= most_flat_candidates) break;
  }
  return candidates;
}

// Along a sloped line, turned to its slope; near its middle first.
std::vector<Candidate> sloped_candidates(const LineLabel& label, Point from, Point to,
                                         const FontMetrics& font) {
  std::vector<Candidate> candidates;
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const double width = font.width(label.text);
  if (length < width + 2 * gap) return candidates;
  const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
  const double degrees = std::atan2(along.y, along.x) * 180 / std::numbers::pi;
  for (double part : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
    if (std::min(part, 1 - part) * length < width / 2 + gap) continue;
    for (double side : {-1.0, 1.0}) {
      const double away = side * (gap + 0.4 * font.size);
      const Point middle{from.x + part * (to.x - from.x) - along.y * away,
                         from.y + part * (to.y - from.y) + along.x * away};
      PlacedText text{.text = label.text, .angle = degrees, .anchor = Anchor::middle};
      const double baseline =
          0.35 * font.size;  // the middle of small letters lies this far above it
      text.x = middle.x - along.y * baseline;
      text.y = middle.y + along.x * baseline;
      text.box = turned_box(middle, width, 1.1 * font.size, along);
      candidates.push_back({text, std::abs(part - 0.5) * 8 + (side > 0 ? 0.5 : 0), {}});
    }
  }
  return candidates;
}

TextRole text_role(Role role) {
  return role == Role::floor ? TextRole::floor : TextRole::roof;
}

void place_line_label(const LineLabel& label, const FontMetrics& font, LabelObstacles& obstacles,
                      Layout& layout) {
  const auto stretch = obstacles.visible({{label.x1, label.y1}, {label.x2, label.y2}});
  if (!stretch) return;
  const bool flat = std::abs(stretch->from.y - stretch->to.y) < 1;
  std::vector<Candidate> candidates =
      flat ? flat_candidates(label, stretch->from, stretch->to, font)
           : sloped_candidates(label, stretch->from, stretch->to, font);
  if (flat) {
    std::erase_if(candidates, [&](const Candidate& candidate) {
      return obstacles.is_struck_through(candidate.text.box);
    });
  }
  for (Candidate& candidate : candidates) {
    candidate.text.role = text_role(label.role);
    candidate.text.hardware = label.hardware;
  }
  place_best(std::move(candidates), obstacles, layout);
}

// Layers whose markers coincide on every hardware, named together.
struct PointGroup {
  std::vector<std::string> names;
  std::size_t layer = 0;  // its heaviest
  double weight = 0;
  double heaviest = 0;
  double x = 0;
  std::vector<double> y;  // px, top first
};

bool same_spot(const PointGroup& group, double x, const std::vector<double>& y) {
  if (std::abs(group.x - x) > same_place || group.y.size() != y.size()) return false;
  return std::equal(y.begin(), y.end(), group.y.begin(),
                    [](double a, double b) { return std::abs(a - b) <= same_place; });
}

std::vector<PointGroup> grouped(const Figure& figure, const LabelObstacles& obstacles) {
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
    if (point.weight >= group->heaviest) {
      group->heaviest = point.weight;
      group->layer = point.layer;
    }
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const PointGroup& a, const PointGroup& b) { return a.weight > b.weight; });
  if (groups.size() > most_point_labels) groups.resize(most_point_labels);
  return groups;
}

// Around the topmost and the lowest marker of a group, close by first, then further out with a
// leader line.
std::vector<Candidate> point_candidates(const PointGroup& group, const FontMetrics& font) {
  const std::string text = merged_names(group.names);
  const double top = group.y.front();
  const double bottom = group.y.back();
  std::vector<Candidate> candidates;
  for (double away : {13.0, 24.0, 38.0, 56.0}) {
    const double below = away + 0.6 * font.size;
    const auto add = [&](Point marker, double dx, double dy, Anchor anchor) {
      Candidate candidate{
          text_at(text, {marker.x + dx, marker.y + dy}, anchor, font), away / 4, {}};
      if (away > leader_from) {
        const double label_edge = dy < 0 ? marker.y + dy + 3 : marker.y + dy - 0.85 * font.size;
        candidate.leader = Segment{marker, {marker.x + 0.8 * dx, label_edge}};
      }
      candidates.push_back(candidate);
    };
    add({group.x, top}, 0, -away, Anchor::middle);
    add({group.x, bottom}, 0, below, Anchor::middle);
    add({group.x, top}, -0.8 * away, -0.7 * away, Anchor::end);
    add({group.x, bottom}, 0.8 * away, 0.7 * below, Anchor::start);
    add({group.x, bottom}, -0.8 * away, 0.7 * below, Anchor::end);
    add({group.x, top}, 0.8 * away, -0.7 * away, Anchor::start);
  }
  for (Candidate& candidate : candidates) {
    candidate.text.role = TextRole::layer;
    candidate.text.layer = group.layer;
  }
  return candidates;
}

}  // namespace

void place_labels(const Figure& figure, const FontMetrics& font, Layout& layout) {
  LabelObstacles obstacles(figure, layout);
  for (const LineLabel& label : figure.line_labels)
    place_line_label(label, font, obstacles, layout);
  for (const PointGroup& group : grouped(figure, obstacles)) {
    place_best(point_candidates(group, font), obstacles, layout);
  }
}

}  // namespace roofloor
