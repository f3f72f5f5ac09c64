// Energies of hardware for which nobody publishes them, from its TDP: an estimate with a band,
// never one confident number.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "hardware/hardware.h"

namespace roofloor {

// What operations, bytes and waiting cost, so that all of it together, with every unit and the
// memory busy, draws the TDP: e_op * P + e_mem * beta + p0 = TDP.
struct EnergySplit {
  double static_fraction = 0;       // phi, the part of the TDP that is drawn whatever happens
  double per_operation_joules = 0;  // e_op = (TDP * (1 - phi) - e_mem * beta) / P [J/op]
  double per_byte_joules = 0;       // e_mem [J/B], assumed by the type of the memory
  double constant_power_watts = 0;  // p0 = phi * TDP [W]
};

// The three are linked: a byte that costs more leaves less for an operation. So the band is what
// the four corners of (phi, e_mem) give, each as a whole; ranges are never combined on their own.
struct EnergyEstimate {
  EnergySplit central;
  std::array<EnergySplit, 4> corners;
};

// The convention of the estimate and its band.
inline constexpr double assumed_static_fraction = 0.15;
inline constexpr std::array<double, 2> static_fraction_band{0.1, 0.3};
inline constexpr std::array<double, 2> byte_energy_band{0.5, 1.5};  // times the assumed e_mem

// What a byte of a type of memory is assumed to cost [J/B], and from what.
struct AssumedByteEnergy {
  double joules = 0;
  Source source;
};

// By the name of the main memory, such as "HBM3"; absent for a type of which nothing is known.
std::optional<AssumedByteEnergy> assumed_byte_energy(const std::string& memory_type);

// Whether a TDP of a kind is a cap on the power: "typical" and "measured" ones are not.
bool is_power_cap(const std::string& tdp_kind);

// Whether the user or a source states the constant power: where none is, the estimate has its own.
bool states_constant_power(const Hardware& hardware);

// The estimate for a compute format. Absent where the hardware states an energy of its own, where
// its TDP, a peak for the format or an assumption for its memory is missing, and where the TDP does
// not suffice at every corner.
std::optional<EnergyEstimate> energy_estimate(const Hardware& hardware, NumberFormat format);

}  // namespace roofloor
