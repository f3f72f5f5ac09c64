// What labels must not cover (texts, markers, leaders, the edge) and had better not cover (lines),
// in pixels.
#pragma once

#include <optional>
#include <vector>

#include "figures/figure_layout.h"

namespace roofloor {

class LabelObstacles {
 public:
  LabelObstacles(const Figure& figure, const Layout& layout);

  Point pixel(Point data) const;
  bool in_plot(Point pixel) const;

  // The part of a straight stretch (data units) inside the plot, in px; absent if none is.
  std::optional<Segment> visible(const Segment& data) const;

  bool is_free(const Box& box) const;
  // Whether a leader can be drawn without running under a text or over another leader.
  bool is_free(const Segment& leader) const;
  std::size_t lines_under(const Box& box) const;
  bool is_struck_through(const Box& box) const;  // by a line that runs along with it
  void add_text(const Box& box) { texts_.push_back(box); }
  void add_leader(const Segment& leader) { leaders_.push_back(leader); }

 private:
  void add_markers(const Series& series);
  void add_marker(const Bounds& bounds);
  void add_line(const Series& series);
  bool covers_marker(const Bounds& bounds, const Box& box) const;
  std::size_t column(double x) const;

  const Layout& layout_;
  std::vector<Box> texts_;
  std::vector<Segment> leaders_;
  std::vector<std::vector<Bounds>> markers_;  // by columns of the plot: most are nowhere near
  std::vector<std::vector<Segment>> lines_;   // one list a line of the figure
};

}  // namespace roofloor
