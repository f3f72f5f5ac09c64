// A figure as an SVG picture, for print and for the page; from the ground up: grid, lines and bars,
// markers, texts.
#include "writers/figure_writer.h"

#include "figures/marker_shape.h"
#include "writers/palette.h"
#include "writers/plane.h"
#include "writers/provenance.h"
#include "writers/svg_hatch.h"
#include "writers/svg_labels.h"
#include "writers/svg_metadata.h"
#include "writers/svg_text.h"

namespace roofloor {
namespace {

// Ids are unique in a page that holds several figures.
std::string id_of(const Drawing& drawing, const std::string& part) {
  return drawing.options.id_prefix + drawing.figure.name + "-" + part;
}

void write_grid(SvgText& svg, const Drawing& drawing) {
  const Layout& layout = drawing.layout;
  const PlotArea& plot = layout.plot;
  svg.open("g").attribute("class", "grid").attribute("stroke-width", 1);
  for (const Tick& tick : layout.x.ticks) {
    const double x = x_pixel(layout, tick.value);
    if (tick.is_major) write_line(svg, {{x, plot.top}, {x, plot.bottom}}, paper::grid);
  }
  for (const Tick& tick : layout.y.ticks) {
    const double y = y_pixel(layout, tick.value);
    if (tick.is_major) write_line(svg, {{plot.left, y}, {plot.right, y}}, paper::grid);
  }
  svg.close("g");
}

std::string curve_path(const Series& series, const Drawing& drawing) {
  std::string path;
  for (const std::vector<LinePoint>& piece : visible_pieces(series, drawing.layout)) {
    const char* command = "M";
    for (const LinePoint& point : piece) {
      path += command + pixel_text(point.pixel.x) + " " + pixel_text(point.pixel.y);
      command = "L";
    }
  }
  return path;
}

// Over bars of any colour: dark on a light rim.
void write_cumulative(SvgText& svg, const Series& series, const Drawing& drawing) {
  const std::string path = curve_path(series, drawing);
  svg.open("path").attribute("class", "cumulative-ground").attribute("d", path);
  svg.attribute("fill", "none").attribute("stroke", paper::ground);
  svg.attribute("stroke-width", series.width + 3).close("path");
  svg.open("path").attribute("class", "cumulative").attribute("d", path);
  svg.attribute("fill", "none").attribute("stroke", paper::mute);
  svg.attribute("stroke-width", series.width).close("path");
}

void write_curve(SvgText& svg, const Series& series, const Drawing& drawing) {
  if (series.role == Role::cumulative) return write_cumulative(svg, series, drawing);
  const std::string path = curve_path(series, drawing);
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
std::string part_fill(const Series& series, const Drawing& drawing) {
  if (series.role == Role::compute_part) return color_of(series.hardware);
  if (drawing.options.hatches_are_lines) return paper::ground;
  return "url(#" + id_of(drawing, part_class(series.role)) + ")";
}

void write_bars(SvgText& svg, const Series& series, const Drawing& drawing) {
  const Layout& layout = drawing.layout;
  const double half = half_bar(layout);
  svg.open("g").attribute(
      "class", std::string("bars ") + part_class(series.role) + " " + color_class(series.hardware));
  svg.attribute("fill", part_fill(series, drawing)).attribute("stroke", color_of(series.hardware));
  std::string hatch;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    const double left = x_pixel(layout, series.x[i]) - half;
    const double top = y_pixel(layout, series.y[i]);
    const double bottom = y_pixel(layout, series.base[i]);
    svg.open("rect").attribute("x", left).attribute("y", top);
    svg.attribute("width", 2 * half).attribute("height", bottom - top);
    if (drawing.options.hatches_are_lines) {
      hatch += hatch_path(series.role, left, top, left + 2 * half, bottom);
    }
    if (series.layers[i] != no_layer) {
      svg.attribute("data-layer", static_cast<double>(series.layers[i]));
    }
    svg.close("rect");
  }
  write_hatch(svg, series.role, hatch, color_of(series.hardware));
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

std::string rectangle_path(Point middle, double half_width, double half_height) {
  return "M" + pixel_text(middle.x - half_width) + " " + pixel_text(middle.y - half_height) + "h" +
         pixel_text(2 * half_width) + "v" + pixel_text(2 * half_height) + "h" +
         pixel_text(-2 * half_width) + "z";
}

std::string marker_path(const Series& series, Point at, double radius) {
  const auto corners = marker_shape(series).corners;
  return corners.empty() ? circle_path(at, radius) : polygon_path(corners, at, radius);
}

void write_markers(SvgText& svg, const Series& series, const Drawing& drawing) {
  const bool is_ring = series.role != Role::layer;
  const char* color = color_of(series.hardware);
  svg.open("g").attribute(
      "class", std::string(is_ring ? "rings " : "markers ") + color_class(series.hardware));
  svg.attribute("fill", is_ring ? paper::ground : color)
      .attribute("stroke", is_ring ? color : paper::ground);
  const Layout& layout = drawing.layout;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    const Point at{x_pixel(layout, series.x[i]), y_pixel(layout, series.y[i])};
    if (!is_in_plot(layout, at)) continue;
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

void write_definitions(SvgText& svg, const Drawing& drawing) {
  const PlotArea& plot = drawing.layout.plot;
  svg.open("defs");
  write_clip(svg, id_of(drawing, "plot"), plot, 0, 3);
  write_clip(svg, id_of(drawing, "marks"), plot, marker_clip, marker_clip);
  for (const Series& series : drawing.figure.series) {
    if (drawing.options.hatches_are_lines) break;
    const std::string color = color_class(series.hardware);
    if (series.role == Role::memory_part) {
      write_pattern(svg, id_of(drawing, "memory_part"), color, color_of(series.hardware),
                    "M-1 1L1 -1M0 6L6 0M5 7L7 5");
    }
    if (series.role == Role::constant_part) {
      write_pattern(svg, id_of(drawing, "constant_part"), color, color_of(series.hardware),
                    "M2 3h2");
    }
  }
  svg.close("defs");
}

void write_marks(SvgText& svg, const Drawing& drawing) {
  svg.open("g").attribute("clip-path", "url(#" + id_of(drawing, "plot") + ")");
  for (const Series& series : drawing.figure.series) {
    if (series.type == SeriesType::bars) write_bars(svg, series, drawing);
    if (series.type == SeriesType::line) write_curve(svg, series, drawing);
  }
  svg.close("g");
  svg.open("g").attribute("clip-path", "url(#" + id_of(drawing, "marks") + ")");
  for (const Series& series : drawing.figure.series) {
    if (series.type == SeriesType::markers) write_markers(svg, series, drawing);
  }
  svg.close("g");
}

// What a sample is drawn as, so that a page gives it the colours of its theme as well.
std::string sample_class(const Series& series) {
  const std::string color = " " + color_class(series.hardware);
  if (series.role == Role::cumulative) return "sample cumulative";
  if (series.type == SeriesType::line) return "sample curve" + color;
  if (series.type == SeriesType::bars) {
    return std::string("sample bars ") + part_class(series.role) + color;
  }
  return (series.role == Role::layer ? "sample markers" : "sample rings") + color;
}

void write_bar_sample(SvgText& svg, const Series& series, Point middle, const Drawing& drawing) {
  constexpr double half_width = LegendEntry::sample_width / 2;
  const char* color = color_of(series);
  svg.open("g").attribute("class", sample_class(series)).attribute("stroke", color).open("path");
  svg.attribute("d", rectangle_path(middle, half_width, sample_half_height));
  svg.attribute("fill", part_fill(series, drawing)).close("path");
  if (drawing.options.hatches_are_lines) {
    write_hatch(svg, series.role,
                hatch_path(series.role, middle.x - half_width, middle.y - sample_half_height,
                           middle.x + half_width, middle.y + sample_half_height),
                color);
  }
  svg.close("g");
}

// A piece of the series of an entry.
void write_sample(SvgText& svg, const LegendEntry& entry, Point middle, const Drawing& drawing) {
  const Series& series = *entry.sample;
  if (series.type == SeriesType::bars) return write_bar_sample(svg, series, middle, drawing);
  const double half = LegendEntry::sample_width / 2;
  const char* color = color_of(series);
  svg.open("path").attribute("class", sample_class(series));
  if (series.type == SeriesType::markers) {
    svg.attribute("d", marker_path(series, middle, sample_radius));
    const bool is_ring = series.role != Role::layer;
    svg.attribute("fill", is_ring ? paper::ground : color);
    svg.attribute("stroke", is_ring ? color : paper::ground);
  } else {
    svg.attribute("d", "M" + pixel_text(middle.x - half) + " " + pixel_text(middle.y) + "h" +
                           pixel_text(2 * half));
    svg.attribute("stroke", color).attribute("stroke-width", series.width);
  }
  svg.close("path");
}

void write_legend(SvgText& svg, const Drawing& drawing) {
  if (drawing.legend.entries.empty()) return;
  const double top = drawing.options.height - drawing.legend.height;
  const double rise = sample_middle(drawing.options.font_size);
  svg.open("g").attribute("class", "legend");
  for (const LegendEntry& entry : drawing.legend.entries) {
    const double y = top + entry.y;
    write_sample(svg, entry, {entry.x + LegendEntry::sample_width / 2, y - rise}, drawing);
    write_small_text(svg, entry.text, {entry.text_x(), y});
  }
  svg.close("g");
}

void write_head(SvgText& svg, const Drawing& drawing) {
  const WriterOptions& options = drawing.options;
  const auto length = [&](double pixels) {
    if (!options.millimetres_per_pixel) return pixel_text(pixels);
    return pixel_text(pixels * *options.millimetres_per_pixel) + "mm";
  };
  svg.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg").attribute("class", "figure");
  svg.attribute("width", length(options.width)).attribute("height", length(options.height));
  svg.attribute("viewBox", "0 0 " + pixel_text(options.width) + " " + pixel_text(options.height));
  svg.attribute("role", "img").attribute("font-family", options.font_family);
  svg.attribute("font-size", options.font_size);
  if (!options.provenance.version.empty()) svg.comment(origin_text(options.provenance));
  svg.open("title").content(drawing.figure.summary).close("title");
  if (!options.project.empty()) write_project_metadata(svg, options.project);
}

std::string svg_picture(const Drawing& drawing) {
  SvgText svg;
  write_head(svg, drawing);
  write_definitions(svg, drawing);
  write_zones(svg, drawing.layout);
  write_grid(svg, drawing);
  write_marks(svg, drawing);
  write_labels(svg, drawing.layout, drawing.options.font_size);
  write_legend(svg, drawing);
  svg.close("svg");
  return svg.take();
}

}  // namespace

const FigureWriter svg_writer{.name = "svg",
                              .label = "SVG",
                              .extension = "svg",
                              .media_type = "image/svg+xml",
                              .write = svg_picture};

}  // namespace roofloor
