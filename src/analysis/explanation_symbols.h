// The symbols that the report's formulas are made of.
#pragma once

#include "analysis/explanation.h"
#include "analysis/report_columns.h"

namespace roofloor {

// Of which layer, on which hardware, a symbol speaks. Without a layer a symbol of layers stands for
// the numbers of all of them; without a hardware there are only symbols of the workload.
struct Place {
  const Report& report;
  const LayerRow* row = nullptr;
  const HardwareReport* hardware = nullptr;

  std::size_t index() const { return static_cast<std::size_t>(row - report.rows.data()); }
  const ResultRow& result() const { return hardware->rows[index()]; }
  // That of the layer, or of the workload.
  NumberFormat format() const { return row ? row->cost.compute_format : hardware->format; }
};

// The number that a symbol stands for, with all that it follows from. The symbol must be one of the
// columns' or of those in explanation_symbols.cpp.
Explanation explained_symbol(const std::string& symbol, const Place& place);

// A number with a formula in symbols, whose terms are looked up.
Explanation explained(const Column& about, double value, std::string formula, const Place& place);

// A figure of the hardware as it is stated at a pointer; for several devices their sum.
Explanation stated(const std::string& symbol, const std::string& meaning, const char* unit,
                   double value, const Hardware& hardware, const std::string& pointer);

// A number that follows from other symbols.
Explanation derived(const std::string& symbol, const std::string& meaning, const char* unit,
                    double value, const std::string& formula, const Place& place);

// The main memory of the hardware.
const MemoryLevel& level_of(const Place& place);

// The formula of a column, without the parts of a sum that are zero here.
std::string formula_at(const Column& about, const Place& place);

}  // namespace roofloor
