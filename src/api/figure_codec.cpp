// Figures and layouts as JSON, and their options from JSON.
#include <algorithm>
#include <array>

#include "api/codecs.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

constexpr std::array<const char*, 6> role_names{"roof",      "ridge",   "floor",
                                                "floorline", "balance", "layer"};
constexpr std::array<const char*, 5> text_role_names{"axis", "roof", "floor", "layer", "badge"};
constexpr std::array<const char*, 3> anchor_names{"start", "middle", "end"};

template <typename Enum, std::size_t size>
const char* name_in(const std::array<const char*, size>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

const char* name(Scale scale) {
  return scale == Scale::log ? "log" : "linear";
}

Json index_or_null(const std::optional<std::size_t>& index) {
  return index ? Json(*index) : Json(nullptr);
}

Json axis_json(const Axis& axis) {
  return json_object({{"label", axis.label},
                      {"unit", axis.unit},
                      {"scale", name(axis.scale)},
                      {"frame", {axis.frame.minimum, axis.frame.maximum}}});
}

Json series_head_json(const Series& series) {
  return json_object({{"type", series.type == SeriesType::line ? "line" : "markers"},
                      {"role", name_in(role_names, series.role)},
                      {"hardware", series.hardware},
                      {"color", series.hardware % 8},
                      {"layer", index_or_null(series.layer)},
                      {"label", series.label},
                      {"dashed", series.dashed},
                      {"width", series.width},
                      {"count", series.x.size()}});
}

Json figure_head_json(const Figure& figure) {
  return json_object({{"name", figure.name},
                      {"title", figure.title},
                      {"summary", figure.summary},
                      {"x", axis_json(figure.x)},
                      {"y", axis_json(figure.y)}});
}

template <typename Values>
std::size_t append(std::vector<double>& numbers, const Values& values) {
  const std::size_t offset = numbers.size();
  for (const auto value : values) numbers.push_back(static_cast<double>(value));
  return offset;
}

// The choice a user made, or what the project's view says, or the default.
std::string chosen(const JsonReader& reader, const char* key, const std::string& of_view,
                   std::initializer_list<const char*> known) {
  const std::string value = reader.string_or(key, of_view);
  if (value.empty()) return *known.begin();
  std::string list;
  for (const char* candidate : known) {
    if (value == candidate) return value;
    list += (list.empty() ? "" : ", ") + std::string(candidate);
  }
  reader.at(key).fail("unknown " + std::string(key) + " \"" + value + "\"; expected one of " +
                      list);
}

Limits read_limits(const JsonReader& reader, Scale scale) {
  const std::vector<JsonReader> ends = reader.items();
  if (ends.size() != 2) reader.fail("expected a list of two numbers, the least and the greatest");
  const NumberRange range = scale == Scale::log ? positive : NumberRange{};
  const Limits limits{ends[0].number(range), ends[1].number(range)};
  if (limits.minimum >= limits.maximum) {
    reader.fail("expected the second number above the first");
  }
  return limits;
}

FontMetrics read_font(const JsonReader& reader) {
  reader.allow_only({"size", "advances"});
  FontMetrics font = built_in_font(reader.number_or("size", 12, {.minimum = 1, .maximum = 200}));
  if (!reader.has("advances")) return font;
  const std::vector<JsonReader> advances = reader.at("advances").items();
  if (advances.size() != font.advances.size()) {
    reader.at("advances")
        .fail(std::to_string(advances.size()) +
              " widths; expected 95, of the characters 32 to 126");
  }
  for (std::size_t i = 0; i < advances.size(); ++i)
    font.advances[i] = advances[i].number(not_negative);
  return font;
}

Json axis_layout_json(const AxisLayout& axis) {
  Json ticks = Json::array();
  for (const Tick& tick : axis.ticks) {
    ticks.push_back(
        json_object({{"value", tick.value}, {"label", tick.label}, {"major", tick.is_major}}));
  }
  return json_object({{"minimum", axis.limits.minimum},
                      {"maximum", axis.limits.maximum},
                      {"scale", name(axis.scale)},
                      {"ticks", ticks}});
}

Json text_json(const PlacedText& text) {
  Json box = Json::array();
  for (const Point& corner : text.box) box.push_back({corner.x, corner.y});
  return json_object({{"text", text.text},
                      {"x", text.x},
                      {"y", text.y},
                      {"angle", text.angle},
                      {"anchor", name_in(anchor_names, text.anchor)},
                      {"role", name_in(text_role_names, text.role)},
                      {"hardware", index_or_null(text.hardware)},
                      {"color", text.hardware ? Json(*text.hardware % 8) : Json(nullptr)},
                      {"layer", index_or_null(text.layer)},
                      {"box", box}});
}

}  // namespace

