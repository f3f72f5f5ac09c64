#include "analysis/report.h"

#include <set>

#include "analysis/headline.h"
#include "analysis/report_columns.h"
#include "catch.h"
#include "hardware/hardware_library.h"

using namespace roofloor;

namespace {

Layer custom(const std::string& name, double operations, double bytes, double repeat = 1) {
  return {.name = name,
          .kind = "custom",
          .parameters = {{"operations", operations}, {"bytes", bytes}},
          .repeat = repeat,
          .formats = {}};
}

const std::vector<Hardware> chips{preset("dig", ""), preset("nv_h100_sxm", ""),
                                  preset("google_tpu_v4", "")};

}  // namespace

TEST_CASE("rows add up to the totals") {
  const Workload workload{
      .name = "w",
      .batch = 3,
      .layers = {custom("a", 1e9, 1e6), custom("b", 1e7, 1e8, 12), custom("c", 0, 1e5)}};
  const Report report = make_report(workload, chips, "");
  double operations = 0;
  for (const LayerRow& row : report.rows) operations += row.cost.operations.total();
  CHECK(operations == Approx(report.totals.operations).epsilon(1e-12));
  CHECK(report.totals.operations == 3 * (1e9 + 12e7));
  double seconds = 0, joules = 0, time_share = 0, energy_share = 0;
  for (const ResultRow& row : report.hardware[0].rows) {
    seconds += row.time->seconds;
    joules += row.energy->total_joules();
    time_share += *row.time_fraction;
    energy_share += *row.energy_fraction;
  }
  const HardwareTotals& totals = report.hardware[0].totals;
  CHECK(seconds == Approx(*totals.seconds).epsilon(1e-12));
  CHECK(joules == Approx(*totals.energy_joules).epsilon(1e-12));
  CHECK(time_share == Approx(1).epsilon(1e-12));
  CHECK(energy_share == Approx(1).epsilon(1e-12));
  CHECK(*totals.inferences_per_second == Approx(3 / seconds).epsilon(1e-12));
  CHECK(*totals.average_watts == Approx(joules / seconds).epsilon(1e-12));
  CHECK(*totals.energy_delay_joule_seconds == Approx(joules * seconds).epsilon(1e-12));
}

TEST_CASE("a repeated layer costs as many times as much and stays at its intensity") {
  const Workload once{.name = "w", .layers = {custom("a", 1e9, 1e6)}};
  const Workload twelve{.name = "w", .layers = {custom("a", 1e9, 1e6, 12)}};
  const Report one = make_report(once, chips, "");
  const Report many = make_report(twelve, chips, "");
  CHECK(*many.hardware[0].totals.seconds ==
        Approx(12 * *one.hardware[0].totals.seconds).epsilon(1e-12));
  CHECK(*many.rows[0].cost.operational_intensity() == *one.rows[0].cost.operational_intensity());
}

TEST_CASE("a layer's own format decides its roof") {
  Workload workload{.name = "w", .layers = {custom("a", 1e12, 1), custom("b", 1e12, 1)}};
  workload.layers[1].formats = {.weights = NumberFormat::fp8, .activations = NumberFormat::fp8};
  const HardwareReport h100 = make_report(workload, chips, "").hardware[1];
  CHECK(h100.rows[0].time->attainable_ops_per_second == 989.4e12);
  CHECK(h100.rows[1].time->attainable_ops_per_second == 1978.9e12);
}

TEST_CASE("what a hardware cannot give is absent, not zero") {
  Workload workload{.name = "w", .layers = {custom("a", 1e9, 1e6)}};
  const Report half = make_report(workload, chips, "");
  CHECK(half.hardware[1].totals.seconds);
  CHECK_FALSE(half.hardware[2].totals.energy_joules);  // TPU v4: no published energy and no TDP
  workload.formats = {.weights = NumberFormat::fp32, .activations = NumberFormat::fp32};
  const Report single = make_report(workload, chips, "");
  CHECK_FALSE(single.hardware[2].totals.seconds);  // TPU v4: no fp32 peak
  CHECK(single.hardware[1].totals.seconds);
}

