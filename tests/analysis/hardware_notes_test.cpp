#include "analysis/hardware_notes.h"

#include "analysis/report.h"
#include "catch.h"
#include "hardware/device_group.h"
#include "hardware/hardware_library.h"

using namespace roofloor;

namespace {

const Workload one_layer{
    .name = "one",
    .layers = {
        {.name = "a", .kind = "custom", .parameters = {{"operations", 1e9}, {"bytes", 1e9}}}}};

HardwareFigure figure_at(const Hardware& hardware, const std::string& pointer) {
  for (HardwareFigure& figure : editable_figures(hardware, NumberFormat::fp16)) {
    if (figure.pointer == pointer) return figure;
  }
  FAIL("no figure at " << pointer);
  return {};
}

}  // namespace

TEST_CASE("an estimated constant power is that of one device, however many there are") {
  Hardware one = preset("nv_h100_sxm", "");
  one.device_count = 4;
  const std::vector<Hardware> group{device_group(one)};
  const Report report = make_report(one_layer, group, "");
  const HardwareFigure figure = figure_at(one, "/constant_power_watts");
  const auto estimated = estimated_figure(figure, report.hardware.front());
  REQUIRE(estimated);
  // 15 % of its TDP of 700 W, with a band from 10 to 30 %.
  CHECK(estimated->central == Approx(105));
  CHECK(estimated->least == Approx(70));
  CHECK(estimated->greatest == Approx(210));
  CHECK(figure_note(figure, report.hardware.front()) ==
        "Estimated from the TDP: 105\u202fW (70.0\u202fW to 210\u202fW).");
}

TEST_CASE("a constant power that is estimated has no value until one is stated, which may be 0") {
  const std::string pointer = "/constant_power_watts";
  Hardware hardware = preset("nv_h100_sxm", "");
  CHECK_FALSE(figure_at(hardware, pointer).value);
  // Nothing is estimated where energies are stated: 0 W is what is counted with.
  CHECK(figure_at(preset("dig", ""), pointer).value == 0);
  apply_changes(hardware, {{pointer, 0}}, "");
  const HardwareFigure figure = figure_at(hardware, pointer);
  CHECK(figure.value == 0);
  const Report report = make_report(one_layer, std::vector{hardware}, "");
  CHECK_FALSE(estimated_figure(figure, report.hardware.front()));
}

TEST_CASE("the energy of a byte is estimated for the main memory alone") {
  const std::vector<Hardware> hardware{preset("nv_a100_sxm_80", "")};
  const Report report = make_report(one_layer, hardware, "");
  const HardwareReport& on = report.hardware.front();
  CHECK(estimated_figure(figure_at(hardware[0], "/levels/0/energy_per_byte_joules"), on));
  CHECK_FALSE(estimated_figure(figure_at(hardware[0], "/levels/1/energy_per_byte_joules"), on));
}

TEST_CASE("figures that are stated are not estimated") {
  const std::vector<Hardware> hardware{preset("dig", "")};
  const Report report = make_report(one_layer, hardware, "");
  for (const HardwareFigure& figure : editable_figures(hardware[0], NumberFormat::fp16)) {
    CHECK_FALSE(estimated_figure(figure, report.hardware.front()));
  }
}