FigureOptions figure_options(const JsonReader& reader, const OpenedProject& opened) {
  reader.allow_only({"floorline", "marker_size", "scale", "pinned", "width", "height", "viewport",
                     "font", "x_labels"});
  const View& view = opened.project.view;
  const bool notebook = opened.project.notebook;
  FigureOptions options{.notebook_frame = notebook, .shown = opened.shown(), .pinned = {}};

  const bool says_floorline = reader.has("floorline") || !view.floorline.empty();
  const bool per_layer = says_floorline ? chosen(reader, "floorline", view.floorline,
                                                 {"per_operation", "per_layer"}) == "per_layer"
                                        : notebook;
  options.floorline = per_layer ? FloorlineView::per_layer : FloorlineView::per_operation;

  const std::string size =
      chosen(reader, "marker_size", view.marker_size, {"time", "energy", "equal"});
  options.marker_size = size == "time"     ? MarkerSize::time
                        : size == "energy" ? MarkerSize::energy
                                           : MarkerSize::equal;

  const bool says_scale = reader.has("scale") || !view.scale.empty();
  const bool linear =
      says_scale ? chosen(reader, "scale", view.scale, {"log", "linear"}) == "linear" : notebook;
  options.scale = linear ? Scale::linear : Scale::log;

  if (reader.has("pinned")) {
    for (const JsonReader& item : reader.at("pinned").items()) {
      const double last = static_cast<double>(opened.report.rows.size()) - 1;
      const double index = item.number({.minimum = 0, .maximum = last, .whole = true});
      options.pinned.push_back(static_cast<std::size_t>(index));
    }
  }
  return options;
}

LayoutOptions layout_options(const JsonReader& reader, const Figure& figure) {
  constexpr NumberRange pixels{.minimum = 1, .maximum = 100000};
  LayoutOptions options;
  options.width = reader.number_or("width", options.width, pixels);
  options.height = reader.number_or("height", options.height, pixels);
  options.shows_x_labels = reader.boolean_or("x_labels", true);
  if (reader.has("font")) options.font = read_font(reader.at("font"));
  if (!reader.has("viewport") || reader.at("viewport").value().is_null()) return options;
  const JsonReader viewport = reader.at("viewport");
  viewport.allow_only({"x", "y"});
  if (viewport.has("x")) options.x_view = read_limits(viewport.at("x"), figure.x.scale);
  if (viewport.has("y")) options.y_view = read_limits(viewport.at("y"), figure.y.scale);
  return options;
}

Json figure_json(const Figure& figure, std::vector<double>& numbers) {
  Json result = figure_head_json(figure);
  result["series"] = Json::array();
  for (const Series& series : figure.series) {
    Json item = series_head_json(series);
    const bool has_layers = !series.layers.empty();
    item["offset_x"] = append(numbers, series.x);
    item["offset_y"] = append(numbers, series.y);
    item["offset_size"] =
        series.radius.empty() ? Json(nullptr) : Json(append(numbers, series.radius));
    item["offset_layer"] = has_layers ? Json(append(numbers, series.layers)) : Json(nullptr);
    result["series"].push_back(item);
  }
  return result;
}

Json inline_figure_json(const Figure& figure) {
  Json result = figure_head_json(figure);
  result["series"] = Json::array();
  for (const Series& series : figure.series) {
    Json item = series_head_json(series);
    item["x"] = series.x;
    item["y"] = series.y;
    if (!series.radius.empty()) item["radius"] = series.radius;
    if (!series.layers.empty()) item["layers"] = series.layers;
    result["series"].push_back(item);
  }
  return result;
}

Json layout_json(const Layout& layout) {
  Json texts = Json::array();
  for (const PlacedText& text : layout.texts) texts.push_back(text_json(text));
  Json leaders = Json::array();
  for (const Segment& leader : layout.leaders) {
    leaders.push_back(json_object(
        {{"x1", leader.from.x}, {"y1", leader.from.y}, {"x2", leader.to.x}, {"y2", leader.to.y}}));
  }
  return json_object({{"plot", json_object({{"left", layout.plot.left},
                                            {"top", layout.plot.top},
                                            {"right", layout.plot.right},
                                            {"bottom", layout.plot.bottom}})},
                      {"x", axis_layout_json(layout.x)},
                      {"y", axis_layout_json(layout.y)},
                      {"texts", texts},
                      {"leaders", leaders}});
}

}  // namespace roofloor
