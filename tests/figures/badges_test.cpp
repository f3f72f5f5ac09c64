#include "catch.h"
#include "figures/figure_layout.h"

using namespace roofloor;

namespace {

// Layers at given places, each on one hardware.
Figure figure_of(const std::vector<Point>& places, Scale scale) {
  Figure figure{.name = "points"};
  figure.x = {.scale = scale, .frame = {1, 100}};
  figure.y = {.scale = scale, .frame = {1, 100}};
  Series series{.type = SeriesType::markers, .role = Role::layer};
  for (std::size_t i = 0; i < places.size(); ++i) {
    series.x.push_back(places[i].x);
    series.y.push_back(places[i].y);
    series.radius.push_back(5);
    series.layers.push_back(i);
  }
  figure.series.push_back(series);
  return figure;
}

bool contains(const Limits& limits, double value) {
  return limits.minimum < value && value < limits.maximum;
}

}  // namespace

TEST_CASE("layers out of view are counted once, at the side where they lie") {
  for (const Scale scale : {Scale::log, Scale::linear}) {
    const Figure figure = figure_of(
        {{0.1, 10}, {0.2, 1000}, {500, 0.01}, {10, 900}, {10, 0.5}, {20, 0.6}, {10, 10}}, scale);
    const Layout layout = figure_layout(figure, {.width = 900, .height = 400});
    REQUIRE(layout.badges.size() == 4);
    const std::vector<std::string> texts{"‹ 2 layers", "1 layer ›", "↑ 1 layer", "↓ 2 layers"};
    for (std::size_t i = 0; i < 4; ++i) CHECK(layout.badges[i].text == texts[i]);
    CHECK(layout.badges[3].count == 2);
  }
}

TEST_CASE("a badge leads to a view that shows its layers") {
  for (const Scale scale : {Scale::log, Scale::linear}) {
    const std::vector<Point> places{{0.01, 10}, {0.2, 3000}, {500, 0.01}, {10, 900}, {10, 0.5}};
    const Layout layout = figure_layout(figure_of(places, scale), {.width = 900, .height = 400});
    const std::vector<std::vector<std::size_t>> layers{{0, 1}, {2}, {3}, {4}};
    REQUIRE(layout.badges.size() == layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const Badge& badge = layout.badges[i];
      for (const std::size_t layer : layers[i]) {
        CHECK(contains(badge.x_view, places[layer].x));
        CHECK(contains(badge.y_view, places[layer].y));
      }
      if (scale == Scale::log) CHECK(badge.x_view.minimum > 0);
    }
    // What is in view on an axis does not move on it.
    CHECK(layout.badges[2].x_view.minimum == 1);
    CHECK(layout.badges[2].x_view.maximum == 100);
  }
}

TEST_CASE("a layer that is seen on one hardware is not out of view") {
  Figure figure = figure_of({{10, 900}}, Scale::log);
  figure.series.push_back(figure.series[0]);
  figure.series[1].y = {10};
  CHECK(figure_layout(figure, {.width = 900, .height = 400}).badges.empty());
}

TEST_CASE("badges are as high as a button and stand apart, inside the plot") {
  const Figure figure = figure_of({{0.1, 10}, {500, 0.01}, {10, 900}, {10, 0.5}}, Scale::log);
  for (const double width : {320.0, 390.0, 900.0}) {
    const Layout layout = figure_layout(figure, {.width = width, .height = 280});
    const Bounds plot{layout.plot.left, layout.plot.top, layout.plot.right, layout.plot.bottom};
    for (std::size_t i = 0; i < layout.badges.size(); ++i) {
      CHECK(layout.badges[i].height == 24);
      CHECK(inside(bounds_of(layout.badges[i].box()), plot));
      for (std::size_t j = 0; j < i; ++j) {
        CHECK_FALSE(overlap(layout.badges[i].box(), layout.badges[j].box()));
      }
    }
  }
}
