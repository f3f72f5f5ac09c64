// Converters, slices and figures of an analog array.
#include "analysis/array_symbols.h"

#include <array>

#include "hardware/hardware_figures.h"

namespace roofloor {
namespace {

struct ArrayFigure {
  std::string_view symbol;
  std::string_view key;
};
constexpr std::array<ArrayFigure, 10> figures{{
    {"R", "rows_used"},
    {"C", "columns"},
    {"b_x", "input_bits"},
    {"b_dac", "dac_bits"},
    {"b_w", "weight_bits"},
    {"b_cell", "cell_bits"},
    {"e_cell", "cell_energy_joules"},
    {"E_DAC", "dac_energy_joules"},
    {"e_digital", "digital_energy_joules"},
    {"V_dd", "supply_volts"},
}};

Explanation array_figure(const std::string& symbol, std::string_view key, const Place& place) {
  const Hardware& hardware = *place.hardware->hardware;
  const FigureFacts& about = figure_facts(key);
  const std::string pointer = "/analog_array/" + std::string(key);
  return stated(symbol, std::string(about.meaning), about.unit.data(),
                *figure_value(hardware, pointer), hardware, pointer);
}

Explanation adc_constant(const std::string& symbol, const std::string& meaning, double farads) {
  return {.symbol = symbol,
          .meaning = meaning,
          .unit = "F",
          .value = farads,
          .source = Source{.document = "Gonugondla et al., TCAD; values of ZigZag's imc_array.py",
                           .year = 2022,
                           .evidence = "paper"}};
}

Explanation adc_bits(const AnalogArray& array, const Place& place) {
  if (array.adc_bits) return array_figure("B_ADC", "adc_bits", place);
  return derived("B_ADC", "bits of an ADC that loses nothing of the sum", "",
                 lossless_adc_bits(array),
                 "log2(R) + b_dac + b_cell - if(min(b_dac, b_cell) > 1, 0, 1)", place);
}

}  // namespace

Explanation array_operation_energy(const Place& place) {
  return derived("e_op", "energy of an operation in the analog array, half a multiply-accumulate",
                 "J/op",
                 array_energy_per_operation(*place.hardware->hardware->analog_array).total(),
                 "(S_x * S_w * (e_cell + E_ADC / R + E_DAC / C) + e_digital) / 2", place);
}

std::optional<Explanation> array_symbol(const std::string& symbol, const Place& place) {
  const AnalogArray& array = *place.hardware->hardware->analog_array;
  if (symbol == "S_x") {
    return derived("S_x", "steps in which an input is fed", "", input_slices(array),
                   "ceil(b_x / b_dac)", place);
  }
  if (symbol == "S_w") {
    return derived("S_w", "columns over which a weight lies", "", weight_slices(array),
                   "ceil(b_w / b_cell)", place);
  }
  if (symbol == "E_ADC") {
    const double bits = array.adc_bits.value_or(lossless_adc_bits(array));
    return derived("E_ADC", "energy of one conversion by an ADC", "J",
                   adc_conversion_joules(bits, array.supply_volts),
                   "(k1 * B_ADC + k2 * 4^B_ADC) * V_dd^2", place);
  }
  if (symbol == "B_ADC") return adc_bits(array, place);
  if (symbol == "k1") return adc_constant(symbol, "capacitance of an ADC per bit", adc_bit_farads);
  if (symbol == "k2") {
    return adc_constant(symbol, "capacitance that quadruples with a bit", adc_noise_farads);
  }
  for (const ArrayFigure& figure : figures) {
    if (figure.symbol == symbol) return array_figure(symbol, figure.key, place);
  }
  return std::nullopt;
}

}  // namespace roofloor
