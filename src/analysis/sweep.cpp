// Makes the report again and again; identical blocks are one row, so that this takes little.
#include "analysis/sweep.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace roofloor {
namespace {

Workload at_value(const Report& report, SweepVariable variable, double value) {
  if (variable == SweepVariable::context) return report.at_context(value);
  Workload workload = *report.workload;
  workload.batch = value;
  return workload;
}

std::vector<Hardware> hardware_of(const Report& report) {
  std::vector<Hardware> chips;
  for (const HardwareReport& chip : report.hardware) chips.push_back(*chip.hardware);
  return chips;
}

bool waits_mostly(const Report& report, const Hardware& chip, double batch) {
  const Workload workload = at_value(report, SweepVariable::batch, batch);
  const Report made = make_report(workload, std::span(&chip, 1), "");
  return made.hardware[0].totals.memory_bound_time_fraction.value_or(0) > 0.5;
}

}  // namespace

bool has_variable(const Report& report, SweepVariable variable) {
  return variable == SweepVariable::batch || report.at_context != nullptr;
}

std::optional<double> value_of(const Report& report, SweepVariable variable) {
  if (variable == SweepVariable::batch) return report.workload->batch;
  return report.context;
}

std::vector<SweepPoint> sweep(const Report& report, SweepVariable variable,
                              std::span<const double> values) {
  assert(has_variable(report, variable) && "only some workloads have a context");
  const std::vector<Hardware> chips = hardware_of(report);
  std::vector<SweepPoint> points;
  for (const double value : values) {
    const Workload workload = at_value(report, variable, value);
    const Report made = make_report(workload, chips, "");
    SweepPoint point{.value = value, .workload = made.totals, .hardware = {}};
    for (const HardwareReport& chip : made.hardware) point.hardware.push_back(chip.totals);
    points.push_back(std::move(point));
  }
  return points;
}

std::optional<double> compute_bound_from(const Report& report, std::size_t hardware, double from,
                                         double to) {
  const Hardware& chip = *report.hardware[hardware].hardware;
  if (waits_mostly(report, chip, to)) return std::nullopt;
  double waiting = from - 1;
  double computing = to;
  while (computing - waiting > 1) {
    const double middle = std::floor((waiting + computing) / 2);
    (waits_mostly(report, chip, middle) ? waiting : computing) = middle;
  }
  return computing;
}

std::vector<RowAt> row_path(const Report& report, std::size_t row, std::size_t hardware,
                            SweepVariable variable, std::span<const double> values) {
  const Hardware chip = *report.hardware[hardware].hardware;
  const std::string& name = report.rows[row].layer->name;
  std::vector<RowAt> path;
  for (const double value : values) {
    const Workload workload = at_value(report, variable, value);
    const Report made = make_report(workload, std::span(&chip, 1), "");
    const auto found = std::find_if(made.rows.begin(), made.rows.end(),
                                    [&](const LayerRow& r) { return r.layer->name == name; });
    if (found == made.rows.end()) continue;
    const auto index = static_cast<std::size_t>(found - made.rows.begin());
    path.push_back({value, found->cost, made.hardware[0].rows[index]});
  }
  return path;
}

}  // namespace roofloor
