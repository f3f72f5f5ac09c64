// The library of hardware for whoever picks from it: facts, trust, and the roof as a small drawing.
#include <algorithm>
#include <array>
#include <cmath>

#include "api/codecs.h"
#include "base/find_named.h"
#include "base/quantity_text.h"
#include "hardware/format_choice.h"
#include "roofline/roofline.h"

namespace roofloor {
namespace {

// What a document that says nothing computes in.
constexpr NumberFormat usual_format = NumberFormat::fp16;

// The frame of all small roofs, so that they can be compared: intensities in op/B, rates in op/s.
constexpr double least_intensity = 0.1;
constexpr double most_intensity = 1e4;
constexpr double least_rate = 1e10;
constexpr double most_rate = 1e16;

struct ClassLabel {
  std::string_view name;
  std::string_view label;
};

constexpr ClassLabel class_labels[] = {{"digital", "Digital accelerator of the notebook"},
                                       {"PIM", "Processing in memory (PIM)"},
                                       {"PNM", "Processing near memory (PNM)"},
                                       {"GPU", "Graphics processors (GPU)"},
                                       {"TPU", "Tensor processors (TPU)"},
                                       {"NPU", "Neural processors (NPU)"},
                                       {"CPU", "General processors (CPU)"},
                                       {"SoC/GPU", "Chips of laptops and desktops (SoC)"},
                                       {"edge", "Small devices (edge)"},
                                       {"FPGA", "Programmable logic (FPGA)"},
                                       {"wafer-scale", "Whole wafers"},
                                       {"analog CIM", "Analog computing in memory (CIM)"},
                                       {"neuromorphic", "Neuromorphic chips"},
                                       {"ASIC (research)", "Research chips (ASIC)"}};

// Where a value stands on a logarithmic axis, as a fraction of its length.
double fraction_of_axis(double value, double least, double most) {
  return std::log(value / least) / std::log(most / least);
}

// The format of the usual roof; without a peak for it, that of the fastest peak.
NumberFormat roof_format(const Hardware& hardware) {
  if (const auto peak = peak_for(hardware, usual_format)) return peak->format;
  const auto fastest =
      std::max_element(hardware.peaks.begin(), hardware.peaks.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return fastest->first;
}

bool has_roof(const Hardware& hardware) {
  return !hardware.peaks.empty() && !hardware.levels.empty();
}

void write_roof(const Hardware& hardware, JsonWriter& writer) {
  if (!has_roof(hardware)) {
    writer.null();
    return;
  }
  const Roofs limits = roofs(hardware, roof_format(hardware));
  const double bandwidth = limits.memory[weight_memory(hardware)].bytes_per_second;
  const double peak = limits.compute->operations_per_second;
  // The slope begins at the left or at the lower edge of the frame.
  const double left = std::max(least_intensity, least_rate / bandwidth);
  const auto x = [](double value) {
    return fraction_of_axis(value, least_intensity, most_intensity);
  };
  const auto y = [](double value) { return fraction_of_axis(value, least_rate, most_rate); };
  writer.begin_object();
  writer.member("format", name(limits.compute->format));
  writer.member("peak_ops_per_second", peak);
  writer.member("bandwidth_bytes_per_second", bandwidth);
  writer.member("ridge_point", ridge_point(limits, weight_memory(hardware)));
  writer.key("x");
  writer.array(std::array{x(left), x(*ridge_point(limits, weight_memory(hardware))), 1.0});
  writer.key("y");
  writer.array(std::array{y(left * bandwidth), y(peak), y(peak)});
  writer.end_object();
}

// "989.4 Top/s fp16 · 3.35 TB/s HBM3 · 80 GB · ridge at 295 op/B", as far as it is known.
std::string facts_of(const Hardware& hardware) {
  std::string text;
  const auto add = [&](const std::string& fact) { text += (text.empty() ? "" : " · ") + fact; };
  if (!hardware.peaks.empty()) {
    const NumberFormat format = roof_format(hardware);
    add(exact_quantity_text(peak_for(hardware, format)->value, "op/s") + " " +
        std::string(name(format)));
  }
  for (const MemoryLevel& level : hardware.levels) {
    add(exact_quantity_text(level.bandwidth_bytes_per_second, "B/s") + " " + level.name);
    if (level.capacity_bytes && &level == &hardware.levels.front()) {
      add(exact_quantity_text(*level.capacity_bytes, "B"));
    }
  }
  if (has_roof(hardware)) {
    add("ridge at " +
        quantity_text(*ridge_point(roofs(hardware, roof_format(hardware)), weight_memory(hardware)),
                      "op/B"));
  }
  return text;
}

// "NVIDIA · 2022 · TSMC 4N · 700 W (max TDP)", as far as it is known.
std::string origin_of(const Hardware& hardware) {
  std::string text = hardware.vendor;
  const auto add = [&](const std::string& fact) {
    if (!fact.empty()) text += (text.empty() ? "" : " · ") + fact;
  };
  if (hardware.year) add(std::to_string(*hardware.year));
  add(hardware.process);
  add(hardware.scope);
  if (hardware.tdp_watts) {
    add(exact_quantity_text(*hardware.tdp_watts, "W") + " " + hardware.tdp_kind);
  }
  return text;
}

void write_entry(const Hardware& hardware, JsonWriter& writer) {
  const Source* source = source_of(hardware, "");
  writer.begin_object();
  writer.member("id", hardware.id);
  writer.member("name", hardware.name);
  writer.member("class", hardware.hardware_class);
  writer.member("class_label", find_named(
                                   class_labels, hardware.hardware_class,
                                   [](const ClassLabel& entry) { return entry.name; }, "class", "")
                                   .label);
  writer.member("origin", origin_of(hardware));
  writer.member("evidence", has_roof(hardware) ? roof_evidence(hardware, roof_format(hardware))
                                               : source->evidence);
  writer.member("confidence", hardware.confidence);
  writer.member("checked", hardware.checked);
  writer.key("missing");
  writer.array(hardware.missing);
  writer.member("summary", facts_of(hardware));
  writer.member("notes", hardware.notes);
  writer.key("roof");
  write_roof(hardware, writer);
  writer.end_object();
}

}  // namespace

std::string roof_evidence(const Hardware& hardware, NumberFormat format) {
  const auto rank = [](const std::string& word) {
    return std::find(evidence_words.begin(), evidence_words.end(), word);
  };
  std::string weakest;
  const auto peak = peak_for(hardware, format);
  for (const std::string& pointer : {"/peaks/" + std::string(name(peak ? peak->format : format)),
                                     std::string("/levels/0/bandwidth_bytes_per_second")}) {
    const Source* source = source_of(hardware, pointer);
    if (source == nullptr) continue;
    if (weakest.empty() || rank(weakest) < rank(source->evidence)) weakest = source->evidence;
  }
  return weakest;
}

void write_library(std::span<const Hardware> entries, JsonWriter& writer) {
  writer.begin_array();
  for (const Hardware& hardware : entries) write_entry(hardware, writer);
  writer.end_array();
}

}  // namespace roofloor
