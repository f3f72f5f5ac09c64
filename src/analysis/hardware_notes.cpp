// Sentences about the figures of a hardware and about what a workload does on it.
#include "analysis/hardware_notes.h"

#include <algorithm>

#include "base/quantity_text.h"
#include "hardware/energy_estimate.h"
#include "traffic/residency.h"

namespace roofloor {
namespace {

// The part of an estimate that stands for a figure; null for all others: a byte of a further level
// costs nothing unless it states something.
double EnergySplit::*estimated_part(const HardwareFigure& figure) {
  const std::string_view key = figure.facts->key;
  return key == "energy_per_operation_joules"                   ? &EnergySplit::per_operation_joules
         : figure.pointer == "/levels/0/energy_per_byte_joules" ? &EnergySplit::per_byte_joules
         : key == "constant_power_watts"                        ? &EnergySplit::constant_power_watts
                                                                : nullptr;
}

// "Estimated from the TDP: 0.4 pJ/op (0.3 to 0.5 pJ/op)."
std::string estimate_note(const HardwareFigure& figure, const HardwareReport& report) {
  const auto estimated = estimated_figure(figure, report);
  if (!estimated) return "";
  const std::string_view unit = figure.facts->unit;
  return "Estimated from the TDP: " + quantity_text(estimated->central, unit) + " (" +
         quantity_text(estimated->least, unit) + " to " + quantity_text(estimated->greatest, unit) +
         ").";
}

// Whether all that has to be kept fits the memory.
std::string memory_remark(const HardwareReport& report) {
  const HardwareTotals& totals = report.totals;
  if (!totals.memory_used_fraction || *totals.memory_used_fraction <= 1) return "";
  return "Does not fit: weights, cache and activations take " +
         quantity_text(totals.needed_bytes, "B") + ", the memory holds " +
         quantity_text(*totals.capacity_bytes, "B") +
         ". Times and energies are those of a memory that is large enough.";
}

std::string residency_remark(const HardwareReport& report, double stored) {
  const auto level = weight_level(*report.hardware);
  if (!level) return "";
  const MemoryLevel& arrays = report.hardware->levels[*level];
  const std::string sizes = quantity_text(stored, "B") + " of weights";
  const std::string capacity = quantity_text(arrays.capacity_bytes.value_or(0), "B");
  if (report.weights_are_resident) {
    return "The " + sizes + " fit its " + arrays.name + " of " + capacity +
           " and stay there: they cross no memory.";
  }
  return "The " + sizes + " do not fit its " + arrays.name + " of " + capacity +
         ": in every run each layer's weights are read and written into them.";
}

// What is counted of several devices beside their sum.
std::string group_remark(const HardwareReport& report, const Workload& workload) {
  const Hardware& hardware = *report.hardware;
  if (hardware.device_count == 1) return "";
  const std::string shared =
      "Each device has its part of the operations and weights and all of "
      "the inputs and outputs (tensor parallelism). ";
  const bool has_sums = std::any_of(workload.layers.begin(), workload.layers.end(),
                                    [](const Layer& layer) { return layer.all_reduce; });
  if (!has_sums) {
    return shared +
           "No layer of this workload says that its result is summed over devices, so "
           "their link is not counted.";
  }
  if (!hardware.link_bandwidth_bytes_per_second) {
    return shared +
           "The bandwidth of their link is not known, so summing over it is not counted; "
           "enter it to count it.";
  }
  return shared + "Sums over their link take time; what they cost in energy is not counted.";
}

}  // namespace

std::optional<EstimatedFigure> estimated_figure(const HardwareFigure& figure,
                                                const HardwareReport& report) {
  double EnergySplit::*const part = estimated_part(figure);
  if (part == nullptr || figure.value) return std::nullopt;
  const auto estimate = energy_estimate(*report.hardware, report.format);
  if (!estimate) return std::nullopt;
  const auto [least, greatest] = std::minmax_element(
      estimate->corners.begin(), estimate->corners.end(),
      [=](const EnergySplit& a, const EnergySplit& b) { return a.*part < b.*part; });
  if (least->*part == greatest->*part) return std::nullopt;
  // The report's hardware is all devices, the figures are those of one: only constant powers add
  // up.
  const double devices =
      part == &EnergySplit::constant_power_watts ? report.hardware->device_count : 1;
  return EstimatedFigure{estimate->central.*part / devices, least->*part / devices,
                         greatest->*part / devices};
}

std::string figure_note(const HardwareFigure& figure, const HardwareReport& report) {
  const Hardware& hardware = *report.hardware;
  if (figure.facts->key == "peaks") {
    const auto peak = peak_for(hardware, report.format);
    if (!peak) return "";
    const std::string format(name(report.format));
    if (hardware.peak_scales_with_bits && !hardware.peaks.contains(report.format)) {
      return exact_quantity_text(peak->value, "op/s") + " at " + format +
             ": the peak scales with 32/bits.";
    }
    if (peak->format != report.format) {
      return "No peak is stated for " + format + "; it runs at that of " +
             std::string(name(peak->format)) + ".";
    }
  }
  if (!figure.value && hardware.analog_array) {
    const AnalogArray& array = *hardware.analog_array;
    if (figure.facts->key == "adc_bits") {
      return shortest_number(lossless_adc_bits(array)) + " bits lose nothing of the sum.";
    }
    if (figure.facts->key == "energy_per_operation_joules") {
      return "The analog array takes " +
             quantity_text(array_energy_per_operation(array).total(), "J/op") + ".";
    }
  }
  if (std::string note = estimate_note(figure, report); !note.empty()) return note;
  if (figure.facts->key == "energy_balance" && report.energy) {
    return "A byte costs " + exact_quantity_text(report.energy->levels[0].read_joules, "J/B") + ".";
  }
  return "";
}

std::string missing_note(const HardwareReport& report) {
  const std::string& hardware = report.hardware->name;
  if (!report.roofs.compute) {
    return hardware + " has no peak for " + std::string(name(report.format)) +
           " or a wider format, so it has no compute roof here: no time and no energy.";
  }
  if (!report.energy) {
    return "No energy per operation and per byte is published for " + hardware +
           ", and there is too little to estimate them; enter them to see its floorline.";
  }
  if (report.corners) {
    return "The energies of " + hardware + " are an estimate from its TDP, with a band: nobody " +
           "publishes them. Enter measured ones to replace it.";
  }
  return "";
}

std::vector<std::string> remarks(const HardwareReport& report, const Report& whole) {
  std::vector<std::string> result;
  for (std::string text :
       {memory_remark(report), residency_remark(report, whole.totals.stored.weights),
        group_remark(report, *whole.workload)}) {
    if (!text.empty()) result.push_back(std::move(text));
  }
  return result;
}

}  // namespace roofloor
