// A figure in a page that cannot be moved: all layers are seen.
#pragma once

#include <optional>
#include <string>

#include "analysis/report.h"
#include "figures/figure.h"

namespace roofloor {

// Px, the legend included, and what the axis of intensities shows.
struct InlineSize {
  double width = 0;
  double height = 0;
  std::optional<Limits> x = std::nullopt;  // absent: the frame of the figure
};

// The frame of a figure, as far out as its layers stand.
Limits x_of_all_layers(const Figure& figure);

// A figure as an <svg> element with a legend and without the project. All ids begin with
// `id_prefix`. Of very many markers at one place the largest is drawn.
std::string inline_picture(const Figure& figure, const Report& report, const InlineSize& size,
                           const std::string& id_prefix);

}  // namespace roofloor
