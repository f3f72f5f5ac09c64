// Figures and layouts as JSON, and their options from JSON.
#include <algorithm>
#include <array>

#include "api/codecs.h"
#include "figures/marker_shape.h"

namespace roofloor {
namespace {

template <typename Enum, std::size_t size>
const char* name_in(const std::array<const char*, size>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

void write_axis(const char* key, const Axis& axis, JsonWriter& writer) {
  writer.key(key);
  writer.begin_object();
  writer.member("label", axis.label);
  writer.member("unit", axis.unit);
  writer.member("scale", name(axis.scale));
  writer.key("frame");
  write_pair(axis.frame.minimum, axis.frame.maximum, writer);
  if (!axis.categories.empty()) {
    writer.key("categories");
    writer.array(axis.categories);
  }
  writer.end_object();
}

// The members that a series has wherever its points are written.
void write_series_head(const Series& series, JsonWriter& writer) {
  writer.member("type", name_in(series_type_names, series.type));
  writer.member("role", name_in(role_names, series.role));
  writer.member("hardware", series.hardware);
  writer.member("color", series.hardware % palette_size);
  if (series.type == SeriesType::markers) writer.member("shape", marker_shape(series).name);
  writer.member("layer", series.layer);
  writer.member("label", series.label);
  writer.member("dashed", series.dashed);
  writer.member("width", series.width);
  if (series.on_right_axis) writer.member("on_right_axis", true);
  writer.member("count", series.x.size());
}

void write_figure_head(const Figure& figure, JsonWriter& writer) {
  writer.member("name", figure.name);
  writer.member("title", figure.title);
  writer.member("summary", figure.summary);
  write_axis("x", figure.x, writer);
  write_axis("y", figure.y, writer);
  if (figure.y_right) write_axis("y_right", *figure.y_right, writer);
}

// Appends values to the numbers beside the text; says where they begin, or that there are none.
template <typename Values>
std::optional<std::size_t> append(std::vector<double>& numbers, const Values& values) {
  if (values.empty()) return std::nullopt;
  const std::size_t offset = numbers.size();
  for (const auto value : values) numbers.push_back(static_cast<double>(value));
  return offset;
}

// Indices of layers as numbers; -1 for what is left over.
std::vector<double> layer_numbers(const Series& series) {
  std::vector<double> numbers;
  numbers.reserve(series.layers.size());
  for (const std::size_t layer : series.layers) {
    numbers.push_back(layer == no_layer ? -1 : static_cast<double>(layer));
  }
  return numbers;
}

// What the options say, or the project's view, or else the default.
std::string chosen(const std::string& of_options, const std::string& of_view, const char* absent) {
  if (!of_options.empty()) return of_options;
  return of_view.empty() ? absent : of_view;
}

}  // namespace

const char* name(Scale scale) {
  return scale == Scale::log ? "log" : "linear";
}

void write_pair(double first, double second, JsonWriter& writer) {
  writer.begin_array();
  writer.value(first);
  writer.value(second);
  writer.end_array();
}

FigureOptions figure_options(const JsonReader& reader, const OpenedProject& opened) {
  reader.allow_only({"floorline", "marker_size", "scale", "pinned", "width", "height", "viewport",
                     "font", "x_labels", "selected", "order", "measured_at", "against", "path",
                     "size", "link", "stands_alone"});
  const View& view = opened.project.view;
  const bool notebook = opened.project.conventions.notebook;
  FigureOptions options{.notebook_frame = notebook, .shown = opened.shown(), .pinned = {}};

  const std::string floorline =
      chosen(reader.choice_or_empty("floorline", {"per_operation", "per_layer"}), view.floorline,
             notebook ? "per_layer" : "per_operation");
  options.floorline =
      floorline == "per_layer" ? FloorlineView::per_layer : FloorlineView::per_operation;

  const std::string size = chosen(
      reader.choice_or_empty("marker_size", {"time", "energy", "equal"}), view.marker_size, "time");
  options.marker_size = size == "time"     ? MarkerSize::time
                        : size == "energy" ? MarkerSize::energy
                                           : MarkerSize::equal;

  const std::string scale = chosen(reader.choice_or_empty("scale", {"log", "linear"}), view.scale,
                                   notebook ? "linear" : "log");
  options.scale = scale == "linear" ? Scale::linear : Scale::log;

  const std::string order =
      chosen(reader.choice_or_empty("order", {"heaviest", "in_order"}), view.order, "heaviest");
  options.order = order == "in_order" ? BarOrder::in_order : BarOrder::heaviest;
  const std::string level =
      chosen(reader.choice_or_empty("measured_at", measured_at_names), view.measured_at, "main");
  const auto found = std::find(measured_at_names.begin(), measured_at_names.end(), level);
  options.measured_at = static_cast<MeasuredAt>(found - measured_at_names.begin());
  const std::string against =
      chosen(reader.choice_or_empty("against", {"batch", "context"}), view.against, "batch");
  options.against = against == "context" ? SweepVariable::context : SweepVariable::batch;
  options.path = reader.boolean_or("path", view.path);
  if (reader.has("selected")) {
    const double last = static_cast<double>(opened.report.hardware.size()) - 1;
    options.selected = static_cast<std::size_t>(
        reader.at("selected").number({.minimum = 0, .maximum = last, .whole = true}));
  }

  if (reader.has("pinned")) {
    for (const JsonReader& item : reader.at("pinned").items()) {
      const double last = static_cast<double>(opened.report.rows.size()) - 1;
      const double index = item.number({.minimum = 0, .maximum = last, .whole = true});
      options.pinned.push_back(static_cast<std::size_t>(index));
    }
  }
  return options;
}

void write_figure(const Figure& figure, JsonWriter& writer, std::vector<double>& numbers) {
  writer.begin_object();
  write_figure_head(figure, writer);
  writer.key("series");
  writer.begin_array();
  for (const Series& series : figure.series) {
    writer.begin_object();
    write_series_head(series, writer);
    writer.member("offset_x", append(numbers, series.x).value_or(numbers.size()));
    writer.member("offset_y", append(numbers, series.y).value_or(numbers.size()));
    writer.member("offset_size", append(numbers, series.radius));
    writer.member("offset_layer", append(numbers, layer_numbers(series)));
    if (!series.base.empty()) writer.member("offset_base", append(numbers, series.base));
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

void write_whole_figure(const Figure& figure, const Layout& layout, JsonWriter& writer) {
  writer.begin_object();
  write_figure_head(figure, writer);
  writer.key("series");
  writer.begin_array();
  for (const Series& series : figure.series) {
    writer.begin_object();
    write_series_head(series, writer);
    writer.key("x");
    writer.array(series.x);
    writer.key("y");
    writer.array(series.y);
    writer.key("radius");
    writer.array(series.radius);
    writer.key("layers");
    writer.array(layer_numbers(series));
    if (!series.base.empty()) {
      writer.key("base");
      writer.array(series.base);
    }
    writer.end_object();
  }
  writer.end_array();
  writer.key("layout");
  write_layout(layout, writer);
  writer.end_object();
}

}  // namespace roofloor
