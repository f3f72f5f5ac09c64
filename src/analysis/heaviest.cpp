// Sorts by weight and adds up until the share is reached.
#include "analysis/heaviest.h"

#include <algorithm>
#include <numeric>

#include "analysis/spoken_numbers.h"

namespace roofloor {
namespace {

// What rounding may take from a sum of very many shares.
constexpr double rounding = 1e-9;

std::string counted_layers(std::size_t count, std::size_t all) {
  return std::to_string(count) + " of " + std::to_string(all) + (all == 1 ? " layer" : " layers") +
         (count == 1 ? " makes up " : " make up ");
}

}  // namespace

HeaviestRows heaviest_rows(const HardwareReport& report, Weight weight, double share) {
  const auto member =
      weight == Weight::time ? &ResultRow::time_fraction : &ResultRow::energy_fraction;
  const std::string what = weight == Weight::time ? "time" : "energy";
  const std::string on = " on " + report.hardware->name + ".";
  HeaviestRows result;
  result.rows.resize(report.rows.size());
  std::iota(result.rows.begin(), result.rows.end(), std::size_t{0});
  const auto share_of = [&](std::size_t row) { return (report.rows[row].*member).value_or(0); };
  std::stable_sort(result.rows.begin(), result.rows.end(),
                   [&](std::size_t a, std::size_t b) { return share_of(a) > share_of(b); });
  std::size_t count = 0;
  for (; count < result.rows.size() && result.fraction < share - rounding; ++count) {
    result.fraction += share_of(result.rows[count]);
  }
  if (result.fraction == 0) {
    result.sentence = "All layers are shown: no " + what + " is known" + on;
    return result;
  }
  result.rows.resize(count);
  result.sentence = counted_layers(count, report.rows.size()) +
                    percent_text(std::min(1.0, result.fraction)) + " of the " + what + on;
  return result;
}

}  // namespace roofloor
