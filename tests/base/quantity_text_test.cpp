#include "base/quantity_text.h"

#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catch.h"
#include "expect_error.h"

using namespace roofloor;

namespace {

// The rows that the page's own printing is tested with as well (tests/web/format.test.mjs). In the
// file a plain space stands for the narrow no-break space.
struct Row {
  double value;
  std::string unit, text, exact;
};

std::vector<Row> shared_rows() {
  std::ifstream file(ROOFLOOR_SOURCE_FOLDER "/tests/fixtures/quantity_rows.csv");
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string value, unit, text, exact;
    std::getline(cells, value, ',');
    std::getline(cells, unit, ',');
    std::getline(cells, text, ',');
    std::getline(cells, exact, ',');
    rows.push_back({std::stod(value), unit, text, exact});
  }
  return rows;
}

std::string with_plain_spaces(std::string text) {
  const std::string narrow = "\u202f";
  for (std::size_t at; (at = text.find(narrow)) != std::string::npos;)
    text.replace(at, narrow.size(), " ");
  return text;
}

// "3.35 TB/s" has "T"; nothing is said of a unit that prints otherwise, such as J·s.
std::optional<std::string> prefix_of(const Row& row) {
  const std::string behind = row.text.substr(row.text.find(' ') + 1);
  if (!behind.ends_with(row.unit)) return std::nullopt;
  return behind.substr(0, behind.size() - row.unit.size());
}

}  // namespace

TEST_CASE("quantities print with three digits, an SI prefix and their unit") {
  const std::vector<Row> rows = shared_rows();
  REQUIRE(rows.size() == 62);
  for (const Row& row : rows) {
    CHECK(with_plain_spaces(quantity_text(row.value, row.unit)) == row.text);
    CHECK(with_plain_spaces(exact_quantity_text(row.value, row.unit)) == row.exact);
  }
}

TEST_CASE("the shared rows have every prefix") {
  std::set<std::string> found;
  for (const Row& row : shared_rows()) {
    if (const auto prefix = prefix_of(row)) found.insert(*prefix);
  }
  for (const char* prefix : {"f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E"}) {
    CAPTURE(prefix);
    CHECK(found.count(prefix) == 1);
  }
}

TEST_CASE("what is printed exactly reads back as the same number") {
  for (const Row& row : shared_rows()) {
    // Totals, never typed in.
    if (row.unit == "1/s" || row.unit == "tokens/s" || row.unit == "J*s") continue;
    CHECK(parse_quantity(exact_quantity_text(row.value, row.unit), row.unit) ==
          Approx(row.value).epsilon(1e-14));
  }
}

TEST_CASE("every prefix from femto to exa reads back, at every unit") {
  for (const Prefix& prefix : si_prefixes()) {
    const double power = std::stod("1e" + std::to_string(prefix.exponent));
    for (const char* unit : {"op", "op/s", "B", "B/s", "s", "J", "W", "J/op", "J/B", "op/B", "V"}) {
      const std::string text = "2 " + std::string(prefix.symbol) + unit;
      CHECK(parse_quantity(text, unit) == Approx(2 * power).epsilon(1e-15));
    }
  }
}

TEST_CASE("prefixes do not round: 3.35 TB/s is the double nearest to 3.35e12") {
  CHECK(parse_quantity("3.35 TB/s", "B/s") == 3.35e12);
  CHECK(parse_quantity("989.4T", "op/s") == 989.4e12);
  CHECK(parse_quantity("0.0075", "op/B") == 0.0075);
}

TEST_CASE("units are understood the ways people write them") {
  CHECK(parse_quantity("80 GiB", "B") == 80.0 * 1024 * 1024 * 1024);
  CHECK(parse_quantity("5 pJ/bit", "J/B") == 40e-12);
  CHECK(parse_quantity("3 TB", "B/s") == 3e12);
  CHECK(parse_quantity("1 Tbit/s", "B/s") == 1.25e11);
  CHECK(parse_quantity("275 TOPS", "op/s") == 275e12);
  CHECK(parse_quantity("67 TFLOPS", "op/s") == 67e12);
  CHECK(parse_quantity("2 TMAC/s", "op/s") == 4e12);
  CHECK(parse_quantity("1.2 pJ/MAC", "J/op") == 0.6e-12);
  CHECK(parse_quantity("2 nJ", "J/op") == 2e-9);
  CHECK(parse_quantity("2 us", "s") == 2e-6);
  CHECK(parse_quantity("90 %", "") == 0.9);
  CHECK(parse_quantity("1e12", "B/s") == 1e12);
  CHECK(parse_quantity("5 EB/s", "B/s") == 5e18);
  CHECK(parse_quantity("5EB/s", "B/s") == 5e18);  // exa, not the beginning of an exponent
  CHECK(parse_quantity("5E", "op/s") == 5e18);
}

TEST_CASE("what is not a quantity is refused with what was expected") {
  CHECK(error_of([] { parse_quantity("abc", "B/s"); }).message ==
        "\"abc\" is not understood; expected a number in B/s, such as 3.35 TB/s");
  CHECK(error_of([] { parse_quantity("", "J/op"); }).message ==
        "nothing was entered; expected a number in J/op, such as 0.6 pJ/op");
  CHECK(error_of([] { parse_quantity("3 TW", "B/s"); }).message.find("TW") != std::string::npos);
  CHECK(error_of([] { parse_quantity("1e400", "B/s"); }).message ==
        "\"1e400\" is too large; expected a number below 1.8e308");
  for (const char* text : {"NaN", "inf", "-inf", "0x10", "1,5", "1..2", "--3", "3 3", "."}) {
    CHECK_FALSE(error_of([&] { parse_quantity(text, ""); }).message.empty());
  }
}

TEST_CASE("numbers print in their shortest form") {
  CHECK(shortest_number(0.1) == "0.1");
  CHECK(shortest_number(4.583333333333333) == "4.583333333333333");
  CHECK(shortest_number(100) == "100");
  CHECK(shortest_number(-8192000) == "-8192000");
  CHECK(shortest_number(1e9) == "1e9");
  CHECK(shortest_number(1e-12) == "1e-12");
  CHECK(shortest_number(0.0075) == "0.0075");
}
