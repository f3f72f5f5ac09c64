// The envelope of every answer, and the one place where bad input is caught.
#pragma once

#include <optional>
#include <string>

#include "base/input_error.h"
#include "json/json_value.h"

namespace roofloor {

// JSON as text. Bytes that are not UTF-8 (names from users' files) are replaced.
inline std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

inline std::string success(Json result) {
  return dumped(json_object({{"ok", true}, {"result", std::move(result)}}));
}

inline std::string failure(const InputError& error) {
  return dumped(json_object(
      {{"ok", false}, {"error", json_object({{"path", error.path}, {"message", error.message}})}}));
}

// A number, or null for what is absent.
inline Json number_or_null(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

}  // namespace roofloor
