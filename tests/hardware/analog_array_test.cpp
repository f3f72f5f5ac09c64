#include "hardware/analog_array.h"

#include "catch.h"
#include "expect_error.h"
#include "hardware/format_choice.h"
#include "hardware/hardware_figures.h"
#include "hardware/hardware_library.h"
#include "json/json_text.h"

using namespace roofloor;

namespace {

// 8 x 8 bits, one bit a cell and a step, 0.9 V; the ADC alone takes energy.
AnalogArray converters_alone(double rows_used) {
  return {.rows_used = rows_used,
          .columns = 256,
          .input_bits = 8,
          .dac_bits = 1,
          .weight_bits = 8,
          .cell_bits = 1,
          .supply_volts = 0.9};
}

double joules_at(double rows_used) {
  return array_energy_per_operation(converters_alone(rows_used)).total();
}

Hardware read(const std::string& array, const std::string& more = "") {
  const Json json =
      parse_json(R"({"name": "x", "peaks": {"int8": 1e12}, "levels": [{"name": "DRAM",)"
                 R"("bandwidth_bytes_per_second": 1e9, "energy_per_byte_joules": 1e-11}],)" +
                 more + R"("analog_array": )" + array + "}");
  return read_hardware(JsonReader(json, "/own"));
}

const std::string array_text =
    R"({"rows_used": 64, "columns": 256, "input_bits": 8, "dac_bits": 1, "weight_bits": 8,)"
    R"("cell_bits": 1, "cell_energy_joules": 0, "dac_energy_joules": 0,)"
    R"("digital_energy_joules": 0, "supply_volts": 0.9})";

}  // namespace

TEST_CASE("a conversion costs what ZigZag's constants give at 0.9 V, from 4 to 12 bits") {
  // pJ a conversion, (100 fF * B + 1 aF * 4^B) * Vdd^2: KULeuven-MICAS/zigzag, imc_array.py
  const double picojoules[] = {0.3242, 0.4058, 0.4893, 0.5803, 0.7011,
                               0.9413, 1.6593, 4.2884, 14.5615};
  for (int bits = 4; bits <= 12; ++bits) {
    INFO(bits << " bits");
    CHECK(adc_conversion_joules(bits, 0.9) * 1e12 == Approx(picojoules[bits - 4]).margin(5e-5));
  }
}

TEST_CASE("the ADC takes 0.290 pJ an operation with 64 rows, 0.118 with 256") {
  CHECK(lossless_adc_bits(converters_alone(64)) == 7);
  CHECK(lossless_adc_bits(converters_alone(256)) == 9);
  // 8 * 8 / 64 * 0.5803 / 2, and 8 * 8 / 256 * 0.9413 / 2
  CHECK(joules_at(64) * 1e12 == Approx(0.290).margin(5e-4));
  CHECK(joules_at(256) * 1e12 == Approx(0.118).margin(5e-4));
}

TEST_CASE("few rows share a conversion among few products, many need an ADC of many bits") {
  double best_rows = 1;
  for (double rows = 1; rows <= 65536; rows *= 2) {
    if (joules_at(rows) < joules_at(best_rows)) best_rows = rows;
  }
  // k1 * B / R falls with the rows, k2 * 4^B / R grows; they meet at 512:
  // 64 / 512 * (100 fF * 10 + 1 aF * 4^10) * 0.81 V^2 / 2 = 0.1037 pJ
  CHECK(best_rows == 512);
  CHECK(joules_at(512) * 1e12 == Approx(0.1037).margin(5e-5));
  CHECK(joules_at(16) > 2 * joules_at(512));
  CHECK(joules_at(16384) > 2 * joules_at(512));
}

TEST_CASE("the four terms of an array add up, each with its share of the slices") {
  const AnalogArray array{.rows_used = 128,
                          .columns = 64,
                          .input_bits = 8,
                          .dac_bits = 3,
                          .weight_bits = 4,
                          .cell_bits = 2,
                          .cell_energy_joules = 1e-15,
                          .dac_energy_joules = 2e-13,
                          .digital_energy_joules = 4e-14,
                          .supply_volts = 1,
                          .adc_bits = 8};
  CHECK(input_slices(array) == 3);        // 8 bits in steps of 3
  CHECK(weight_slices(array) == 2);       // 4 bits in cells of 2
  CHECK(lossless_adc_bits(array) == 12);  // 7 + 3 + 2, none saved
  const ArrayEnergy energy = array_energy_per_operation(array);
  CHECK(energy.cell == Approx(3e-15));  // 6 * 1 fJ / 2
  // 6 / 128 * (100 fF * 8 + 1 aF * 65536) * 1 V^2 / 2
  CHECK(energy.adc == Approx(6.0 / 128 * 865.536e-15 / 2));
  CHECK(energy.dac == Approx(6.0 / 64 * 2e-13 / 2));
  CHECK(energy.digital == Approx(2e-14));
  CHECK(energy.total() == energy.cell + energy.adc + energy.dac + energy.digital);
}

TEST_CASE("hardware may state an array in place of an energy, and change each of its figures") {
  Hardware hardware = read(array_text);
  const auto joules = [&] { return energy_per_operation_for(hardware, NumberFormat::int8)->value; };
  CHECK(joules() == joules_at(64));
  apply_changes(hardware, {{"/analog_array/rows_used", 256}}, "");
  CHECK(joules() == joules_at(256));
  apply_changes(hardware, {{"/analog_array/adc_bits", 7}}, "");
  CHECK(joules() == Approx(joules_at(64) / 4));
  const auto fields = editable_figures(hardware, NumberFormat::int8);
  for (const char* key :
       {"rows_used", "columns", "dac_energy_joules", "supply_volts", "adc_bits"}) {
    INFO(key);
    CHECK(std::count_if(fields.begin(), fields.end(), [&](const HardwareFigure& field) {
            return field.pointer == std::string("/analog_array/") + key;
          }) == 1);
  }
  // An energy that is entered wins.
  apply_changes(hardware, {{"/energy_per_operation_joules/any", 1e-12}}, "");
  CHECK(joules() == 1e-12);
}

TEST_CASE("an array is refused where a figure is missing, unknown or no whole number") {
  const auto with = [](const std::string& from, const std::string& to) {
    std::string text = array_text;
    return text.replace(text.find(from), from.size(), to);
  };
  CHECK(error_of([&] { read(with("\"rows_used\": 64, ", "")); }).path ==
        "/own/analog_array/rows_used");
  CHECK(error_of([&] { read(with("64", "64.5")); }).path == "/own/analog_array/rows_used");
  CHECK(error_of([&] { read(with("0.9}", "0.9, \"volts\": 1}")); }).path ==
        "/own/analog_array/volts");
  CHECK(error_of([&] { read(with("0.9}", "0}")); }).path == "/own/analog_array/supply_volts");
  CHECK(error_of([&] {
          read(array_text, R"("energy_per_operation_joules": {"any": 1e-12},)");
        }).path == "/own");
  Hardware digital = preset("dig", "");
  CHECK(error_of([&] {
          apply_changes(digital, {{"/analog_array/rows_used", 256}}, "/changed");
        }).message.starts_with("no figure has the place"));
}
