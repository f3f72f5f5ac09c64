#include "hardware/hardware_checks.h"

#include "catch.h"
#include "hardware/device_group.h"
#include "hardware/hardware_figures.h"
#include "hardware/hardware_library.h"

using namespace roofloor;
using enum NumberFormat;

namespace {

// 700 W, 989 Top/s, 3.35 TB/s: figures that could be true at 0.5 pJ/op and 40 pJ/B.
Hardware plausible() {
  Hardware hardware = preset("nv_h100_sxm", "");
  apply_changes(
      hardware,
      {{"/energy_per_operation_joules/any", 0.5e-12}, {"/levels/0/energy_per_byte_joules", 40e-12}},
      "");
  return hardware;
}

std::vector<std::string> with(const std::string& pointer, double value) {
  Hardware hardware = plausible();
  apply_changes(hardware, {{pointer, value}}, "");
  return hardware_warnings(hardware, fp16);
}

bool says(const std::vector<std::string>& warnings, const std::string& words) {
  return warnings.size() == 1 && warnings[0].find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("figures that could be those of a chip give no warning") {
  CHECK(hardware_warnings(plausible(), fp16).empty());
}

TEST_CASE("the three presets of the notebook are not physical, and say so") {
  // 2000 pJ at 550 Top/s of 16 bits: 1.1 MW; 2 pJ at 800 Top/s: 1.6 kW; 200 pJ: 160 kW
  const auto first = [](const char* id) { return hardware_warnings(preset(id, ""), fp16).at(0); };
  CHECK(first("dig").find("1.10\u202fMW") != std::string::npos);
  CHECK(first("pim").find("1.60\u202fkW") != std::string::npos);
  CHECK(first("pnm").find("160\u202fkW") != std::string::npos);
  for (const char* id : {"dig", "pim", "pnm"}) {
    CHECK(hardware_warnings(preset(id, ""), fp16)
              .at(1)
              .find("a byte from memory would cost less than one operation") != std::string::npos);
  }
}

TEST_CASE("a chip that would draw more than its TDP is named") {
  // 0.8 pJ * 989.4e12 = 792 W; 2 pJ: 1979 W, over twice 700 W
  CHECK(says(with("/energy_per_operation_joules/any", 0.8e-12), "above its TDP"));
  CHECK(says(with("/energy_per_operation_joules/any", 2e-12), "more than twice its TDP"));
  CHECK(says(with("/constant_power_watts", 300), "above its TDP"));
}

TEST_CASE("memory that would draw over half of the TDP is named") {
  // 120 pJ/B * 3.35e12 B/s = 402 W
  CHECK(says(with("/levels/0/energy_per_byte_joules", 120e-12), "over half of its TDP"));
}

TEST_CASE("an operation cheaper than half a bare datapath is named") {
  // fp16 in 7 nm: 0.25 pJ; the balance of 0.1 pJ and 40 pJ/B, 400 op/B, is in its range
  CHECK(says(with("/energy_per_operation_joules/any", 0.1e-12), "less than half"));
}

TEST_CASE("an energy balance out of the range of accelerators with DRAM is named") {
  CHECK(says(with("/levels/0/energy_per_byte_joules", 4e-12), "10 to 500"));
  CHECK(says(with("/levels/0/energy_per_byte_joules", 0.3e-12), "less than one operation"));
}

TEST_CASE("without energies there is nothing to check") {
  CHECK(hardware_warnings(preset("nv_h100_sxm", ""), fp16).empty());
  CHECK(hardware_warnings(preset("google_tpu_v4", ""), fp32).empty());
}

TEST_CASE("what one chip can draw is allowed to each of several") {
  Hardware hardware;
  hardware.peaks[NumberFormat::fp16] = 900e12;
  hardware.energy_per_operation_any_format_joules = 1e-12;  // 900 W
  hardware.levels = {{.name = "DRAM", .bandwidth_bytes_per_second = 1e12}};
  hardware.device_count = 8;
  CHECK(hardware_warnings(device_group(hardware), NumberFormat::fp16).empty());
}
