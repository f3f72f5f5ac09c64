// Places of one layer, joined.
#include "figures/layer_path.h"

#include "base/quantity_text.h"
#include "figures/intensity_axis.h"

namespace roofloor {
namespace {

std::string end_text(SweepVariable variable, double value) {
  return (variable == SweepVariable::batch ? "batch " : "context ") + shortest_number(value);
}

// At the level that the charts measure at.
std::optional<double> intensity_of(const RowAt& row, const Hardware& chip,
                                   const FigureOptions& options) {
  if (!row.result.time) return std::nullopt;
  const std::size_t level =
      common_level(chip, options.measured_at).value_or(row.result.time->slowest_level);
  return level_intensity(row.cost.operations.total(), row.result.traffic, level);
}

}  // namespace

void add_layer_path(Figure& figure, const Report& report, const FigureOptions& options,
                    const std::function<std::optional<double>(const RowAt& row)>& height) {
  if (!options.path || options.pinned.empty()) return;
  const SweepVariable variable = drawn_variable(report, options);
  const std::vector<double> values = drawn_values(variable);
  const std::size_t layer = options.pinned.front();
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    if (!options.shown[i]) continue;
    Series line{.role = Role::path,
                .hardware = i,
                .layer = layer,
                .label = report.rows[layer].layer->name + " on " +
                         report.hardware[i].hardware->name + " at other " +
                         (variable == SweepVariable::batch ? "batches" : "contexts"),
                .dashed = true,
                .width = 3};
    std::vector<double> reached;
    for (const RowAt& row : row_path(report, layer, i, variable, values)) {
      const auto intensity = intensity_of(row, *report.hardware[i].hardware, options);
      const auto y = height(row);
      if (!intensity || *intensity <= 0 || !y || *y <= 0) continue;
      line.x.push_back(*intensity);
      line.y.push_back(*y);
      reached.push_back(row.value);
    }
    if (line.x.size() < 2) continue;
    for (const std::size_t at : {std::size_t{0}, line.x.size() - 1}) {
      figure.mark_labels.push_back({.text = end_text(variable, reached[at]),
                                    .hardware = i,
                                    .x = line.x[at],
                                    .y = line.y[at]});
    }
    // The line may run along a roof: its places are seen where it is not.
    Series places = line;
    places.type = SeriesType::markers;
    places.radius.assign(line.x.size(), 2.5);
    figure.series.push_back(std::move(line));
    figure.series.push_back(std::move(places));
  }
}

}  // namespace roofloor
