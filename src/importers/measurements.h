// Measured runs from a pasted table: what each did, how long it took, and what it drew.
#pragma once

#include <string_view>
#include <vector>

#include "importers/importer.h"
#include "workload/measurement.h"

namespace roofloor {

struct ImportedMeasurements {
  std::vector<MeasuredRow> rows;
  std::vector<ImportedColumn> columns;
};

// A table with a row of heads: operations (or MACs), bytes, seconds, and joules or average watts;
// a name is welcome. Units stand in heads or cells, as in tables of layers. Throws InputError at
// "/line/<number>" naming the column at fault.
ImportedMeasurements import_measurements(std::string_view text);

}  // namespace roofloor
