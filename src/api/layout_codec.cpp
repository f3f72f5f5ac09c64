// Layouts as JSON, and their options from JSON.
#include <array>

#include "api/codecs.h"
#include "writers/paper_size.h"

namespace roofloor {
namespace {

constexpr std::array<const char*, 9> text_role_names{"axis",     "tick", "roof",  "floor", "layer",
                                                     "category", "zone", "ruler", "mark"};
constexpr std::array<const char*, 2> zone_names{"memory", "compute"};
constexpr std::array<const char*, 3> anchor_names{"start", "middle", "end"};
constexpr std::array<const char*, 4> side_names{"left", "right", "top", "bottom"};

template <typename Enum, std::size_t size>
const char* name_in(const std::array<const char*, size>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
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

std::array<double, 95> read_advances(const JsonReader& reader) {
  std::array<double, 95> advances{};
  const std::vector<JsonReader> items = reader.items();
  if (items.size() != advances.size()) {
    reader.fail(std::to_string(items.size()) + " widths; expected 95, of the characters 32 to 126");
  }
  for (std::size_t i = 0; i < items.size(); ++i) advances[i] = items[i].number(not_negative);
  return advances;
}

FontMetrics read_font(const JsonReader& reader, double usual_size) {
  reader.allow_only({"size", "advances", "bold_advances", "family"});
  FontMetrics font =
      built_in_font(reader.number_or("size", usual_size, {.minimum = 1, .maximum = 200}));
  if (!reader.has("advances")) return font;
  font.advances = read_advances(reader.at("advances"));
  font.bold_advances = reader.has("bold_advances") ? read_advances(reader.at("bold_advances"))
                                                   : assumed_bold(font.advances);
  return font;
}

void write_axis_layout(const char* key, const AxisLayout& axis, JsonWriter& writer) {
  writer.key(key);
  writer.begin_object();
  writer.member("minimum", axis.limits.minimum);
  writer.member("maximum", axis.limits.maximum);
  writer.member("scale", name(axis.scale));
  writer.key("ticks");
  writer.begin_array();
  for (const Tick& tick : axis.ticks) {
    writer.begin_object();
    writer.member("value", tick.value);
    writer.member("label", tick.label);
    writer.member("major", tick.is_major);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
}

void write_text(const PlacedText& text, JsonWriter& writer) {
  writer.begin_object();
  writer.member("text", text.text);
  writer.member("x", text.x);
  writer.member("y", text.y);
  writer.member("angle", text.angle);
  writer.member("anchor", name_in(anchor_names, text.anchor));
  writer.member("role", name_in(text_role_names, text.role));
  writer.member("hardware", text.hardware);
  writer.member("color",
                text.hardware ? std::optional(*text.hardware % palette_size) : std::nullopt);
  writer.member("layer", text.layer);
  writer.key("box");
  writer.begin_array();
  for (const Point& corner : text.box) write_pair(corner.x, corner.y, writer);
  writer.end_array();
  writer.end_object();
}

void write_plot(const PlotArea& plot, JsonWriter& writer) {
  writer.key("plot");
  writer.begin_object();
  writer.member("left", plot.left);
  writer.member("top", plot.top);
  writer.member("right", plot.right);
  writer.member("bottom", plot.bottom);
  writer.end_object();
}

void write_leader(const Segment& leader, JsonWriter& writer) {
  writer.begin_object();
  writer.member("x1", leader.from.x);
  writer.member("y1", leader.from.y);
  writer.member("x2", leader.to.x);
  writer.member("y2", leader.to.y);
  writer.end_object();
}

void write_limits(const char* key, const Limits& limits, JsonWriter& writer) {
  writer.key(key);
  writer.begin_object();
  writer.member("minimum", limits.minimum);
  writer.member("maximum", limits.maximum);
  writer.end_object();
}

void write_badge(const Badge& badge, JsonWriter& writer) {
  writer.begin_object();
  writer.member("side", name_in(side_names, badge.side));
  writer.member("count", badge.count);
  writer.member("text", badge.text);
  writer.member("x", badge.at.x);
  writer.member("y", badge.at.y);
  writer.member("width", badge.width);
  writer.member("height", badge.height);
  write_limits("x_view", badge.x_view, writer);
  write_limits("y_view", badge.y_view, writer);
  writer.end_object();
}

void write_zone(const PlacedZone& zone, JsonWriter& writer) {
  writer.begin_object();
  writer.member("kind", name_in(zone_names, zone.kind));
  writer.member("left", zone.left);
  writer.member("right", zone.right);
  writer.end_object();
}

void write_ruler(const PlacedRuler& ruler, JsonWriter& writer) {
  writer.begin_object();
  writer.member("color", ruler.hardware % palette_size);
  writer.member("x", ruler.line.from.x);
  writer.member("y1", ruler.line.from.y);
  writer.member("y2", ruler.line.to.y);
  writer.end_object();
}

// A list of what `write` writes of each.
template <typename Items, typename Write>
void write_list(const char* key, const Items& items, Write write, JsonWriter& writer) {
  writer.key(key);
  writer.begin_array();
  for (const auto& item : items) write(item, writer);
  writer.end_array();
}

}  // namespace

LayoutOptions layout_options(const JsonReader& reader, const Figure& figure) {
  constexpr NumberRange pixels{.minimum = 1, .maximum = 100000};
  LayoutOptions options;
  if (reader.has("size")) {
    const JsonReader named = reader.at("size");
    const PaperSize& size = paper_size(named.string(), named.path());
    options.width = size.width_pixels();
    options.height = size.height_pixels();
    options.font = built_in_font(size.font_pixels());
  }
  options.width = reader.number_or("width", options.width, pixels);
  options.height = reader.number_or("height", options.height, pixels);
  options.shows_x_labels = reader.boolean_or("x_labels", true);
  if (reader.has("font")) {
    options.font = read_font(reader.at("font"), options.font.size);
  }
  if (!reader.has("viewport") || reader.at("viewport").value().is_null()) return options;
  const JsonReader viewport = reader.at("viewport");
  viewport.allow_only({"x", "y"});
  if (viewport.has("x")) options.x_view = read_limits(viewport.at("x"), figure.x.scale);
  if (viewport.has("y")) options.y_view = read_limits(viewport.at("y"), figure.y.scale);
  return options;
}

void write_layout(const Layout& layout, JsonWriter& writer) {
  writer.begin_object();
  write_plot(layout.plot, writer);
  write_axis_layout("x", layout.x, writer);
  write_axis_layout("y", layout.y, writer);
  if (layout.y_right) write_axis_layout("y_right", *layout.y_right, writer);
  write_list("texts", layout.texts, write_text, writer);
  write_list("leaders", layout.leaders, write_leader, writer);
  write_list("zones", layout.zones, write_zone, writer);
  write_list("rulers", layout.rulers, write_ruler, writer);
  write_list("badges", layout.badges, write_badge, writer);
  writer.end_object();
}

}  // namespace roofloor
