// What holds of every workload on every hardware.
#include <cmath>

#include "analysis/guidance.h"
#include "analysis/report.h"
#include "catch.h"
#include "floorline/floorline.h"
#include "generated/generated.h"
#include "hardware/hardware_figures.h"

using namespace roofloor;

namespace {

constexpr int rounds = 150;

// Relative to the larger of the two.
bool close(double a, double b, double tolerance = 1e-12) {
  return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

// Runs a check on one generated workload on one generated hardware, many times.
template <typename Check>
void on_generated(unsigned seed, Check check) {
  Random random(seed);
  for (int round = 0; round < rounds; ++round) {
    INFO("round " << round);
    Workload workload = random_workload(random);
    workload.conventions.fusion = fusion_names[static_cast<std::size_t>(round % 3)].choice;
    workload.conventions.counted = round % 4 == 0 ? Counted::dense : Counted::all;
    check(workload, round % 2 == 0 ? random_hardware(random) : random_layered_hardware(random));
  }
}

}  // namespace

TEST_CASE("sums over the layers are the totals") {
  on_generated(1, [](const Workload& workload, const Hardware& hardware) {
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    double operations = 0, macs = 0, bytes = 0, parameters = 0, seconds = 0, joules = 0;
    for (const LayerRow& row : report.rows) {
      operations += row.cost.operations.total();
      macs += row.cost.macs;
      bytes += row.cost.total_bytes();
      parameters += row.cost.parameter_count;
    }
    for (const ResultRow& row : report.hardware[0].rows) {
      seconds += row.time->seconds;
      joules += row.energy->total_joules();
    }
    CHECK(close(operations, report.totals.operations));
    CHECK(close(macs, report.totals.macs));
    CHECK(close(bytes, report.totals.total_bytes));
    CHECK(close(parameters, report.totals.parameter_count));
    CHECK(close(seconds, *report.hardware[0].totals.seconds));
    CHECK(close(joules, *report.hardware[0].totals.energy_joules));
  });
}

TEST_CASE("exactly one roof binds a layer, and nothing is attained above a roof") {
  on_generated(2, [](const Workload& workload, const Hardware& hardware) {
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
      const LayerTime& time = *report.hardware[0].rows[i].time;
      const Roofs limits = roofs(hardware, report.rows[i].cost.compute_format);
      const double work = time.bound.is_compute() ? time.compute_seconds : time.memory_seconds;
      if (report.rows[i].step_costs) {
        // another roof may bind some of the steps
        CHECK(time.seconds >= (work + time.delays.total()) * (1 - 1e-12));
      } else {
        CHECK(close(time.seconds, work + time.delays.total()));
      }
      CHECK(time.bound.is_compute() == (time.compute_seconds >= time.memory_seconds));
      CHECK(time.attainable_ops_per_second <= limits.compute->operations_per_second);
      const double operations = report.rows[i].cost.operations.total();
      for (std::size_t level = 0; level < hardware.levels.size(); ++level) {
        const auto intensity =
            level_intensity(operations, report.hardware[0].rows[i].traffic, level);
        if (!intensity) continue;
        CHECK(time.attainable_ops_per_second <= limits.memory[level].bytes_per_second * *intensity);
      }
      if (operations > 0) CHECK(close(time.attainable_ops_per_second * work, operations));
    }
  });
}

TEST_CASE(
    "whatever the workload, energy is never below the device floor, nor that below the other") {
  on_generated(3, [](const Workload& workload, const Hardware& hardware) {
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    for (const ResultRow& row : report.hardware[0].rows) {
      const LayerEnergy& energy = *row.energy;
      CHECK(energy.total_joules() >= energy.device_floor_joules * (1 - 1e-12));
      CHECK(energy.device_floor_joules >= energy.arithmetic_floor_joules);
      if (energy.excess_fraction) CHECK(*energy.excess_fraction >= 0);
    }
  });
}

TEST_CASE("doubling the batch doubles operations and activations, and not weights") {
  on_generated(4, [](const Workload& workload, const Hardware& hardware) {
    Workload twice = workload;
    twice.batch *= 2;
    const Report one = make_report(workload, std::span(&hardware, 1), "");
    const Report two = make_report(twice, std::span(&hardware, 1), "");
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
      INFO(one.rows[i].layer->name);
      const LayerCost& a = one.rows[i].cost;
      const LayerCost& b = two.rows[i].cost;
      CHECK(close(2 * a.operations.total(), b.operations.total()));
      CHECK(close(2 * a.of(TensorClass::input).bytes(), b.of(TensorClass::input).bytes()));
      CHECK(close(2 * a.of(TensorClass::output).bytes(), b.of(TensorClass::output).bytes()));
      CHECK(a.parameter_count == b.parameter_count);
      if (one.rows[i].layer->kind == "expert_linear") {
        // more tokens need more of the experts
        CHECK(b.of(TensorClass::weight).bytes() >= a.of(TensorClass::weight).bytes());
        CHECK(b.of(TensorClass::weight).bytes() <= 2.000001 * a.of(TensorClass::weight).bytes());
        continue;
      }
      // an embedding moves the rows of its tokens
      const double factor = one.rows[i].layer->kind == "embedding" ? 2 : 1;
      CHECK(close(factor * a.of(TensorClass::weight).bytes(), b.of(TensorClass::weight).bytes()));
    }
  });
}

