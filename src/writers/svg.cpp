// A figure as an SVG picture, for print and for the page; from the ground up: grid, lines and bars,
// markers, texts.
#include "writers/figure_writer.h"

#include <algorithm>
#include <cmath>

#include "figures/marker_shape.h"
#include "writers/svg_labels.h"
#include "writers/svg_text.h"

namespace roofloor {
namespace {

constexpr double marker_clip = 6;  // px: markers end where the numbers of the axes begin

struct Frame {
  const Figure& figure;
  const Layout& layout;
  const WriterOptions& options;

  double x(double value) const {
    return to_pixels(value, layout.x, layout.plot.left, layout.plot.right);
  }
  double y(double value, bool on_right = false) const {
    return to_pixels(value, on_right ? *layout.y_right : layout.y, layout.plot.bottom,
                     layout.plot.top);
  }
  // Ids are unique in a page that holds several figures.
  std::string id(const std::string& part) const { return figure.name + "-" + part; }
};

void write_grid(SvgText& svg, const Frame& frame) {
  const PlotArea& plot = frame.layout.plot;
  svg.open("g").attribute("class", "grid").attribute("stroke-width", 1);
  for (const Tick& tick : frame.layout.x.ticks) {
    const double x = frame.x(tick.value);
    if (tick.is_major) write_line(svg, {{x, plot.top}, {x, plot.bottom}}, paper::grid);
  }
  for (const Tick& tick : frame.layout.y.ticks) {
    const double y = frame.y(tick.value);
    if (tick.is_major) write_line(svg, {{plot.left, y}, {plot.right, y}}, paper::grid);
  }
  svg.close("g");
}

// Roofs reach far beyond the plot: cut where nothing can be seen, so that no coordinate is so large
// that a reader of the picture rounds it.
std::vector<Point> visible_points(const Series& series, const Frame& frame) {
  constexpr double beyond = 40;  // px
  const double left = frame.layout.plot.left - beyond;
  const double right = frame.layout.plot.right + beyond;
  std::vector<Point> all;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    all.push_back({frame.x(series.x[i]), frame.y(series.y[i], series.on_right_axis)});
  }
  std::vector<Point> points;
  const auto at = [](const Point& a, const Point& b, double x) {
    return Point{x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
  };
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const Point& a = all[i];
    const Point& b = all[i + 1];
    if (b.x < left || a.x > right) continue;
    if (points.empty()) points.push_back(a.x < left ? at(a, b, left) : a);
    points.push_back(b.x > right ? at(a, b, right) : b);
  }
  return points;
}

std::string curve_path(const Series& series, const Frame& frame) {
  std::string path;
  for (const Point& point : visible_points(series, frame)) {
    path += (path.empty() ? "M" : "L") + pixel_text(point.x) + " " + pixel_text(point.y);
  }
  return path;
}

// Over bars of any colour: dark on a light rim.
void write_cumulative(SvgText& svg, const Series& series, const Frame& frame) {
  const std::string path = curve_path(series, frame);
  svg.open("path").attribute("class", "cumulative-ground").attribute("d", path);
  svg.attribute("fill", "none").attribute("stroke", paper::ground);
  svg.attribute("stroke-width", series.width + 3).close("path");
  svg.open("path").attribute("class", "cumulative").attribute("d", path);
  svg.attribute("fill", "none").attribute("stroke", paper::mute);
  svg.attribute("stroke-width", series.width).close("path");
}

void write_curve(SvgText& svg, const Series& series, const Frame& frame) {
  if (series.role == Role::cumulative) return write_cumulative(svg, series, frame);
  const std::string path = curve_path(series, frame);
  if (path.empty()) return;
  svg.open("path").attribute("class", "curve " + color_class(series.hardware));
  svg.attribute("d", path).attribute("fill", "none").attribute("stroke", color_of(series.hardware));
  svg.attribute("stroke-width", series.width);
  if (series.dashed) svg.attribute("stroke-dasharray", "2 4");
  svg.close("path");
}

const char* part_class(Role role) {
  switch (role) {
    case Role::memory_part:
      return "memory_part";
    case Role::constant_part:
      return "constant_part";
    default:
      return "compute_part";
  }
}

// Full for operations, hatched for bytes, dotted for time alone: parts differ without their colour.
std::string part_fill(const Series& series, const Frame& frame) {
  if (series.role == Role::compute_part) return color_of(series.hardware);
  return "url(#" + frame.id(part_class(series.role)) + ")";
}

void write_bars(SvgText& svg, const Series& series, const Frame& frame) {
  constexpr double bar_share = 0.78;  // of the distance between two bars
  constexpr double widest = 64;       // px
  const double half = std::min(widest, (frame.x(1) - frame.x(0)) * bar_share) / 2;
  svg.open("g").attribute(
      "class", std::string("bars ") + part_class(series.role) + " " + color_class(series.hardware));
  svg.attribute("fill", part_fill(series, frame)).attribute("stroke", color_of(series.hardware));
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    const double top = frame.y(series.y[i]);
    svg.open("rect").attribute("x", frame.x(series.x[i]) - half).attribute("y", top);
    svg.attribute("width", 2 * half).attribute("height", frame.y(series.base[i]) - top);
    if (series.layers[i] != no_layer) {
      svg.attribute("data-layer", static_cast<double>(series.layers[i]));
    }
    svg.close("rect");
  }
  svg.close("g");
}

