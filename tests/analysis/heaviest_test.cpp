// The rows that make up most of the time or energy.
#include "analysis/heaviest.h"

#include "catch.h"

using namespace roofloor;

namespace {

// Rows with given shares of the time.
HardwareReport with_shares(const Hardware& hardware, const std::vector<double>& shares) {
  HardwareReport report{.hardware = &hardware};
  for (double share : shares) report.rows.push_back({.time_fraction = share});
  return report;
}

const Hardware dig{.id = "dig", .name = "Dig"};

}  // namespace

TEST_CASE("as few of the heaviest rows as reach a share, heaviest first") {
  const HardwareReport report = with_shares(dig, {0.1, 0.5, 0.1, 0.3});
  const HeaviestRows half = heaviest_rows(report, Weight::time, 0.5);
  CHECK(half.rows == std::vector<std::size_t>{1});
  CHECK(half.sentence == "1 of 4 layers makes up 50\u00a0% of the time on Dig.");
  const HeaviestRows most = heaviest_rows(report, Weight::time, 0.81);
  CHECK(most.rows == std::vector<std::size_t>{1, 3, 0});
  CHECK(most.fraction == Approx(0.9));
  CHECK(heaviest_rows(report, Weight::time, 1).rows.size() == 4);
  CHECK(heaviest_rows(report, Weight::time, 0).rows.size() == 4);
}

TEST_CASE("where nothing is known of the energy all rows are there, and a sentence says why") {
  const HeaviestRows rows = heaviest_rows(with_shares(dig, {0.25, 0.75}), Weight::energy, 0.5);
  CHECK(rows.rows.size() == 2);
  CHECK(rows.sentence == "All layers are shown: no energy is known on Dig.");
}
