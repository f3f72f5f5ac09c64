#include <algorithm>

#include "catch.h"
#include "figures/figure_layout.h"
#include "figures/figure_registry.h"
#include "generated/generated.h"
#include "hardware/hardware_figures.h"
#include "hardware/hardware_library.h"

using namespace roofloor;

namespace {

// 1 Top/s at 1 pJ/op, 100 GB/s at 20 pJ/B, 0.5 W, built for 5 W.
Hardware small_chip() {
  Hardware chip{.name = "Chip",
                .peaks = {{NumberFormat::fp16, 1e12}},
                .levels = {{.name = "DRAM",
                            .bandwidth_bytes_per_second = 100e9,
                            .energy_per_byte_joules = 20e-12}},
                .energy_per_operation_any_format_joules = 1e-12,
                .constant_power_watts = 0.5,
                .tdp_watts = 5};
  return chip;
}

Workload two_layers() {
  Workload workload{.name = "two", .layers = {}};
  for (const double intensity : {2.0, 50.0}) {
    workload.layers.push_back({.name = "at" + std::to_string(static_cast<int>(intensity)),
                               .kind = "custom",
                               .parameters = {{"operations", 1e9}, {"bytes", 1e9 / intensity}},
                               .formats = {}});
  }
  return workload;
}

Figure power_of(const Report& report, FigureOptions options = {}) {
  options.shown.assign(report.hardware.size(), true);
  return figure_kind("power", "").make(report, options);
}

std::vector<const Series*> with_role(const Figure& figure, Role role) {
  std::vector<const Series*> result;
  for (const Series& series : figure.series) {
    if (series.role == role) result.push_back(&series);
  }
  return result;
}

}  // namespace

TEST_CASE("power is largest at the ridge point, and layers stand on the curve") {
  const Workload workload = two_layers();
  const std::vector<Hardware> chips{small_chip()};
  const Report report = make_report(workload, chips, "");
  const Figure figure = power_of(report);
  const auto curves = with_role(figure, Role::roof);
  REQUIRE(curves.size() == 1);
  const auto& [x, y] = std::tie(curves[0]->x, curves[0]->y);
  const auto most = std::max_element(y.begin(), y.end()) - y.begin();
  // The ridge stands at 10 op/B: 1 W of operations, 2 W of bytes, 0.5 W whatever happens.
  CHECK(x[static_cast<std::size_t>(most)] == 10);
  CHECK(y[static_cast<std::size_t>(most)] == Approx(3.5).epsilon(1e-12));
  CHECK(std::is_sorted(x.begin(), x.end()));
  CHECK(figure.mark_labels[0].text == "at most 3.50\u202fW");

  const auto layers = with_role(figure, Role::layer);
  REQUIRE(layers.size() == 1);
  // At 2 op/B the memory is busy and a fifth of the operations are done: 0.2 + 2 + 0.5 W. At
  // 50 op/B a fifth of the bytes move: 1 + 0.4 + 0.5 W.
  CHECK(layers[0]->y[0] == Approx(2.7).epsilon(1e-12));
  CHECK(layers[0]->y[1] == Approx(1.9).epsilon(1e-12));
}

TEST_CASE("the design power is a dashed line with its name, where one is stated") {
  const Workload workload = two_layers();
  std::vector<Hardware> chips{small_chip()};
  const Figure figure = power_of(make_report(workload, chips, ""));
  const auto lines = with_role(figure, Role::floor);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]->dashed);
  CHECK(lines[0]->y == std::vector<double>{5, 5});
  CHECK(figure.line_labels[0].text == "Chip TDP 5\u202fW");
  CHECK(figure.y.frame.maximum >= 5);
  chips[0].tdp_watts.reset();
  CHECK(with_role(power_of(make_report(workload, chips, "")), Role::floor).empty());
}

TEST_CASE("the band of an estimate holds its curve, and meets the TDP at the ridge point") {
  const Workload workload = two_layers();
  Random random(12);
  for (int round = 0; round < 50; ++round) {
    const std::vector<Hardware> chips{random_estimated_hardware(random)};
    const Report report = make_report(workload, chips, "");
    const Figure figure = power_of(report);
    const auto curves = with_role(figure, Role::roof);
    REQUIRE(curves.size() == 3);
    for (std::size_t i = 0; i < curves[0]->x.size(); ++i) {
      CHECK(curves[1]->y[i] <= curves[0]->y[i] * (1 + 1e-12));
      CHECK(curves[2]->y[i] >= curves[0]->y[i] * (1 - 1e-12));
    }
    if (chips[0].achieved_compute_fraction == 1 && chips[0].achieved_bandwidth_fraction == 1) {
      const auto ridge = with_role(figure, Role::ridge);
      CHECK(ridge[0]->y[0] == Approx(*chips[0].tdp_watts).epsilon(1e-9));
    }
  }
}

TEST_CASE("power of whatever hardware can be drawn and laid out, on both scales") {
  Random random(13);
  for (int round = 0; round < 60; ++round) {
    const Workload workload = random_workload(random, 20);
    const std::vector<Hardware> chips{random_hardware(random), random_layered_hardware(random),
                                      random_array_hardware(random)};
    const Report report = make_report(workload, chips, "");
    for (const Scale scale : {Scale::log, Scale::linear}) {
      const Figure figure = power_of(report, {.scale = scale});
      for (const Series& series : figure.series) {
        REQUIRE(std::all_of(series.y.begin(), series.y.end(),
                            [](double watts) { return std::isfinite(watts) && watts > 0; }));
      }
      CHECK(figure.y.frame.maximum > figure.y.frame.minimum);
      CHECK_FALSE(figure_layout(figure, {.width = 700, .height = 300}).texts.empty());
    }
  }
}

TEST_CASE("without energies the power chart is empty and says so") {
  Hardware chip = small_chip();
  chip.energy_per_operation_any_format_joules.reset();
  chip.tdp_watts.reset();
  const std::vector<Hardware> chips{chip};
  const Workload workload = two_layers();
  const Figure figure = power_of(make_report(workload, chips, ""));
  CHECK(figure.series.empty());
  CHECK(figure.summary == "Power: no hardware that is shown states its energies.");
}