std::string circle_path(Point at, double radius) {
  const std::string r = pixel_text(radius);
  const std::string arc = "a" + r + " " + r + " 0 1 0 ";
  const std::string across = pixel_text(2 * radius);
  return "M" + pixel_text(at.x - radius) + " " + pixel_text(at.y) + arc + across + " 0" + arc +
         "-" + across + " 0z";
}

std::string polygon_path(std::span<const Point> corners, Point at, double scale) {
  std::string path;
  for (const Point& corner : corners) {
    path += (path.empty() ? "M" : "L") + pixel_text(at.x + scale * corner.x) + " " +
            pixel_text(at.y + scale * corner.y);
  }
  return path + "z";
}

std::string marker_path(const Series& series, Point at, double radius) {
  const auto corners = marker_shape(series).corners;
  return corners.empty() ? circle_path(at, radius) : polygon_path(corners, at, radius);
}

void write_markers(SvgText& svg, const Series& series, const Frame& frame) {
  const bool is_ring = series.role != Role::layer;
  const char* color = color_of(series.hardware);
  svg.open("g").attribute(
      "class", std::string(is_ring ? "rings " : "markers ") + color_class(series.hardware));
  svg.attribute("fill", is_ring ? paper::ground : color)
      .attribute("stroke", is_ring ? color : paper::ground);
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    const Point at{frame.x(series.x[i]), frame.y(series.y[i])};
    const PlotArea& plot = frame.layout.plot;
    constexpr double rounding = 0.01;  // px
    if (at.x < plot.left - rounding || at.x > plot.right + rounding) continue;
    if (at.y < plot.top - rounding || at.y > plot.bottom + rounding) continue;
    svg.open("path").attribute("d", marker_path(series, at, series.radius[i]));
    if (i < series.layers.size()) {
      svg.attribute("data-layer", static_cast<double>(series.layers[i]));
    }
    svg.close("path");
  }
  svg.close("g");
}

void write_pattern(SvgText& svg, const std::string& id, const std::string& class_name,
                   const char* color, const char* shape) {
  svg.open("pattern").attribute("id", id).attribute("width", 6).attribute("height", 6);
  svg.attribute("patternUnits", "userSpaceOnUse").attribute("class", class_name);
  svg.open("rect").attribute("width", 6).attribute("height", 6).attribute("fill", paper::ground);
  svg.close("rect");
  svg.open("path").attribute("d", shape).attribute("stroke", color).attribute("fill", "none");
  svg.attribute("stroke-width", 1.3).close("path").close("pattern");
}

void write_clip(SvgText& svg, const std::string& id, const PlotArea& plot, double aside,
                double above) {
  svg.open("clipPath").attribute("id", id).open("rect");
  svg.attribute("x", plot.left - aside).attribute("y", plot.top - above);
  svg.attribute("width", plot.right - plot.left + 2 * aside);
  svg.attribute("height", plot.bottom - plot.top + 2 * above);
  svg.close("rect").close("clipPath");
}

void write_definitions(SvgText& svg, const Frame& frame) {
  const PlotArea& plot = frame.layout.plot;
  svg.open("defs");
  write_clip(svg, frame.id("plot"), plot, 0, 3);
  write_clip(svg, frame.id("marks"), plot, marker_clip, marker_clip);
  for (const Series& series : frame.figure.series) {
    const std::string color = color_class(series.hardware);
    if (series.role == Role::memory_part) {
      write_pattern(svg, frame.id("memory_part"), color, color_of(series.hardware),
                    "M-1 1L1 -1M0 6L6 0M5 7L7 5");
    }
    if (series.role == Role::constant_part) {
      write_pattern(svg, frame.id("constant_part"), color, color_of(series.hardware), "M2 3h2");
    }
  }
  svg.close("defs");
}

void write_marks(SvgText& svg, const Frame& frame) {
  svg.open("g").attribute("clip-path", "url(#" + frame.id("plot") + ")");
  for (const Series& series : frame.figure.series) {
    if (series.type == SeriesType::bars) write_bars(svg, series, frame);
    if (series.type == SeriesType::line) write_curve(svg, series, frame);
  }
  svg.close("g");
  svg.open("g").attribute("clip-path", "url(#" + frame.id("marks") + ")");
  for (const Series& series : frame.figure.series) {
    if (series.type == SeriesType::markers) write_markers(svg, series, frame);
  }
  svg.close("g");
}

std::string svg_picture(const Figure& figure, const Layout& layout, const WriterOptions& options) {
  const Frame frame{figure, layout, options};
  SvgText svg;
  svg.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg").attribute("class", "figure");
  svg.attribute("width", options.width).attribute("height", options.height);
  svg.attribute("viewBox", "0 0 " + pixel_text(options.width) + " " + pixel_text(options.height));
  svg.attribute("role", "img").attribute("font-family", options.font_family);
  svg.attribute("font-size", options.font_size);
  svg.open("title").content(figure.summary).close("title");
  write_definitions(svg, frame);
  write_zones(svg, layout);
  write_grid(svg, frame);
  write_marks(svg, frame);
  write_labels(svg, layout, options.font_size);
  svg.close("svg");
  return svg.take();
}

}  // namespace

const FigureWriter svg_writer{
    .name = "svg", .label = "SVG", .media_type = "image/svg+xml", .write = svg_picture};

}  // namespace roofloor