TEST_CASE("without constant power a layer at the energy balance takes twice its floor") {
  Random random(5);
  for (int round = 0; round < rounds; ++round) {
    Hardware hardware = random_hardware(random);
    hardware.constant_power_watts = 0;
    const auto figures = energy_figures(hardware, NumberFormat::fp16);
    const double balance = energy_balance(*figures);
    Workload workload;
    workload.layers.push_back({.name = "l",
                               .kind = "custom",
                               .parameters = {{"operations", 1e9}, {"bytes", 1e9 / balance}},
                               .formats = {}});
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    const LayerEnergy& energy = *report.hardware[0].rows[0].energy;
    CHECK(close(energy.total_joules(), 2 * energy.arithmetic_floor_joules));
    CHECK(close(*energy.excess_fraction, 1));
  }
}

TEST_CASE("fused layers never move more bytes than separate ones, and do the same work") {
  Random random(6);
  for (int round = 0; round < rounds; ++round) {
    Workload workload = random_workload(random);
    const auto totals = [&](Fusion fusion) {
      workload.conventions.fusion = fusion;
      return make_report(workload, {}, "").totals;
    };
    const WorkloadTotals separate = totals(Fusion::separate);
    const WorkloadTotals activations = totals(Fusion::activations_fused);
    const WorkloadTotals fused = totals(Fusion::fused);
    CHECK(activations.total_bytes <= separate.total_bytes * (1 + 1e-12));
    CHECK(fused.total_bytes <= separate.total_bytes * (1 + 1e-12));
    CHECK(close(fused.operations, separate.operations));
    CHECK(close(activations.operations, separate.operations));
    CHECK(close(fused.parameter_count, separate.parameter_count));
  }
}

// The hardware with the one figure that the advice asks for.
Hardware advised(Hardware hardware, const Guidance& advice, NumberFormat format) {
  const std::string peak = "/peaks/" + std::string(name(peak_for(hardware, format)->format));
  if (advice.needed_peak_ops_per_second) {
    apply_changes(hardware, {{peak, *advice.needed_peak_ops_per_second}}, "");
    return hardware;
  }
  const std::string bandwidth =
      "/levels/" + std::to_string(*advice.bound.level) + "/bandwidth_bytes_per_second";
  apply_changes(hardware, {{bandwidth, *advice.needed_bandwidth_bytes_per_second}}, "");
  return hardware;
}

TEST_CASE("advice that is followed gives the speed-up that was promised") {
  int followed = 0;
  on_generated(7, [&](const Workload& workload, const Hardware& hardware) {
    const Report report = make_report(workload, std::span(&hardware, 1), "");
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
      const ResultRow& result = report.hardware[0].rows[i];
      const LayerCost& cost = report.rows[i].cost;
      const auto advice = guidance(report.rows[i], result, report.hardware[0]);
      if (!advice->best_speedup) continue;
      ++followed;
      CHECK(advice->needed_bandwidth_bytes_per_second.has_value() !=
            advice->needed_peak_ops_per_second.has_value());
      const Hardware better = advised(hardware, *advice, cost.compute_format);
      const Roofs limits = roofs(better, cost.compute_format);
      const LayerTime after = *layer_time(cost, result.traffic, limits, result.time->delays);
      CHECK(close(result.time->seconds / after.seconds, *advice->best_speedup));
      // What bound before and what binds next now take equally long.
      const auto seconds_at = [&](const Bound& bound) {
        return bound.is_compute() ? after.compute_seconds
                                  : level_seconds(result.traffic, limits, *bound.level);
      };
      CHECK(close(seconds_at(advice->bound), seconds_at(*advice->next_bound)));
      // the same speed-up by reuse alone
      if (!advice->needed_operational_intensity || cost.operations.total() == 0) continue;
      const auto intensity =
          level_intensity(cost.operations.total(), result.traffic, *advice->bound.level);
      CHECK(close(*intensity * *advice->distance_factor, *advice->needed_operational_intensity));
    }
  });
  CHECK(followed > 1000);
}
