// Whether the weights of a workload stay in arrays that compute with them.
#pragma once

#include <optional>

#include "hardware/hardware.h"
#include "workload/layer_cost.h"

namespace roofloor {

// Bytes that the weights of a layer take where they are stored: all that are trained; where that is
// not known, those it reads [B]. Nothing where another layer stores them.
double stored_weight_bytes(const LayerCost& cost);

// Bits that each of them takes; where a layer has no weights of its own, those of its inputs.
double stored_weight_bits(const LayerCost& cost);

// The level whose arrays hold weights; absent on hardware without such a one.
std::optional<std::size_t> weight_level(const Hardware& hardware);

// Whether so many bytes of weights fit the arrays, so that none of them moves in a run.
bool weights_are_resident(const Hardware& hardware, double stored_bytes);

}  // namespace roofloor
