// The published energies, and what takes them over.
#include "hardware/energy_tables.h"

#include <set>

#include "catch.h"
#include "hardware/energy_estimate.h"
#include "hardware/hardware_checks.h"

using namespace roofloor;
using enum NumberFormat;

TEST_CASE("an operation is half of a published multiplication and addition") {
  // Jouppi et al., ISCA 2021, Table 2; Horowitz, ISSCC 2014, Fig. 1.1.9 [pJ]
  const auto joules = [](const char* process, NumberFormat format) {
    return tabulated_operation(process, format)->joules();
  };
  CHECK(joules("7 nm", int8) == Approx((0.07e-12 + 0.007e-12) / 2));
  CHECK(joules("7 nm", bf16) == Approx((0.21e-12 + 0.38e-12) / 2));
  CHECK(joules("7 nm", fp16) == Approx(0.25e-12));
  CHECK(joules("7 nm", fp32) == Approx(0.845e-12));
  CHECK(joules("7 nm", int32) == Approx(0.755e-12));
  CHECK(joules("45 nm", int8) == Approx(0.115e-12));
  CHECK(joules("45 nm", int32) == Approx(1.6e-12));
  CHECK(joules("45 nm", fp16) == Approx(0.75e-12));
  CHECK(joules("45 nm", fp32) == Approx(2.3e-12));
  CHECK(tabulated_operation("45 nm", bf16) == nullptr);
  CHECK(tabulated_operation("7 nm", fp8) == nullptr);
  CHECK(source_of(*tabulated_operation("7 nm", fp16))
            .document.find(
                "Table 2: half of a multiplication (340\u202ffJ) and an addition (160\u202ffJ)") !=
        std::string::npos);
}

TEST_CASE("a memory is found by the type that its name begins with") {
  CHECK(tabulated_memory("HBM2")->id == "hbm2_jouppi");
  CHECK(tabulated_memory("HBM2E")->id == "hbm2e_micron");
  CHECK(tabulated_memory("DDR4")->id == "ddr_jouppi");
  CHECK(tabulated_memory("DDR4-3200 x8")->id == "ddr_jouppi");
  CHECK(tabulated_memory("GDDR6X")->id == "gddr6x_micron");
  CHECK(tabulated_memory("DRAM")->id == "dram_horowitz");
  for (const char* unpublished : {"HBM3", "HBM3E", "DDR5-4800 x8", "LPDDR5X", "banks", "HBM", ""}) {
    CHECK(tabulated_memory(unpublished) == nullptr);
  }
}

TEST_CASE("entries of a table have ids of their own, ranges in order, and a source") {
  std::set<std::string> ids;
  for (const TabulatedOperation& entry : tabulated_operations()) {
    CHECK(ids.insert(std::string(entry.process) + std::string(entry.id)).second);
    CHECK(source_of(entry).evidence == "derived");
  }
  for (const TabulatedMemory& entry : tabulated_memories()) {
    CHECK(ids.insert(std::string(entry.id)).second);
    CHECK(entry.least_joules > 0);
    CHECK(entry.least_joules <= entry.most_joules);
    const bool is_range = entry.least_joules < entry.most_joules;
    CHECK(source_of(entry).evidence == (is_range ? "derived" : "paper"));
  }
  // 250 to 450 pJ for 64 bits, Jouppi et al.
  CHECK(memory_entry("hbm2_jouppi").least_joules == Approx(250e-12 / 8));
  CHECK(memory_entry("hbm2_jouppi").most_joules == Approx(450e-12 / 8));
  CHECK(memory_entry("gddr6_jouppi").least_joules == Approx(350e-12 / 8));
  CHECK(memory_entry("gddr6_jouppi").most_joules == Approx(480e-12 / 8));
  CHECK(memory_entry("dram_horowitz").most_joules == Approx(2600e-12 / 8));
}

TEST_CASE("estimates and warnings have their facts from the tables") {
  CHECK(assumed_byte_energy("GDDR6X")->joules == memory_entry("gddr6x_micron").least_joules);
  CHECK(assumed_byte_energy("DDR4")->joules == memory_entry("dram_horowitz").least_joules);
  Hardware chip{.name = "x", .peaks = {{int8, 1e12}}, .levels = {{"DRAM", 1e11}}};
  const double datapath = tabulated_operation("7 nm", int8)->joules();
  chip.energy_per_operation_joules[int8] = 0.51 * datapath;
  CHECK(hardware_warnings(chip, int8).empty());
  chip.energy_per_operation_joules[int8] = 0.49 * datapath;
  CHECK(hardware_warnings(chip, int8).at(0).find("38.5\u202ffJ/op") != std::string::npos);
}

TEST_CASE("the process of a table that is nearest to that of a hardware") {
  const auto of = [](const char* process) { return nearest_process(Hardware{.process = process}); };
  CHECK(of("65nm") == "45 nm");
  CHECK(of("28 nm") == "45 nm");
  CHECK(of("40nm eFlash") == "45 nm");
  CHECK(of("GF 12nm") == "7 nm");
  CHECK(of("TSMC N7") == "7 nm");
  CHECK(of("") == "7 nm");
}
