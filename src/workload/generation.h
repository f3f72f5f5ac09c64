// A language model's tokens, as rates count them.
#pragma once

#include "workload/workload.h"

namespace roofloor {

// Whether a layer runs in decode steps.
bool is_decoding(const Layer& layer, const Workload& workload);

// Decode steps in a run of the workload: one in decode; in a generation one for every new token but
// the first, which the prompt gives. The workload must be of a language model.
double decode_steps(const Workload& workload);

// Tokens of one sequence that the energy of a run is divided by: those of the prompt in prefill,
// one in decode, the new ones in a generation. The workload must be of a language model.
double counted_tokens(const Workload& workload);

}  // namespace roofloor
