// Several equal devices that share one workload.
#pragma once

#include "hardware/hardware.h"

namespace roofloor {

// One hardware in place of `device_count` of them: their peaks, bandwidths, capacities, constant
// powers and TDPs added up. What an operation or a byte costs, the overhead of a layer and the link
// stay those of one. How the workload is shared, and so what each of them moves, is
// traffic/level_traffic.h.
Hardware device_group(Hardware one);

}  // namespace roofloor
