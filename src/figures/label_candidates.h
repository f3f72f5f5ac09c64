// Where a label might stand, what each place costs, and the choice among them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "figures/figure_layout.h"
#include "figures/label_obstacles.h"

namespace roofloor {

struct Candidate {
  PlacedText text;
  double cost = 0;
  std::optional<Segment> leader{};
};

// Takes the cheapest candidate that is free, a line under it counted as a cost; false if none is.
bool place_best(std::vector<Candidate> candidates, LabelObstacles& obstacles, Layout& layout);

// From the edge of a marker to the nearest place of a label; absent where the two are close.
std::optional<Segment> leader_to(const Bounds& label, Point marker, double extent);

// The name of a roof or floor, along its line.
std::vector<Candidate> line_candidates(const LineLabel& label, const FontMetrics& font,
                                       const LabelObstacles& obstacles);

// A word at the lower or upper edge of the plot, within its zone.
std::vector<Candidate> zone_candidates(const std::string& text, const PlacedZone& zone,
                                       const PlotArea& plot, const FontMetrics& font);

// A factor beside its ruler.
std::vector<Candidate> ruler_candidates(const std::string& text, const PlacedRuler& ruler,
                                        const FontMetrics& font);

// The number of a ridge point or an energy balance beside its marker.
std::vector<Candidate> mark_candidates(const MarkLabel& label, Point marker,
                                       const FontMetrics& font);

// Layers whose markers coincide on every hardware, named together.
struct PointGroup {
  std::vector<std::string> names;
  std::size_t layer = 0;  // the pinned one, else its heaviest
  double weight = 0;
  double heaviest = 0;
  double extent = 0;  // px: how far its markers reach from their middles
  bool is_pinned = false;
  double x = 0;
  std::vector<double> y;  // px, top first
};

// Those that can be seen, pinned ones first, then by weight; as many as the plot has room for.
std::vector<PointGroup> point_groups(const Figure& figure, const LabelObstacles& obstacles,
                                     const PlotArea& plot);

// Beside the markers of a group, close by first, then further out with a leader line.
std::vector<Candidate> point_candidates(const PointGroup& group, const FontMetrics& font);

}  // namespace roofloor
