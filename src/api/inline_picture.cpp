// Reaches out to the layers, leaves out markers that hide each other, and has room for any font.
#include "api/inline_picture.h"

#include <algorithm>
#include <cmath>

#include "figures/figure_layout.h"
#include "writers/figure_writer.h"

namespace roofloor {
namespace {

constexpr double legend_edge = 8;  // px to the right edge

// Nobody knows in which font a page is read. DejaVu Sans, which Linux shows where Helvetica is
// missing, is the widest that is usual: its advances are up to 1.17 times those of Helvetica.
FontMetrics font_of_any_reader() {
  FontMetrics font = built_in_font(12);
  for (double& advance : font.advances) advance *= 1.17;
  font.bold_advances = assumed_bold(font.advances);
  return font;
}

// A picture that cannot be moved shows all layers, unless one is so far away that the others would
// stand in a corner.
constexpr double farthest = 1e3;  // times beyond the frame
constexpr double margin = 1.1;    // times beyond the last layer

// The next number that begins with 1, 2 or 5.
double round_above(double value) {
  const double decade = std::pow(10, std::floor(std::log10(value)));
  for (const double digit : {1.0, 2.0, 5.0}) {
    if (digit * decade >= value) return digit * decade;
  }
  return 10 * decade;
}

// The frame of an axis, as far out as the layers stand.
Limits reaching(const Axis& axis, double value, const Limits& limits) {
  if (axis.scale == Scale::linear) {
    const bool is_near = value <= axis.frame.maximum * farthest;
    return {limits.minimum, value > limits.maximum && is_near ? value * margin : limits.maximum};
  }
  if (value > limits.maximum && value <= axis.frame.maximum * farthest) {
    return {limits.minimum, round_above(value * margin)};
  }
  if (value < limits.minimum && value >= axis.frame.minimum / farthest) {
    return {1 / round_above(margin / value), limits.maximum};
  }
  return limits;
}

Limits reaching_layers(const Figure& figure, const Axis& axis,
                       std::vector<double> Series::*places) {
  Limits limits = axis.frame;
  for (const Series& series : figure.series) {
    if (series.role != Role::layer) continue;
    for (const double value : series.*places) limits = reaching(axis, value, limits);
  }
  return limits;
}

constexpr std::size_t many = 2000;  // markers of a series

// A marker, and the pixel that its middle is in.
struct PlacedMarker {
  long column = 0;
  long row = 0;
  std::size_t index = 0;
};

long pixel(double value, const Axis& axis, const Limits& limits, double length) {
  return std::lround(to_pixels(value, {limits, axis.scale, {}}, 0, length));
}

// Of those in one pixel the largest, which covers the others.
std::vector<std::size_t> markers_that_are_seen(const Series& series, const Figure& figure,
                                               const LayoutOptions& sizes) {
  const Limits x = sizes.x_view.value_or(figure.x.frame);
  const Limits y = sizes.y_view.value_or(figure.y.frame);
  std::vector<PlacedMarker> markers;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    markers.push_back({pixel(series.x[i], figure.x, x, sizes.width),
                       pixel(series.y[i], figure.y, y, sizes.height), i});
  }
  std::sort(markers.begin(), markers.end(), [&](const PlacedMarker& a, const PlacedMarker& b) {
    if (a.column != b.column) return a.column < b.column;
    if (a.row != b.row) return a.row < b.row;
    if (series.radius[a.index] != series.radius[b.index]) {
      return series.radius[a.index] > series.radius[b.index];
    }
    return a.index < b.index;
  });
  const auto end =
      std::unique(markers.begin(), markers.end(), [](const PlacedMarker& a, const PlacedMarker& b) {
        return a.column == b.column && a.row == b.row;
      });
  std::vector<std::size_t> seen;
  for (auto marker = markers.begin(); marker != end; ++marker) seen.push_back(marker->index);
  // The order of drawing.
  std::sort(seen.begin(), seen.end());
  return seen;
}

template <typename Values>
void keep(Values& values, const std::vector<std::size_t>& places) {
  if (values.empty()) return;
  Values kept;
  for (const std::size_t place : places) kept.push_back(values[place]);
  values = std::move(kept);
}

Figure with_few_markers(const Figure& figure, const LayoutOptions& sizes) {
  Figure drawn = figure;
  for (Series& series : drawn.series) {
    if (series.type != SeriesType::markers || series.x.size() <= many) continue;
    const std::vector<std::size_t> seen = markers_that_are_seen(series, figure, sizes);
    keep(series.x, seen);
    keep(series.y, seen);
    keep(series.radius, seen);
    keep(series.layers, seen);
  }
  return drawn;
}

}  // namespace

Limits x_of_all_layers(const Figure& figure) {
  return reaching_layers(figure, figure.x, &Series::x);
}

std::string inline_picture(const Figure& figure, const Report& report, const InlineSize& size,
                           const std::string& id_prefix) {
  const WriterOptions about{.width = size.width,
                            .height = size.height,
                            .id_prefix = id_prefix,
                            .hatches_are_lines = true};
  LayoutOptions sizes{.width = size.width,
                      .height = size.height,
                      .x_view = size.x,
                      .y_view = reaching_layers(figure, figure.y, &Series::y),
                      .font = font_of_any_reader()};
  const Figure drawn = with_few_markers(figure, sizes);
  const double left = figure_layout(drawn, sizes).plot.left;
  const Legend legend = legend_of(drawn, report, left, size.width - legend_edge, sizes.font);
  sizes.height -= legend.height;
  return svg_writer.write({drawn, figure_layout(drawn, sizes), report, legend, about});
}

}  // namespace roofloor
