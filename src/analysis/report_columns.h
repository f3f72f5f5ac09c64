// The one table of what a report says: names in the CLI, columns at the door, table heads,
// tooltips.
#pragma once

#include <span>
#include <string_view>

#include "analysis/report.h"

namespace roofloor {

struct Column {
  std::string_view name;   // key in JSON, unit in the name
  std::string_view label;  // for people
  std::string_view unit;   // "" for a fraction, an index or a count
  std::string_view definition;
  // In symbols; `sum(s)` is the sum of s over the layers.
  std::string_view formula;
  std::string_view symbol;  // by which formulas name it
};

// A number of a layer, whatever the hardware. NaN where it is absent.
struct LayerColumn {
  Column about;
  double (*value)(const LayerRow& row);
};

// A number of a layer on a hardware. NaN where it is absent.
struct ResultColumn {
  Column about;
  double (*value)(const ResultRow& row);
  bool is_of_estimate = false;  // absent wherever the energies are stated
};

// A total of a hardware.
struct TotalColumn {
  Column about;
  std::optional<double> (*value)(const HardwareTotals& totals);
};

// A total of the workload, whatever the hardware. NaN where it is absent.
struct WorkloadColumn {
  Column about;
  double (*value)(const WorkloadTotals& totals);
};

std::span<const LayerColumn> layer_columns();
std::span<const ResultColumn> result_columns();
std::span<const TotalColumn> total_columns();
std::span<const WorkloadColumn> workload_columns();

}  // namespace roofloor
