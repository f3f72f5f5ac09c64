#include "hardware/energy_estimate.h"

#include <algorithm>

#include "analysis/report.h"
#include "catch.h"
#include "generated/generated.h"
#include "hardware/hardware_library.h"

using namespace roofloor;
using enum NumberFormat;

TEST_CASE("operations, bytes and waiting of an estimate together draw the TDP, at every corner") {
  Random random(3);
  for (int i = 0; i < 1000; ++i) {
    const Hardware hardware = random_estimated_hardware(random);
    const EnergyEstimate estimate = *energy_estimate(hardware, int8);
    std::vector<EnergySplit> splits(estimate.corners.begin(), estimate.corners.end());
    splits.push_back(estimate.central);
    for (const EnergySplit& s : splits) {
      const double watts = s.per_operation_joules * hardware.peaks.at(int8) +
                           s.per_byte_joules * hardware.levels[0].bandwidth_bytes_per_second +
                           s.constant_power_watts;
      CHECK(watts == Approx(*hardware.tdp_watts).epsilon(1e-12));
      CHECK(s.constant_power_watts == Approx(s.static_fraction * *hardware.tdp_watts));
    }
  }
}

TEST_CASE("the V100 at fp16 takes 1.752 pJ an operation by estimate") {
  // (300 W * 0.85 - 40 pJ/B * 900 GB/s) / 125 Top/s; V100 SXM2 datasheet
  const Hardware v100{.name = "V100",
                      .peaks = {{fp16, 125e12}},
                      .levels = {{.name = "HBM2", .bandwidth_bytes_per_second = 900e9}},
                      .tdp_watts = 300,
                      .tdp_kind = "max board power"};
  const EnergyEstimate estimate = *energy_estimate(v100, fp16);
  CHECK(estimate.central.per_operation_joules == Approx(1.752e-12).epsilon(1e-12));
  CHECK(estimate.central.per_byte_joules == 40e-12);
  CHECK(estimate.central.constant_power_watts == 45);
  // phi 0.1 and 0.3, each with 20 and 60 pJ/B
  CHECK(estimate.corners[0].per_operation_joules == Approx((270 - 18) / 125e12));
  CHECK(estimate.corners[3].per_operation_joules == Approx((210 - 54) / 125e12));
}

TEST_CASE("the band of a layer is what its four corners give, each as a whole") {
  Random random(4);
  for (int i = 0; i < 1000; ++i) {
    const std::vector<Hardware> chips{random_estimated_hardware(random)};
    const Workload workload = random_workload(random, 6);
    const Report report = make_report(workload, chips, "");
    std::array<double, 4> sums{};
    for (std::size_t row = 0; row < report.rows.size(); ++row) {
      const LayerCost& cost = report.rows[row].cost;
      const ResultRow& result = report.hardware[0].rows[row];
      if (!result.energy) return;
      const EnergyEstimate estimate = *energy_estimate(chips[0], cost.compute_format);
      for (std::size_t k = 0; k < 4; ++k) {
        const EnergySplit& s = estimate.corners[k];
        const double joules = cost.operations.total() * s.per_operation_joules +
                              cost.total_bytes() * s.per_byte_joules +
                              s.constant_power_watts * result.time->seconds;
        CHECK((*result.energy->corner_joules)[k] == Approx(joules).epsilon(1e-12));
        sums[k] += joules;
      }
    }
    const auto [least, greatest] = std::minmax_element(sums.begin(), sums.end());
    const HardwareTotals& totals = report.hardware[0].totals;
    CHECK(*totals.energy_least_joules == Approx(*least).epsilon(1e-12));
    CHECK(*totals.energy_greatest_joules == Approx(*greatest).epsilon(1e-12));
  }
}

TEST_CASE("nothing is estimated where a figure is stated or one is missing") {
  Random random(5);
  const Hardware whole = random_estimated_hardware(random);
  REQUIRE(energy_estimate(whole, int8));
  const auto without = [&](auto change) {
    Hardware hardware = whole;
    change(hardware);
    return energy_estimate(hardware, int8);
  };
  CHECK_FALSE(without([](Hardware& h) { h.energy_per_operation_any_format_joules = 1e-12; }));
  CHECK_FALSE(without([](Hardware& h) { h.tdp_watts.reset(); }));
  CHECK_FALSE(without([](Hardware& h) { h.tdp_kind = "max measured power"; }));
  CHECK_FALSE(without([](Hardware& h) { h.levels[0].name = "core rope"; }));
  CHECK_FALSE(without([](Hardware& h) { h.peaks.clear(); }));
  // A memory that alone would draw the TDP
  CHECK_FALSE(without([](Hardware& h) { h.levels[0].bandwidth_bytes_per_second *= 100; }));
}

TEST_CASE("figures that are stated are kept by an estimate of the others") {
  Random random(6);
  Hardware hardware = random_estimated_hardware(random);
  hardware.levels[0].energy_per_byte_joules = 1e-12;
  hardware.constant_power_watts = 0.25 * *hardware.tdp_watts;
  const EnergyEstimate estimate = *energy_estimate(hardware, int8);
  for (const EnergySplit& corner : estimate.corners) {
    CHECK(corner.per_byte_joules == 1e-12);
    CHECK(corner.constant_power_watts == hardware.constant_power_watts);
    CHECK(corner.per_operation_joules == estimate.central.per_operation_joules);
  }
}

TEST_CASE("the longest name of a type of memory wins") {
  CHECK(assumed_byte_energy("HBM2E")->joules == 48e-12);
  CHECK(assumed_byte_energy("HBM2")->joules == 40e-12);
  CHECK(assumed_byte_energy("HBM3E")->joules == 40e-12);
  CHECK(assumed_byte_energy("GDDR6X")->joules == 58e-12);
  CHECK(assumed_byte_energy("LPDDR4X")->joules == 50e-12);
  CHECK_FALSE(assumed_byte_energy("SRAM"));
}
