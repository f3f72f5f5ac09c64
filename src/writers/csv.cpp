// Every plotted number as a table, one point a row, so that any program can draw the figure anew.
// Before them stand the layers of the workload as a table of layers: who pastes the whole into
// Roofloor gets them back, as all other rows say "overall" and are left out as sums are.
#include <cmath>
#include <numbers>

#include "base/quantity_text.h"
#include "writers/figure_writer.h"

namespace roofloor {
namespace {

constexpr const char* heads =
    "part,kind,name,operations,bytes,series,series_label,mark,role,hardware,point,x,x_unit,y,"
    "y_unit,base,marker_area_px2\n";

// As RFC 4180 has it. Control characters other than ends of lines are no text of a table.
std::string cell(std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n ") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string number(double value) {
  return shortest_number(value);
}

std::string layer_rows(const Report& report) {
  std::string text;
  for (const LayerRow& row : report.rows) {
    text += "layer,custom," + cell(row.layer->name) + ',' + number(row.cost.operations.total()) +
            ',' + number(row.cost.total_bytes()) + ",,,,,,,,,,,,\n";
  }
  return text;
}

// The layer of a marker or a bar, or what is written below the bar.
std::string point_name(const Drawing& drawing, const Series& series, std::size_t i) {
  if (i < series.layers.size() && series.layers[i] != no_layer) {
    return drawing.report.rows[series.layers[i]].layer->name;
  }
  const std::vector<std::string>& categories = drawing.figure.x.categories;
  const auto bar = static_cast<std::size_t>(series.x[i]);
  return series.type == SeriesType::bars && bar < categories.size() ? categories[bar] : "";
}

// A share of one, where the axis at the right is in percent.
std::string unit_of(const Drawing& drawing, const Series& series) {
  return series.on_right_axis ? "1" : drawing.figure.y.unit;
}

std::string series_rows(const Drawing& drawing, std::size_t index) {
  const Series& series = drawing.figure.series[index];
  const std::string head = "overall,,,,," + std::to_string(index + 1) + ',' + cell(series.label) +
                           ',' + series_type_names.at(static_cast<std::size_t>(series.type)) + ',' +
                           role_names.at(static_cast<std::size_t>(series.role)) + ',' +
                           cell(drawing.report.hardware[series.hardware].hardware->name) + ',';
  std::string text;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    text += head + cell(point_name(drawing, series, i)) + ',' + number(series.x[i]) + ',' +
            cell(drawing.figure.x.unit) + ',' + number(series.y[i]) + ',' +
            cell(unit_of(drawing, series)) + ',';
    if (i < series.base.size()) text += number(series.base[i]);
    text += ',';
    if (i < series.radius.size()) {
      text += number(std::numbers::pi * series.radius[i] * series.radius[i]);
    }
    text += '\n';
  }
  return text;
}

std::string csv_table(const Drawing& drawing) {
  std::string text = heads;
  text += "overall,,,,,," + cell(origin_text(drawing.options.provenance)) + ",comment,,,,,,,,,\n";
  text += layer_rows(drawing.report);
  for (std::size_t i = 0; i < drawing.figure.series.size(); ++i) text += series_rows(drawing, i);
  return text;
}

}  // namespace

const FigureWriter csv_writer{.name = "csv",
                              .label = "CSV",
                              .extension = "csv",
                              .media_type = "text/csv",
                              .write = csv_table};

}  // namespace roofloor
