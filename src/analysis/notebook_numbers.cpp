// Rounds what the report has to the notebook's digits.
#include "analysis/notebook_numbers.h"

#include <cmath>
#include <limits>

#include "layers/layer_registry.h"

namespace roofloor {
namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

double rounded(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(value * scale) / scale;
}

}  // namespace

NotebookNumbers notebook_numbers(const Report& report, const HardwareReport& hardware) {
  NotebookNumbers numbers;
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    const LayerRow& layer = report.rows[i];
    const ResultRow& result = hardware.rows[i];
    const double intensity = layer.cost.operational_intensity().value_or(absent);
    const auto decimals = layer_kind(layer.layer->kind, "").notebook_decimals;
    const auto excess = result.energy ? result.energy->excess_fraction : std::nullopt;
    numbers.ci.push_back(layer.cost.operations.total());
    numbers.oi.push_back(decimals ? rounded(intensity, *decimals) : intensity);
    numbers.excess_percent.push_back(excess ? rounded(100 * *excess, 3) : absent);
    numbers.energy_nanojoules.push_back(result.energy ? result.energy->total_joules() / 1e-9
                                                      : absent);
    numbers.attainable_tops.push_back(result.time ? result.time->attainable_ops_per_second / 1e12
                                                  : absent);
  }
  return numbers;
}

Hardware as_in_notebook(Hardware hardware) {
  hardware.constant_power_watts = 0;
  hardware.overhead_seconds = 0;
  hardware.levels.resize(1);
  hardware.levels.front().carries = Carries::everything;
  hardware.levels.front().write_energy_per_byte_joules.reset();
  // Nothing is estimated from it either.
  hardware.tdp_watts.reset();
  return hardware;
}

}  // namespace roofloor
