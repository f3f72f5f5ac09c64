#include "catch.h"
#include "figures/figure_layout.h"
#include "figures/figure_registry.h"
#include "hardware/hardware_library.h"

using namespace roofloor;

namespace {

// Two layers of 1 Gop, at 1 and at 1,000 op/B.
Workload two_layers() {
  const auto layer = [](const char* name, double intensity) {
    return Layer{.name = name,
                 .kind = "custom",
                 .parameters = {{"operations", 1e9}, {"operational_intensity", intensity}},
                 .formats = {}};
  };
  return {.name = "two", .layers = {layer("low", 1), layer("high", 1000)}};
}

struct Scene {
  Workload workload = two_layers();
  std::vector<Hardware> hardware;
  Report report;

  explicit Scene(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) hardware.push_back(preset(id, ""));
    report = make_report(workload, hardware, "");
  }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  Figure figure(const std::string& name, FigureOptions options) const {
    options.shown.assign(hardware.size(), true);
    return figure_kind(name, "").make(report, options);
  }
};

}  // namespace

TEST_CASE("a ruler measures a pinned layer against the peak, the memory and the floor") {
  // Dig: 550 Top/s, 1.2 TB/s, 2 nJ/op, a balance of 0.8 op/B.
  const Scene scene({"dig"});
  const Figure low = scene.figure("roofline", {.shown = {}, .pinned = {0}});
  REQUIRE(low.rulers.size() == 1);
  CHECK(low.rulers[0].text == "×458 below the peak");  // 550 / (1.2 * 1)
  CHECK(low.rulers[0].from_y == Approx(1.2e12));
  CHECK(low.rulers[0].to_y == Approx(550e12));
  const Figure high = scene.figure("roofline", {.shown = {}, .pinned = {1}});
  REQUIRE(high.rulers.size() == 1);
  CHECK(high.rulers[0].text == "×2.18 allowed by the memory");  // 1.2 * 1000 / 550
  CHECK(high.rulers[0].to_y == Approx(1.2e15));
  const Figure floor = scene.figure("floorline", {.shown = {}, .pinned = {0}});
  REQUIRE(floor.rulers.size() == 1);
  CHECK(floor.rulers[0].text == "×1.80 above the floor");  // 1 + 0.8 / 1
  CHECK(floor.rulers[0].to_y == Approx(2e-9));
  const Figure per_layer = scene.figure(
      "floorline", {.floorline = FloorlineView::per_layer, .shown = {}, .pinned = {0}});
  CHECK(per_layer.rulers[0].from_y == Approx(3.6));
  CHECK(per_layer.rulers[0].to_y == Approx(2));
}

TEST_CASE(
    "a ruler stands on the selected hardware, else on the first; without a pin there is none") {
  const Scene scene({"dig", "pim"});
  CHECK(scene.figure("roofline", {.shown = {}, .pinned = {}}).rulers.empty());
  CHECK(scene.figure("roofline", {.shown = {}, .pinned = {0}}).rulers[0].hardware == 0);
  const Figure selected = scene.figure("roofline", {.selected = 1, .shown = {}, .pinned = {0, 1}});
  REQUIRE(selected.rulers.size() == 1);
  CHECK(selected.rulers[0].hardware == 1);
  CHECK(selected.rulers[0].x == 1);
}

TEST_CASE("a ruler and its factor are part of the layout, cut at the edge of the view") {
  const Scene scene({"dig"});
  const Figure figure = scene.figure("roofline", {.shown = {}, .pinned = {0}});
  const Layout whole = figure_layout(figure, {.width = 900, .height = 400});
  REQUIRE(whole.rulers.size() == 1);
  CHECK(std::count_if(whole.texts.begin(), whole.texts.end(), [](const PlacedText& text) {
          return text.role == TextRole::ruler && text.text == "×458 below the peak";
        }) == 1);
  const Layout zoomed =
      figure_layout(figure, {.width = 900, .height = 400, .y_view = Limits{1e11, 1e13}});
  CHECK(zoomed.rulers[0].line.to.y == Approx(zoomed.plot.top));
}

TEST_CASE("zones are drawn for one hardware alone, and meet at the ridge or the balance") {
  const Scene one({"dig"});
  const Figure roofline = one.figure("roofline", {.shown = {}, .pinned = {}});
  REQUIRE(roofline.zones.size() == 2);
  CHECK(roofline.zones[0].x.maximum == Approx(550 / 1.2));
  CHECK(one.figure("floorline", {.shown = {}, .pinned = {}}).zones[1].x.minimum == Approx(0.8));
  for (const Scale scale : {Scale::log, Scale::linear}) {
    const Figure figure = one.figure("roofline", {.scale = scale, .shown = {}, .pinned = {}});
    const Layout layout = figure_layout(figure, {.width = 900, .height = 400});
    REQUIRE(layout.zones.size() == 2);
    CHECK(layout.zones[0].left == layout.plot.left);
    CHECK(layout.zones[0].right == Approx(layout.zones[1].left));
    CHECK(layout.zones[1].right == layout.plot.right);
    const Layout left =
        figure_layout(figure, {.width = 900, .height = 400, .x_view = Limits{1, 10}});
    CHECK(left.zones.size() == 1);
  }
  const Scene two({"dig", "pim"});
  CHECK(two.figure("roofline", {.shown = {}, .pinned = {}}).zones.empty());
}
