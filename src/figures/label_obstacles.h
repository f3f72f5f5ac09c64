// What labels must not cover (texts, markers, the edge) and had better not cover (lines), in
// pixels.
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
  std::size_t lines_under(const Box& box) const;
  bool is_struck_through(const Box& box) const;  // by a line that runs along with it
  void add_text(const Box& box) { texts_.push_back(box); }

 private:
  void add_markers(const Series& series);
  void add_line(const Series& series);

  const Layout& layout_;
  std::vector<Box> texts_;
  std::vector<Bounds> markers_;
  std::vector<std::vector<Segment>> lines_;  // one list a line of the figure
};

}  // namespace roofloor
