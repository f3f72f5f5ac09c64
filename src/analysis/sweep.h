// The same workload at other batches or contexts: what becomes of its speed and its bytes.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/report.h"

namespace roofloor {

enum class SweepVariable { batch, context };

// The totals at one value of the variable.
struct SweepPoint {
  double value = 0;
  WorkloadTotals workload;
  std::vector<HardwareTotals> hardware;  // one for each of the report
};

// Whether the workload has such a variable: every one has a batch, a context only one whose report
// says how it would be at another.
bool has_variable(const Report& report, SweepVariable variable);

// The value that the report itself has; absent for a context that it does not state.
std::optional<double> value_of(const Report& report, SweepVariable variable);

// A report for each value, everything else as it is. The variable must be one that the report has.
std::vector<SweepPoint> sweep(const Report& report, SweepVariable variable,
                              std::span<const double> values);

// The smallest whole batch between `from` and `to` at which a hardware spends no more than half of
// its time in layers that wait for memory; absent where it still does at `to`.
std::optional<double> compute_bound_from(const Report& report, std::size_t hardware, double from,
                                         double to);

// A row of the report at other values of a variable: its cost and its traffic on one hardware.
// Absent where the row is not there at that value.
struct RowAt {
  double value = 0;
  LayerCost cost;
  ResultRow result;
};
std::vector<RowAt> row_path(const Report& report, std::size_t row, std::size_t hardware,
                            SweepVariable variable, std::span<const double> values);

}  // namespace roofloor
