// An array that multiplies in its memory cells: what an operation costs in it, converters included.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace roofloor {

// Inputs are fed to all rows by DACs a few bits at a time; every column adds up what its cells let
// through and an ADC reads the sum. A weight of many bits lies in several columns.
struct AnalogArray {
  double rows_used = 0;              // R, products that one conversion adds up
  double columns = 0;                // C, physical ones
  double input_bits = 0;             // b_x
  double dac_bits = 0;               // b_dac, fed in one step
  double weight_bits = 0;            // b_w
  double cell_bits = 0;              // b_cell, held by one cell
  double cell_energy_joules = 0;     // e_cell, of one cell in one step [J]
  double dac_energy_joules = 0;      // E_DAC, of one conversion [J]
  double digital_energy_joules = 0;  // e_digital, shifting and adding up for one MAC [J]
  double supply_volts = 0;           // Vdd [V]
  // B; where it is not stated the ADC loses nothing of the sum.
  std::optional<double> adc_bits;
};

// The figures that every array states, by their keys in JSON.
struct ArrayMember {
  std::string_view key;
  double AnalogArray::*member;
};
inline constexpr std::array<ArrayMember, 10> array_members{{
    {"rows_used", &AnalogArray::rows_used},
    {"columns", &AnalogArray::columns},
    {"input_bits", &AnalogArray::input_bits},
    {"dac_bits", &AnalogArray::dac_bits},
    {"weight_bits", &AnalogArray::weight_bits},
    {"cell_bits", &AnalogArray::cell_bits},
    {"cell_energy_joules", &AnalogArray::cell_energy_joules},
    {"dac_energy_joules", &AnalogArray::dac_energy_joules},
    {"digital_energy_joules", &AnalogArray::digital_energy_joules},
    {"supply_volts", &AnalogArray::supply_volts},
}};

// What an ADC charges: a part that grows with its bits, and one that quadruples with each, as
// thermal noise asks for. Gonugondla et al., TCAD 2022; the values are those of ZigZag's
// imc_array.py.
inline constexpr double adc_bit_farads = 100e-15;  // k1 [F]
inline constexpr double adc_noise_farads = 1e-18;  // k2 [F]

// S_x = ceil(b_x / b_dac), steps for an input.
double input_slices(const AnalogArray& array);

// S_w = ceil(b_w / b_cell), columns for a weight.
double weight_slices(const AnalogArray& array);

// B = log2 R + b_dac + b_cell, less one where either has one bit: bits that hold every sum.
double lossless_adc_bits(const AnalogArray& array);

// (k1 * B + k2 * 4^B) * Vdd^2 [J].
double adc_conversion_joules(double adc_bits, double supply_volts);

// The energy of one operation, half a multiply-accumulate, by what takes it [J/op].
struct ArrayEnergy {
  double cell = 0;     // S_x * S_w * e_cell / 2
  double adc = 0;      // S_x * S_w / R * E_ADC / 2
  double dac = 0;      // S_x * S_w / C * E_DAC / 2
  double digital = 0;  // e_digital / 2

  double total() const { return cell + adc + dac + digital; }
};
ArrayEnergy array_energy_per_operation(const AnalogArray& array);

}  // namespace roofloor
