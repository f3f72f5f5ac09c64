// Formulas and advice as JSON.
#include "analysis/explanation.h"
#include "analysis/guidance.h"
#include "api/codecs.h"

namespace roofloor {
namespace {

void write_own_source(const std::optional<Source>& source, JsonWriter& writer) {
  writer.key("source");
  if (!source) {
    writer.null();
    return;
  }
  writer.begin_object();
  writer.member("document", source->document);
  writer.member("year", source->year);
  writer.member("evidence", source->evidence);
  writer.end_object();
}

}  // namespace

void write_explanation(const Explanation& explanation, JsonWriter& writer) {
  writer.begin_object();
  writer.member("symbol", explanation.symbol);
  writer.member("meaning", explanation.meaning);
  writer.member("unit", explanation.unit);
  if (explanation.values.empty()) {
    writer.member("value", explanation.value);
  } else {
    writer.key("values");
    writer.array(explanation.values);
  }
  writer.member("formula", explanation.formula);
  write_own_source(explanation.source, writer);
  writer.key("terms");
  writer.begin_array();
  for (const Explanation& term : explanation.terms) write_explanation(term, writer);
  writer.end_array();
  writer.end_object();
}

void write_guidance(const HardwareReport& hardware, std::size_t row, const LayerRow& layer,
                    JsonWriter& writer) {
  const ResultRow& result = hardware.rows[row];
  const auto advice = guidance(layer, result, hardware);
  if (!advice) {
    writer.null();
    return;
  }
  const auto energy = largest_energy_share(result);
  writer.begin_object();
  writer.member("sentence", guidance_sentence(*advice, layer, result, hardware));
  writer.member("bound", bound_name(advice->bound, hardware.roofs));
  writer.member("next_bound", advice->next_bound
                                  ? std::optional(bound_name(*advice->next_bound, hardware.roofs))
                                  : std::nullopt);
  writer.member("time_class", advice->bound.is_compute() ? "compute" : "memory");
  writer.member("energy_class", energy ? std::optional(name(*energy)) : std::nullopt);
  for (const GuidanceColumn& column : guidance_columns()) {
    writer.member(column.about.name, (*advice).*column.value);
  }
  writer.end_object();
}

void write_layer_levels(const HardwareReport& hardware, std::size_t row, const LayerRow& layer,
                        JsonWriter& writer) {
  writer.begin_array();
  for (std::size_t level = 0; level < hardware.roofs.memory.size(); ++level) {
    writer.begin_object();
    writer.member("name", hardware.roofs.memory[level].level);
    for (const LevelColumn& column : level_columns()) {
      writer.member(column.about.name, column.value({layer, hardware.rows[row], hardware, level}));
    }
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace roofloor
