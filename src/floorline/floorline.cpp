// Floors, balance and energy. Times overlap, energies add.
#include "floorline/floorline.h"

#include <algorithm>
#include <numeric>

#include "hardware/energy_estimate.h"

namespace roofloor {

namespace {

// What the roofs of the hardware add to a split of energies.
EnergyFigures figures_of(const EnergySplit& split, const Roofs& limits) {
  EnergyFigures figures{
      .per_operation_joules = split.per_operation_joules,
      .per_byte_joules = split.per_byte_joules,
      .constant_power_watts = split.constant_power_watts,
      .seconds_per_operation = 1 / limits.compute->operations_per_second,
      .seconds_per_byte = 1 / limits.memory.front().bytes_per_second,
  };
  figures.levels.front() = {split.per_byte_joules, split.per_byte_joules};
  return figures;
}

std::array<double, most_levels> level_joules(const Traffic& traffic, const EnergyFigures& figures) {
  std::array<double, most_levels> joules{};
  for (std::size_t i = 0; i < most_levels; ++i) {
    joules[i] = traffic.levels[i].read * figures.levels[i].read_joules +
                traffic.levels[i].written * figures.levels[i].written_joules;
  }
  return joules;
}

double sum(const std::array<double, most_levels>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double joules_of(const LayerCost& cost, const Traffic& traffic, const LayerTime& time,
                 const EnergyFigures& figures) {
  return cost.operations.total() * figures.per_operation_joules +
         sum(level_joules(traffic, figures)) + figures.constant_power_watts * time.seconds;
}

// What a byte over a level costs. Absent where that is not known and matters.
std::optional<LevelEnergy> level_energy(const Hardware& hardware, std::size_t index,
                                        double per_operation_joules, bool weights_are_resident) {
  const MemoryLevel& level = hardware.levels[index];
  const auto reading = energy_per_byte_for(level, per_operation_joules);
  const bool is_idle = weights_are_resident && level.holds_weights;
  const bool may_be_left_out = index > 0 && level.carries == Carries::everything;
  if (is_idle) return LevelEnergy{};
  const auto& writing = level.write_energy_per_byte_joules;
  if (!reading && !may_be_left_out && !(level.holds_weights && writing)) return std::nullopt;
  return LevelEnergy{reading.value_or(0), writing ? *writing : reading.value_or(0)};
}

bool follows_from_intensity(const Hardware& hardware, const EnergyFigures& figures) {
  if (hardware.levels.front().carries != Carries::everything) return false;
  if (figures.levels[0].read_joules != figures.levels[0].written_joules) return false;
  return std::all_of(figures.levels.begin() + 1, figures.levels.end(), [](const LevelEnergy& e) {
    return e.read_joules == 0 && e.written_joules == 0;
  });
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

std::optional<EnergyFigures> energy_figures(const Hardware& hardware, NumberFormat format,
                                            bool weights_are_resident) {
  const Roofs limits = roofs(hardware, format);
  if (!limits.compute) return std::nullopt;
  const auto per_operation = energy_per_operation_for(hardware, format);
  if (!per_operation) {
    const auto estimate = energy_estimate(hardware, format);
    return estimate ? std::optional(figures_of(estimate->central, limits)) : std::nullopt;
  }
  EnergyFigures figures = figures_of({.per_operation_joules = per_operation->value,
                                      .constant_power_watts = hardware.constant_power_watts},
                                     limits);
  for (std::size_t i = 0; i < hardware.levels.size(); ++i) {
    const auto energy = level_energy(hardware, i, per_operation->value, weights_are_resident);
    if (!energy) return std::nullopt;
    figures.levels[i] = *energy;
  }
  figures.is_function_of_intensity = follows_from_intensity(hardware, figures);
  return measured_at(figures, hardware, 0);
}

EnergyFigures measured_at(const EnergyFigures& figures, const Hardware& hardware,
                          std::optional<std::size_t> level) {
  EnergyFigures result = figures;
  const auto joules = [&](std::size_t i) { return figures.levels[i].least(); };
  const auto seconds = [&](std::size_t i) {
    return 1 /
           (hardware.achieved_bandwidth_fraction * hardware.levels[i].bandwidth_bytes_per_second);
  };
  result.per_byte_joules = joules(level.value_or(0));
  result.seconds_per_byte = seconds(level.value_or(0));
  const bool all_cross = level == 0 && hardware.levels[0].carries == Carries::everything;
  for (std::size_t i = 1; i < hardware.levels.size(); ++i) {
    if (!level) {
      result.per_byte_joules = std::min(result.per_byte_joules, joules(i));
      result.seconds_per_byte = std::min(result.seconds_per_byte, seconds(i));
    } else if (all_cross && hardware.levels[i].carries == Carries::everything) {
      // What crosses the main memory crosses every level further in as well.
      result.per_byte_joules += joules(i);
      result.seconds_per_byte = std::max(result.seconds_per_byte, seconds(i));
    }
  }
  return result;
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

LayerEnergy layer_energy(const LayerCost& cost, const Traffic& traffic, const LayerTime& time,
                         const EnergyFigures& figures,
                         const std::optional<EnergyCorners>& corners) {
  const double operations = cost.operations.total();
  const auto by_level = level_joules(traffic, figures);
  LayerEnergy energy{
      .compute_joules = operations * figures.per_operation_joules,
      .memory_joules = sum(by_level),
      .level_joules = by_level,
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
    std::transform(
        corners->begin(), corners->end(), energy.corner_joules->begin(),
        [&](const EnergyFigures& corner) { return joules_of(cost, traffic, time, corner); });
  }
  return energy;
}

}  // namespace roofloor
