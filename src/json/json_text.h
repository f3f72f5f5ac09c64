// JSON text to a value, strictly: what is wrong is told with its line and column, or with its path.
#pragma once

#include <string_view>

#include "json/json_value.h"

namespace roofloor {

// Reads one JSON document. Throws InputError for text that is not JSON (line and column), a number
// no double can hold, a key that occurs twice in an object, and nesting deeper than 64.
Json parse_json(std::string_view text);

// The text of the value that the member `key` of the outermost object has, without reading it;
// empty if there is no such member or more than one.
std::string_view member_text(std::string_view text, std::string_view key);

}  // namespace roofloor
