// Figures of hardware with several memory levels: on which roof, above which floor a layer stands.
#include <cmath>

#include "catch.h"
#include "figures/figure_registry.h"
#include "figures/intensity_axis.h"
#include "generated/generated.h"
#include "hardware/hardware_library.h"

using namespace roofloor;

namespace {

constexpr MeasuredAt ways[] = {MeasuredAt::main,    MeasuredAt::level_2, MeasuredAt::level_3,
                               MeasuredAt::level_4, MeasuredAt::slowest, MeasuredAt::every};

// One format throughout, so that one roof stands for all layers.
Workload plain_workload(Random& random) {
  Workload workload = random_workload(random, 20);
  workload.formats = {NumberFormat::fp16, NumberFormat::fp16};
  for (Layer& layer : workload.layers) layer.formats = {};
  return workload;
}

Figure figure_of(const Report& report, const char* name, MeasuredAt measured_at) {
  return figure_kind(name, "").make(report,
                                    {.measured_at = measured_at, .shown = {true}, .pinned = {}});
}

const Series* find(const Figure& figure, Role role, SeriesType type) {
  for (const Series& series : figure.series) {
    if (series.role == role && series.type == type) return &series;
  }
  return nullptr;
}

// The energy of the drawn curve at an intensity, between its samples.
double height_at(const Series& curve, double x) {
  std::size_t after = 1;
  while (after + 1 < curve.x.size() && curve.x[after] < x) ++after;
  const double part =
      std::log(x / curve.x[after - 1]) / std::log(curve.x[after] / curve.x[after - 1]);
  return std::exp(std::log(curve.y[after - 1]) +
                  part * std::log(curve.y[after] / curve.y[after - 1]));
}

}  // namespace

TEST_CASE("a layer stands at the intensity of the level, never above the roof of that level") {
  Random random(41);
  int on_roof = 0;
  for (int round = 0; round < 200; ++round) {
    const Workload workload = plain_workload(random);
    const Hardware hardware = random_layered_hardware(random);
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    const HardwareReport& chip = report.hardware[0];
    for (const MeasuredAt way : ways) {
      const Figure figure = figure_of(report, "roofline", way);
      const Series& layers = *find(figure, Role::layer, SeriesType::markers);
      for (std::size_t i = 0; i < layers.x.size(); ++i) {
        const std::size_t layer = layers.layers[i];
        const LayerTime& time = *chip.rows[layer].time;
        const std::size_t level = common_level(hardware, way).value_or(time.slowest_level);
        const double operations = report.rows[layer].cost.operations.total();
        CHECK(layers.x[i] == *level_intensity(operations, chip.rows[layer].traffic, level));
        if (report.rows[layer].cost.compute_format != chip.format) continue;
        const double roof = attainable_ops_per_second(chip.roofs, layers.x[i], level);
        CHECK(layers.y[i] <= roof * (1 + 1e-12));
        if (way == MeasuredAt::slowest && time.delays.total() == 0) {
          CHECK(layers.y[i] == Approx(roof).epsilon(1e-12));
          ++on_roof;
        }
      }
    }
  }
  CHECK(on_roof > 100);
}

TEST_CASE("no layer takes less energy than the curve at its intensity says") {
  Random random(42);
  int compared = 0;
  for (int round = 0; round < 300; ++round) {
    const Workload workload = plain_workload(random);
    const Hardware hardware = random_layered_hardware(random);
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    if (!report.hardware[0].energy) continue;
    for (const MeasuredAt way : ways) {
      const Figure figure = figure_of(report, "floorline", way);
      const Series& curve = *find(figure, Role::floorline, SeriesType::line);
      const Series& layers = *find(figure, Role::layer, SeriesType::markers);
      for (std::size_t i = 0; i < layers.x.size(); ++i) {
        const LayerCost& cost = report.rows[layers.layers[i]].cost;
        const bool is_inside = layers.x[i] > curve.x.front() && layers.x[i] < curve.x.back();
        if (cost.compute_format != report.hardware[0].format || !is_inside) continue;
        // The curve is drawn in straight pieces, which lie up to 5 % above a bend.
        CHECK(layers.y[i] >= height_at(curve, layers.x[i]) * 0.95);
        ++compared;
      }
    }
  }
  CHECK(compared > 1000);
}

TEST_CASE("every level shows a ring for each of a layer's intensities, joined at one height") {
  Hardware hardware = preset("nv_a100_sxm_80", "");
  hardware.levels.push_back(
      {.name = "L1", .bandwidth_bytes_per_second = 19.49e12, .capacity_bytes = 196608});
  Workload workload;
  workload.layers.push_back({.name = "l",
                             .kind = "linear",
                             .parameters = {{"in", 4096}, {"out", 4096}, {"rows", 4096}},
                             .formats = {}});
  const Report report = make_report(workload, std::span(&hardware, 1), "");
  const Figure figure = figure_of(report, "roofline", MeasuredAt::every);
  const Series& marker = *find(figure, Role::layer, SeriesType::markers);
  const Series& rings = *find(figure, Role::further_level, SeriesType::markers);
  // 313 x 313 elements of 2 bytes fit the L1, so each operand crosses the L2 14 times; the
  // compulsory bytes cross the others.
  CHECK(marker.x[0] == Approx(4096.0 / 3));
  REQUIRE(rings.x.size() == 1);
  CHECK(rings.x[0] == Approx(4096.0 / 29));
  CHECK(rings.y[0] == marker.y[0]);
  int joins = 0;
  for (const Series& series : figure.series) {
    if (series.role != Role::further_level || series.layer != 0u) continue;
    ++joins;
    CHECK(series.x == std::vector<double>{rings.x[0], marker.x[0]});
  }
  CHECK(joins == 1);
}

TEST_CASE("further levels have dashed roofs, achieved shares a thin ceiling") {
  Hardware hardware = preset("nv_a100_sxm_80", "");
  hardware.achieved_compute_fraction = 0.5;
  hardware.achieved_bandwidth_fraction = 0.8;
  const Workload workload{.name = "w", .layers = {}};
  const Report report = make_report(workload, std::span(&hardware, 1), "");
  const Figure figure = figure_of(report, "roofline", MeasuredAt::main);
  const Series& roof = *find(figure, Role::roof, SeriesType::line);
  const Series& ceiling = *find(figure, Role::ceiling, SeriesType::line);
  const Series& further = *find(figure, Role::further_level, SeriesType::line);
  CHECK(roof.y.back() == 312e12);
  CHECK(ceiling.y.back() == 156e12);
  CHECK(ceiling.width < roof.width);
  CHECK(further.dashed);
  CHECK(further.label == "A100 SXM4 80GB roof of L2");
  CHECK(further.x.back() == Approx(156e12 / (0.8 * 7.219e12)));
}
