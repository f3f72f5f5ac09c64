// The columns. Symbols in formulas: W operations, Q bytes, I intensity, P' and beta' the achieved
// roofs, e_op and e_mem energies, p0 constant power, s seconds.
#include "analysis/report_columns.h"

#include <array>
#include <limits>

namespace roofloor {
namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

template <TensorClass c>
double bytes_of(const LayerRow& row) {
  return row.cost.of(c).bytes();
}

template <auto member>
double of_time(const ResultRow& row) {
  return row.time ? static_cast<double>((*row.time).*member) : absent;
}

template <auto member>
double of_energy(const ResultRow& row) {
  return row.energy ? (*row.energy).*member : absent;
}

template <auto member>
std::optional<double> total(const HardwareTotals& totals) {
  return totals.*member;
}

constexpr LayerColumn layer_table[] = {
    {{"operations", "Operations", "op",
      "Arithmetic work of the layer; a multiply-accumulate is two operations. The notebook calls "
      "it CI.",
      "W"},
     [](const LayerRow& row) { return row.cost.operations.total(); }},
    {{"macs", "MACs", "", "Multiply-accumulates of the dense products, bias not counted.",
      "W_dense / 2"},
     [](const LayerRow& row) { return row.cost.macs; }},
    {{"weight_bytes", "Weight bytes", "B", "Bytes of weights read.", "N_weight * b_weight / 8"},
     bytes_of<TensorClass::weight>},
    {{"input_bytes", "Input bytes", "B", "Bytes of inputs read.", "N_input * b_input / 8"},
     bytes_of<TensorClass::input>},
    {{"output_bytes", "Output bytes", "B", "Bytes of outputs written.", "N_output * b_output / 8"},
     bytes_of<TensorClass::output>},
    {{"unassigned_bytes", "Other bytes", "B",
      "Bytes of which only the sum is known, for layers given by their totals.", "W / I as given"},
     bytes_of<TensorClass::unassigned>},
    {{"total_bytes", "Bytes moved", "B",
      "Every operand read once, every result written once; nothing stays on chip between layers.",
      "Q = sum of the classes"},
     [](const LayerRow& row) { return row.cost.total_bytes(); }},
    {{"operational_intensity", "Intensity", "op/B",
      "Operational intensity: operations for each byte moved. The notebook calls it OI.",
      "I = W / Q"},
     [](const LayerRow& row) { return row.cost.operational_intensity().value_or(absent); }},
    {{"parameter_count", "Parameters", "", "Trained elements stored for the layer.", "N_weight"},
     [](const LayerRow& row) { return row.cost.parameter_count; }},
};

constexpr ResultColumn result_table[] = {
    {{"attainable_ops_per_second", "Attainable", "op/s",
      "The most the roofs allow at the layer's intensity.", "min(P', beta' * I)"},
     of_time<&LayerTime::attainable_ops_per_second>},
    {{"compute_roof_fraction", "Of the compute roof", "",
      "The part of the compute roof that the layer can reach.", "min(1, beta' * I / P')"},
     of_time<&LayerTime::compute_roof_fraction>},
    {{"seconds", "Time", "s", "The longer of computing and moving data; the two overlap.",
      "max(W / P', Q / beta')"},
     of_time<&LayerTime::seconds>},
    {{"time_fraction", "Share of time", "", "The layer's part of the workload's time.",
      "s / sum of s"},
     [](const ResultRow& row) { return row.time_fraction.value_or(absent); }},
    {{"bound", "Bound", "",
      "What the layer waits for: the arithmetic (compute), or a level of memory.",
      "the larger term of the time"},
     [](const ResultRow& row) {
       if (!row.time) return absent;
       return row.time->bound.is_compute() ? -1.0 : static_cast<double>(*row.time->bound.level);
     }},
    {{"is_balanced", "Balanced", "", "1 where computing and moving data take about equally long.",
      "the smaller term >= 0.9 * the larger"},
     of_time<&LayerTime::is_balanced>},
    {{"energy_joules", "Energy", "J", "Energy of computing, of moving data and of waiting, added.",
      "W * e_op + Q * e_mem + p0 * s"},
     [](const ResultRow& row) { return row.energy ? row.energy->total_joules() : absent; }},
    {{"compute_joules", "Compute energy", "J", "Energy of the operations.", "W * e_op"},
     of_energy<&LayerEnergy::compute_joules>},
    {{"memory_joules", "Memory energy", "J", "Energy of moving the bytes.", "Q * e_mem"},
     of_energy<&LayerEnergy::memory_joules>},
    {{"constant_joules", "Constant energy", "J",
      "Energy drawn while the layer runs, whatever it does.", "p0 * s"},
     of_energy<&LayerEnergy::constant_joules>},
    {{"arithmetic_floor_joules", "Arithmetic floor", "J",
      "The energy of the operations alone: the notebook's lower bound.", "W * e_op"},
     of_energy<&LayerEnergy::arithmetic_floor_joules>},
    {{"device_floor_joules", "Device floor", "J",
      "The energy this chip cannot go below: operations at full speed, no byte moved.",
      "W * (e_op + p0 / P')"},
     of_energy<&LayerEnergy::device_floor_joules>},
    {{"excess_fraction", "Over the floor", "", "How far the energy lies above the device floor.",
      "energy / device floor - 1"},
     [](const ResultRow& row) {
       return row.energy ? row.energy->excess_fraction.value_or(absent) : absent;
     }},
    {{"energy_fraction", "Share of energy", "", "The layer's part of the workload's energy.",
      "energy / sum of energies"},
     [](const ResultRow& row) { return row.energy_fraction.value_or(absent); }},
};

constexpr TotalColumn total_table[] = {
    {{"seconds", "Time", "s", "Layers run one after another; their times add up.", "sum of s"},
     total<&HardwareTotals::seconds>},
    {{"energy_joules", "Energy", "J", "The energies of the layers add up.", "sum of energies"},
     total<&HardwareTotals::energy_joules>},
    {{"energy_delay_joule_seconds", "Energy-delay product", "J*s",
      "Energy times time: low only where both are.", "energy * s"},
     total<&HardwareTotals::energy_delay_joule_seconds>},
    {{"average_watts", "Mean power", "W", "Energy over time.", "energy / s"},
     total<&HardwareTotals::average_watts>},
    {{"inferences_per_second", "Inferences a second", "1/s", "Inputs processed each second.",
      "batch / s"},
     total<&HardwareTotals::inferences_per_second>},
    {{"memory_bound_time_fraction", "Memory-bound time", "",
      "The part of the time spent in layers that wait for memory.",
      "sum of memory-bound s / sum of s"},
     total<&HardwareTotals::memory_bound_time_fraction>},
};

}  // namespace

std::span<const LayerColumn> layer_columns() {
  return layer_table;
}
std::span<const ResultColumn> result_columns() {
  return result_table;
}
std::span<const TotalColumn> total_columns() {
  return total_table;
}

}  // namespace roofloor
