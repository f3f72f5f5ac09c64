#include "roofline/roofline.h"

#include "catch.h"
#include "hardware/hardware_library.h"

using namespace roofloor;

namespace {

LayerCost cost(double operations, double bytes) {
  LayerCost cost;
  cost.operations.dense = operations;
  cost.of(TensorClass::unassigned) = {bytes, 8};
  return cost;
}

Hardware chip(double peak, double bandwidth) {
  Hardware hardware;
  hardware.peaks = {{NumberFormat::fp16, peak}};
  hardware.levels = {{.name = "DRAM", .bandwidth_bytes_per_second = bandwidth}};
  return hardware;
}

// On hardware of one level.
std::optional<LayerTime> time_of(const LayerCost& layer, const Roofs& limits) {
  Traffic traffic;
  traffic.levels[0].read = layer.total_bytes();
  return layer_time(layer, traffic, limits);
}

}  // namespace

TEST_CASE("ridge points of published chips") {
  // NVIDIA H100 datasheet: 989.4 T (bf16), 1978.9 T (fp8) and 67 T (fp64) over 3.35 TB/s
  const Hardware& h100 = preset("nv_h100_sxm", "");
  CHECK(*ridge_point(roofs(h100, NumberFormat::bf16)) == Approx(295.3).margin(0.05));
  CHECK(*ridge_point(roofs(h100, NumberFormat::fp8)) == Approx(590.7).margin(0.05));
  CHECK(*ridge_point(roofs(h100, NumberFormat::fp64)) == Approx(20.0).margin(0.05));
}

TEST_CASE("time is the larger of computing and moving data") {
  const Roofs limits = roofs(chip(100, 10), NumberFormat::fp16);  // ridge at 10 op/B
  const auto memory = time_of(cost(100, 100), limits);
  CHECK(memory->seconds == 10);
  CHECK(memory->attainable_ops_per_second == 10);
  CHECK(memory->compute_roof_fraction == 0.1);
  CHECK(bound_name(memory->bound, limits) == "memory:DRAM");
  const auto compute = time_of(cost(10000, 100), limits);
  CHECK(compute->seconds == 100);
  CHECK(compute->attainable_ops_per_second == 100);
  CHECK(bound_name(compute->bound, limits) == "compute");
}

TEST_CASE("at the ridge compute binds and the layer is balanced") {
  const Roofs limits = roofs(chip(100, 10), NumberFormat::fp16);
  const auto ridge = time_of(cost(1000, 100), limits);
  CHECK(ridge->bound.is_compute());
  CHECK(ridge->is_balanced);
  CHECK(time_of(cost(900, 100), limits)->is_balanced);
  CHECK_FALSE(time_of(cost(899, 100), limits)->is_balanced);
}

TEST_CASE("layers without operations or without bytes have a time of their own") {
  const Roofs limits = roofs(chip(100, 10), NumberFormat::fp16);
  CHECK(time_of(cost(0, 50), limits)->seconds == 5);
  CHECK(time_of(cost(0, 50), limits)->attainable_ops_per_second == 0);
  CHECK(time_of(cost(50, 0), limits)->seconds == 0.5);
  CHECK(time_of(cost(50, 0), limits)->bound.is_compute());
}

TEST_CASE("achieved fractions lower the roofs") {
  Hardware hardware = chip(100, 10);
  hardware.achieved_compute_fraction = 0.5;
  hardware.achieved_bandwidth_fraction = 0.8;
  const Roofs limits = roofs(hardware, NumberFormat::fp16);
  CHECK(limits.compute->operations_per_second == 50);
  CHECK(limits.memory[0].bytes_per_second == 8);
  CHECK(*ridge_point(limits) == 50.0 / 8);
}

TEST_CASE("a format that no peak can hold has no roof and no time") {
  const Roofs limits = roofs(chip(100, 10), NumberFormat::fp32);
  CHECK_FALSE(limits.compute);
  CHECK_FALSE(ridge_point(limits));
  CHECK_FALSE(time_of(cost(1, 1), limits));
}

TEST_CASE("every level has a roof, and the longest of all binds; of equal ones the outer") {
  Hardware hardware = chip(100, 10);
  hardware.levels.push_back({.name = "cache", .bandwidth_bytes_per_second = 40});
  hardware.levels.push_back({.name = "registers", .bandwidth_bytes_per_second = 80});
  const Roofs limits = roofs(hardware, NumberFormat::fp16);
  CHECK(*ridge_point(limits, 2) == 1.25);
  const LayerCost layer = cost(1000, 100);
  Traffic traffic;
  traffic.levels[0].read = 100;  // 10 s, as long as computing
  traffic.levels[1].read = 400;  // 10 s
  CHECK(layer_time(layer, traffic, limits)->bound.is_compute());
  traffic.levels[0].written = 20;  // 12 s
  traffic.levels[1].written = 80;  // 12 s
  CHECK(bound_name(layer_time(layer, traffic, limits)->bound, limits) == "memory:DRAM");
  traffic.levels[2].read = 1600;  // 20 s
  const LayerTime time = *layer_time(layer, traffic, limits);
  CHECK(bound_name(time.bound, limits) == "memory:registers");
  CHECK(time.seconds == 20);
  CHECK(time.attainable_ops_per_second == 50);
  CHECK(*level_intensity(1000, traffic, 2) == 1000.0 / 1600);
}

TEST_CASE("overhead and link add to the time and to no roof") {
  const Roofs limits = roofs(chip(100, 10), NumberFormat::fp16);
  Traffic traffic;
  traffic.levels[0].read = 100;
  const LayerTime time =
      *layer_time(cost(100, 100), traffic, limits, {.overhead_seconds = 3, .link_seconds = 2});
  CHECK(time.seconds == 15);
  CHECK(time.attainable_ops_per_second == 10);
  CHECK(bound_name(time.bound, limits) == "memory:DRAM");
}
