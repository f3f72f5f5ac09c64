// Numbers are written by base/quantity_text alone.
#include "reports/page_parts.h"

#include <algorithm>
#include <cmath>

#include "analysis/spoken_numbers.h"
#include "base/quantity_text.h"
#include "writers/svg_labels.h"

namespace roofloor {

void begin_section(HtmlText& html, std::string_view id, std::string_view title) {
  html.open("section").attribute("id", id).attribute("aria-labelledby", std::string(id) + "-title");
  html.open("h2").attribute("id", std::string(id) + "-title").content(title).close("h2");
}

void begin_table(HtmlText& html, const std::string& id, std::string_view caption,
                 std::string_view class_name) {
  html.open("div").attribute("class", "scroll").attribute("role", "region");
  html.attribute("tabindex", "0").attribute("aria-labelledby", id).open("table");
  if (!class_name.empty()) html.attribute("class", class_name);
  html.open("caption").attribute("id", id).element("span", caption).close("caption");
  html.open("thead");
}

void write_heads(HtmlText& html, std::span<const TableHead> heads) {
  html.open("tr");
  for (const TableHead& head : heads) {
    html.open("th").attribute("scope", head.columns > 1 ? "colgroup" : "col");
    if (head.columns > 1) html.attribute("colspan", std::to_string(head.columns));
    if (head.is_number) html.attribute("class", "number");
    if (!head.title.empty()) html.attribute("title", head.title);
    html.content(head.text).close("th");
  }
  html.close("tr");
}

void begin_rows(HtmlText& html) {
  html.close("thead").open("tbody");
}

void end_table(HtmlText& html) {
  html.close("tbody").close("table").close("div");
}

void write_row_head(HtmlText& html, std::string_view text) {
  html.open("th").attribute("scope", "row").content(text).close("th");
}

void write_cell(HtmlText& html, std::string_view text) {
  html.element("td", text);
}

void write_quantity_cell(HtmlText& html, double value, std::string_view unit) {
  html.open("td").attribute("class", "number");
  if (std::isnan(value)) {
    write_absent(html);
  } else {
    html.content(quantity_text(value, unit));
  }
  html.close("td");
}

void write_share_cell(HtmlText& html, const std::optional<double>& fraction) {
  html.open("td").attribute("class", "number");
  if (fraction) {
    html.content(share_text(*fraction));
  } else {
    write_absent(html);
  }
  html.close("td");
}

std::string share_text(double fraction) {
  constexpr double least = 1e-4;
  if (fraction > 0 && fraction < least) return "<\u00a00.01\u00a0%";
  return percent_text(std::min(fraction, 1.0));
}

void write_absent(HtmlText& html, std::string_view why) {
  html.open("abbr").attribute("title", why).content("\u2013").close("abbr");
}

void write_fact(HtmlText& html, std::string_view term, std::string_view text) {
  if (text.empty()) return;
  constexpr std::size_t longest_of_one_column = 40;
  html.open("div");
  if (text.size() > longest_of_one_column) html.attribute("class", "long");
  html.element("dt", term).element("dd", text).close("div");
}

std::string counted(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string number_text(double value, std::string_view unit) {
  constexpr double largest_counted = 1e15;
  const bool is_count = unit.empty() && value >= 0 && value < largest_counted;
  if (is_count && value == std::floor(value)) return counted(static_cast<std::size_t>(value));
  return unit.empty() ? shortest_number(value) : exact_quantity_text(value, unit);
}

std::string counted(std::size_t count, const std::string& noun) {
  return counted(count) + " " + noun + (count == 1 ? "" : "s");
}

void write_swatch(HtmlText& html, std::size_t hardware) {
  html.open("span").attribute("class", "swatch " + color_class(hardware)).close("span");
}

}  // namespace roofloor
