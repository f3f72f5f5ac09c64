// Workloads and hardware made by chance, for properties that hold of all of them.
#pragma once

#include <random>

#include "hardware/hardware.h"
#include "workload/workload.h"

namespace roofloor {

using Random = std::mt19937;

double random_between(Random& random, double low, double high);  // evenly on a log scale
int random_whole(Random& random, int low, int high);

// A layer of the kind whose parameters go together.
Layer random_layer(Random& random, const std::string& kind);

// Layers of all kinds, in any order, some repeated, some with formats of their own.
Workload random_workload(Random& random, int largest_count = 40);

// One memory level, peaks and energies for some formats, with and without constant power and
// achieved fractions. It can run every format.
Hardware random_hardware(Random& random);

// The same with up to four levels that carry everything, or with levels for weights and activations
// apart, or with arrays that hold weights; some with energies for reading and writing, overhead,
// and as a group of devices.
Hardware random_layered_hardware(Random& random);

// The same with an analog array in place of an energy per operation.
Hardware random_array_hardware(Random& random);

// Without energies, with all that an estimate of them needs.
Hardware random_estimated_hardware(Random& random);

}  // namespace roofloor
