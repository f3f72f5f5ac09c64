// Every entry of the library: what can be checked of a figure without its source at hand.
#include <algorithm>
#include <set>

#include "catch.h"
#include "expect_error.h"
#include "hardware/format_choice.h"
#include "hardware/hardware_checks.h"
#include "hardware/hardware_figures.h"
#include "hardware/hardware_library.h"
#include "json/json_text.h"

using namespace roofloor;
using enum NumberFormat;

namespace {

// Presets, then what has no roof.
std::vector<Hardware> all_entries() {
  std::vector<Hardware> entries = hardware_library().presets;
  const auto& incomplete = hardware_library().incomplete;
  entries.insert(entries.end(), incomplete.begin(), incomplete.end());
  return entries;
}

bool is_one_of(const std::string& word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_teaching(const Hardware& hardware) {
  return source_of(hardware, "")->evidence == "illustrative";
}

// A pointer to a figure, to a level, or to all figures of a kind.
bool names_figures(const Hardware& hardware, const std::string& pointer) {
  if (pointer.empty()) return true;
  if (pointer == "/peaks") return !hardware.peaks.empty();
  if (pointer == "/tdp_watts") return hardware.tdp_watts.has_value();
  for (std::size_t i = 0; i < hardware.levels.size(); ++i) {
    if (pointer == "/levels/" + std::to_string(i)) return true;
  }
  return figure_value(hardware, pointer).has_value();
}

bool has_energy(const Hardware& hardware) {
  return !hardware.energy_per_operation_joules.empty() ||
         hardware.energy_per_operation_any_format_joules || hardware.constant_power_watts > 0 ||
         std::any_of(hardware.levels.begin(), hardware.levels.end(), [](const MemoryLevel& level) {
           return level.energy_per_byte_joules || level.energy_balance;
         });
}

}  // namespace

TEST_CASE("the library has 57 presets, three of the notebook, and 13 entries without a roof") {
  CHECK(hardware_library().presets.size() == 57);
  CHECK(hardware_library().incomplete.size() == 13);
  CHECK(std::count_if(hardware_library().presets.begin(), hardware_library().presets.end(),
                      is_teaching) == 3);
}

TEST_CASE("every entry says what it is, and no two have one id or one name") {
  std::set<std::string> seen;
  for (const Hardware& hardware : all_entries()) {
    INFO(hardware.id);
    CHECK(seen.insert(hardware.id).second);
    CHECK(seen.insert(hardware.name).second);
    CHECK_FALSE(hardware.hardware_class.empty());
    CHECK(is_one_of(hardware.checked, {"yes", "partly", "no"}));
    if (is_teaching(hardware)) continue;
    CHECK_FALSE(hardware.vendor.empty());
    CHECK(hardware.year.value_or(0) >= 2015);
    CHECK(is_one_of(hardware.confidence, {"high", "medium", "low"}));
    CHECK(hardware.tdp_watts.has_value() == !hardware.tdp_kind.empty());
  }
}

TEST_CASE("an entry that is written and read again is the same, what is missing aside") {
  for (Hardware entry : all_entries()) {
    INFO(entry.name);
    JsonWriter writer;
    write_hardware(entry, writer);
    const Json json = parse_json(writer.text());
    const JsonReader reader(json, "");
    if (entry.missing.empty()) {
      CHECK(read_hardware(reader) == entry);
    } else {
      CHECK(error_of([&] { read_hardware(reader); }).message.ends_with("is missing"));
    }
  }
}

TEST_CASE("every figure has a source with a known evidence word, and every source a figure") {
  for (const Hardware& hardware : all_entries()) {
    INFO(hardware.id);
    REQUIRE(hardware.sources.contains(""));  // so that no figure is without one
    for (const auto& [pointer, source] : hardware.sources) {
      INFO(pointer);
      CHECK(names_figures(hardware, pointer));
      CHECK_FALSE(source.document.empty());
      CHECK(std::find(evidence_words.begin(), evidence_words.end(), source.evidence) !=
            evidence_words.end());
    }
  }
}

TEST_CASE("what is computed from a printed figure is called derived") {
  // A peak that is printed with sparsity is twice the dense one; others are a product of counts.
  for (const Hardware& hardware : all_entries()) {
    for (const auto& [pointer, source] : hardware.sources) {
      INFO(hardware.id << " " << pointer << ": " << source.document);
      const bool is_computed = source.document.find("halved") != std::string::npos ||
                               source.document.find(" x ") != std::string::npos ||
                               source.document.find("times") != std::string::npos;
      if (is_computed) CHECK(source.evidence == "derived");
    }
  }
}

TEST_CASE("energies that nobody measured are labelled") {
  for (const Hardware& hardware : all_entries()) {
    INFO(hardware.id);
    if (has_energy(hardware)) CHECK(is_teaching(hardware));
  }
}

TEST_CASE("every preset has a peak, a bandwidth, and ridge points between 0.01 and 10,000 op/B") {
  for (const Hardware& hardware : hardware_library().presets) {
    INFO(hardware.id);
    CHECK(hardware.missing.empty());
    REQUIRE_FALSE(hardware.peaks.empty());
    REQUIRE_FALSE(hardware.levels.empty());
    for (const auto& [format, peak] : hardware.peaks) {
      const double ridge = peak / hardware.levels.front().bandwidth_bytes_per_second;
      CHECK(ridge > 0.01);
      CHECK(ridge < 10000);
    }
  }
}

TEST_CASE("inner levels are faster and smaller than what stands behind them") {
  int with_inner = 0;
  for (const Hardware& hardware : all_entries()) {
    INFO(hardware.id);
    for (std::size_t i = 1; i < hardware.levels.size(); ++i, ++with_inner) {
      const MemoryLevel& outer = hardware.levels[i - 1];
      const MemoryLevel& inner = hardware.levels[i];
      CHECK(inner.bandwidth_bytes_per_second >= outer.bandwidth_bytes_per_second);
      CHECK(inner.name != outer.name);
      if (inner.capacity_bytes) CHECK(*inner.capacity_bytes < outer.capacity_bytes.value());
    }
  }
  // V100, two A100, MI300X and MI325X, Gaudi3; three kinds of DRAM that computes in its banks
  CHECK(with_inner == 9);
}

TEST_CASE("an entry without a roof says which of peak and bandwidth is missing, and lacks it") {
  for (const Hardware& hardware : hardware_library().incomplete) {
    INFO(hardware.id);
    REQUIRE_FALSE(hardware.missing.empty());
    for (const std::string& word : hardware.missing) {
      CHECK(is_one_of(word, {"dense peak", "bandwidth"}));
    }
    CHECK(is_one_of("dense peak", hardware.missing) == hardware.peaks.empty());
    CHECK(is_one_of("bandwidth", hardware.missing) == hardware.levels.empty());
    CHECK_FALSE(hardware.notes.empty());
    CHECK(error_of([&] { preset(hardware.id, "/hardware/0/preset"); }).message ==
          hardware.name + " has no published " + hardware.missing.front() + ", so it has no roof");
  }
}

TEST_CASE("a narrower format is never slower than a wider one of its kind") {
  const std::vector<std::pair<NumberFormat, NumberFormat>> wide_and_narrow{
      {fp64, fp32}, {fp32, tf32}, {fp32, bf16}, {fp32, fp16}, {tf32, bf16}, {tf32, fp16},
      {bf16, fp8},  {fp16, fp8},  {fp8, fp4},   {bf16, int8}, {fp16, int8}, {int8, int4}};
  for (const Hardware& hardware : hardware_library().presets) {
    for (const auto& [wide, narrow] : wide_and_narrow) {
      INFO(hardware.id << " " << name(wide) << " " << name(narrow));
      if (!hardware.peaks.contains(wide) || !hardware.peaks.contains(narrow)) continue;
      CHECK(hardware.peaks.at(narrow) >= hardware.peaks.at(wide));
    }
  }
}

TEST_CASE("bf16 and fp16 have one rate, but for the two chips whose documents say otherwise") {
  // MI100: 92.3 and 184.6 T (AMD ROCm documentation); Gaudi 3: 1678 and 459 T (Intel white paper)
  std::set<std::string> different;
  for (const Hardware& hardware : hardware_library().presets) {
    if (!hardware.peaks.contains(bf16) || !hardware.peaks.contains(fp16)) continue;
    if (hardware.peaks.at(bf16) != hardware.peaks.at(fp16)) different.insert(hardware.id);
  }
  CHECK(different == std::set<std::string>{"amd_mi100", "intel_gaudi3"});
}

TEST_CASE("half the bits are at most four times as fast: no peak is printed with sparsity") {
  // 2 for the width; 2 more for the GeForce, whose tensor cores sum fp16 in fp32 at half rate
  // (GA102 and Ada whitepapers), 3 for Qualcomm (125 and 375) and 4 for Groq (188 and 750).
  for (const Hardware& hardware : hardware_library().presets) {
    INFO(hardware.id);
    if (!hardware.peaks.contains(int8) || !hardware.peaks.contains(fp16)) continue;
    CHECK(hardware.peaks.at(int8) / hardware.peaks.at(fp16) <= 4.01);
  }
  // Printed with sparsity: 1979 T of fp16, 3958 T of fp8 (H100 datasheet); 275 TOPS (AGX Orin).
  CHECK(preset("nv_h100_sxm", "").peaks.at(fp16) == 989.4e12);
  CHECK(preset("nv_h100_sxm", "").peaks.at(fp8) == 1978.9e12);
  CHECK(preset("nv_orin_agx_64", "").peaks.at(int8) == 137.5e12);
}

TEST_CASE("figures of a few entries are those of their documents") {
  const auto ridge = [](const char* id, NumberFormat format) {
    const Hardware& hardware = preset(id, "");
    return hardware.peaks.at(format) / hardware.levels.front().bandwidth_bytes_per_second;
  };
  // NVIDIA H100 datasheet: 989.4, 1978.9 and 67 T over 3.35 TB/s
  CHECK(ridge("nv_h100_sxm", bf16) == Approx(295.3).margin(0.05));
  CHECK(ridge("nv_h100_sxm", fp8) == Approx(590.7).margin(0.05));
  CHECK(ridge("nv_h100_sxm", fp64) == Approx(20.0).margin(0.05));
  // AMD ROCm documentation: 1307.4 T over 5.3 TB/s; Jouppi et al., ISCA 2017: 92 T over 34 GB/s
  CHECK(ridge("amd_mi300x", bf16) == Approx(246.7).margin(0.05));
  CHECK(ridge("google_tpu_v1", int8) == Approx(2705.9).margin(0.05));
}

TEST_CASE("of real chips nothing is warned of, at any format they compute in") {
  for (const Hardware& hardware : hardware_library().presets) {
    INFO(hardware.id);
    for (const auto& [format, peak] : hardware.peaks) {
      CHECK(hardware_warnings(hardware, format).empty() == !is_teaching(hardware));
    }
  }
}
