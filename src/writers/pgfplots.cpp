// A figure for LaTeX: the curves as plots of an axis of pgfplots in data units, the texts as nodes
// at the places that the core found for them.
#include "figures/marker_shape.h"
#include "writers/figure_writer.h"
#include "writers/palette.h"
#include "writers/plane.h"
#include "writers/tex_frame.h"
#include "writers/tex_text.h"

namespace roofloor {
namespace {

std::string pair_text(double x, double y) {
  return "(" + tex_number(x) + "," + tex_number(y) + ")";
}

std::string width_text(double pixels, const Drawing& drawing) {
  return "line width=" + tex_length(pixels, drawing);
}

std::string pixel_pair(Point at) {
  return "(" + tex_pixels(at.x) + "," + tex_pixels(at.y) + ")";
}

std::string line_style(const Series& series, const Drawing& drawing) {
  std::string style = tex_color(color_of(series)) + "," + width_text(series.width, drawing);
  if (series.dashed) {
    style += ",dash pattern=on " + tex_length(2, drawing) + " off " + tex_length(4, drawing);
  }
  return style;
}

// What cannot be seen is cut off: TeX knows no length above 5.7 m.
void write_line(std::string& tex, const Series& series, const Drawing& drawing) {
  const auto pieces = visible_pieces(series, drawing.layout);
  if (pieces.empty()) return;
  std::string style = line_style(series, drawing);
  if (series.role == Role::cumulative) {
    // Over bars of any colour: dark on a light rim.
    style += ",preaction={draw=" + tex_color(paper::ground) + "," +
             width_text(series.width + 3, drawing) + "}";
  }
  if (pieces.size() > 1) style += ",unbounded coords=jump";
  tex += tex_comment(series.label) + "\\addplot[" + style + "] coordinates {";
  for (const std::vector<LinePoint>& piece : pieces) {
    if (&piece != &pieces.front()) tex += "\n  (nan,nan)";
    for (const LinePoint& point : piece) tex += "\n  " + pair_text(point.data.x, point.data.y);
  }
  tex += "\n};\n";
}

std::string mark_name(const Series& series) {
  const MarkerShape& shape = marker_shape(series);
  return shape.corners.empty() ? "*" : "roofloor " + std::string(shape.name);
}

// Layers are full with a light rim; ridge points, balances and places of a path are rings.
std::string mark_style(const Series& series, const Drawing& drawing) {
  const std::string color = tex_color(color_of(series));
  const std::string ground = tex_color(paper::ground);
  const bool is_ring = series.role != Role::layer;
  return "fill=" + (is_ring ? ground : color) + ",draw=" + (is_ring ? color : ground) + "," +
         width_text(1, drawing);
}

std::string name_of_mark(const Series& series, std::size_t i, const Report& report) {
  if (i >= series.layers.size() || series.layers[i] == no_layer) return "";
  return report.rows[series.layers[i]].layer->name;
}

void write_markers(std::string& tex, const Series& series, const Drawing& drawing) {
  std::string rows;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    const Point at{x_pixel(drawing.layout, series.x[i]), y_pixel(drawing.layout, series.y[i])};
    if (!is_in_plot(drawing.layout, at)) continue;
    rows += "  " + tex_number(series.x[i]) + " " + tex_number(series.y[i]) + " " +
            tex_pixels(series.radius[i]) + " \\\\" +
            tex_comment(name_of_mark(series, i, drawing.report));
  }
  if (rows.empty()) return;
  tex += tex_comment(series.label) + "\\addplot[roofloor marks={" + mark_style(series, drawing) +
         "},mark=" + mark_name(series) + "] table[row sep=\\\\] {\n  x y radius \\\\\n" + rows +
         "};\n";
}

std::string bar_style(const Series& series, const Drawing& drawing) {
  const std::string color = tex_color(color_of(series.hardware));
  const std::string drawn = "draw=" + color + "," + width_text(1, drawing) + ",";
  if (series.role == Role::compute_part) return drawn + "fill=" + color;
  // The option `pattern` of TikZ needs a library, which cannot be loaded inside a figure.
  return drawn + "preaction={fill=" + tex_color(paper::ground) +
         "},fill,/utils/exec=\\pgfsetfillpattern{roofloor " +
         (series.role == Role::memory_part ? "lines" : "dots") + "}{" + color + "}";
}

void write_bars(std::string& tex, const Series& series, const Drawing& drawing) {
  const Layout& layout = drawing.layout;
  const double half = half_bar(layout) / (x_pixel(layout, 1) - x_pixel(layout, 0));
  tex += tex_comment(series.label) + "\\draw[" + bar_style(series, drawing) + "]";
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    tex += "\n  (axis cs:" + tex_number(series.x[i] - half) + "," + tex_number(series.base[i]) +
           ") rectangle (axis cs:" + tex_number(series.x[i] + half) + "," +
           tex_number(series.y[i]) + ")";
  }
  tex += ";\n";
}

