#include "catch.h"
#include "expect_error.h"
#include "hardware/device_group.h"
#include "hardware/format_choice.h"
#include "hardware/hardware_checks.h"
#include "hardware/hardware_figures.h"
#include "hardware/hardware_library.h"
#include "json/json_text.h"
#include "roofline/roofline.h"

using namespace roofloor;
using enum NumberFormat;

namespace {

Hardware read(const std::string& text) {
  const Json json = parse_json(text);
  return read_hardware(JsonReader(json, "/own"));
}

const std::string smallest =
    R"({"name": "x", "peaks": {"fp16": 1e12}, "levels": [{"name": "DRAM", "bandwidth_bytes_per_second": 1e9}]})";

}  // namespace

TEST_CASE("the notebook's presets state peaks at 32 bits that scale with 32/bits") {
  // 275, 400 and 400 TOPS at 32 bits, shown at 16: 550, 800 and 800
  CHECK(peak_for(preset("dig", ""), fp32)->value == 275e12);
  CHECK(peak_for(preset("dig", ""), fp16)->value == 550e12);
  CHECK(peak_for(preset("pim", ""), bf16)->value == 800e12);
  CHECK(peak_for(preset("pnm", ""), int8)->value == 1600e12);
  CHECK(peak_for(preset("pnm", ""), fp64)->value == 200e12);
}

TEST_CASE("E_m is E_R times E_op where a source states the balance") {
  // 0.8 * 2000, 0.0075 * 2 and 0.075 * 200 pJ
  for (const auto& [id, picojoules] :
       std::vector<std::pair<std::string, double>>{{"dig", 1600}, {"pim", 0.015}, {"pnm", 15}}) {
    const Hardware& hardware = preset(id, "");
    const double operation = energy_per_operation_for(hardware, fp16)->value;
    CHECK(*energy_per_byte_for(hardware.levels[0], operation) ==
          Approx(picojoules * 1e-12).epsilon(1e-14));
  }
}

TEST_CASE(
    "a format without a peak runs at that of the next that can hold it, never at a narrower one") {
  Hardware hardware;
  hardware.peaks = {{fp16, 100}, {fp64, 10}};
  CHECK(peak_for(hardware, int4)->format == fp16);
  CHECK(peak_for(hardware, fp8)->format == fp16);
  CHECK(peak_for(hardware, bf16)->format == fp16);
  CHECK(peak_for(hardware, fp32)->format == fp64);
  CHECK(peak_for(hardware, int32)->format == fp64);
  hardware.peaks = {{int8, 100}, {bf16, 50}};
  CHECK(peak_for(hardware, int2)->format == int8);
  CHECK(peak_for(hardware, fp8)->format == bf16);
  CHECK_FALSE(peak_for(hardware, fp32));  // fp32 on a TPU: no compute roof
  CHECK_FALSE(peak_for(hardware, int32));
}

TEST_CASE("changes reach the figure they name, and nothing else") {
  Hardware hardware = preset("nv_h100_sxm", "");
  apply_changes(hardware,
                {{"/peaks/fp16", 1e15},
                 {"/levels/0/bandwidth_bytes_per_second", 4e12},
                 {"/energy_per_operation_joules/any", 1e-12},
                 {"/levels/0/energy_per_byte_joules", 40e-12},
                 {"/constant_power_watts", 100},
                 {"/achieved_compute_fraction", 0.7}},
                "/changed");
  CHECK(hardware.peaks.at(fp16) == 1e15);
  CHECK(hardware.peaks.at(bf16) == 989.4e12);
  CHECK(hardware.levels[0].bandwidth_bytes_per_second == 4e12);
  CHECK(energy_per_operation_for(hardware, fp16)->value == 1e-12);
  CHECK(hardware.levels[0].energy_per_byte_joules == 40e-12);
  CHECK(hardware.constant_power_watts == 100);
  CHECK(hardware.achieved_compute_fraction == 0.7);
}

TEST_CASE("a change that no figure can have is refused with its path") {
  Hardware hardware = preset("dig", "");
  const auto error = [&](const std::string& pointer, double value) {
    return error_of([&] { apply_changes(hardware, {{pointer, value}}, "/hardware/0/changed"); });
  };
  CHECK(error("/levels/0/bandwidth_bytes_per_second", -1).path ==
        "/hardware/0/changed/~1levels~10~1bandwidth_bytes_per_second");
  CHECK(error("/levels/0/bandwidth_bytes_per_second", 0).message ==
        "0\u202fB/s is out of range; expected a number above 0, at most 1e30");
  CHECK(error("/achieved_compute_fraction", 1.5).message ==
        "1.5 is out of range; expected a number above 0, at most 1");
  for (const char* pointer :
       {"/levels/1/bandwidth_bytes_per_second", "/peaks/fp12", "/name", "", "peaks"}) {
    CHECK(error(pointer, 1).message.starts_with("no figure has the place"));
  }
}

TEST_CASE("a form offers the figures that matter for the format") {
  const auto pointers = [](const std::string& id, NumberFormat format) {
    std::vector<std::string> result;
    for (const HardwareFigure& figure : editable_figures(preset(id, ""), format))
      result.push_back(figure.pointer);
    return result;
  };
  CHECK(pointers("dig", fp16) ==
        std::vector<std::string>{"/peaks/fp32", "/energy_per_operation_joules/any",
                                 "/levels/0/bandwidth_bytes_per_second", "/levels/0/energy_balance",
                                 "/constant_power_watts", "/achieved_compute_fraction",
                                 "/achieved_bandwidth_fraction", "/overhead_seconds"});
  CHECK(pointers("hynix_aim", bf16) ==
        std::vector<std::string>{
            "/peaks/bf16", "/energy_per_operation_joules/any",
            "/levels/0/bandwidth_bytes_per_second", "/levels/0/energy_per_byte_joules",
            "/levels/1/bandwidth_bytes_per_second", "/levels/1/energy_per_byte_joules",
            "/constant_power_watts", "/achieved_compute_fraction", "/achieved_bandwidth_fraction",
            "/overhead_seconds"});
  CHECK(pointers("nv_h100_sxm", int4)[0] == "/peaks/int8");
  CHECK(pointers("nv_h100_sxm", fp16)[3] == "/levels/0/energy_per_byte_joules");
  CHECK(pointers("google_tpu_v4", fp32)[0] ==
        "/peaks/fp32");  // a field to enter what is not published
}

