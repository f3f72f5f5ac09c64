// The columns. Their formulas are read by people and evaluated by a test; the symbols that are not
// columns themselves are those of explanation_symbols.cpp.
#include "analysis/report_columns.h"

#include <algorithm>
#include <array>
#include <limits>

#include "analysis/guidance.h"

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

// What the corners of an estimate span; absent where the energies are stated.
struct Band {
  double least = absent;
  double greatest = absent;
};
Band band_of(const ResultRow& row) {
  if (!row.energy || !row.energy->corner_joules) return {};
  const auto [least, greatest] =
      std::minmax_element(row.energy->corner_joules->begin(), row.energy->corner_joules->end());
  return {*least, *greatest};
}

bool is_estimate(const HardwareReport& report) {
  return report.corners.has_value();
}
bool has_overhead(const HardwareReport& report) {
  return report.hardware->overhead_seconds > 0;
}
bool has_link(const HardwareReport& report) {
  return report.hardware->device_count > 1 && report.hardware->link_bandwidth_bytes_per_second;
}

template <auto member>
std::optional<double> total(const HardwareTotals& totals) {
  return totals.*member;
}

constexpr LayerColumn layer_table[] = {
    {{"operations", "Operations", "op",
      "Arithmetic work of the layer; a multiply-accumulate is two operations. The notebook calls "
      "it CI.",
      "W_dense + W_bias + W_elementwise + W_normalization + W_softmax + W_pooling", "W"},
     [](const LayerRow& row) { return row.cost.operations.total(); }},
    {{"macs", "MACs", "", "Multiply-accumulates of the dense products, bias not counted.",
      "W_dense / 2", "N_mac"},
     [](const LayerRow& row) { return row.cost.macs; }},
    {{"weight_bytes", "Weight bytes", "B", "Bytes of weights read.", "N_weight * b_weight / 8",
      "Q_weight"},
     bytes_of<TensorClass::weight>},
    {{"input_bytes", "Input bytes", "B", "Bytes of inputs read.", "N_input * b_input / 8",
      "Q_input"},
     bytes_of<TensorClass::input>},
    {{"output_bytes", "Output bytes", "B", "Bytes of outputs written.", "N_output * b_output / 8",
      "Q_output"},
     bytes_of<TensorClass::output>},
    {{"kv_read_bytes", "Cache bytes read", "B",
      "Bytes of keys and values read from the cache: a key/value head is read once for all the "
      "queries that share it.",
      "N_kv_read * b_kv_read / 8", "Q_kv_read"},
     bytes_of<TensorClass::kv_read>},
    {{"kv_write_bytes", "Cache bytes written", "B",
      "Bytes of keys and values of new tokens, written into the cache.",
      "N_kv_write * b_kv_write / 8", "Q_kv_write"},
     bytes_of<TensorClass::kv_write>},
    {{"unassigned_bytes", "Other bytes", "B",
      "Bytes of which only the sum is known, for layers given by their totals.", "Q_given",
      "Q_unassigned"},
     bytes_of<TensorClass::unassigned>},
    {{"total_bytes", "Bytes moved", "B",
      "Every operand read once, every result written once; nothing stays on chip between layers.",
      "Q_weight + Q_input + Q_output + Q_kv_read + Q_kv_write + Q_unassigned", "Q"},
     [](const LayerRow& row) { return row.cost.total_bytes(); }},
    {{"operational_intensity", "Intensity", "op/B",
      "Operational intensity: operations for each byte moved. The notebook calls it OI.", "W / Q",
      "I"},
     [](const LayerRow& row) { return row.cost.operational_intensity().value_or(absent); }},
    {{"parameter_count", "Parameters", "", "Trained elements stored for the layer.", "N_trained",
      "M"},
     [](const LayerRow& row) { return row.cost.parameter_count; }},
    {{"stored_weight_bytes", "Weights stored", "B",
      "Bytes that the layer's weights take in memory, each in the format it is kept in.",
      "M * b_weight / 8", "K_weight"},
     [](const LayerRow& row) { return row.stored.weights; }},
    {{"stored_cache_bytes", "Cache stored", "B",
      "Bytes of keys and values that are kept when the layer has run; of a window its last tokens.",
      "N_cached * b_kv_read / 8", "K_cache"},
     [](const LayerRow& row) { return row.stored.cache; }},
};

