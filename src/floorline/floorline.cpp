// Floors, balance and energy. Times overlap, energies add.
#include "floorline/floorline.h"

#include <algorithm>

namespace roofloor {

std::optional<EnergyFigures> energy_figures(const Hardware& hardware, NumberFormat format) {
  const Roofs limits = roofs(hardware, format);
  const auto per_operation = energy_per_operation_for(hardware, format);
  if (!limits.compute || !per_operation) return std::nullopt;
  const auto per_byte = energy_per_byte_for(hardware.levels.front(), per_operation->value);
  if (!per_byte) return std::nullopt;
  return EnergyFigures{
      .per_operation_joules = per_operation->value,
      .per_byte_joules = *per_byte,
      .constant_power_watts = hardware.constant_power_watts,
      .seconds_per_operation = 1 / limits.compute->operations_per_second,
      .seconds_per_byte = 1 / limits.memory.front().bytes_per_second,
  };
}

double energy_balance(const EnergyFigures& figures) {
  return figures.per_byte_joules / figures.per_operation_joules;
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

LayerEnergy layer_energy(const LayerCost& cost, const LayerTime& time,
                         const EnergyFigures& figures) {
  const double operations = cost.operations.total();
  LayerEnergy energy{
      .compute_joules = operations * figures.per_operation_joules,
      .memory_joules = cost.total_bytes() * figures.per_byte_joules,
      .constant_joules = figures.constant_power_watts * time.seconds,
      .arithmetic_floor_joules = operations * arithmetic_floor_per_operation(figures),
      .device_floor_joules = operations * device_floor_per_operation(figures),
      .excess_fraction = std::nullopt,
  };
  if (operations > 0) {
    // Everything above the floor, over the floor: no cancellation where the excess is small.
    const double idle_joules = figures.constant_power_watts * (time.seconds - time.compute_seconds);
    energy.excess_fraction = (energy.memory_joules + idle_joules) / energy.device_floor_joules;
  }
  return energy;
}

}  // namespace roofloor