TEST_CASE("own hardware is read, and refused where something is missing, unknown or out of range") {
  CHECK(read(smallest).peaks.at(fp16) == 1e12);
  const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
  };
  CHECK(error_of([] { read("{}"); }).message == "\"name\" is missing");
  CHECK(error_of([&] { read(replaced(smallest, "1e12", "-1")); }).path == "/own/peaks/fp16");
  CHECK(error_of([&] { read(replaced(smallest, "fp16", "fp12")); }).path == "/own/peaks/fp12");
  CHECK(error_of([&] {
          read(replaced(smallest, "\"name\": \"x\"", "\"name\": \"x\", \"tops\": 1"));
        }).path == "/own/tops");
  CHECK(error_of([&] {
          read(replaced(smallest, "1e9}",
                        "1e9, \"energy_balance\": 1, "
                        "\"energy_per_byte_joules\": 1e-12}"));
        }).path == "/own/levels/0");
  CHECK(error_of([&] {
          read(replaced(smallest, "\"name\": \"x\"", "\"name\": \"x\", \"missing\": []"));
        }).path == "/own/missing");
  CHECK(error_of([&] {
          read(replaced(smallest, "\"name\": \"x\"", "\"name\": \"x\", \"checked\": \"maybe\""));
        }).path == "/own/checked");
  CHECK(error_of([] {
          preset("digg", "/hardware/0/preset");
        }).message.starts_with("unknown hardware \"digg\""));
}

TEST_CASE("own hardware may have several levels, the main memory first") {
  const auto with_level = [](const std::string& more) {
    return read(
        R"({"name": "x", "peaks": {"fp16": 1e12}, "levels": [)"
        R"({"name": "DRAM", "bandwidth_bytes_per_second": 1e9, "energy_per_byte_joules": 1e-10},)"
        R"({"name": "cache", "bandwidth_bytes_per_second": 4e9)" +
        more + "}]}");
  };
  const Hardware hardware =
      with_level(R"(, "energy_per_byte_joules": 1e-12, "write_energy_per_byte_joules": 2e-12)");
  REQUIRE(hardware.levels.size() == 2);
  CHECK(hardware.levels[1].name == "cache");
  CHECK(*hardware.levels[1].write_energy_per_byte_joules == 2e-12);
  CHECK(with_level(R"(, "carries": "weights", "holds_weights": true, "capacity_bytes": 1e6)")
            .levels[1]
            .holds_weights);
  const auto path_of = [&](const std::string& more) {
    return error_of([&] { with_level(more); }).path;
  };
  CHECK(path_of(R"(, "energy_balance": 2)") == "/own/levels/1");
  CHECK(path_of(R"(, "carries": "inputs")") == "/own/levels/1/carries");
  CHECK(path_of(R"(, "holds_weights": true, "capacity_bytes": 1e6)") == "/own/levels/1");
  CHECK(path_of(R"(, "holds_weights": true, "carries": "weights")") == "/own/levels/1");
}

TEST_CASE("levels that nothing could cross, too many and none are refused") {
  const auto with_levels = [](const std::string& levels) {
    return error_of(
        [&] { read(R"({"name": "x", "peaks": {"fp16": 1e12}, "levels": [)" + levels + "]}"); });
  };
  const std::string level = R"({"name": "a", "bandwidth_bytes_per_second": 1})";
  CHECK(with_levels("").path == "/own/levels");
  CHECK(with_levels(level + "," + level + "," + level + "," + level + "," + level)
            .message.starts_with("5 levels"));
  CHECK(with_levels(R"({"name": "a", "bandwidth_bytes_per_second": 1, "carries": "weights"})")
            .message.starts_with("no level carries activations"));
}

TEST_CASE("an inner level that is slower than the memory behind it gets a word") {
  Hardware hardware = preset("nv_a100_sxm_80", "");  // 2.039 TB/s, L2 7.219 TB/s
  CHECK(hardware_warnings(hardware, fp16).empty());
  apply_changes(hardware, {{"/levels/0/bandwidth_bytes_per_second", 8e12}}, "");
  REQUIRE(hardware_warnings(hardware, fp16).size() == 1);
  CHECK(hardware_warnings(hardware, fp16)[0] == "Its L2 would be slower than the HBM2E behind it.");
}

TEST_CASE("equal devices add up; what an operation or a byte costs stays") {
  Hardware one = preset("nv_h100_sxm", "");
  one.device_count = 8;
  one.constant_power_watts = 50;
  const Hardware eight = device_group(one);
  CHECK(eight.name == "8 \u00d7 " + one.name);
  CHECK(eight.peaks.at(bf16) == 8 * one.peaks.at(bf16));
  CHECK(eight.levels[0].bandwidth_bytes_per_second == 8 * 3.35e12);
  CHECK(*eight.levels[0].capacity_bytes == 8 * *one.levels[0].capacity_bytes);
  CHECK(eight.constant_power_watts == 400);
  CHECK(*eight.tdp_watts == 5600);
}