constexpr ResultColumn result_table[] = {
    {{"attainable_ops_per_second", "Attainable", "op/s",
      "The most the roofs allow at the layer's intensity.", "min(P', beta' * I)", "A"},
     of_time<&LayerTime::attainable_ops_per_second>},
    {{"compute_roof_fraction", "Of the compute roof", "",
      "The part of the compute roof that the layer can reach.", "A / P'", "u"},
     of_time<&LayerTime::compute_roof_fraction>},
    {{"seconds", "Time", "s", "The longer of computing and moving data; the two overlap.",
      "max(W / P', Q / beta')", "s"},
     of_time<&LayerTime::seconds>},
    {{"overhead_seconds", "Overhead", "s",
      "Time that the layer takes besides its work, each time it runs.", "runs * o", "s_overhead"},
     [](const ResultRow& row) { return row.time ? row.time->delays.overhead_seconds : absent; },
     has_overhead},
    {{"link_seconds", "Link", "s", "Time in which the devices add up what each of them computed.",
      "Q_link / beta_link", "s_link"},
     [](const ResultRow& row) { return row.time ? row.time->delays.link_seconds : absent; },
     has_link},
    {{"time_fraction", "Share of time", "", "The layer's part of the workload's time.",
      "s / s_total", "f_s"},
     [](const ResultRow& row) { return row.time_fraction.value_or(absent); }},
    {{"bound", "Bound", "",
      "What the layer waits for: the arithmetic (compute), or a level of memory.",
      "if(Q / beta' > W / P', 0, -1)", "bound"},
     [](const ResultRow& row) {
       if (!row.time) return absent;
       return row.time->bound.is_compute() ? -1.0 : static_cast<double>(*row.time->bound.level);
     }},
    {{"is_balanced", "Balanced", "", "1 where computing and moving data take about equally long.",
      "if(s > 0, min(W / P', Q / beta') >= 0.9 * s, 0)", "balanced"},
     of_time<&LayerTime::is_balanced>},
    {{"energy_joules", "Energy", "J", "Energy of computing, of moving data and of waiting, added.",
      "E_compute + E_memory + E_constant", "E"},
     [](const ResultRow& row) { return row.energy ? row.energy->total_joules() : absent; }},
    {{"compute_joules", "Compute energy", "J", "Energy of the operations.", "W * e_op",
      "E_compute"},
     of_energy<&LayerEnergy::compute_joules>},
    {{"memory_joules", "Memory energy", "J", "Energy of moving the bytes.", "Q * e_mem",
      "E_memory"},
     of_energy<&LayerEnergy::memory_joules>},
    {{"constant_joules", "Constant energy", "J",
      "Energy drawn while the layer runs, whatever it does.", "p0 * s", "E_constant"},
     of_energy<&LayerEnergy::constant_joules>},
    {{"power_watts", "Power", "W", "What is drawn while the layer runs: energy over time.", "E / s",
      "p_layer"},
     [](const ResultRow& row) {
       if (!row.energy || !row.time || row.time->seconds <= 0) return absent;
       return row.energy->total_joules() / row.time->seconds;
     }},
    {{"arithmetic_floor_joules", "Arithmetic floor", "J",
      "The energy of the operations alone: the notebook's lower bound.", "W * e_op",
      "F_arithmetic"},
     of_energy<&LayerEnergy::arithmetic_floor_joules>},
    {{"device_floor_joules", "Device floor", "J",
      "The energy this chip cannot go below: operations at full speed, no byte moved.",
      "W * (e_op + p0 / P')", "F_device"},
     of_energy<&LayerEnergy::device_floor_joules>},
    {{"excess_fraction", "Over the floor", "", "How far the energy lies above the device floor.",
      "(E_memory + p0 * (s - W / P')) / F_device", "x"},
     [](const ResultRow& row) {
       return row.energy ? row.energy->excess_fraction.value_or(absent) : absent;
     }},
    {{"energy_least_joules", "Energy, least", "J",
      "The least of the four corners where the energies are an estimate.",
      "min(min(E_1, E_2), min(E_3, E_4))", "E_least"},
     [](const ResultRow& row) { return band_of(row).least; },
     is_estimate},
    {{"energy_greatest_joules", "Energy, greatest", "J",
      "The greatest of the four corners where the energies are an estimate.",
      "max(max(E_1, E_2), max(E_3, E_4))", "E_greatest"},
     [](const ResultRow& row) { return band_of(row).greatest; },
     is_estimate},
    {{"energy_fraction", "Share of energy", "", "The layer's part of the workload's energy.",
      "E / E_total", "f_E"},
     [](const ResultRow& row) { return row.energy_fraction.value_or(absent); }},
    {{"energy_dominated_by", "Mostly spent on", "",
      "The largest part of the energy: 0 computing, 1 moving data, 2 waiting (constant power).",
      "if(E_constant > max(E_compute, E_memory), 2, if(E_memory > E_compute, 1, 0))", "dominant"},
     [](const ResultRow& row) {
       const auto share = largest_energy_share(row);
       return share ? static_cast<double>(*share) : absent;
     }},
};

