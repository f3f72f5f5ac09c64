// A document by itself where no class is loaded yet, else a picture: \documentclass is then another
// command.
#include "writers/tex_frame.h"

#include <cctype>
#include <cmath>
#include <set>

#include "base/quantity_text.h"
#include "figures/marker_shape.h"
#include "writers/palette.h"
#include "writers/svg_text.h"

namespace roofloor {
namespace {

constexpr double line_spread = 1.2;
constexpr double points_per_inch = 72;
constexpr double millimetres_per_inch = 25.4;

double points(double pixels, const Drawing& drawing) {
  const double millimetres =
      drawing.options.millimetres_per_pixel.value_or(millimetres_per_inch / 96);
  return pixels * millimetres / millimetres_per_inch * points_per_inch;
}

// Without an exponent, and with digits enough for the width of a page.
std::string length_text(double length) {
  return shortest_number(std::round(length * 1000) / 1000) + "bp";
}

constexpr const char* how_to_use =
    "% Compiled by itself (pdflatex), this is a page of the size of the figure. To \\input it "
    "into\n"
    "% a paper, have \\usepackage{pgfplots} there. Texts have their places: change the size in\n"
    "% Roofloor rather than here.\n";

// The class that is loaded already makes another command of \documentclass.
std::string document_head(const Drawing& drawing) {
  const auto paper_length = [&](double pixels) { return tex_length(pixels, drawing); };
  return "\\expandafter\\ifx\\csname @twoclasseserror\\endcsname\\documentclass\\else\n"
         "\\documentclass{article}\n"
         "\\usepackage[paperwidth=" +
         paper_length(drawing.options.width) +
         ",paperheight=" + paper_length(drawing.options.height) +
         ",margin=0pt]{geometry}\n"
         "\\usepackage[T1]{fontenc}\n"
         "\\usepackage{helvet}\n"
         "\\usepackage{pgfplots}\n"
         "\\let\\roofloormu\\textmu\n"
         "\\pagestyle{empty}\\parindent0pt\\topskip0pt\\parskip0pt\n"
         "\\expandafter\\def\\csname roofloor end\\endcsname{\\end{document}}\n"
         "\\begin{document}\\enlargethispage{9bp}% against rounding\n"
         "\\fi\n";
}

std::string upper_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string color_definitions(const Drawing& drawing) {
  std::set<std::string> colors{paper::ink, paper::mute, paper::grid, paper::ground};
  for (const Series& series : drawing.figure.series) colors.insert(color_of(series));
  for (const PlacedText& text : drawing.layout.texts) colors.insert(color_of(text));
  std::string tex;
  for (const std::string& color : colors) {
    tex += "\\definecolor{" + tex_color(color) + "}{HTML}{" + upper_case(color.substr(1)) + "}\n";
  }
  return tex;
}

std::string mark_definition(const MarkerShape& shape) {
  std::string tex = "\\pgfdeclareplotmark{roofloor " + std::string(shape.name) + "}{%\n";
  const char* command = "moveto";
  for (const Point& corner : shape.corners) {
    const auto of_size = [](double part) {
      return shortest_number(std::round(part * 1e5) / 1e5) + "\\pgfplotmarksize";
    };
    tex += std::string("  \\pgfpath") + command + "{\\pgfqpoint{" + of_size(corner.x) + "}{" +
           of_size(-corner.y) + "}}%\n";
    command = "lineto";
  }
  return tex + "  \\pgfpathclose\\pgfusepathqfillstroke}\n";
}

std::string mark_definitions(const Drawing& drawing) {
  std::set<const MarkerShape*> shapes;
  for (const Series& series : drawing.figure.series) {
    const MarkerShape& shape = marker_shape(series);
    if (series.type == SeriesType::markers && !shape.corners.empty()) shapes.insert(&shape);
  }
  std::string tex;
  for (const MarkerShape* shape : shapes) tex += mark_definition(*shape);
  return tex;
}

// Those of the SVG picture, tiles of six px; TeX must not be told twice.
std::string pattern_definition(const std::string& name, const std::string& drawn,
                               const Drawing& drawing) {
  const auto at = [&](double pixels) { return tex_length(pixels, drawing); };
  const std::string corner = "{\\pgfqpoint{" + at(6) + "}{" + at(6) + "}}";
  return "\\expandafter\\ifx\\csname pgf@pattern@name@roofloor " + name +
         "\\endcsname\\relax\n\\pgfdeclarepatternformonly{roofloor " + name +
         "}{\\pgfpointorigin}" + corner + corner + "{\\pgfsetlinewidth{" + at(1.3) + "}" + drawn +
         "\\pgfusepath{stroke}}\n\\fi\n";
}

std::string pattern_definitions(const Drawing& drawing) {
  const auto line = [&](double x1, double y1, double x2, double y2) {
    const auto point = [&](double x, double y) {
      return "{\\pgfqpoint{" + tex_length(x, drawing) + "}{" + tex_length(y, drawing) + "}}";
    };
    return "\\pgfpathmoveto" + point(x1, y1) + "\\pgfpathlineto" + point(x2, y2);
  };
  std::string tex;
  bool has_lines = false;
  bool has_dots = false;
  for (const Series& series : drawing.figure.series) {
    has_lines = has_lines || series.role == Role::memory_part;
    has_dots = has_dots || series.role == Role::constant_part;
  }
  if (has_lines) {
    tex += pattern_definition("lines", line(-1, 5, 1, 7) + line(0, 0, 6, 6) + line(5, -1, 7, 1),
                              drawing);
  }
  if (has_dots) tex += pattern_definition("dots", line(2, 3, 4, 3), drawing);
  return tex;
}

// A radius a point: the only thing that `scatter` is for here.
std::string marks_style(const Drawing& drawing) {
  return "\\pgfplotsset{roofloor marks/.style={only marks,scatter,point meta=x,\n"
         "  visualization depends on={\\thisrow{radius}\\as\\roofloorradius},\n"
         "  scatter/use mapped color={#1},\n"
         "  scatter/@pre marker code/.append style={/tikz/mark size=\\roofloorradius*" +
         tex_length(1, drawing) + "}}}\n";
}

std::string axis_options(const char* axis, const AxisLayout& layout) {
  const std::string name(axis);
  std::string tex = layout.scale == Scale::log ? "," + name + "mode=log" : "";
  tex += "," + name + "min=" + tex_number(layout.limits.minimum);
  tex += "," + name + "max=" + tex_number(layout.limits.maximum);
  std::string ticks;
  for (const Tick& tick : layout.ticks) {
    if (tick.is_major) ticks += (ticks.empty() ? "" : ",") + tex_number(tick.value);
  }
  return tex + ",\n  " + name + "tick=" + (ticks.empty() ? "\\empty" : "{" + ticks + "}") + "," +
         name + "ticklabels={}";
}

}  // namespace

std::string tex_number(double value) {
  return shortest_number(value);
}

std::string tex_pixels(double value) {
  return pixel_text(value);
}

std::string tex_length(double pixels, const Drawing& drawing) {
  return length_text(points(pixels, drawing));
}

std::string tex_color(const std::string& color) {
  return "roofloor" + color.substr(1);
}

std::string tex_font(const Drawing& drawing) {
  const double size = points(drawing.options.font_size, drawing);
  return "\\sffamily\\fontsize{" + length_text(size) + "}{" + length_text(line_spread * size) +
         "}\\selectfont";
}

std::string tex_comment(const std::string& text) {
  return "% " + one_line(text) + "\n";
}

std::string tex_begin(const Drawing& drawing) {
  const WriterOptions& options = drawing.options;
  const std::string pixel = tex_length(1, drawing);
  std::string tex = tex_comment(drawing.figure.summary) +
                    tex_comment(origin_text(options.provenance)) + how_to_use;
  tex += document_head(drawing) + "\\begingroup\n\\pgfplotsset{compat=1.16}\n" +
         color_definitions(drawing) + mark_definitions(drawing) + pattern_definitions(drawing) +
         marks_style(drawing);
  // Fonts of pdfTeX have 256 characters; those of its successors may have any.
  tex +=
      "\\ifdefined\\Umathchar\\def\\roofloorchar#1{{\\char#1 }}\\else"
      "\\def\\roofloorchar#1{?}\\fi\n"
      "\\providecommand\\roofloormu{\\ensuremath{\\mu}}\n";
  tex += "\\begin{tikzpicture}[x=" + pixel + ",y=-" + pixel + ",line width=" + pixel +
         ",font=" + tex_font(drawing) +
         ",\n  every node/.style={inner sep=0pt,outer sep=0pt}]\n\\useasboundingbox (0,0) "
         "rectangle (" +
         tex_pixels(options.width) + "," + tex_pixels(options.height) + ");\n";
  return tex;
}

std::string tex_zones(const Drawing& drawing) {
  const PlotArea& plot = drawing.layout.plot;
  std::string tex;
  for (const PlacedZone& zone : drawing.layout.zones) {
    if (zone.kind != ZoneKind::memory) continue;
    tex += "\\fill[" + tex_color(paper::mute) + ",opacity=" + tex_number(paper::zone_opacity) +
           "] (" + tex_pixels(zone.left) + "," + tex_pixels(plot.top) + ") rectangle (" +
           tex_pixels(zone.right) + "," + tex_pixels(plot.bottom) + ");\n";
  }
  return tex;
}

std::string tex_axis(const Drawing& drawing, bool on_right) {
  const Layout& layout = drawing.layout;
  const PlotArea& plot = layout.plot;
  // `at` takes lengths: an axis does not count in the px of the picture.
  return "\\begin{axis}[at={(" + tex_length(plot.left, drawing) + "," +
         tex_length(-plot.bottom, drawing) + ")},anchor=south west,scale only axis,\n  width=" +
         tex_length(plot.right - plot.left, drawing) +
         ",height=" + tex_length(plot.bottom - plot.top, drawing) +
         (on_right ? ",hide axis"
                   : ",grid=major,major grid style={" + tex_color(paper::grid) +
                         ",line width=" + tex_length(1, drawing) + "}") +
         ",\n  axis line style={draw=none},tick style={draw=none},scaled ticks=false,"
         "minor tick num=0" +
         axis_options("x", layout.x) + axis_options("y", on_right ? *layout.y_right : layout.y) +
         "]\n";
}

std::string tex_end() {
  return "\\end{tikzpicture}%\n\\endgroup\n\\csname roofloor end\\endcsname\n";
}

}  // namespace roofloor
