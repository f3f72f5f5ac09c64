#include "traffic/level_traffic.h"

#include "analysis/report.h"
#include "catch.h"
#include "generated/generated.h"
#include "hardware/device_group.h"
#include "hardware/hardware_library.h"
#include "layers/layer_registry.h"
#include "traffic/residency.h"

using namespace roofloor;

namespace {

Hardware three_levels(double inner_capacity_bytes) {
  Hardware hardware;
  hardware.levels = {
      {.name = "DRAM", .bandwidth_bytes_per_second = 1},
      {.name = "L2", .bandwidth_bytes_per_second = 10},
      {.name = "L1", .bandwidth_bytes_per_second = 100, .capacity_bytes = inner_capacity_bytes}};
  return hardware;
}

LayerCost product(double m, double n, double k) {
  const Workload workload;
  return layer_cost({.name = "l",
                     .kind = "linear",
                     .parameters = {{"in", k}, {"out", n}, {"rows", m}},
                     .formats = {}},
                    workload);
}

// Walks over the tiles of the result and counts what each of them reads and writes.
LevelBytes walked(double m, double n, double k, double side, double bytes) {
  LevelBytes over;
  for (double row = 0; row < m; row += side) {
    for (double column = 0; column < n; column += side) {
      const double rows = std::min(side, m - row);
      const double columns = std::min(side, n - column);
      over.read += (rows * k + k * columns) * bytes;
      over.written += rows * columns * bytes;
    }
  }
  return over;
}

}  // namespace

TEST_CASE("an inner level carries what its tiles read and write, as counted one by one") {
  Random random(31);
  for (int round = 0; round < 500; ++round) {
    const double m = random_whole(random, 1, 60);
    const double n = random_whole(random, 1, 60);
    const double k = random_whole(random, 1, 60);
    const double capacity = random_between(random, 1, 8000);
    const Hardware hardware = three_levels(capacity);
    const Traffic traffic = level_traffic(product(m, n, k), hardware, false);
    const double side = std::max(1.0, std::floor(std::sqrt(capacity / 2)));  // fp16: 2 bytes
    const LevelBytes expected = walked(m, n, k, side, 2);
    CHECK(traffic.levels[1].read == Approx(expected.read).epsilon(1e-12));
    CHECK(traffic.levels[1].written == Approx(expected.written).epsilon(1e-12));
    CHECK(traffic.levels[0].total() == product(m, n, k).total_bytes());
    CHECK(traffic.levels[2].total() == product(m, n, k).total_bytes());
  }
}

TEST_CASE("inner traffic never grows with the capacity, and large tiles leave the compulsory one") {
  Random random(32);
  for (int round = 0; round < 300; ++round) {
    const Workload workload = random_workload(random, 1);
    const LayerCost cost = layer_cost(workload.layers[0], workload);
    double before = std::numeric_limits<double>::infinity();
    for (double capacity = 1; capacity < 1e30; capacity *= random_between(random, 1.1, 50)) {
      const double bytes = level_traffic(cost, three_levels(capacity), false).levels[1].total();
      CHECK(bytes <= before);
      CHECK(bytes >= cost.total_bytes() * (1 - 1e-12));
      before = bytes;
    }
    CHECK(before == Approx(cost.total_bytes()).epsilon(1e-12));
  }
}

TEST_CASE("tiles as wide as the product move each operand once") {
  const LayerCost cost = product(48, 32, 1000);
  // 48 x 48 elements of 2 bytes, and one byte less
  CHECK(level_traffic(cost, three_levels(48 * 48 * 2), false).levels[1].total() ==
        cost.total_bytes());
  CHECK(level_traffic(cost, three_levels(48 * 48 * 2 - 1), false).levels[1].total() >
        cost.total_bytes());
}

TEST_CASE("levels beside the banks carry their own classes alone") {
  const Hardware& aim = preset("hynix_aim", "");
  const LayerCost cost = product(1, 4096, 4096);
  const Traffic traffic = level_traffic(cost, aim, false);
  CHECK(traffic.levels[0].read == cost.of(TensorClass::input).bytes());
  CHECK(traffic.levels[0].written == cost.of(TensorClass::output).bytes());
  CHECK(traffic.levels[1].read == cost.of(TensorClass::weight).bytes());
  CHECK(traffic.levels[1].written == 0);
}

TEST_CASE("weights that fit the arrays do not move; one byte more and all of them do") {
  Workload workload;
  workload.formats = {NumberFormat::int8, NumberFormat::int8};
  for (const char* name : {"a", "b"}) {
    workload.layers.push_back({.name = name,
                               .kind = "linear",
                               .parameters = {{"in", 100}, {"out", 100}, {"bias", 0}},
                               .formats = {}});
  }
  Hardware hardware;
  hardware.peaks[NumberFormat::int8] = 1e12;
  hardware.energy_per_operation_any_format_joules = 1e-13;
  hardware.levels = {
      {.name = "pins", .bandwidth_bytes_per_second = 1e9, .energy_per_byte_joules = 1e-11},
      {.name = "arrays",
       .bandwidth_bytes_per_second = 1e8,
       .capacity_bytes = 20000,  // two layers of 100 x 100 bytes
       .write_energy_per_byte_joules = 1e-10,
       .carries = Carries::weights,
       .holds_weights = true}};
  const Report fits = make_report(workload, std::span(&hardware, 1), "");
  CHECK(fits.hardware[0].weights_are_resident);
  CHECK(fits.hardware[0].rows[0].traffic.levels[0].total() == 200);
  CHECK(fits.hardware[0].rows[0].traffic.levels[1].total() == 0);
  CHECK(fits.hardware[0].rows[0].energy->memory_joules == Approx(200 * 1e-11));

  hardware.levels[1].capacity_bytes = 19999;
  const Report reloads = make_report(workload, std::span(&hardware, 1), "");
  const ResultRow& row = reloads.hardware[0].rows[0];
  CHECK_FALSE(reloads.hardware[0].weights_are_resident);
  CHECK(row.traffic.levels[0].total() == 10200);
  CHECK(row.traffic.levels[1].written == 10000);
  CHECK(row.time->seconds == Approx(1e-4));  // 10,000 B into the arrays at 100 MB/s
  CHECK(bound_name(row.time->bound, reloads.hardware[0].roofs) == "memory:arrays");
  CHECK(row.energy->level_joules[1] == Approx(10000 * 1e-10));
}