constexpr LevelColumn level_table[] = {
    {{"bytes", "Bytes", "B", "Bytes of the layer over this level.", "", "Q"},
     [](const LevelPlace& at) { return at.row.traffic.levels[at.level].total(); }},
    {{"operational_intensity", "Intensity", "op/B",
      "Operations of the layer for each byte over this level.", "", "I"},
     [](const LevelPlace& at) {
       return level_intensity(at.layer.cost.operations.total(), at.row.traffic, at.level)
           .value_or(absent);
     }},
    {{"seconds", "Time", "s", "How long the bytes over this level take.", "", "s"},
     [](const LevelPlace& at) {
       return at.row.time ? level_seconds(at.row.traffic, at.hardware.roofs, at.level) : absent;
     }},
    {{"joules", "Energy", "J", "Energy of the bytes over this level.", "", "E"},
     [](const LevelPlace& at) {
       return at.row.energy ? at.row.energy->level_joules[at.level] : absent;
     }},
};

constexpr TotalColumn total_table[] = {
    {{"seconds", "Time", "s", "Layers run one after another; their times add up.", "sum(s)",
      "s_total"},
     total<&HardwareTotals::seconds>},
    {{"energy_joules", "Energy", "J", "The energies of the layers add up.", "sum(E)", "E_total"},
     total<&HardwareTotals::energy_joules>},
    {{"energy_least_joules", "Energy, least", "J",
      "The least of the four corners where energies are an estimate, each summed over the layers.",
      "min(min(sum(E_1), sum(E_2)), min(sum(E_3), sum(E_4)))", "E_total_least"},
     total<&HardwareTotals::energy_least_joules>},
    {{"energy_greatest_joules", "Energy, greatest", "J",
      "The greatest of the four corners where energies are an estimate, each summed over the "
      "layers.",
      "max(max(sum(E_1), sum(E_2)), max(sum(E_3), sum(E_4)))", "E_total_greatest"},
     total<&HardwareTotals::energy_greatest_joules>},
    {{"energy_delay_joule_seconds", "Energy-delay product", "J*s",
      "Energy times time: low only where both are.", "E_total * s_total", "EDP"},
     total<&HardwareTotals::energy_delay_joule_seconds>},
    {{"average_watts", "Mean power", "W", "Energy over time.", "E_total / s_total", "p_mean"},
     total<&HardwareTotals::average_watts>},
    {{"inferences_per_second", "Inferences a second", "1/s", "Inputs processed each second.",
      "B / s_total", "r"},
     total<&HardwareTotals::inferences_per_second>},
    {{"first_token_seconds", "Time to first token", "s",
      "How long the prompts of the whole batch take; the first new token follows from them.",
      "s_total - s_decode", "s_first"},
     total<&HardwareTotals::first_token_seconds>},
    {{"tokens_per_second", "Tokens a second", "1/s",
      "Tokens of all sequences together: new ones while decoding, those of the prompt in prefill.",
      "B * n_steps / s_decode", "r_tokens"},
     total<&HardwareTotals::tokens_per_second>},
    {{"user_tokens_per_second", "Tokens a second, each", "1/s",
      "New tokens of one sequence each second: what one user sees.", "n_steps / s_decode",
      "r_user"},
     total<&HardwareTotals::user_tokens_per_second>},
    {{"joules_per_token", "Energy a token", "J/token",
      "Energy over the tokens of all sequences: the new ones, in prefill those of the prompt.",
      "E_total / (B * n_tokens)", "E_token"},
     total<&HardwareTotals::joules_per_token>},
    {{"needed_bytes", "Memory needed", "B",
      "Weights and cache, and on each device the inputs and outputs of the layer that has most.",
      "K_weight_total + K_cache_total + n * K_activation", "K"},
     [](const HardwareTotals& totals) { return std::optional(totals.needed_bytes); }},
    {{"capacity_bytes", "Memory", "B", "Bytes of the memory that holds weights and cache.",
      "K_memory", "K_capacity"},
     total<&HardwareTotals::capacity_bytes>},
    {{"memory_used_fraction", "Memory used", "",
      "The part of the memory that is needed; above 1 the workload does not fit.", "K / K_memory",
      "f_K"},
     total<&HardwareTotals::memory_used_fraction>},
    {{"memory_bound_time_fraction", "Memory-bound time", "",
      "The part of the time spent in layers that wait for memory.", "sum(s_memory) / s_total",
      "f_memory"},
     total<&HardwareTotals::memory_bound_time_fraction>},
};

