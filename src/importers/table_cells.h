// The cells of a pasted table: what a number in them is, and how a fault in them is named.
#pragma once

#include <cstddef>
#include <string>

#include "importers/table_columns.h"

namespace roofloor {

// "/line/5": where a fault of pasted text stands.
std::string at_line(std::size_t line);

// "column 3, "bytes": ", before what is wrong in it.
std::string column_name(const TableColumn& column);

// A number of a cell in the unit of its column; a unit in the cell wins over that of the head.
// Throws InputError without a path for what is no number in that unit, and for a comma that may be
// a decimal one.
double cell_number(const std::string& cell, const TableColumn& column);

}  // namespace roofloor