void write_series(std::string& tex, const Drawing& drawing, bool on_right_axis) {
  const std::vector<Series>& all = drawing.figure.series;
  for (const Series& series : all) {
    if (series.on_right_axis != on_right_axis) continue;
    if (series.type == SeriesType::bars) write_bars(tex, series, drawing);
    if (series.type == SeriesType::line) write_line(tex, series, drawing);
  }
  for (const Series& series : all) {
    if (series.type == SeriesType::markers && !on_right_axis) write_markers(tex, series, drawing);
  }
}

void write_text(std::string& tex, const PlacedText& text, const Drawing& drawing) {
  constexpr const char* anchors[] = {"base west", "base", "base east"};
  tex += std::string("\\node[anchor=") + anchors[static_cast<std::size_t>(text.anchor)] +
         ",text=" + tex_color(color_of(text));
  if (text.angle != 0) tex += ",rotate=" + tex_pixels(-text.angle);
  if (text.role == TextRole::axis) tex += ",font=" + tex_font(drawing) + "\\bfseries";
  tex += "] at " + pixel_pair({text.x, text.y}) + " {" + tex_text(text.text) + "};\n";
}

void write_segment(std::string& tex, const Segment& line, const std::string& color) {
  tex += "\\draw[" + color + "] " + pixel_pair(line.from) + " -- " + pixel_pair(line.to) + ";\n";
}

void write_labels(std::string& tex, const Drawing& drawing) {
  const Layout& layout = drawing.layout;
  for (const Segment& leader : layout.leaders) {
    write_segment(tex, leader, tex_color(paper::mute));
  }
  for (const PlacedRuler& ruler : layout.rulers) {
    write_segment(tex, ruler.line, tex_color(color_of(ruler.hardware)));
  }
  for (const PlacedText& text : layout.texts) write_text(tex, text, drawing);
  for (const Badge& badge : layout.badges) {
    const Point middle{badge.at.x + badge.width / 2,
                       badge.at.y + badge.height / 2 + sample_middle(drawing.options.font_size)};
    tex += "\\node[anchor=base,text=" + tex_color(paper::mute) + "] at " + pixel_pair(middle) +
           " {" + tex_text(badge.text) + "};\n";
  }
}

void write_sample(std::string& tex, const Series& series, Point middle, const Drawing& drawing) {
  const double half = LegendEntry::sample_width / 2;
  const Point left{middle.x - half, middle.y};
  const Point right{middle.x + half, middle.y};
  if (series.type == SeriesType::markers) {
    tex += "\\draw plot[only marks,mark=" + mark_name(series) +
           ",mark size=" + tex_length(sample_radius, drawing) + ",mark options={" +
           mark_style(series, drawing) + "}] coordinates {" + pixel_pair(middle) + "};\n";
  } else if (series.type == SeriesType::bars) {
    tex += "\\draw[" + bar_style(series, drawing) + "] " +
           pixel_pair({left.x, left.y - sample_half_height}) + " rectangle " +
           pixel_pair({right.x, right.y + sample_half_height}) + ";\n";
  } else {
    tex += "\\draw[" + line_style(series, drawing) + "] " + pixel_pair(left) + " -- " +
           pixel_pair(right) + ";\n";
  }
}

void write_legend(std::string& tex, const Drawing& drawing) {
  const double top = drawing.options.height - drawing.legend.height;
  const double rise = sample_middle(drawing.options.font_size);
  for (const LegendEntry& entry : drawing.legend.entries) {
    const double y = top + entry.y;
    write_sample(tex, *entry.sample, {entry.x + LegendEntry::sample_width / 2, y - rise}, drawing);
    tex += "\\node[anchor=base west,text=" + tex_color(paper::mute) + "] at " +
           pixel_pair({entry.text_x(), y}) + " {" + tex_text(entry.text) + "};\n";
  }
}

std::string pgfplots_document(const Drawing& drawing) {
  std::string tex = tex_begin(drawing);
  tex += tex_zones(drawing);
  tex += tex_axis(drawing, false);
  write_series(tex, drawing, false);
  tex += "\\end{axis}\n";
  if (drawing.layout.y_right) {
    tex += tex_axis(drawing, true);
    write_series(tex, drawing, true);
    tex += "\\end{axis}\n";
  }
  write_labels(tex, drawing);
  write_legend(tex, drawing);
  return tex + tex_end();
}

}  // namespace

const FigureWriter pgfplots_writer{.name = "pgfplots",
                                   .label = "LaTeX (pgfplots)",
                                   .extension = "tex",
                                   .media_type = "application/x-tex",
                                   .write = pgfplots_document};

}  // namespace roofloor