template <TensorClass c>
double total_bytes_of(const WorkloadTotals& totals) {
  return totals.bytes[static_cast<std::size_t>(c)];
}

constexpr WorkloadColumn workload_table[] = {
    {{"operations", "Operations", "op", "Arithmetic work of all layers.", "sum(W)", "W_total"},
     [](const WorkloadTotals& totals) { return totals.operations; }},
    {{"macs", "MACs", "", "Multiply-accumulates of the dense products of all layers.", "sum(N_mac)",
      "N_mac_total"},
     [](const WorkloadTotals& totals) { return totals.macs; }},
    {{"weight_bytes", "Weight bytes", "B", "Bytes of weights that all layers read.",
      "sum(Q_weight)", "Q_weight_total"},
     total_bytes_of<TensorClass::weight>},
    {{"input_bytes", "Input bytes", "B", "Bytes of inputs that all layers read.", "sum(Q_input)",
      "Q_input_total"},
     total_bytes_of<TensorClass::input>},
    {{"output_bytes", "Output bytes", "B", "Bytes of outputs that all layers write.",
      "sum(Q_output)", "Q_output_total"},
     total_bytes_of<TensorClass::output>},
    {{"kv_read_bytes", "Cache bytes read", "B", "Bytes of keys and values read from the cache.",
      "sum(Q_kv_read)", "Q_kv_read_total"},
     total_bytes_of<TensorClass::kv_read>},
    {{"kv_write_bytes", "Cache bytes written", "B",
      "Bytes of keys and values written into the cache.", "sum(Q_kv_write)", "Q_kv_write_total"},
     total_bytes_of<TensorClass::kv_write>},
    {{"unassigned_bytes", "Other bytes", "B", "Bytes of which only the sum is known.",
      "sum(Q_unassigned)", "Q_unassigned_total"},
     total_bytes_of<TensorClass::unassigned>},
    {{"total_bytes", "Bytes moved", "B", "Bytes that all layers move.", "sum(Q)", "Q_total"},
     [](const WorkloadTotals& totals) { return totals.total_bytes; }},
    {{"operational_intensity", "Intensity", "op/B",
      "Operations of the workload for each byte it moves.", "W_total / Q_total", "I_total"},
     [](const WorkloadTotals& totals) {
       return totals.total_bytes == 0 ? absent : totals.operations / totals.total_bytes;
     }},
    {{"parameter_count", "Parameters", "", "Trained elements stored for all layers.", "sum(M)",
      "M_total"},
     [](const WorkloadTotals& totals) { return totals.parameter_count; }},
    {{"stored_weight_bytes", "Weights stored", "B", "Bytes that all weights take in memory.",
      "sum(K_weight)", "K_weight_total"},
     [](const WorkloadTotals& totals) { return totals.stored.weights; }},
    {{"stored_cache_bytes", "Cache stored", "B",
      "Bytes of all keys and values that are kept at the end.", "sum(K_cache)", "K_cache_total"},
     [](const WorkloadTotals& totals) { return totals.stored.cache; }},
    {{"largest_activation_bytes", "Largest activations", "B",
      "Inputs and outputs of the layer that has most of them, once.", "(Q_input + Q_output) / runs",
      "K_activation"},
     [](const WorkloadTotals& totals) { return totals.largest_activation_bytes; }},
};

}  // namespace

std::span<const LayerColumn> layer_columns() {
  return layer_table;
}
std::span<const ResultColumn> result_columns() {
  return result_table;
}
std::span<const LevelColumn> level_columns() {
  return level_table;
}
std::span<const TotalColumn> total_columns() {
  return total_table;
}
std::span<const WorkloadColumn> workload_columns() {
  return workload_table;
}

}  // namespace roofloor
