// The energies of an analog array.
#include "hardware/analog_array.h"

#include <algorithm>
#include <cmath>

namespace roofloor {

double input_slices(const AnalogArray& array) {
  return std::ceil(array.input_bits / array.dac_bits);
}

double weight_slices(const AnalogArray& array) {
  return std::ceil(array.weight_bits / array.cell_bits);
}

double lossless_adc_bits(const AnalogArray& array) {
  const double saved = std::min(array.dac_bits, array.cell_bits) > 1 ? 0 : 1;
  return std::log2(array.rows_used) + array.dac_bits + array.cell_bits - saved;
}

double adc_conversion_joules(double adc_bits, double supply_volts) {
  return (adc_bit_farads * adc_bits + adc_noise_farads * std::pow(4, adc_bits)) * supply_volts *
         supply_volts;
}

ArrayEnergy array_energy_per_operation(const AnalogArray& array) {
  const double slices = input_slices(array) * weight_slices(array);
  const double conversion =
      adc_conversion_joules(array.adc_bits.value_or(lossless_adc_bits(array)), array.supply_volts);
  return {.cell = slices * array.cell_energy_joules / 2,
          .adc = slices / array.rows_used * conversion / 2,
          .dac = slices / array.columns * array.dac_energy_joules / 2,
          .digital = array.digital_energy_joules / 2};
}

}  // namespace roofloor
