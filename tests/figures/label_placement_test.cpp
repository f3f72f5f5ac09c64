#include "catch.h"
#include "figures/figure_layout.h"
#include "figures/figure_registry.h"
#include "figures/marker_shape.h"
#include "generated/generated.h"

using namespace roofloor;

namespace {

struct Size {
  double width;
  double height;
};
const std::vector<Size> sizes{{1050, 420}, {640, 380}, {700, 360}, {350, 300},
                              {320, 280},  {320, 240}, {1600, 470}};

// Some chips and a workload by chance, kept together: the report points into them.
struct Scene {
  Workload workload;
  std::vector<Hardware> hardware;
  Report report;

  explicit Scene(Random& random) : workload(random_workload(random, 60)) {
    const int count = random_whole(random, 0, 6);
    for (int i = 0; i < count; ++i) {
      hardware.push_back(i % 2 == 0 ? random_hardware(random) : random_layered_hardware(random));
      hardware.back().name = "Chip" + std::to_string(i);
    }
    report = make_report(workload, hardware, "");
  }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;
};

FigureOptions random_options(Random& random, const Scene& scene) {
  FigureOptions options{.shown = std::vector<bool>(scene.hardware.size(), true), .pinned = {}};
  const auto half = [&] { return random_whole(random, 0, 1) == 1; };
  if (half()) options.floorline = FloorlineView::per_layer;
  if (half()) options.scale = Scale::linear;
  if (half()) options.marker_size = MarkerSize::energy;
  if (half()) options.measured_at = static_cast<MeasuredAt>(random_whole(random, 0, 5));
  if (half() && scene.hardware.size() > 1) options.shown[0] = false;
  if (half() && !scene.report.rows.empty()) {
    const int last = static_cast<int>(scene.report.rows.size()) - 1;
    options.pinned = {static_cast<std::size_t>(random_whole(random, 0, last))};
  }
  return options;
}

// A part of the frame, as after zooming in, or nothing.
std::optional<Limits> random_view(Random& random, const Axis& axis) {
  if (random_whole(random, 0, 2) > 0) return std::nullopt;
  const Limits& frame = axis.frame;
  if (axis.scale == Scale::log) {
    const double least = random_between(random, frame.minimum, frame.maximum);
    return Limits{least, least * random_between(random, 1.5, 1e4)};
  }
  const double least = random_between(random, 1e-3, 1) * frame.maximum;
  return Limits{least, least + random_between(random, 0.02, 1) * frame.maximum};
}

// Every marker that is drawn, as far as its shape reaches.
std::vector<Bounds> drawn_markers(const Figure& figure, const Layout& layout) {
  std::vector<Bounds> markers;
  const PlotArea& plot = layout.plot;
  for (const Series& series : figure.series) {
    if (series.type != SeriesType::markers) continue;
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      const double x = to_pixels(series.x[i], layout.x, plot.left, plot.right);
      const double y = to_pixels(series.y[i], layout.y, plot.bottom, plot.top);
      if (x < plot.left || x > plot.right || y < plot.top || y > plot.bottom) continue;
      const Bounds extent = marker_extent(series, series.radius[i]);
      markers.push_back({std::max(x + extent.left, plot.left - 6),
                         std::max(y + extent.top, plot.top - 6),
                         std::min(x + extent.right, plot.right + 6),
                         std::min(y + extent.bottom, plot.bottom + 6)});
    }
  }
  return markers;
}

std::vector<Segment> frame_of(const PlotArea& plot) {
  const Point a{plot.left, plot.top}, b{plot.right, plot.top}, c{plot.right, plot.bottom},
      d{plot.left, plot.bottom};
  return {{a, b}, {b, c}, {c, d}, {d, a}};
}

void check_texts(const Figure& figure, const Layout& layout, const Size& size) {
  const std::vector<Bounds> markers = drawn_markers(figure, layout);
  for (std::size_t i = 0; i < layout.texts.size(); ++i) {
    const PlacedText& text = layout.texts[i];
    INFO(figure.name << ": " << text.text << " at " << size.width << " x " << size.height);
    CHECK(inside(bounds_of(text.box), {0, 0, size.width, size.height}));
    for (std::size_t j = 0; j < i; ++j) {
      INFO(layout.texts[j].text);
      CHECK_FALSE(overlap(text.box, layout.texts[j].box));
    }
    for (const Badge& badge : layout.badges) CHECK_FALSE(overlap(text.box, badge.box()));
    for (const Bounds& m : markers) {
      CHECK_FALSE(overlap(text.box, upright_box(m.left, m.top, m.right, m.bottom)));
    }
    for (const Segment& side : frame_of(layout.plot)) CHECK_FALSE(crosses(side, text.box));
    for (const Segment& leader : layout.leaders) CHECK_FALSE(crosses(leader, text.box));
    for (const PlacedRuler& ruler : layout.rulers) CHECK_FALSE(crosses(ruler.line, text.box));
  }
}

}  // namespace

TEST_CASE("no text touches a text, a marker, a leader, a ruler, a badge or the frame") {
  Random random(12);
  std::size_t names = 0;
  for (int round = 0; round < 60; ++round) {
    const Scene scene(random);
    const FigureOptions options = random_options(random, scene);
    for (const FigureKind* kind : figure_kinds()) {
      const Figure figure = kind->make(scene.report, options);
      for (const Size& size : sizes) {
        LayoutOptions layout{.width = size.width,
                             .height = size.height,
                             .x_view = random_view(random, figure.x),
                             .y_view = random_view(random, figure.y)};
        layout.shows_x_labels = random_whole(random, 0, 1) == 1;
        const Layout made = figure_layout(figure, layout);
        check_texts(figure, made, size);
        for (const PlacedText& text : made.texts) names += text.role == TextRole::layer ? 1 : 0;
      }
    }
  }
  // Labels that touch nothing because there are none would prove little.
  CHECK(names > 1000);
}

TEST_CASE("a marker in the corner of linear axes takes the number beside it") {
  Workload workload;
  workload.layers.push_back({.name = "l",
                             .kind = "custom",
                             .parameters = {{"operations", 1e6}, {"bytes", 1e9}},
                             .formats = {}});
  Hardware hardware;
  hardware.name = "Chip";
  hardware.peaks[NumberFormat::fp16] = 1e12;
  hardware.levels = {{.name = "DRAM", .bandwidth_bytes_per_second = 1e9}};
  const Report report = make_report(workload, std::span(&hardware, 1), "");
  FigureOptions options{.scale = Scale::linear, .shown = {true}, .pinned = {}};
  const Figure figure = figure_kind("roofline", "").make(report, options);
  const auto numbers = [&](const Figure& drawn) {
    const Layout layout = figure_layout(drawn, {.width = 640, .height = 380});
    return std::count_if(layout.texts.begin(), layout.texts.end(), [](const PlacedText& text) {
      return text.role == TextRole::tick && text.text == "0";
    });
  };
  Figure without = figure;
  std::erase_if(without.series, [](const Series& s) { return s.role == Role::layer; });
  CHECK(numbers(without) > 0);
  CHECK(numbers(figure) < numbers(without));
}
