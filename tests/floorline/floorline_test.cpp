#include "floorline/floorline.h"

#include <random>

#include "catch.h"
#include "generated/generated.h"
#include "hardware/hardware_library.h"

using namespace roofloor;

namespace {

LayerCost cost(double operations, double bytes) {
  LayerCost cost;
  cost.operations.dense = operations;
  cost.of(TensorClass::unassigned) = {bytes, 8};
  return cost;
}

struct Chip {
  Hardware hardware;
  double e_op, e_mem;
};

Chip random_chip(std::mt19937& random, double constant_power) {
  const auto power_of_ten = [&](double low, double high) {
    return std::pow(10, std::uniform_real_distribution(low, high)(random));
  };
  Chip chip;
  chip.e_op = power_of_ten(-13, -9);
  chip.e_mem = power_of_ten(-13, -9);
  chip.hardware.peaks = {{NumberFormat::fp16, power_of_ten(9, 15)}};
  chip.hardware.levels = {{.name = "DRAM",
                           .bandwidth_bytes_per_second = power_of_ten(9, 13),
                           .energy_per_byte_joules = chip.e_mem}};
  chip.hardware.energy_per_operation_any_format_joules = chip.e_op;
  chip.hardware.constant_power_watts = constant_power;
  return chip;
}

LayerEnergy energy(const Chip& chip, const LayerCost& layer) {
  const Roofs limits = roofs(chip.hardware, NumberFormat::fp16);
  const Traffic traffic = level_traffic(layer, chip.hardware, false);
  return layer_energy(layer, traffic, *layer_time(layer, traffic, limits),
                      *energy_figures(chip.hardware, NumberFormat::fp16));
}

}  // namespace

TEST_CASE("with one level and no constant power, energy is W * e_op * (1 + E_R / I)") {
  std::mt19937 random(1);
  for (int i = 0; i < 1000; ++i) {
    const Chip chip = random_chip(random, 0);
    const LayerCost layer =
        cost(1e6, 1e6 * std::pow(10, std::uniform_real_distribution(-3.0, 3.0)(random)));
    const double intensity = *layer.operational_intensity();
    const double balance = energy_balance(*energy_figures(chip.hardware, NumberFormat::fp16));
    CHECK(energy(chip, layer).total_joules() ==
          Approx(1e6 * chip.e_op * (1 + balance / intensity)).epsilon(1e-12));
    CHECK(*energy(chip, layer).excess_fraction == Approx(balance / intensity).epsilon(1e-12));
  }
}

TEST_CASE("without constant power, energy at the balance is twice the arithmetic floor") {
  std::mt19937 random(2);
  for (int i = 0; i < 1000; ++i) {
    const Chip chip = random_chip(random, 0);
    const double balance = energy_balance(*energy_figures(chip.hardware, NumberFormat::fp16));
    const LayerEnergy at_balance = energy(chip, cost(1e9, 1e9 / balance));
    CHECK(at_balance.total_joules() ==
          Approx(2 * at_balance.arithmetic_floor_joules).epsilon(1e-12));
  }
}

TEST_CASE("energy is never below the device floor, nor that below the arithmetic floor") {
  std::mt19937 random(3);
  for (int i = 0; i < 1000; ++i) {
    const Chip chip = random_chip(random, std::uniform_real_distribution(0.0, 500.0)(random));
    const LayerCost layer =
        cost(1e9, std::pow(10, std::uniform_real_distribution(5.0, 13.0)(random)));
    const LayerEnergy result = energy(chip, layer);
    CHECK(result.total_joules() >= result.device_floor_joules * (1 - 1e-15));
    CHECK(result.device_floor_joules >= result.arithmetic_floor_joules);
    CHECK(
        *result.excess_fraction ==
        Approx(result.total_joules() / result.device_floor_joules - 1).epsilon(1e-9).margin(1e-12));
  }
}

TEST_CASE("the curve passes through every layer") {
  std::mt19937 random(4);
  for (int i = 0; i < 1000; ++i) {
    const Chip chip = random_chip(random, std::uniform_real_distribution(0.0, 500.0)(random));
    const LayerCost layer =
        cost(1e9, std::pow(10, std::uniform_real_distribution(5.0, 13.0)(random)));
    const EnergyFigures figures = *energy_figures(chip.hardware, NumberFormat::fp16);
    CHECK(1e9 * energy_per_operation(figures, *layer.operational_intensity()) ==
          Approx(energy(chip, layer).total_joules()).epsilon(1e-12));
  }
}

TEST_CASE("a layer without operations has energy and no excess") {
  std::mt19937 random(5);
  const Chip chip = random_chip(random, 10);
  const LayerEnergy result = energy(chip, cost(0, 1e6));
  CHECK(result.memory_joules == Approx(1e6 * chip.e_mem));
  CHECK_FALSE(result.excess_fraction);
}

TEST_CASE("hardware that states no energy and of which none can be estimated has no floorline") {
  CHECK_FALSE(energy_figures(preset("google_tpu_v4", ""), NumberFormat::fp16));
}

TEST_CASE("the closed forms of energy, floors, power and I* agree with the layer's energy") {
  Random random(12);
  for (int i = 0; i < 100000; ++i) {
    const Hardware hardware = random_hardware(random);
    const NumberFormat format = NumberFormat::fp16;
    const EnergyFigures figures = *energy_figures(hardware, format);
    const Roofs limits = roofs(hardware, format);
    const auto at = [&](double intensity) {
      const LayerCost layer = cost(1e9, 1e9 / intensity);
      const Traffic traffic = level_traffic(layer, hardware, false);
      const LayerTime time = *layer_time(layer, traffic, limits);
      return std::pair{layer_energy(layer, traffic, time, figures), time.seconds};
    };
    const double intensity = random_between(random, 1e-3, 1e4);
    const auto [energy, seconds] = at(intensity);
    const double busy = device_floor_per_operation(figures);
    const double total = energy.total_joules();
    REQUIRE(1e9 * busy * (1 + effective_balance(figures, intensity) / intensity) ==
            Approx(total).epsilon(1e-12));
    REQUIRE(1e9 * energy_per_operation(figures, intensity) == Approx(total).epsilon(1e-12));
    REQUIRE(power_watts(figures, intensity) == Approx(total / seconds).epsilon(1e-12));
    REQUIRE(power_watts(figures, intensity) <=
            power_watts(figures, *ridge_point(limits)) * (1 + 1e-12));
    REQUIRE(1e9 * busy == Approx(energy.device_floor_joules).epsilon(1e-12));
    if (figures.per_byte_joules == 0) continue;
    const double doubled = doubled_floor_intensity(figures);
    REQUIRE(at(doubled).first.total_joules() ==
            Approx(2 * energy.device_floor_joules).epsilon(1e-12));
  }
}
