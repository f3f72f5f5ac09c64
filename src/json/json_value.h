// JSON values as they are read: objects keep the order of their keys.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace roofloor {

using Json = nlohmann::ordered_json;

// As text, without spaces. Bytes that are not UTF-8 (names from users' files) are replaced.
std::string json_text(const Json& json);

}  // namespace roofloor
