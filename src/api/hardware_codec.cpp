// Hardware for a form: what can be changed, what it is now, and where it comes from.
#include "analysis/hardware_notes.h"
#include "api/codecs.h"
#include "base/quantity_text.h"
#include "hardware/energy_estimate.h"

namespace roofloor {
namespace {

std::string value_text(const std::optional<double>& value, std::string_view unit) {
  return value ? exact_quantity_text(*value, unit) : "";
}

// Source and evidence of a figure: the user's own, the library's, or none for a default.
void write_source(const HardwareChoice& choice, const HardwareFigure& figure, JsonWriter& writer) {
  const Source* source = stated_source(choice.hardware, figure.pointer);
  std::string text;
  std::string evidence;
  if (figure.value && source != nullptr) {
    text = source->document + (source->year ? " (" + std::to_string(*source->year) + ")" : "");
    evidence = source->evidence;
  }
  writer.member("source", text);
  writer.member("evidence", evidence);
}

}  // namespace

void write_hardware_fields(const HardwareChoice& choice, const HardwareReport& report,
                           JsonWriter& writer) {
  writer.begin_array();
  for (const HardwareFigure& figure : editable_figures(choice.hardware, report.format)) {
    const std::string_view unit = figure.facts->unit;
    writer.begin_object();
    writer.member("path", figure.pointer);
    writer.member("label", figure.label);
    writer.member("unit", unit);
    writer.member("value", figure.value);
    writer.member("text", value_text(figure.value, unit));
    writer.member("changed", choice.changed.contains(figure.pointer));
    const auto library = used_value(choice.original, figure.pointer, report.format);
    writer.member("library_text", value_text(library, unit));
    writer.member("meaning", figure.facts->meaning);
    writer.member("note", figure_note(figure, report));
    write_source(choice, figure, writer);
    writer.end_object();
  }
  writer.end_array();
}

std::string hardware_summary(const Hardware& hardware, NumberFormat format) {
  std::string text;
  if (const auto peak = peak_for(hardware, format)) {
    text = exact_quantity_text(peak->value, "op/s") + " " + std::string(name(peak->format)) + " · ";
  }
  text += exact_quantity_text(hardware.levels[weight_memory(hardware)].bandwidth_bytes_per_second,
                              "B/s");
  if (const auto energy = energy_per_operation_for(hardware, format)) {
    text += " · " + exact_quantity_text(energy->value, "J/op");
  } else if (const auto estimate = energy_estimate(hardware, format)) {
    text += " · about " + quantity_text(estimate->central.per_operation_joules, "J/op");
  }
  return text;
}

}  // namespace roofloor
