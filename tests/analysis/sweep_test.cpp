// Other batches and contexts, against projects that have them.
#include "analysis/sweep.h"

#include <array>

#include "api/opened_project.h"
#include "catch.h"
#include "figures/figure_registry.h"
#include "figures/sweep_axis.h"

using namespace roofloor;

namespace {

std::string document(const std::string& workload) {
  return R"({"roofloor":1,"workload":{)" + workload +
         R"(},"hardware":[{"preset":"nv_h100_sxm"},{"preset":"samsung_hbm_pim","count":4}]})";
}

std::string llama(const std::string& rest) {
  return R"("network":"llama_3_8b","phase":"decode")" + rest;
}

}  // namespace

TEST_CASE("a sweep has the totals of a project with that batch or context") {
  const OpenedProject opened(document(llama(R"(,"batch":3)")));
  const std::vector<double> values{1, 5, 300};
  const auto check = [&](SweepVariable variable, const std::string& before,
                         const std::string& after) {
    const std::vector<SweepPoint> points = sweep(opened.report, variable, values);
    REQUIRE(points.size() == values.size());
    for (const SweepPoint& point : points) {
      const OpenedProject other(
          document(llama(before + std::to_string(static_cast<int>(point.value)) + after)));
      CHECK(point.workload.total_bytes == other.report.totals.total_bytes);
      for (std::size_t i = 0; i < point.hardware.size(); ++i) {
        CHECK(point.hardware[i].seconds == other.report.hardware[i].totals.seconds);
        CHECK(point.hardware[i].tokens_per_second ==
              other.report.hardware[i].totals.tokens_per_second);
      }
    }
  };
  check(SweepVariable::batch, R"(,"batch":)", "");
  check(SweepVariable::context, R"(,"batch":3,"parameters":{"context":)", "}");
  CHECK(value_of(opened.report, SweepVariable::batch) == 3.0);
  CHECK(value_of(opened.report, SweepVariable::context) == 1024.0);
}

TEST_CASE("the batch from which a chip computes for half of its time is the first such batch") {
  // With a context of one token there is almost no cache: the products of 16-bit weights reach the
  // ridge of the H100, 989.4e12 / 3.35e12 = 295 op/B, at a batch of a little over 295.
  const OpenedProject opened(document(llama(R"(,"parameters":{"context":1})")));
  const auto found = compute_bound_from(opened.report, 0, 1, 1024);
  REQUIRE(found);
  const auto waiting = [&](double batch) {
    const OpenedProject at(document(llama(R"(,"parameters":{"context":1},"batch":)" +
                                          std::to_string(static_cast<int>(batch)))));
    return *at.report.hardware[0].totals.memory_bound_time_fraction > 0.5;
  };
  CHECK_FALSE(waiting(*found));
  CHECK(waiting(*found - 1));
  CHECK(*found > 295);
  CHECK(*found < 420);
  // With a long context reading the cache takes most of the time at any batch.
  const OpenedProject cached(document(llama(R"(,"parameters":{"context":32768})")));
  CHECK_FALSE(compute_bound_from(cached.report, 0, 1, 1024));
}

TEST_CASE("a layer's path is the layer of the projects with these batches") {
  const OpenedProject opened(document(llama("")));
  std::size_t row = 0;
  while (opened.report.rows[row].layer->name != "up") ++row;
  const std::vector<double> values{1, 16, 64};
  const std::vector<RowAt> path = row_path(opened.report, row, 0, SweepVariable::batch, values);
  REQUIRE(path.size() == values.size());
  for (const RowAt& at : path) {
    // 16 * T / 16 bits operations for each byte of weights
    CHECK(at.cost.operations.dense / at.cost.of(TensorClass::weight).bytes() == Approx(at.value));
  }
}

TEST_CASE("the figures over batch and context draw a line a chip and shares that make a whole") {
  const OpenedProject opened(document(llama("")));
  for (const SweepVariable variable : {SweepVariable::batch, SweepVariable::context}) {
    const FigureOptions options{.against = variable, .shown = {true, true}, .pinned = {}};
    const Figure rate = figure_kind("sweep_rate", "").make(opened.report, options);
    CHECK(rate.line_labels.size() == 2);
    CHECK(rate.x.frame.maximum == drawn_values(variable).back());
    const Figure bytes = figure_kind("sweep_bytes", "").make(opened.report, options);
    CHECK(bytes.x.categories.size() == drawn_values(variable).size());
    REQUIRE(bytes.series.size() == 3);
    for (const double top : bytes.series.back().y) CHECK(top == Approx(100));
  }
  // What does not fit is dashed: 1024 sequences of 1024 tokens need 134 GB of cache.
  const FigureOptions options{.shown = {true, false}, .pinned = {}};
  const Figure rate = figure_kind("sweep_rate", "").make(opened.report, options);
  CHECK(rate.series[0].x.back() < 1024);
  CHECK(rate.series[1].dashed);
  CHECK(rate.series[1].x.front() == rate.series[0].x.back());
}

TEST_CASE("without a network there is a batch and no context") {
  const OpenedProject opened(document(R"("network":"resnet18")"));
  CHECK_FALSE(has_variable(opened.report, SweepVariable::context));
  CHECK_FALSE(value_of(opened.report, SweepVariable::context));
  const FigureOptions options{
      .against = SweepVariable::context, .shown = {true, true}, .pinned = {}};
  CHECK(figure_kind("sweep_rate", "").make(opened.report, options).x.label == "Batch");
}

TEST_CASE("a pinned layer's path joins its places on both charts, and only where it is asked for") {
  const OpenedProject opened(document(llama("")));
  FigureOptions options{.shown = {true, false}, .pinned = {1}};
  const auto paths = [&](const char* name) {
    const Figure figure = figure_kind(name, "").make(opened.report, options);
    return std::count_if(figure.series.begin(), figure.series.end(),
                         [](const Series& s) { return s.role == Role::path; });
  };
  CHECK(paths("roofline") == 0);
  options.path = true;
  // a line, and a marker at every batch
  CHECK(paths("roofline") == 2);
  CHECK(paths("floorline") == 2);
}
