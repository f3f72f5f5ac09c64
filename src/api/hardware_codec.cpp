// Hardware for a form: what can be changed, what it is now, and where it comes from.
#include "api/codecs.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

std::string value_text(const std::optional<double>& value, std::string_view unit) {
  return value ? exact_quantity_text(*value, unit) : "";
}

// What follows from a figure where that is not plain from its value.
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
  if (figure.facts->key == "energy_balance" && report.energy) {
    return "A byte costs " + exact_quantity_text(report.energy->per_byte_joules, "J/B") + ".";
  }
  return "";
}

Json source_json(const HardwareChoice& choice, const HardwareFigure& figure) {
  const bool is_changed = choice.changed.contains(figure.pointer);
  if (is_changed) return json_object({{"source", "Entered by you"}, {"evidence", "entered"}});
  const Source* source = source_of(choice.original, figure.pointer);
  const bool is_default = !figure.value || (figure.pointer.find('/', 1) == std::string::npos);
  if (source == nullptr || is_default) return json_object({{"source", ""}, {"evidence", ""}});
  std::string text = source->document;
  if (source->year) text += " (" + std::to_string(*source->year) + ")";
  return json_object({{"source", text}, {"evidence", source->evidence}});
}

}  // namespace

Json hardware_fields_json(const HardwareChoice& choice, const HardwareReport& report) {
  Json fields = Json::array();
  for (const HardwareFigure& figure : editable_figures(choice.hardware, report.format)) {
    Json field =
        json_object({{"path", figure.pointer},
                     {"label", figure.label},
                     {"unit", figure.facts->unit},
                     {"value", number_or_null(figure.value)},
                     {"text", value_text(figure.value, figure.facts->unit)},
                     {"changed", choice.changed.contains(figure.pointer)},
                     {"library_text", value_text(figure_value(choice.original, figure.pointer),
                                                 figure.facts->unit)},
                     {"meaning", figure.facts->meaning},
                     {"note", figure_note(figure, report)}});
    field.update(source_json(choice, figure));
    fields.push_back(field);
  }
  return fields;
}

std::string hardware_summary(const Hardware& hardware, NumberFormat format) {
  std::string text;
  if (const auto peak = peak_for(hardware, format)) {
    text = exact_quantity_text(peak->value, "op/s") + " " + std::string(name(peak->format)) + " · ";
  }
  text += exact_quantity_text(hardware.levels.front().bandwidth_bytes_per_second, "B/s");
  if (const auto energy = energy_per_operation_for(hardware, format)) {
    text += " · " + exact_quantity_text(energy->value, "J/op");
  }
  return text;
}

std::string missing_note(const HardwareReport& report) {
  const std::string& hardware = report.hardware->name;
  if (!report.roofs.compute) {
    return hardware + " has no peak for " + std::string(name(report.format)) +
           " or a wider format, so it has no compute roof here: no time and no energy.";
  }
  if (!report.energy) {
    return "No energy per operation and per byte is published for " + hardware +
           "; enter both to see its floorline.";
  }
  return "";
}

}  // namespace roofloor
