// The time of many steps, in closed form, against the sum over every step.
#include "catch.h"
#include "generated/generated.h"
#include "roofline/roofline.h"

using namespace roofloor;

namespace {

StepWork random_work(Random& random) {
  StepWork work{.operations = random_between(random, 1, 1e6), .traffic = {}};
  for (LevelBytes& level : work.traffic.levels) level.read = random_between(random, 1, 1e6);
  return work;
}

StepWork between(const StepWork& first, const StepWork& last, double part) {
  const auto on_line = [part](double a, double b) { return a + (b - a) * part; };
  StepWork work{.operations = on_line(first.operations, last.operations), .traffic = {}};
  for (std::size_t i = 0; i < most_levels; ++i) {
    work.traffic.levels[i].read =
        on_line(first.traffic.levels[i].read, last.traffic.levels[i].read);
  }
  return work;
}

double longest(const StepWork& work, const Roofs& roofs) {
  double seconds = work.operations / roofs.compute->operations_per_second;
  for (std::size_t i = 0; i < roofs.memory.size(); ++i) {
    seconds = std::max(seconds, level_seconds(work.traffic, roofs, i));
  }
  return seconds;
}

}  // namespace

TEST_CASE("runs of steps add up to the sum over every step, for any number of levels") {
  Random random(31);
  std::size_t most_runs = 0;
  for (int round = 0; round < 2000; ++round) {
    Roofs roofs{.compute = ComputeRoof{NumberFormat::fp16, random_between(random, 0.1, 10)},
                .memory = {}};
    const int levels = random_whole(random, 1, static_cast<int>(most_levels));
    for (int i = 0; i < levels; ++i) {
      roofs.memory.push_back({"level", random_between(random, 0.1, 10)});
    }
    const StepWork first = random_work(random);
    const StepWork last = random_work(random);
    const double steps = random_whole(random, 2, 300);
    double sum = 0;
    for (double step = 0; step < steps; ++step) {
      sum += longest(between(first, last, step / (steps - 1)), roofs);
    }
    double of_runs = 0;
    double next = 0;
    const std::vector<StepRun> runs = step_runs(first, last, steps, roofs);
    for (const StepRun& run : runs) {
      CHECK(run.first == next);
      next += run.count;
      of_runs += run_seconds(run, first, last, steps, roofs);
    }
    CHECK(next == steps);
    CHECK(of_runs == Approx(sum).epsilon(1e-11));
    most_runs = std::max(most_runs, runs.size());
  }
  CHECK(most_runs >= 3);
}
