#include "figures/axis_ticks.h"

#include "catch.h"

using namespace roofloor;

namespace {

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> result;
  for (const Tick& tick : ticks) {
    if (!tick.label.empty()) result.push_back(tick.label);
  }
  return result;
}

}  // namespace

TEST_CASE("a log axis has its decades, both ends included, with 2 to 9 between them") {
  const auto ticks = axis_ticks({0.1, 1000}, Scale::log, "op/B", 800);
  CHECK(labels(ticks) == std::vector<std::string>{"0.1", "1", "10", "100", "1\u202fk"});
  CHECK(ticks.size() == 5 + 4 * 8);
  CHECK(labels(axis_ticks({1e11, 1e15}, Scale::log, "op/s", 300)) ==
        std::vector<std::string>{"100\u202fG", "1\u202fT", "10\u202fT", "100\u202fT", "1\u202fP"});
  CHECK(labels(axis_ticks({1e-12, 1e-9}, Scale::log, "J/op", 300)) ==
        std::vector<std::string>{"1\u202fpJ", "10\u202fpJ", "100\u202fpJ", "1\u202fnJ"});
}

TEST_CASE("labels of many decades keep their distance") {
  const auto ticks = axis_ticks({1e-6, 1e12}, Scale::log, "op/s", 200);
  CHECK(labels(ticks).size() <= 200 / 30 + 1);
  CHECK(labels(ticks).size() >= 3);
}

TEST_CASE("a zoomed log axis has labels between its decades") {
  CHECK(labels(axis_ticks({15, 150}, Scale::log, "op/B", 400)) ==
        std::vector<std::string>{"20", "50", "100"});
  CHECK(labels(axis_ticks({100, 140}, Scale::log, "op/B", 400)).size() >= 3);
}

TEST_CASE("a linear axis has round steps") {
  CHECK(labels(axis_ticks({0.1, 1000}, Scale::linear, "op/B", 500)) ==
        std::vector<std::string>{"200", "400", "600", "800", "1\u202fk"});
  CHECK(labels(axis_ticks({0, 5.5e14}, Scale::linear, "op/s", 400)) ==
        std::vector<std::string>{"0", "100\u202fT", "200\u202fT", "300\u202fT", "400\u202fT",
                                 "500\u202fT"});
}
