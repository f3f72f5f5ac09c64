// JSON pointers (RFC 6901), put together one step at a time.
#include "base/input_error.h"

namespace roofloor {

std::string child_path(const std::string& path, const std::string& key) {
  std::string result = path + "/";
  for (char c : key) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

std::string child_path(const std::string& path, std::size_t index) {
  return path + "/" + std::to_string(index);
}

}  // namespace roofloor
