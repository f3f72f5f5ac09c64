// Names in few letters.
#pragma once

#include <functional>
#include <string>

namespace roofloor {

// The name, or what of it fits with an ellipsis: the beginning; of a path, whose layers begin
// alike, the end ("…/mlp/fc1"). Characters stay whole.
std::string short_name(const std::string& name,
                       const std::function<bool(const std::string& text)>& fits);

// The same in at most so many bytes, the ellipsis not counted.
std::string short_name(const std::string& name, std::size_t longest);

}  // namespace roofloor
