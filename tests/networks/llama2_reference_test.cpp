// Llama 2 7B on an A6000 (768 GB/s, 154.8385 Top/s at fp16), operator by operator, against numbers
// computed elsewhere from the published configuration, each tensor crossing memory once.
// fixtures/llama2_7b_reference.csv holds a row for every operator, once, and one for the total.
#include <fstream>
#include <map>
#include <sstream>

#include "analysis/report.h"
#include "catch.h"
#include "project/project.h"

using namespace roofloor;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
  return cells;
}

std::map<std::string, std::vector<Row>> reference_cases() {
  std::ifstream file(ROOFLOOR_SOURCE_FOLDER "/tests/fixtures/llama2_7b_reference.csv");
  REQUIRE(file.good());
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> heads = split(line);
  std::map<std::string, std::vector<Row>> cases;
  while (std::getline(file, line)) {
    Row row;
    const std::vector<std::string> cells = split(line);
    for (std::size_t i = 0; i < cells.size(); ++i) row[heads[i]] = cells[i];
    cases[row["case"]].push_back(row);
  }
  return cases;
}

// The conventions under which the cases are stated: nothing fused, every pair of tokens.
struct Case {
  std::string name;
  std::string workload;
  std::string conventions;
};
const std::vector<Case> stated{
    {"prefill_1024_b1_w16a16kv16", "", R"("attention":"unfused","causal":"full")"},
    {"decode_1024_b1_w16a16kv16", R"(,"phase":"decode")",
     R"("attention":"unfused","causal":"full")"},
    {"decode_2048_b16_w4a16kv8",
     R"(,"phase":"decode","parameters":{"context":2048},"batch":16,)"
     R"("formats":{"weights":"int4","kv_cache":"fp8"})",
     R"("attention":"unfused","causal":"full")"},
    {"prefill_1024_b1_flash", "", R"("causal":"full")"},
    {"prefill_1024_b1_flash_causal", "", R"("fusion":"separate")"},
};

struct Analysed {
  Project project;
  Workload workload;
  std::vector<Hardware> hardware;
  Report report;

  explicit Analysed(const Case& c)
      : project(parse_project(
            R"({"roofloor":1,"workload":{"network":"llama_2_7b")" + c.workload +
            R"(},"conventions":{"fusion":"separate")" +
            (c.conventions.find("fusion") == std::string::npos ? "," + c.conventions : "") + "}}")),
        workload(build_workload(project)),
        hardware{a6000()},
        report(make_report(workload, hardware, "")) {}

  static Hardware a6000() {
    Hardware chip{.name = "A6000"};
    chip.peaks[NumberFormat::fp16] = 154.8385e12;
    chip.levels = {{.name = "GDDR6", .bandwidth_bytes_per_second = 768e9}};
    return chip;
  }
};

// A number of a row once, its repeats not counted.
double once(const LayerRow& row, TensorClass tensor) {
  return row.cost.of(tensor).bytes() / row.fused.count;
}

const std::map<std::string, TensorClass> classes{{"weight_bytes", TensorClass::weight},
                                                 {"input_bytes", TensorClass::input},
                                                 {"output_bytes", TensorClass::output},
                                                 {"kv_read_bytes", TensorClass::kv_read},
                                                 {"kv_write_bytes", TensorClass::kv_write}};

void check_layer(const LayerRow& row, const ResultRow& result, Row expected) {
  INFO(expected["name"]);
  CHECK(row.layer->name == expected["name"]);
  CHECK(row.fused.count == std::stod(expected["repeat"]));
  CHECK(row.cost.operations.total() / row.fused.count == std::stod(expected["operations"]));
  for (const auto& [name, tensor] : classes) {
    INFO(name);
    CHECK(once(row, tensor) == std::stod(expected[name]));
  }
  CHECK(result.time->seconds / row.fused.count ==
        Approx(std::stod(expected["seconds"])).epsilon(1e-9));
  CHECK(result.time->bound.is_compute() == (expected["bound"] == "compute"));
}

void check_total(const Report& report, Row expected) {
  CHECK(report.totals.operations == std::stod(expected["operations"]));
  for (const auto& [name, tensor] : classes) {
    INFO(name);
    CHECK(report.totals.bytes[static_cast<std::size_t>(tensor)] == std::stod(expected[name]));
  }
  CHECK(*report.hardware[0].totals.seconds == Approx(std::stod(expected["seconds"])).epsilon(1e-9));
}

}  // namespace

TEST_CASE("every operator and total of the five Llama 2 cases is that of the reference") {
  auto cases = reference_cases();
  REQUIRE(cases.size() == stated.size());
  for (const Case& c : stated) {
    INFO(c.name);
    const Analysed analysed(c);
    const std::vector<Row>& rows = cases.at(c.name);
    REQUIRE(analysed.report.rows.size() + 1 == rows.size());
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
      check_layer(analysed.report.rows[i], analysed.report.hardware[0].rows[i], rows[i]);
    }
    check_total(analysed.report, rows.back());
  }
}

TEST_CASE("Llama 2 7B has the published matrix operations in prefill and decode") {
  // Matrix products alone, full attention, the head on the last token: 13,812,876,967,936 for a
  // prompt of 1024, causal 13,538,267,496,448; a decode step at 1024 takes 13,751,025,664, which is
  // also the bytes of the weights of its products and of the cache it reads, at 16 bits.
  const auto dense = [](const Case& c) { return 2 * Analysed(c).report.totals.macs; };
  CHECK(dense(stated[3]) == 13812876967936);
  CHECK(dense(stated[4]) == 13538267496448);
  const Analysed step(stated[1]);
  CHECK(2 * step.report.totals.macs == 13751025664);
  double bytes = 0;
  for (const LayerRow& row : step.report.rows) {
    if (row.cost.macs > 0) bytes += row.cost.of(TensorClass::weight).bytes();
    bytes += row.cost.of(TensorClass::kv_read).bytes();
  }
  CHECK(bytes == 13751025664);
}
