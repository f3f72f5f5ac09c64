// Every number that the notebook gives for its two workloads on its three architectures.
#include "analysis/notebook_numbers.h"

#include <cmath>

#include "catch.h"
#include "hardware/hardware_library.h"
#include "layers/layer_registry.h"
#include "networks/network_registry.h"

using namespace roofloor;

namespace {

Workload workload_of(const std::string& name) {
  const Network& chosen = network(name, "");
  Workload workload{.name = name, .layers = {}};
  workload.layers = chosen.layers(network_arguments(chosen, {}, ""), "", {});
  return workload;
}

NotebookNumbers numbers(const std::string& network_name, const std::string& hardware_name) {
  const Workload workload = workload_of(network_name);
  const std::vector<Hardware> hardware{preset(hardware_name, "")};
  const Report report = make_report(workload, hardware, "");
  return notebook_numbers(report, report.hardware[0]);
}

using Values = std::vector<double>;

void check_close(const Values& computed, const Values& printed, double tolerance) {
  REQUIRE(computed.size() == printed.size());
  for (std::size_t i = 0; i < printed.size(); ++i) {
    INFO("layer " << i);
    CHECK(computed[i] == Approx(printed[i]).epsilon(tolerance));
  }
}

}  // namespace

TEST_CASE("the intensities keep the digits that the notebook prints") {
  CHECK(numbers("alexnet_notebook", "dig").oi ==
        Values{110.78, 257.11, 75.3, 76.97, 75.3, 0.22, 0.5, 0.12});
  CHECK(numbers("vit_notebook", "dig").oi ==
        Values{6.0625, 4.583333333333333, 5.458333333333333, 0.4852941176470588});
}

// 100 * E_R / OI to three decimals, with E_R 0.8, 0.0075 and 0.075 and the hand-typed OIs 109.8
// 257.11 75.29 76.9 75.2 0.5 0.5 0.5.
TEST_CASE("the 24 excess percentages of AlexNet") {
  CHECK(numbers("alexnet_notebook_typed", "dig").excess_percent ==
        Values{0.729, 0.311, 1.063, 1.040, 1.064, 160, 160, 160});
  CHECK(numbers("alexnet_notebook_typed", "pim").excess_percent ==
        Values{0.007, 0.003, 0.010, 0.010, 0.010, 1.5, 1.5, 1.5});
  CHECK(numbers("alexnet_notebook_typed", "pnm").excess_percent ==
        Values{0.068, 0.029, 0.100, 0.098, 0.100, 15, 15, 15});
}

TEST_CASE("the 12 excess percentages of the vision transformer") {
  CHECK(numbers("vit_notebook", "dig").excess_percent == Values{13.196, 17.455, 14.656, 164.848});
  CHECK(numbers("vit_notebook", "pim").excess_percent == Values{0.124, 0.164, 0.137, 1.545});
  CHECK(numbers("vit_notebook", "pnm").excess_percent == Values{1.237, 1.636, 1.374, 15.455});
}

// min(peak at 16 bits, bandwidth * OI) with peaks 550, 800, 800 TOPS and 1.2, 2.9, 2.2 TB/s.
TEST_CASE("the attainable TOPS of AlexNet at 16 bits") {
  check_close(numbers("alexnet_notebook_typed", "dig").attainable_tops,
              {131.76, 308.532, 90.348, 92.28, 90.24, 0.6, 0.6, 0.6}, 1e-14);
  check_close(numbers("alexnet_notebook_typed", "pim").attainable_tops,
              {318.42, 745.619, 218.341, 223.01, 218.08, 1.45, 1.45, 1.45}, 1e-14);
  check_close(numbers("alexnet_notebook_typed", "pnm").attainable_tops,
              {241.56, 565.642, 165.638, 169.18, 165.44, 1.1, 1.1, 1.1}, 1e-14);
}

TEST_CASE("all of AlexNet is memory-bound on all three") {
  const Workload workload = workload_of("alexnet_notebook_typed");
  const std::vector<Hardware> hardware{preset("dig", ""), preset("pim", ""), preset("pnm", "")};
  for (const HardwareReport& chip : make_report(workload, hardware, "").hardware) {
    for (const ResultRow& row : chip.rows) CHECK_FALSE(row.time->bound.is_compute());
    CHECK(*chip.totals.memory_bound_time_fraction == 1);
  }
}

// CI * E_op * (1 + E_R / OI) in nJ; the printed figures have six digits.
TEST_CASE("the energies of AlexNet on Dig") {
  const NotebookNumbers dig = numbers("alexnet_notebook_typed", "dig");
  CHECK(dig.energy_nanojoules[0] == Approx(4.24733e8).epsilon(1e-6));
  CHECK(dig.energy_nanojoules[1] == Approx(1.79716e9).epsilon(3e-6));
  CHECK(dig.energy_nanojoules[5] == Approx(3.92587e8).epsilon(1e-6));
  CHECK(dig.ci[5] * 2000e-12 / 1e-9 == Approx(1.50995e8).epsilon(1e-6));  // the floor of layer 6
}

// The notebook labels a point with the energy at the nearest of 500 samples from 0.1 to 1000. For
// an intensity of 0.5 that is the sample at 0.1: 1 + 0.8 / 0.1 = 9.0 floors on Dig where 1 + 0.8 /
// 0.5 = 2.6 is right.
TEST_CASE("the notebook's wrong labels are not reproduced") {
  const double step = (1000 - 0.1) / 499;
  const double nearest_sample = 0.1 + std::round((0.5 - 0.1) / step) * step;
  for (const auto& [id, balance, too_much] : std::vector<std::tuple<std::string, double, double>>{
           {"dig", 0.8, 3.46}, {"pnm", 0.075, 1.52}, {"pim", 0.0075, 1.06}}) {
    const NotebookNumbers right = numbers("alexnet_notebook_typed", id);
    const double floors = 1 + right.excess_percent[5] / 100;
    const double labelled = 1 + balance / nearest_sample;
    CHECK(floors == Approx(1 + balance / 0.5));
    CHECK(labelled / floors == Approx(too_much).margin(0.005));
  }
  CHECK(1 + 0.8 / nearest_sample == Approx(9.0));
  CHECK(1 + numbers("alexnet_notebook_typed", "dig").excess_percent[5] / 100 == Approx(2.6));
}

TEST_CASE("notebook mode ignores constant power") {
  Hardware hardware = preset("dig", "");
  hardware.constant_power_watts = 300;
  CHECK(as_in_notebook(hardware).constant_power_watts == 0);
}