TEST_CASE(
    "every column has a name of its own, a unit in it where it has one, a definition and a "
    "formula") {
  std::set<std::string_view> names;
  const auto check = [&](const Column& column) {
    CHECK(names.insert(column.name).second);
    CHECK_FALSE(column.label.empty());
    CHECK(column.definition.ends_with("."));
    CHECK_FALSE(column.formula.empty());
    if (column.unit == "s") CHECK(column.name.find("seconds") != std::string_view::npos);
    if (column.unit == "J") CHECK(column.name.ends_with("joules"));
    if (column.unit == "B") CHECK(column.name.ends_with("bytes"));
  };
  for (const LayerColumn& column : layer_columns()) check(column.about);
  for (const ResultColumn& column : result_columns()) check(column.about);
  names.clear();
  for (const TotalColumn& column : total_columns()) check(column.about);
}

TEST_CASE("the headline says what binds, where the time goes and what it costs") {
  const Workload workload{.name = "w",
                          .layers = {custom("conv", 1e12, 1e6), custom("fc", 1e6, 2e6)}};
  const std::vector<Hardware> one{preset("dig", "")};
  const Report report = make_report(workload, one, "");
  // conv: 1e12 / 550e12 = 1.818 ms of computing; fc: 2e6 / 1.2e12 = 1.67 us of waiting, 0.0916 %.
  CHECK(headline(report, {true}) ==
        "Dig waits for memory 0.092\u00a0% of the time. conv takes over 99\u00a0% of the time on "
        "Dig.");
  CHECK(headline(report, {false}) == "All hardware is hidden.");
  const std::vector<Hardware> two{preset("dig", ""), preset("dig", "")};
  CHECK(headline(make_report(workload, two, ""), {true, true})
            .starts_with("Dig and Dig wait for memory 0.092\u00a0% of the time. "));
  CHECK(headline(make_report(workload, {}, ""), {}).starts_with("Add a hardware"));
  CHECK(joined({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("the headline names three of much hardware, and the least and the greatest of it") {
  const Workload workload{.name = "w",
                          .layers = {custom("conv", 1e12, 1e6), custom("fc", 1e6, 2e6)}};
  std::vector<Hardware> chips;
  for (int i = 0; i < 6; ++i) {
    Hardware chip = preset("dig", "");
    chip.name = "chip " + std::to_string(i);
    // Bytes of fc take 1, 2, 3 ... times 1.667 us beside 1.818 ms.
    chip.levels.front().bandwidth_bytes_per_second /= i + 1;
    chips.push_back(chip);
  }
  const std::string many = headline(make_report(workload, chips, ""), std::vector<bool>(6, true));
  CHECK(
      many.starts_with("chip 0, chip 1, chip 2 and 3 more wait for memory 0.092\u00a0% to "
                       "0.55\u00a0% of the time. "));

  for (Hardware& chip : chips) chip.levels.front().capacity_bytes = 1e6;
  const std::vector<Hardware> two(chips.begin(), chips.begin() + 2);
  const Workload large{
      .name = "w",
      .layers = {{.name = "fc", .kind = "linear", .parameters = {{"in", 1000}, {"out", 1000}}}}};
  // A million weights of two bytes.
  const std::string short_of = headline(make_report(large, two, ""), {true, true});
  CHECK(
      short_of.starts_with("chip 0 (1.00\u202fMB) and chip 1 (1.00\u202fMB) cannot hold this "
                           "workload, which needs 2.00\u202fMB. "));
}

TEST_CASE("a layer that is almost at its compute roof is not one time below it") {
  const std::vector<Hardware> one{preset("dig", "")};
  const auto said_of = [&](double operations) {
    const Workload workload{.name = "w",
                            .layers = {custom("conv", operations, 1e6), custom("small", 1e4, 1e4)}};
    return headline(make_report(workload, one, ""), {true});
  };
  // Dig: 550e12 op/s over 1.2e12 B/s is a ridge of 458.3 op/B; at 450 op/B the roof is 1.0185 off.
  CHECK(
      said_of(450e6).find("conv takes 99\u00a0% of the time on Dig, just below its compute roof") !=
      std::string::npos);
  CHECK(said_of(229.17e6).find(", 2 times below its compute roof") != std::string::npos);
}
