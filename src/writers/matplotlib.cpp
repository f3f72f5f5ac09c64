// A script for Python: a call for each series and each text, above them what the calls do.
#include <cmath>

#include "figures/marker_shape.h"
#include "writers/figure_writer.h"
#include "writers/matplotlib_functions.h"
#include "writers/palette.h"
#include "writers/plane.h"
#include "writers/python_text.h"
#include "writers/svg_text.h"

namespace roofloor {
namespace {

std::string px(double value) {
  return pixel_text(value);
}

std::string quoted(const char* text) {
  return python_text(text);
}

std::string corners_text(const MarkerShape& shape) {
  std::string text = "[";
  for (const Point& corner : shape.corners) {
    if (text.size() > 1) text += ", ";
    text += "(" + python_number(corner.x) + ", " + python_number(-corner.y) + ")";
  }
  return text + "]";
}

// "blue, [(-1, 1), ...]": fill and edge, and the shape.
std::string look_of_marks(const Series& series) {
  const std::string color = quoted(color_of(series));
  const bool is_ring = series.role != Role::layer;
  return (is_ring ? "GROUND, " + color : color + ", GROUND") + ", " +
         corners_text(marker_shape(series));
}

const char* hatch_of(Role role) {
  if (role == Role::compute_part) return "";
  return role == Role::memory_part ? "/" : ".";
}

std::string line_call(const Series& series) {
  std::string text = "line(" + python_text(series.label) + ", " + python_list(series.x) + ", " +
                     python_list(series.y) + ", " + quoted(color_of(series)) + ", " +
                     px(series.width);
  if (series.dashed) text += ", dashed=True";
  if (series.on_right_axis) text += ", right=True";
  return text + ")\n";
}

std::string markers_call(const Series& series) {
  return "markers(" + python_text(series.label) + ", " + python_list(series.x) + ", " +
         python_list(series.y) + ", " + python_list(series.radius) + ", " + look_of_marks(series) +
         ")\n";
}

std::string bars_call(const Series& series) {
  return "bars(" + python_text(series.label) + ", " + python_list(series.x) + ", " +
         python_list(series.base) + ", " + python_list(series.y) + ", " +
         quoted(color_of(series.hardware)) + ", " + quoted(hatch_of(series.role)) + ")\n";
}

// Which layer each marker is: for whoever goes on with the data.
std::string names_comment(const Series& series, const Report& report) {
  std::string text;
  for (const std::size_t layer : series.layers) {
    text += (text.empty() ? "# " : ", ") +
            (layer == no_layer ? std::string("others") : one_line(report.rows[layer].layer->name));
  }
  return text.empty() ? "" : text + "\n";
}

std::string series_calls(const Drawing& drawing) {
  std::string text;
  for (const Series& series : drawing.figure.series) {
    text += names_comment(series, drawing.report);
    if (series.type == SeriesType::line) text += line_call(series);
    if (series.type == SeriesType::markers) text += markers_call(series);
    if (series.type == SeriesType::bars) text += bars_call(series);
  }
  return text;
}

double length_of(const Segment& line) {
  return std::hypot(line.to.x - line.from.x, line.to.y - line.from.y);
}

std::string text_call(const PlacedText& text) {
  constexpr const char* anchors[] = {"left", "center", "right"};
  std::string call = "text(" + python_text(text.text) + ", " + px(text.x) + ", " + px(text.y) +
                     ", " + px(length_of({text.box[0], text.box[1]})) + ", " +
                     quoted(anchors[static_cast<std::size_t>(text.anchor)]) + ", " +
                     quoted(color_of(text));
  if (text.angle != 0) call += ", angle=" + px(-text.angle);
  if (text.role == TextRole::axis) call += ", bold=True";
  return call + ")\n";
}

std::string segment_call(const Segment& line, const char* color) {
  return "segment(" + px(line.from.x) + ", " + px(line.from.y) + ", " + px(line.to.x) + ", " +
         px(line.to.y) + ", " + quoted(color) + ")\n";
}

std::string label_calls(const Drawing& drawing) {
  const Layout& layout = drawing.layout;
  std::string calls;
  for (const Segment& leader : layout.leaders) calls += segment_call(leader, paper::mute);
  for (const PlacedRuler& ruler : layout.rulers) {
    calls += segment_call(ruler.line, color_of(ruler.hardware));
  }
  for (const PlacedText& text : layout.texts) calls += text_call(text);
  for (const Badge& badge : layout.badges) {
    const double y = badge.at.y + badge.height / 2 + sample_middle(drawing.options.font_size);
    calls += "text(" + python_text(badge.text) + ", " + px(badge.at.x + badge.width / 2) + ", " +
             px(y) + ", " + px(badge.width) + ", \"center\", MUTE)\n";
  }
  return calls;
}

std::string sample_call(const Series& series, Point middle) {
  const double half = LegendEntry::sample_width / 2;
  const std::string at = px(middle.x) + ", " + px(middle.y);
  if (series.type == SeriesType::markers) {
    return "marker_sample(" + at + ", " + px(sample_radius) + ", " + look_of_marks(series) + ")\n";
  }
  if (series.type == SeriesType::line) {
    return "segment(" + px(middle.x - half) + ", " + px(middle.y) + ", " + px(middle.x + half) +
           ", " + px(middle.y) + ", " + quoted(color_of(series)) + ", " + px(series.width) + ")\n";
  }
  return "bar_sample(" + at + ", " + px(half) + ", " + px(sample_half_height) + ", " +
         quoted(color_of(series)) + ", " + quoted(hatch_of(series.role)) + ")\n";
}

std::string legend_calls(const Drawing& drawing) {
  const double top = drawing.options.height - drawing.legend.height;
  const double rise = sample_middle(drawing.options.font_size);
  std::string calls;
  for (const LegendEntry& entry : drawing.legend.entries) {
    const double y = top + entry.y;
    calls += sample_call(*entry.sample, {entry.x + LegendEntry::sample_width / 2, y - rise});
    calls += "text(" + python_text(entry.text) + ", " + px(entry.text_x()) + ", " + px(y) + ", " +
             px(entry.text_width) + ", \"left\", MUTE)\n";
  }
  return calls;
}

std::string axis_text(const char* name, const AxisLayout& axis) {
  std::vector<double> ticks;
  for (const Tick& tick : axis.ticks) {
    if (tick.is_major) ticks.push_back(tick.value);
  }
  return std::string(name) + " = (\"" + (axis.scale == Scale::log ? "log" : "linear") + "\", " +
         python_number(axis.limits.minimum) + ", " + python_number(axis.limits.maximum) + ", " +
         python_list(ticks) + ")\n";
}

// Sizes and axes, which the functions below use.
std::string constants(const Drawing& drawing) {
  const WriterOptions& options = drawing.options;
  const PlotArea& plot = drawing.layout.plot;
  constexpr double millimetres_per_inch = 25.4;
  const double inches =
      options.millimetres_per_pixel.value_or(millimetres_per_inch / 96) / millimetres_per_inch;
  std::string text =
      "# Lengths are px of the layout, from the left top; a px is this many inches.\n";
  text += "INCH = " + python_number(inches) + "\nWIDTH, HEIGHT = " + px(options.width) + ", " +
          px(options.height) + "\nFONT_SIZE = " + px(options.font_size) + "\n";
  text += "LEFT, TOP, RIGHT, BOTTOM = " + px(plot.left) + ", " + px(plot.top) + ", " +
          px(plot.right) + ", " + px(plot.bottom) + "\n";
  text += "# Scale, limits and ticks.\n";
  text += axis_text("X", drawing.layout.x) + axis_text("Y", drawing.layout.y);
  text +=
      drawing.layout.y_right ? axis_text("Y_RIGHT", *drawing.layout.y_right) : "Y_RIGHT = None\n";
  const double bars =
      2 * half_bar(drawing.layout) / (x_pixel(drawing.layout, 1) - x_pixel(drawing.layout, 0));
  if (!drawing.figure.x.categories.empty()) text += "BAR_WIDTH = " + python_number(bars) + "\n";
  text += std::string("MUTE, GRID, GROUND = ") + quoted(paper::mute) + ", " + quoted(paper::grid) +
          ", " + quoted(paper::ground) + "\n";
  return text;
}

std::string zone_calls(const Drawing& drawing) {
  std::string calls;
  for (const PlacedZone& zone : drawing.layout.zones) {
    if (zone.kind != ZoneKind::memory) continue;
    calls += "zone(" + px(zone.left) + ", " + px(zone.right) + ", " +
             python_number(paper::zone_opacity) + ")\n";
  }
  return calls;
}

std::string matplotlib_script(const Drawing& drawing) {
  return "#!/usr/bin/env python3\n# " + one_line(drawing.figure.summary) + "\n# " +
         origin_text(drawing.options.provenance) +
         "\n# Run it with a file to save the figure, such as figure.pdf; else it is shown.\n" +
         matplotlib_imports + "\n" + constants(drawing) + "\n" + matplotlib_functions + "\n" +
         zone_calls(drawing) + series_calls(drawing) + label_calls(drawing) +
         legend_calls(drawing) + "\n" + matplotlib_end;
}

}  // namespace

const FigureWriter matplotlib_writer{.name = "matplotlib",
                                     .label = "Python (matplotlib)",
                                     .extension = "py",
                                     .media_type = "text/x-python",
                                     .write = matplotlib_script};

}  // namespace roofloor
