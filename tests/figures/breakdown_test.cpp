#include <cmath>
#include <set>

#include "catch.h"
#include "figures/figure_layout.h"
#include "figures/figure_registry.h"
#include "generated/generated.h"

using namespace roofloor;

namespace {

// The sum of the parts of each layer's bar; no_layer for what is left over.
std::map<std::size_t, double> heights(const Figure& figure) {
  std::map<std::size_t, double> sums;
  for (const Series& series : figure.series) {
    if (series.type != SeriesType::bars) continue;
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      sums[series.layers[i]] += series.y[i] - series.base[i];
    }
  }
  return sums;
}

const Series* with_role(const Figure& figure, Role role) {
  for (const Series& series : figure.series) {
    if (series.role == role) return &series;
  }
  return nullptr;
}

struct Scene {
  Workload workload;
  std::vector<Hardware> hardware;
  Report report;

  explicit Scene(Workload w, std::vector<Hardware> chips)
      : workload(std::move(w)), hardware(std::move(chips)) {
    report = make_report(workload, hardware, "");
  }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  Figure figure(const std::string& name, BarOrder order = BarOrder::heaviest) const {
    return figure_kind(name, "").make(
        report, {.order = order, .shown = std::vector<bool>(hardware.size(), true), .pinned = {}});
  }
};

Workload many_layers(int count) {
  Workload workload{.name = "many", .layers = {}};
  for (int i = 0; i < count; ++i) {
    workload.layers.push_back({.name = "layer" + std::to_string(i),
                               .kind = "custom",
                               .parameters = {{"operations", 1e9 * (1 + (i * 37) % count)},
                                              {"bytes", 1e6 * (1 + (i * 11) % count)}},
                               .formats = {}});
  }
  return workload;
}

}  // namespace

TEST_CASE("the parts of a bar add up to the layer's time and energy") {
  Random random(4);
  for (int round = 0; round < 30; ++round) {
    const Scene scene(random_workload(random), {random_hardware(random)});
    const auto times = heights(scene.figure("breakdown_time"));
    const auto energies = heights(scene.figure("breakdown_energy"));
    const auto& rows = scene.report.hardware[0].rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      // What takes nothing has no bar.
      CHECK(times.contains(i) == (rows[i].time->seconds > 0));
      if (times.contains(i)) CHECK(times.at(i) == Approx(rows[i].time->seconds));
      if (energies.contains(i)) CHECK(energies.at(i) == Approx(rows[i].energy->total_joules()));
    }
  }
}

TEST_CASE("bars stand heaviest first or in order, and the line ends at the whole") {
  const Scene scene(many_layers(50), {[] {
                      Random random(7);
                      return random_hardware(random);
                    }()});
  const Figure heaviest = scene.figure("breakdown_time");
  const Series& line = *with_role(heaviest, Role::cumulative);
  CHECK(line.on_right_axis);
  CHECK(line.y.back() == Approx(1));
  for (std::size_t i = 2; i < line.y.size(); ++i) {
    // Each bar adds no more than the one before it.
    CHECK(line.y[i] - line.y[i - 1] <= line.y[i - 1] - line.y[i - 2] + 1e-12);
  }
  const Figure in_order = scene.figure("breakdown_time", BarOrder::in_order);
  CHECK(in_order.x.categories.front() == "layer0");
  CHECK(in_order.x.categories.back() == "layer49");
  CHECK(in_order.x.frame.maximum == 50);
}

TEST_CASE("of many layers the heaviest have bars and the others make one, at the end") {
  const Scene scene(many_layers(1000), {[] {
                      Random random(7);
                      return random_hardware(random);
                    }()});
  for (const BarOrder order : {BarOrder::heaviest, BarOrder::in_order}) {
    const Figure figure = scene.figure("breakdown_time", order);
    CHECK(figure.x.categories.size() == 120);
    CHECK(figure.x.categories.back() == "881 others");
    double sum = 0;
    for (const auto& [layer, height] : heights(figure)) sum += height;
    CHECK(sum == Approx(*scene.report.hardware[0].totals.seconds));
  }
}

TEST_CASE("without hardware, or without energy, the breakdown says so and draws nothing") {
  Hardware without_energy = [] {
    Random random(3);
    return random_hardware(random);
  }();
  for (MemoryLevel& level : without_energy.levels) {
    level.energy_per_byte_joules.reset();
    level.energy_balance.reset();
  }
  const Scene scene(many_layers(3), {without_energy});
  const Figure energy = scene.figure("breakdown_energy");
  CHECK(energy.series.empty());
  CHECK(energy.summary == "No energy to show.");
  CHECK_FALSE(scene.figure("breakdown_time").series.empty());
  const Scene empty(many_layers(3), {});
  CHECK(empty.figure("breakdown_time").summary == "No time to show.");
}

TEST_CASE("names below the bars never touch, at any width") {
  Random random(11);
  for (int round = 0; round < 40; ++round) {
    const Scene scene(random_workload(random, 200), {random_hardware(random)});
    const Figure figure = scene.figure("breakdown_time");
    const double width = random_between(random, 300, 1300);
    const Layout layout = figure_layout(figure, {.width = width, .height = 300});
    for (std::size_t i = 0; i < layout.texts.size(); ++i) {
      const Bounds bounds = bounds_of(layout.texts[i].box);
      INFO(layout.texts[i].text << " at " << width);
      CHECK(bounds.left >= 0);
      CHECK(bounds.right <= width);
      CHECK(bounds.bottom <= 300);
      for (std::size_t j = i + 1; j < layout.texts.size(); ++j) {
        INFO(layout.texts[j].text);
        CHECK_FALSE(overlap(layout.texts[i].box, layout.texts[j].box));
      }
    }
  }
}
