// What is wrong with something a user gave us, and where.
#pragma once

#include <string>

namespace roofloor {

// Thrown for bad input and caught in one place (api.cpp). Bad use of a function is an assert
// instead.
struct InputError {
  std::string path;     // a JSON pointer into the user's document, "/line/5" in pasted text
  std::string message;  // what was found and what was expected
};

// The pointer to the member `key` of the value at `path`; escapes as RFC 6901 demands.
std::string child_path(const std::string& path, const std::string& key);
std::string child_path(const std::string& path, std::size_t index);

}  // namespace roofloor
