// Objects from lists of members.
#include "json/json_value.h"

namespace roofloor {

Json json_object(std::initializer_list<JsonMember> members) {
  Json object = Json::object();
  for (const JsonMember& member : members) object[member.key] = std::move(member.value);
  return object;
}

}  // namespace roofloor
