// Lays a figure out for its size, with its legend below, and hands it to the writer.
#include "api/export.h"

#include <algorithm>
#include <cmath>

#include "api/api.h"
#include "api/codecs.h"
#include "api/version.h"
#include "hardware/hardware_library.h"
#include "json/json_text.h"
#include "reports/report_project.h"
#include "writers/paper_size.h"
#include "writers/svg_metadata.h"

namespace roofloor {
namespace {

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

constexpr double legend_edge = 8;  // px to the right edge

// Nobody knows in which font a page is read. DejaVu Sans, which Linux shows where Helvetica is
// missing, is the widest that is usual: its advances are up to 1.17 times those of Helvetica.
FontMetrics font_of_any_reader() {
  FontMetrics font = built_in_font(12);
  for (double& advance : font.advances) advance *= 1.17;
  font.bold_advances = assumed_bold(font.advances);
  return font;
}

WriterOptions writer_options(const JsonReader& reader, const LayoutOptions& layout) {
  WriterOptions options{
      .width = layout.width, .height = layout.height, .font_size = layout.font.size};
  options.provenance = {.version = version,
                        .data_date = hardware_library().date,
                        .link = reader.string_or("link", "")};
  if (reader.has("size")) {
    const JsonReader size = reader.at("size");
    options.millimetres_per_pixel = paper_size(size.string(), size.path()).millimetres_per_pixel();
  }
  if (reader.has("font")) {
    options.font_family = reader.at("font").string_or("family", options.font_family);
  }
  return options;
}

}  // namespace

std::string canonical_text(const Project& project) {
  JsonWriter writer;
  write_project(project, writer);
  return writer.text();
}

WrittenFigure written_figure(const OpenedProject& opened, std::string_view name,
                             const FigureWriter& writer, std::string_view options,
                             bool stands_alone) {
  const Json parsed = options.empty() ? Json::object() : parse_json(options);
  const JsonReader reader(parsed, "");
  const Figure& figure = opened.figure(name, figure_options(reader, opened));
  LayoutOptions sizes = layout_options(reader, figure);
  WriterOptions about = writer_options(reader, sizes);
  Layout layout = figure_layout(figure, sizes);
  Legend legend;
  if (reader.boolean_or("stands_alone", stands_alone)) {
    about.project = canonical_text(opened.project);
    legend =
        legend_of(figure, opened.report, layout.plot.left, sizes.width - legend_edge, sizes.font);
  }
  if (legend.height > 0) {
    sizes.height -= legend.height;
    layout = figure_layout(figure, sizes);
  }
  return {writer.write({figure, layout, opened.report, legend, about}), writer.media_type,
          writer.extension};
}

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
  const double left = figure_layout(figure, sizes).plot.left;
  const Legend legend = legend_of(figure, report, left, size.width - legend_edge, sizes.font);
  sizes.height -= legend.height;
  return svg_writer.write({figure, figure_layout(figure, sizes), report, legend, about});
}

std::string_view document_text(std::string_view text, std::string& inside) {
  if (!is_markup(text)) return text;
  auto project = project_in_report(text);
  if (!project) project = project_in_svg(text);
  if (!project) {
    throw InputError{"",
                     "the file has no project inside; expected a JSON document, or an SVG picture "
                     "or a report (HTML) that was made here"};
  }
  inside = *std::move(project);
  return inside;
}

std::string with_text_options(std::string_view options,
                              std::span<const std::pair<const char*, std::string>> members) {
  try {
    Json parsed = options.empty() ? Json::object() : parse_json(options);
    if (!parsed.is_object()) return std::string(options);
    for (const auto& [name, text] : members) {
      if (!text.empty()) parsed[name] = text;
    }
    return json_text(parsed);
  } catch (const InputError&) {
    return std::string(options);
  }
}

}  // namespace roofloor
