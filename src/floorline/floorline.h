// The floorline: the energy a layer must take on a hardware, and the floors it cannot go below.
// This is the energy roofline of Choi, Bedard, Fowler, Vuduc, "A Roofline Model of Energy", IPDPS
// 2013, drawn as energy in place of efficiency.
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "hardware/hardware.h"
#include "roofline/roofline.h"
#include "workload/layer_cost.h"

namespace roofloor {

// What a byte over one level costs [J/B].
struct LevelEnergy {
  double read_joules = 0;
  double written_joules = 0;

  double least() const { return std::min(read_joules, written_joules); }
};

// What operations, bytes and waiting cost on one hardware for one compute format.
struct EnergyFigures {
  double per_operation_joules = 0;   // e_op [J/op]
  double per_byte_joules = 0;        // e_mem [J/B] of the main memory
  double constant_power_watts = 0;   // p0 [W]
  double seconds_per_operation = 0;  // tau = 1 / (eta_P * P_f)
  double seconds_per_byte = 0;       // 1 / (eta_beta * beta) of the main memory
  std::array<LevelEnergy, most_levels> levels{};
  // Whether the energy of an operation follows from its layer's intensity alone: one level that
  // carries everything and costs anything, reading as much as writing. Else the closed forms below
  // give the least that a layer of that intensity takes.
  bool is_function_of_intensity = true;
};

// Stated or estimated. Absent where the hardware has no compute roof for the format, where its
// energies are neither stated nor can be estimated (hardware/energy_estimate.h), and where a level
// that alone carries a class of tensors states none. A further level that carries everything costs
// nothing unless it states an energy: that of an operation then holds what it takes.
std::optional<EnergyFigures> energy_figures(const Hardware& hardware, NumberFormat format,
                                            bool weights_are_resident = false);

// The same where intensities are those of one level, or for none given of any: what a byte over it
// costs at least, and how long it takes at least.
EnergyFigures measured_at(const EnergyFigures& figures, const Hardware& hardware,
                          std::optional<std::size_t> level);

// The corners of an estimate; absent where the energies are stated.
using EnergyCorners = std::array<EnergyFigures, 4>;
std::optional<EnergyCorners> energy_corners(const Hardware& hardware, NumberFormat format);

// E_R = e_mem / e_op [op/B]: the intensity at which moving data costs as much energy as computing.
double energy_balance(const EnergyFigures& figures);

// The effective balance with constant power [op/B]; e^ = e_op + p0 * tau, B_tau the ridge point:
// B^(I) = e_mem / e^ + (p0 * tau / e^) * max(0, B_tau - I). The energy of an operation is
// e^ * (1 + B^(I) / I).
double effective_balance(const EnergyFigures& figures, double operational_intensity);

// I* [op/B]: where the energy is twice the device floor. e_mem / e^ where that is right of the
// ridge, else (e_mem + p0 / beta') / (2 * e^ - e_op).
double doubled_floor_intensity(const EnergyFigures& figures);

// The power while a layer of that intensity runs [W]: energy over time, largest at the ridge point.
double power_watts(const EnergyFigures& figures, double operational_intensity);

// W * e_op, per operation: no hardware with this e_op can do better [J/op].
double arithmetic_floor_per_operation(const EnergyFigures& figures);

// e_op + p0 / (eta_P * P_f), per operation: what this chip cannot go below [J/op].
double device_floor_per_operation(const EnergyFigures& figures);

// Energy per operation at an intensity: e_op + e_mem / I + p0 * max(tau, 1 / (beta' * I)) [J/op].
double energy_per_operation(const EnergyFigures& figures, double operational_intensity);

struct LayerEnergy {
  double compute_joules = 0;                       // W * e_op
  double memory_joules = 0;                        // sum of Q_i * e_i
  std::array<double, most_levels> level_joules{};  // Q_i * e_i, its reads and its writes
  double constant_joules = 0;                      // p0 * seconds
  double arithmetic_floor_joules = 0;
  double device_floor_joules = 0;
  // energy / device floor - 1; absent for a layer without operations, which has no floor
  std::optional<double> excess_fraction;
  // The energy at each corner where the energies are an estimate.
  std::optional<std::array<double, 4>> corner_joules;

  double total_joules() const { return compute_joules + memory_joules + constant_joules; }
};

LayerEnergy layer_energy(const LayerCost& cost, const Traffic& traffic, const LayerTime& time,
                         const EnergyFigures& figures,
                         const std::optional<EnergyCorners>& corners = std::nullopt);

}  // namespace roofloor
