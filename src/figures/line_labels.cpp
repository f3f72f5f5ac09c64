// Labels of lines: names along roofs and floors, words of zones, factors beside rulers, numbers
// where lines meet.
#include <algorithm>
#include <array>
#include <cmath>

#include "figures/label_candidates.h"
#include "figures/placed_text.h"

namespace roofloor {
namespace {

constexpr double gap = 6;  // px between a sloped line and its label
// px between a flat line and its label; the wider ones clear markers on the line.
constexpr std::array<double, 4> flat_gaps{8, 11, 13, 16};
constexpr std::size_t most_flat_candidates = 160;
constexpr double wide_gap = 18;    // px: beside the marker at its end
constexpr double mark_extent = 5;  // px: how far the marker of a ridge or a balance reaches
constexpr double edge_gap = 8;     // px between the word of a zone and the frame

TextRole text_role(Role role) {
  return role == Role::floor ? TextRole::floor : TextRole::roof;
}

// At the right end of the line first, above it first. It may reach beyond the line's left end by
// half, where a roof ends at its ridge.
std::vector<Candidate> flat_candidates(const LineLabel& label, Point from, Point to,
                                       const FontMetrics& font) {
  std::vector<Candidate> candidates;
  const double width = font.width(label.text);
  const double leftmost = std::min(from.x, to.x - width) - width / 2;
  double cost = 0;
  for (double right = to.x - 4; right - width >= leftmost; right -= width / 6 + 6) {
    for (const double away : flat_gaps) {
      for (const double y : {from.y - away, from.y + away + 0.7 * font.size}) {
        candidates.push_back(
            {level_text(label.text, {right, y}, Anchor::end, text_role(label.role), font), cost});
        cost += 0.5;
      }
    }
    if (candidates.size() >= most_flat_candidates) break;
  }
  return candidates;
}

// Turned to the slope of the line; near its middle first.
std::vector<Candidate> sloped_candidates(const LineLabel& label, Point from, Point to,
                                         const FontMetrics& font) {
  std::vector<Candidate> candidates;
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const double width = font.width(label.text);
  if (length < width + 2 * gap) return candidates;
  const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
  for (double part = 0.06; part < 0.95; part += 0.04) {
    if (std::min(part, 1 - part) * length < width / 2 + gap) continue;
    for (double side : {-1.0, 1.0}) {
      const double away = side * (gap + 0.4 * font.size);
      const Point middle{from.x + part * (to.x - from.x) - along.y * away,
                         from.y + part * (to.y - from.y) + along.x * away};
      candidates.push_back({sloped_text(label.text, middle, along, text_role(label.role), font),
                            std::abs(part - 0.5) * 8 + (side > 0 ? 0.5 : 0)});
    }
  }
  return candidates;
}

}  // namespace

std::vector<Candidate> line_candidates(const LineLabel& label, const FontMetrics& font,
                                       const LabelObstacles& obstacles) {
  const auto stretch = obstacles.visible({{label.x1, label.y1}, {label.x2, label.y2}});
  if (!stretch) return {};
  const bool is_flat = std::abs(stretch->from.y - stretch->to.y) < 1;
  std::vector<Candidate> candidates =
      is_flat ? flat_candidates(label, stretch->from, stretch->to, font)
              : sloped_candidates(label, stretch->from, stretch->to, font);
  for (Candidate& candidate : candidates) candidate.text.hardware = label.hardware;
  return candidates;
}

std::vector<Candidate> zone_candidates(const std::string& text, const PlacedZone& zone,
                                       const PlotArea& plot, const FontMetrics& font) {
  std::vector<Candidate> candidates;
  const double width = font.width(text);
  const double room = zone.right - zone.left - width - 2 * edge_gap;
  if (room < 0) return candidates;
  double cost = 0;
  for (double y : {plot.bottom - edge_gap, plot.top + edge_gap + 0.85 * font.size}) {
    for (double part : {0.5, 0.25, 0.75, 0.0, 1.0}) {
      const Point at{zone.left + edge_gap + part * room, y};
      candidates.push_back({level_text(text, at, Anchor::start, TextRole::zone, font), cost});
      cost += 1;
    }
  }
  return candidates;
}

std::vector<Candidate> ruler_candidates(const std::string& text, const PlacedRuler& ruler,
                                        const FontMetrics& font) {
  std::vector<Candidate> candidates;
  const Segment& line = ruler.line;
  const double length = line.to.y - line.from.y;
  const double beyond = std::copysign(font.size, length);
  // Beside its middle first; a short one has room only aside or beyond its end.
  for (double y : {0.5 * length, 0.35 * length, 0.65 * length, 0.2 * length, 0.8 * length,
                   0.9 * length, length + beyond}) {
    for (const double aside : {gap, wide_gap}) {
      for (const Anchor anchor : {Anchor::start, Anchor::end}) {
        const Point at{line.from.x + (anchor == Anchor::start ? aside : -aside),
                       line.from.y + y + 0.35 * font.size};
        Candidate candidate{level_text(text, at, anchor, TextRole::ruler, font),
                            static_cast<double>(candidates.size()) / 4};
        candidate.text.hardware = ruler.hardware;
        candidates.push_back(std::move(candidate));
      }
    }
  }
  return candidates;
}

std::vector<Candidate> mark_candidates(const MarkLabel& label, Point marker,
                                       const FontMetrics& font) {
  std::vector<Candidate> candidates;
  const auto add = [&](double dx, double dy, Anchor anchor) {
    Candidate candidate{
        level_text(label.text, {marker.x + dx, marker.y + dy}, anchor, TextRole::mark, font),
        static_cast<double>(candidates.size()) / 2};
    candidate.text.hardware = label.hardware;
    candidate.leader = leader_to(bounds_of(candidate.text.box), marker, mark_extent);
    candidates.push_back(std::move(candidate));
  };
  for (const double away : {8.0, 22.0, 38.0}) {
    const double below = away + 0.95 * font.size;
    add(6, below, Anchor::start);
    add(0, -away - 2, Anchor::middle);
    add(0, below + 2, Anchor::middle);
    add(-8, -away, Anchor::end);
    add(8, -away, Anchor::start);
    add(-8, below, Anchor::end);
  }
  return candidates;
}

}  // namespace roofloor
