// Published energies for a form: what there is to choose, what suits a hardware, what it would
// fill.
#include "api/codecs.h"
#include "base/quantity_text.h"
#include "hardware/energy_tables.h"

namespace roofloor {
namespace {

// pointer, value, text, source: what a choice fills.
void write_filled(const StatedFigure& figure, std::string_view unit, JsonWriter& writer) {
  writer.member("pointer", figure.pointer);
  writer.member("value", figure.value);
  writer.member("text", exact_quantity_text(figure.value, unit));
  writer.key("source");
  write_source(figure.source, writer);
}

void write_operations(JsonWriter& writer) {
  writer.begin_array();
  for (const TabulatedOperation& entry : tabulated_operations()) {
    writer.begin_object();
    writer.member("id", entry.id);
    writer.member("process", entry.process);
    writer.member("label", entry.label);
    writer.member("format", name(entry.format));
    write_filled({"/energy_per_operation_joules/" + std::string(name(entry.format)), entry.joules(),
                  source_of(entry)},
                 "J/op", writer);
    writer.end_object();
  }
  writer.end_array();
}

void write_memories(JsonWriter& writer) {
  writer.begin_array();
  for (const TabulatedMemory& entry : tabulated_memories()) {
    writer.begin_object();
    writer.member("id", entry.id);
    writer.member("label", entry.label);
    write_filled({"/levels/0/energy_per_byte_joules", entry.middle_joules(), source_of(entry)},
                 "J/B", writer);
    writer.end_object();
  }
  writer.end_array();
}

// Why no operation of a process is chosen; empty where one is.
std::string missing_operation(std::string_view process, NumberFormat format) {
  if (tabulated_operation(process, format) != nullptr) return "";
  std::string formats;
  for (const TabulatedOperation& entry : tabulated_operations()) {
    if (entry.process != process || tabulated_operation(process, entry.format) != &entry) continue;
    formats += (formats.empty() ? "" : ", ") + std::string(name(entry.format));
  }
  return "No energy is published for " + std::string(name(format)) + " in " + std::string(process) +
         "; there is one for " + formats + ".";
}

void write_processes(const HardwareReport& report, JsonWriter& writer) {
  writer.begin_array();
  for (const char* process : {"45 nm", "7 nm"}) {
    const TabulatedOperation* suits = tabulated_operation(process, report.format);
    writer.begin_object();
    writer.member("name", process);
    writer.member("operation", suits == nullptr ? "" : suits->id);
    writer.member("note", missing_operation(process, report.format));
    writer.end_object();
  }
  writer.end_array();
}

std::string process_note(const Hardware& hardware) {
  const std::string made = hardware.process.empty()
                               ? "In which process " + hardware.name + " is made is not known"
                               : hardware.name + " is made in " + hardware.process;
  return made +
         ". Figures are taken as published and not scaled to another process. They are those "
         "of a bare datapath; a whole chip takes more.";
}

}  // namespace

void write_energy_tables(const HardwareReport& report, JsonWriter& writer) {
  const Hardware& hardware = *report.hardware;
  const std::string& memory = hardware.levels.front().name;
  const TabulatedMemory* suits = tabulated_memory(memory);
  writer.begin_object();
  writer.member("hardware", hardware.name);
  writer.member("format", name(report.format));
  writer.member("process", nearest_process(hardware));
  writer.member("process_note", process_note(hardware));
  writer.member("memory", suits == nullptr ? "" : suits->id);
  writer.member("memory_note", suits == nullptr ? "No energy of a byte is published for " + memory +
                                                      "; choose one that comes near, or leave it."
                                                : "");
  writer.key("processes");
  write_processes(report, writer);
  writer.key("operations");
  write_operations(writer);
  writer.key("memories");
  write_memories(writer);
  writer.end_object();
}

}  // namespace roofloor
