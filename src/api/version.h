// Which Roofloor this is.
#pragma once

namespace roofloor {

inline constexpr const char* version = "0.1.0";

}  // namespace roofloor
