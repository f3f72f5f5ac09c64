// Lays a figure out for its size, with its legend below, and hands it to the writer.
#include "api/export.h"

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

constexpr double legend_edge = 8;  // px to the right edge

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
