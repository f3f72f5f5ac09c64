// Whether the figures of a hardware can be those of a real machine.
#pragma once

#include <string>
#include <vector>

#include "base/number_format.h"
#include "hardware/hardware.h"

namespace roofloor {

// One sentence for each figure, or pair of figures, that no known machine has, for layers that
// compute in `format`. Nothing is refused: teaching figures and studies of what could be are
// welcome, but they say so.
std::vector<std::string> hardware_warnings(const Hardware& hardware, NumberFormat format);

}  // namespace roofloor
