// The one project that JavaScript has opened.
#pragma once

#include "api/api.h"

namespace roofloor {

Session& session();

}  // namespace roofloor
