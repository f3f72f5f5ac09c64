// Values as text.
#include "json/json_value.h"

namespace roofloor {

std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace roofloor
