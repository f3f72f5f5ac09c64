// What the colours, shapes and patterns of a figure stand for, for a picture without a page around.
#pragma once

#include <string>
#include <vector>

#include "analysis/report.h"
#include "figures/figure.h"
#include "figures/font_metrics.h"

namespace roofloor {

struct LegendEntry {
  std::string text;
  const Series* sample = nullptr;  // of the figure: a piece of it stands before the text
  double x = 0;                    // px of the left end of the sample
  double y = 0;                    // px of the baseline, from the top of the legend
  double text_width = 0;           // px

  double text_x() const { return x + sample_width + sample_gap; }

  static constexpr double sample_width = 16;  // px
  static constexpr double sample_gap = 5;
};

// A sample is a piece of a line, a marker or a piece of a bar, around this height above the
// baseline [px].
double sample_middle(double font_size);

inline constexpr double sample_radius = 4;       // px, of a marker
inline constexpr double sample_half_height = 4;  // px, of a piece of a bar

struct Legend {
  std::vector<LegendEntry> entries;
  double height = 0;  // px
};

// Parts of bars, and where several hardware are drawn, those. In rows from `left` to `right` [px].
// It points into the figure.
Legend legend_of(const Figure& figure, const Report& report, double left, double right,
                 const FontMetrics& font);

}  // namespace roofloor
