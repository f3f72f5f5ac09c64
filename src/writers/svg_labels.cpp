// Texts keep a rim in the colour of the ground, so that they can be read over lines.
#include "writers/svg_labels.h"

#include <array>

namespace roofloor {
namespace {

std::string class_of(const PlacedText& text) {
  switch (text.role) {
    case TextRole::axis:
      return "title";
    case TextRole::tick:
      return "ticks";
    case TextRole::zone:
      return "ticks zone-name";
    default:
      return text.hardware ? "label " + color_class(*text.hardware) : "label";
  }
}

void write_text(SvgText& svg, const PlacedText& text) {
  constexpr std::array<const char*, 3> anchors{"start", "middle", "end"};
  svg.open("text").attribute("class", class_of(text));
  svg.attribute("text-anchor", anchors.at(static_cast<std::size_t>(text.anchor)));
  svg.attribute("transform",
                "translate(" + pixel_text(text.x) + " " + pixel_text(text.y) + ")" +
                    (text.angle == 0 ? "" : " rotate(" + pixel_text(text.angle) + ")"));
  svg.attribute("fill", color_of(text));
  if (text.role == TextRole::axis) {
    svg.attribute("font-weight", "600");
  } else if (text.role != TextRole::tick && text.role != TextRole::zone) {
    svg.attribute("stroke", paper::ground).attribute("stroke-width", 3);
    svg.attribute("paint-order", "stroke").attribute("stroke-linejoin", "round");
  }
  if (text.layer) svg.attribute("data-layer", static_cast<double>(*text.layer));
  svg.content(text.text).close("text");
}

void write_badge(SvgText& svg, const Badge& badge, double font_size) {
  svg.open("text").attribute("class", "badge ticks").attribute("text-anchor", "middle");
  svg.attribute("x", badge.at.x + badge.width / 2);
  svg.attribute("y", badge.at.y + badge.height / 2 + 0.35 * font_size);
  svg.attribute("fill", paper::mute).content(badge.text).close("text");
}

}  // namespace

std::string color_class(std::size_t hardware) {
  return "color-" + std::to_string(hardware % hardware_color_count);
}

void write_line(SvgText& svg, const Segment& line, const char* color) {
  svg.open("line").attribute("x1", line.from.x).attribute("y1", line.from.y);
  svg.attribute("x2", line.to.x).attribute("y2", line.to.y).attribute("stroke", color);
  svg.close("line");
}

void write_small_text(SvgText& svg, const std::string& text, Point at) {
  svg.open("text").attribute("class", "ticks").attribute("x", at.x).attribute("y", at.y);
  svg.attribute("fill", paper::mute).content(text).close("text");
}

void write_zones(SvgText& svg, const Layout& layout) {
  for (const PlacedZone& zone : layout.zones) {
    if (zone.kind != ZoneKind::memory) continue;
    svg.open("rect").attribute("class", "zone").attribute("x", zone.left);
    svg.attribute("y", layout.plot.top).attribute("width", zone.right - zone.left);
    svg.attribute("height", layout.plot.bottom - layout.plot.top);
    svg.attribute("fill", paper::mute).attribute("fill-opacity", paper::zone_opacity).close("rect");
  }
}

void write_labels(SvgText& svg, const Layout& layout, double font_size) {
  svg.open("g").attribute("class", "leaders");
  for (const Segment& leader : layout.leaders) write_line(svg, leader, paper::mute);
  svg.close("g");
  for (const PlacedRuler& ruler : layout.rulers) {
    svg.open("g").attribute("class", "curve " + color_class(ruler.hardware));
    write_line(svg, ruler.line, color_of(ruler.hardware));
    svg.close("g");
  }
  for (const PlacedText& text : layout.texts) write_text(svg, text);
  for (const Badge& badge : layout.badges) write_badge(svg, badge, font_size);
}

}  // namespace roofloor
