// Tables of measured runs.
#include "importers/measurements.h"

#include "catch.h"
#include "expect_error.h"

using namespace roofloor;

namespace {

InputError error(const std::string& text) {
  return error_of([&] { import_measurements(text); });
}

}  // namespace

TEST_CASE("measured rows have units in heads and cells") {
  const auto [rows, columns] = import_measurements(
      "run, GMACs, Bytes moved (MB), time (ms), energy\n"
      "a, 2, 10, 5, 100 mJ\n"
      "b, 0.5, 1 GB, 2 s, 3\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].name == "a");
  CHECK(rows[0].operations == 4e9);  // a multiply-accumulate is two
  CHECK(rows[0].bytes == 1e7);
  CHECK(rows[0].seconds == Approx(0.005));
  CHECK(rows[0].joules == Approx(0.1));
  CHECK(rows[1].bytes == 1e9);
  CHECK(rows[1].seconds == 2);
  CHECK(columns[3].taken_for == "seconds, in ms");
  CHECK(columns[0].taken_for == "names of the rows");
}

TEST_CASE("average watts over the seconds are joules") {
  const auto [rows, columns] =
      import_measurements("operations\tbytes\tseconds\twatts\n0\t0\t10\t55\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].joules == 550);
  CHECK(rows[0].name == "row 1");
  CHECK(columns[3].taken_for == "average watts");
}

TEST_CASE("what is wrong in a table of measurements is named by line and column") {
  const std::string heads = "name,operations,bytes,seconds,joules\n";
  CHECK(error("").path == "/line/1");
  CHECK(error("name,operations,bytes,joules\na,1,1,1\n")
            .message.find("no column has the head \"seconds\"") == 0);
  const InputError zero = error(heads + "a,1,1,1,1\nb,1,1,0,1\n");
  CHECK(zero.path == "/line/3");
  CHECK(zero.message == "column 4, \"seconds\": the value is 0; expected a number above 0");
  CHECK(error(heads + "a,1,1,1,-2 J\n").message ==
        "column 5, \"joules\": the value is -2; expected a number above 0");
  CHECK(error(heads + "a,1,,1,1\n").message ==
        "column 3, \"bytes\": the cell is empty; expected a number");
  CHECK(error(heads + "a,1,1,1\n").message.find("column 5") == 0);
  CHECK(error(heads + "a,1,1,1 kg,1\n").message.find("column 4, \"seconds\"") == 0);
  CHECK(error("operations,bytes,time (kg),joules\n1,1,1,1\n").message.find("such as s") !=
        std::string::npos);
  CHECK(error("operations,bytes,time,latency,joules\n1,1,1,1,1\n").message.find("mean the same") !=
        std::string::npos);
}
