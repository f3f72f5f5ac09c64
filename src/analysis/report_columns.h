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
  // Whether the hardware has such a number at all; null: any hardware.
  bool (*is_present)(const HardwareReport& report) = nullptr;
};

// A layer at one memory level of a hardware.
struct LevelPlace {
  const LayerRow& layer;
  const ResultRow& row;
  const HardwareReport& hardware;
  std::size_t level = 0;
};

// A number of a layer at a level; its symbol gets the number of the level, as in Q_m2, and its
// formula is in level_symbols.cpp. NaN where it is absent.
struct LevelColumn {
  Column about;
  double (*value)(const LevelPlace& place);
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
std::span<const LevelColumn> level_columns();
std::span<const TotalColumn> total_columns();
std::span<const WorkloadColumn> workload_columns();

}  // namespace roofloor
