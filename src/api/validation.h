// Published numbers against ours: the checks of web/validation.json, computed.
#pragma once

#include "json/json_reader.h"
#include "json/json_writer.h"

namespace roofloor {

// Reads {"checks": [...]}. Each check has an id, what is compared, its source (and year), the
// `published` number as it is printed with its unit, how it is compared, the project that ours is
// computed from and the path of our number in the report of that; `term` leads from there to a term
// of its formula, symbol by symbol. Comparisons:
//   exact    the same number
//   rounded  ours rounds to the digits that are printed
//   bound    ours is not above, and is the printed `fraction` of it
// Writes an array of {id, published, ours (both in the printed unit), ours_text,
// difference_fraction (of the published number; null where that is 0), passed, verdict (a
// sentence)}. Throws InputError with the path of a check that cannot be computed.
void write_validation(const JsonReader& reader, JsonWriter& writer);

}  // namespace roofloor