TEST_CASE("decoding on AiM is bound by its banks") {
  // One token through a large linear layer: two operations for each weight of two bytes.
  Workload workload;
  workload.layers.push_back({.name = "ffn",
                             .kind = "linear",
                             .parameters = {{"in", 4096}, {"out", 11008}, {"bias", 0}},
                             .formats = {}});
  workload.formats = {NumberFormat::bf16, NumberFormat::bf16};
  Hardware aim = preset("hynix_aim", "");
  // Its banks feed 1.024 TB/s to an arithmetic of 1 Top/s: a ridge at 0.977 op/B, and the
  // layer has 1 op/B. It stands at that ridge; the pins take under a hundredth of the time.
  const Report report = make_report(workload, std::span(&aim, 1), "");
  const ResultRow& row = report.hardware[0].rows[0];
  const Roofs& limits = report.hardware[0].roofs;
  CHECK(limits.memory[row.time->slowest_level].level == "banks");
  CHECK(row.time->is_balanced);
  CHECK(level_seconds(row.traffic, limits, 1) == Approx(row.time->seconds / 1.024));
  CHECK(level_seconds(row.traffic, limits, 0) < 0.006 * row.time->seconds);
  // The 1 Top/s are rounded; were they a little more than what the banks feed, the banks bind.
  aim.peaks[NumberFormat::bf16] = 1.025e12;
  const Report faster = make_report(workload, std::span(&aim, 1), "");
  CHECK(bound_name(faster.hardware[0].rows[0].time->bound, limits) == "memory:banks");
}

TEST_CASE("devices that share a layer have each a part of its weights and all of its activations") {
  Hardware one;
  one.peaks[NumberFormat::fp16] = 1e12;
  one.levels = {{.name = "HBM", .bandwidth_bytes_per_second = 1e9}};
  one.device_count = 4;
  one.link_bandwidth_bytes_per_second = 1e6;
  Workload workload;
  workload.layers.push_back({.name = "out",
                             .kind = "linear",
                             .parameters = {{"in", 1000}, {"out", 500}, {"bias", 0}},
                             .formats = {},
                             .all_reduce = true});
  const Hardware group = device_group(one);
  const Report report = make_report(workload, std::span(&group, 1), "");
  const ResultRow& row = report.hardware[0].rows[0];
  CHECK(row.traffic.levels[0].read == 1000 * 500 * 2 + 4 * 1000 * 2);
  CHECK(row.traffic.levels[0].written == 4 * 500 * 2);
  // each: 250,000 B of weights and 3,000 B of activations at 1 GB/s
  CHECK(row.time->memory_seconds == Approx(253e-6));
  CHECK(row.traffic.link_bytes == 2 * 0.75 * 1000);
  CHECK(row.time->delays.link_seconds == Approx(1.5e-3));
  CHECK(row.time->seconds == Approx(1.753e-3));
}

TEST_CASE("time and energy over several levels are those of a walk over all of them") {
  Random random(33);
  for (int round = 0; round < 2000; ++round) {
    const Workload workload = random_workload(random, 3);
    const Hardware hardware = random_layered_hardware(random);
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
      const LayerCost& cost = report.rows[i].cost;
      const ResultRow& row = report.hardware[0].rows[i];
      const double peak = peak_for(hardware, cost.compute_format)->value;
      const double e_op = energy_per_operation_for(hardware, cost.compute_format)->value;
      double seconds = cost.operations.total() / (hardware.achieved_compute_fraction * peak);
      double joules = cost.operations.total() * e_op;
      for (std::size_t l = 0; l < hardware.levels.size(); ++l) {
        const MemoryLevel& level = hardware.levels[l];
        const LevelBytes& bytes = row.traffic.levels[l];
        const double beta = hardware.achieved_bandwidth_fraction * level.bandwidth_bytes_per_second;
        seconds = std::max(seconds, (bytes.read + bytes.written) / beta);
        const double reading = energy_per_byte_for(level, e_op).value_or(0);
        joules += bytes.read * reading +
                  bytes.written * level.write_energy_per_byte_joules.value_or(reading);
      }
      seconds += report.rows[i].fused.count * hardware.overhead_seconds;
      if (hardware.device_count > 1 && hardware.link_bandwidth_bytes_per_second) {
        seconds += row.traffic.link_bytes / *hardware.link_bandwidth_bytes_per_second;
      }
      if (report.rows[i].step_costs) {
        // Another roof may bind some of the steps.
        REQUIRE(row.time->seconds >= seconds * (1 - 1e-12));
        seconds = row.time->seconds;
      }
      REQUIRE(row.time->seconds == Approx(seconds).epsilon(1e-12));
      REQUIRE(row.energy->total_joules() ==
              Approx(joules + hardware.constant_power_watts * seconds).epsilon(1e-12));
    }
  }
}
