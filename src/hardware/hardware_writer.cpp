// The canonical text of a hardware object.
#include "hardware/hardware_library.h"

namespace roofloor {
namespace {

void write_text(const char* key, const std::string& text, JsonWriter& writer) {
  if (!text.empty()) writer.member(key, text);
}

template <typename Value>
void write_if_stated(const char* key, const std::optional<Value>& value, JsonWriter& writer) {
  if (value) writer.member(key, *value);
}

void write_unless(double usual, const char* key, double value, JsonWriter& writer) {
  if (value != usual) writer.member(key, value);
}

void write_description(const Hardware& hardware, JsonWriter& writer) {
  write_text("id", hardware.id, writer);
  writer.member("name", hardware.name);
  write_text("vendor", hardware.vendor, writer);
  write_text("class", hardware.hardware_class, writer);
  write_if_stated("year", hardware.year, writer);
  write_text("process", hardware.process, writer);
  write_text("scope", hardware.scope, writer);
  write_text("confidence", hardware.confidence, writer);
  write_text("checked", hardware.checked, writer);
  write_text("notes", hardware.notes, writer);
}

void write_by_format(const char* key, const std::map<NumberFormat, double>& figures,
                     const std::optional<double>& any_format, JsonWriter& writer) {
  if (figures.empty() && !any_format) return;
  writer.key(key);
  writer.begin_object();
  for (const auto& [format, value] : figures) writer.member(name(format), value);
  write_if_stated("any", any_format, writer);
  writer.end_object();
}

void write_level(const MemoryLevel& level, JsonWriter& writer) {
  writer.begin_object();
  writer.member("name", level.name);
  writer.member("bandwidth_bytes_per_second", level.bandwidth_bytes_per_second);
  write_if_stated("capacity_bytes", level.capacity_bytes, writer);
  write_if_stated("energy_per_byte_joules", level.energy_per_byte_joules, writer);
  write_if_stated("write_energy_per_byte_joules", level.write_energy_per_byte_joules, writer);
  write_if_stated("energy_balance", level.energy_balance, writer);
  if (level.carries != Carries::everything) {
    writer.member("carries", carries_names[static_cast<std::size_t>(level.carries)]);
  }
  if (level.holds_weights) writer.member("holds_weights", true);
  writer.end_object();
}

void write_levels(const std::vector<MemoryLevel>& levels, JsonWriter& writer) {
  if (levels.empty()) return;
  writer.key("levels");
  writer.begin_array();
  for (const MemoryLevel& level : levels) write_level(level, writer);
  writer.end_array();
}

// An energy per operation that is entered takes the place of what the array would take.
void write_array(const Hardware& hardware, JsonWriter& writer) {
  const bool is_replaced = !hardware.energy_per_operation_joules.empty() ||
                           hardware.energy_per_operation_any_format_joules;
  if (!hardware.analog_array || is_replaced) return;
  const AnalogArray& array = *hardware.analog_array;
  writer.key("analog_array");
  writer.begin_object();
  for (const ArrayMember& known : array_members) writer.member(known.key, array.*known.member);
  write_if_stated("adc_bits", array.adc_bits, writer);
  writer.end_object();
}

}  // namespace

void write_sources(const std::map<std::string, Source>& sources, JsonWriter& writer) {
  if (sources.empty()) return;
  writer.key("sources");
  writer.begin_object();
  for (const auto& [pointer, source] : sources) {
    writer.key(pointer);
    writer.begin_object();
    writer.member("document", source.document);
    write_if_stated("year", source.year, writer);
    writer.member("evidence", source.evidence);
    writer.end_object();
  }
  writer.end_object();
}

void write_hardware(const Hardware& hardware, JsonWriter& writer) {
  writer.begin_object();
  write_description(hardware, writer);
  write_by_format("peaks", hardware.peaks, std::nullopt, writer);
  if (hardware.peak_scales_with_bits) writer.member("peak_scaling", "32/bits");
  write_levels(hardware.levels, writer);
  write_by_format("energy_per_operation_joules", hardware.energy_per_operation_joules,
                  hardware.energy_per_operation_any_format_joules, writer);
  write_array(hardware, writer);
  write_unless(0, "constant_power_watts", hardware.constant_power_watts, writer);
  write_unless(0, "overhead_seconds", hardware.overhead_seconds, writer);
  write_if_stated("link_bandwidth_bytes_per_second", hardware.link_bandwidth_bytes_per_second,
                  writer);
  write_unless(1, "achieved_compute_fraction", hardware.achieved_compute_fraction, writer);
  write_unless(1, "achieved_bandwidth_fraction", hardware.achieved_bandwidth_fraction, writer);
  write_if_stated("tdp_watts", hardware.tdp_watts, writer);
  write_text("tdp_kind", hardware.tdp_kind, writer);
  write_sources(hardware.sources, writer);
  writer.end_object();
}

}  // namespace roofloor
