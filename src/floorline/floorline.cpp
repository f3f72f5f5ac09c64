// Floors, balance and energy. Times overlap, energies add.
#include "floorline/floorline.h"

#include <algorithm>

#include "hardware/energy_estimate.h"

namespace roofloor {

namespace {

// What the roofs of the hardware add to a split of energies.
EnergyFigures figures_of(const EnergySplit& split, const Roofs& limits) {
  return {
      .per_operation_joules = split.per_operation_joules,
      .per_byte_joules = split.per_byte_joules,
      .constant_power_watts = split.constant_power_watts,
      .seconds_per_operation = 1 / limits.compute->operations_per_second,
      .seconds_per_byte = 1 / limits.memory.front().bytes_per_second,
  };
}

double joules_of(const LayerCost& cost, const LayerTime& time, const EnergyFigures& figures) {
  return cost.operations.total() * figures.per_operation_joules +
         cost.total_bytes() * figures.per_byte_joules + figures.constant_power_watts * time.seconds;
}

// e^ = e_op + p0 * tau [J/op]
double busy_joules(const EnergyFigures& figures) {
  return device_floor_per_operation(figures);
}

// B_tau [op/B], the ridge point in the figures' own terms.
double time_balance(const EnergyFigures& figures) {
  return figures.seconds_per_byte / figures.seconds_per_operation;
}

}  // namespace

std::optional<EnergyFigures> energy_figures(const Hardware& hardware, NumberFormat format) {
  const Roofs limits = roofs(hardware, format);
  if (!limits.compute) return std::nullopt;
  const auto per_operation = energy_per_operation_for(hardware, format);
  if (!per_operation) {
    const auto estimate = energy_estimate(hardware, format);
    return estimate ? std::optional(figures_of(estimate->central, limits)) : std::nullopt;
  }
  const auto per_byte = energy_per_byte_for(hardware.levels.front(), per_operation->value);
  if (!per_byte) return std::nullopt;
  return figures_of({.per_operation_joules = per_operation->value,
                     .per_byte_joules = *per_byte,
                     .constant_power_watts = hardware.constant_power_watts},
                    limits);
}

std::optional<EnergyCorners> energy_corners(const Hardware& hardware, NumberFormat format) {
  const Roofs limits = roofs(hardware, format);
  const auto estimate = energy_estimate(hardware, format);
  if (!limits.compute || !estimate) return std::nullopt;
  EnergyCorners corners;
  std::transform(estimate->corners.begin(), estimate->corners.end(), corners.begin(),
                 [&](const EnergySplit& split) { return figures_of(split, limits); });
  return corners;
}

double energy_balance(const EnergyFigures& figures) {
  return figures.per_byte_joules / figures.per_operation_joules;
}

double effective_balance(const EnergyFigures& figures, double operational_intensity) {
  const double constant_part =
      figures.constant_power_watts * figures.seconds_per_operation / busy_joules(figures);
  return figures.per_byte_joules / busy_joules(figures) +
         constant_part * std::max(0.0, time_balance(figures) - operational_intensity);
}

double doubled_floor_intensity(const EnergyFigures& figures) {
  const double right_of_ridge = figures.per_byte_joules / busy_joules(figures);
  if (right_of_ridge >= time_balance(figures)) return right_of_ridge;
  return (figures.per_byte_joules + figures.constant_power_watts * figures.seconds_per_byte) /
         (2 * busy_joules(figures) - figures.per_operation_joules);
}

double power_watts(const EnergyFigures& figures, double operational_intensity) {
  const double ridge = time_balance(figures);
  return busy_joules(figures) / figures.seconds_per_operation *
         (std::min(operational_intensity, ridge) / ridge +
          effective_balance(figures, operational_intensity) /
              std::max(operational_intensity, ridge));
}

double arithmetic_floor_per_operation(const EnergyFigures& figures) {
  return figures.per_operation_joules;
}

double device_floor_per_operation(const EnergyFigures& figures) {
  return figures.per_operation_joules +
         figures.constant_power_watts * figures.seconds_per_operation;
}

double energy_per_operation(const EnergyFigures& figures, double operational_intensity) {
  const double seconds =
      std::max(figures.seconds_per_operation, figures.seconds_per_byte / operational_intensity);
  return figures.per_operation_joules + figures.per_byte_joules / operational_intensity +
         figures.constant_power_watts * seconds;
}

LayerEnergy layer_energy(const LayerCost& cost, const LayerTime& time, const EnergyFigures& figures,
                         const std::optional<EnergyCorners>& corners) {
  const double operations = cost.operations.total();
  LayerEnergy energy{
      .compute_joules = operations * figures.per_operation_joules,
      .memory_joules = cost.total_bytes() * figures.per_byte_joules,
      .constant_joules = figures.constant_power_watts * time.seconds,
      .arithmetic_floor_joules = operations * arithmetic_floor_per_operation(figures),
      .device_floor_joules = operations * device_floor_per_operation(figures),
      .excess_fraction = std::nullopt,
      .corner_joules = std::nullopt,
  };
  if (operations > 0) {
    // Everything above the floor, over the floor: no cancellation where the excess is small.
    const double idle_joules = figures.constant_power_watts * (time.seconds - time.compute_seconds);
    energy.excess_fraction = (energy.memory_joules + idle_joules) / energy.device_floor_joules;
  }
  if (corners) {
    energy.corner_joules.emplace();
    std::transform(corners->begin(), corners->end(), energy.corner_joules->begin(),
                   [&](const EnergyFigures& corner) { return joules_of(cost, time, corner); });
  }
  return energy;
}

}  // namespace roofloor
