// A fit of energies as JSON: what came out, how far each row lies from it, what it would change.
#include "analysis/energy_fit.h"

#include <cstdio>
#include <cstdlib>

#include "api/codecs.h"
#include "base/quantity_text.h"
#include "importers/measurements.h"

namespace roofloor {
namespace {

void write_values(const EnergyFit& fit, JsonWriter& writer) {
  writer.begin_array();
  for (const FittedValue& value : fit.values) {
    writer.begin_object();
    writer.member("symbol", value.symbol);
    writer.member("meaning", value.meaning);
    writer.member("unit", value.unit);
    writer.member("value", value.value);
    writer.member("uncertainty", value.uncertainty);
    writer.member("text", quantity_text(value.value, value.unit));
    // Rows that fit as if they were computed are uncertain by their rounding alone.
    const bool is_uncertain = value.uncertainty.value_or(0) > 1e-6 * value.value;
    writer.member("uncertainty_text",
                  is_uncertain ? quantity_text(*value.uncertainty, value.unit) : "");
    writer.end_object();
  }
  writer.end_array();
}

void write_rows(const std::vector<MeasuredRow>& rows, const EnergyFit& fit, JsonWriter& writer) {
  writer.begin_array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MeasuredRow& row = rows[i];
    writer.begin_object();
    writer.member("name", row.name);
    writer.member("operations", row.operations);
    writer.member("bytes", row.bytes);
    writer.member("seconds", row.seconds);
    writer.member("joules", row.joules);
    if (!fit.residual_fractions.empty()) {
      writer.member("fitted_joules", row.joules * (1 + fit.residual_fractions[i]));
      writer.member("residual_fraction", fit.residual_fractions[i]);
    }
    writer.end_object();
  }
  writer.end_array();
}

// With four digits: measurements know no more, and a form shows all that a figure has.
double rounded(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3e", value);
  return std::strtod(text, nullptr);
}

// What a project would change so that the hardware has the fitted energies; nothing where they are
// not known, or no chip has them.
std::vector<StatedFigure> stated_figures(const EnergyFit& fit, NumberFormat format,
                                         std::size_t rows) {
  if (!fit.energies || fit.energies->per_operation_joules == 0) return {};
  const Source source{.document = "Fitted to " + std::to_string(rows) + " measured rows",
                      .year = std::nullopt,
                      .evidence = "estimate"};
  return {{"/energy_per_operation_joules/" + std::string(name(format)),
           rounded(fit.energies->per_operation_joules), source},
          {"/levels/0/energy_per_byte_joules", rounded(fit.energies->per_byte_joules), source},
          {"/constant_power_watts", rounded(fit.energies->constant_power_watts), source}};
}

}  // namespace

void write_source(const Source& source, JsonWriter& writer) {
  writer.begin_object();
  writer.member("document", source.document);
  if (source.year) writer.member("year", *source.year);
  writer.member("evidence", source.evidence);
  writer.end_object();
}

void write_stated_figures(const std::vector<StatedFigure>& figures, JsonWriter& writer) {
  writer.key("changed");
  writer.begin_object();
  for (const StatedFigure& figure : figures) writer.member(figure.pointer, figure.value);
  writer.end_object();
  writer.key("sources");
  writer.begin_object();
  for (const StatedFigure& figure : figures) {
    writer.key(figure.pointer);
    write_source(figure.source, writer);
  }
  writer.end_object();
}

void write_energy_fit(const HardwareReport& hardware, std::string_view text, JsonWriter& writer) {
  const ImportedMeasurements imported = import_measurements(text);
  const EnergyFit fit = fit_energies(imported.rows, hardware.roofs);
  writer.begin_object();
  writer.member("hardware", hardware.hardware->name);
  writer.member("format", name(hardware.format));
  writer.member("is_complete", fit.energies.has_value());
  writer.member("sentence", fit.sentence);
  writer.key("values");
  write_values(fit, writer);
  writer.member("residual_fraction", fit.residual_fraction);
  writer.key("rows");
  write_rows(imported.rows, fit, writer);
  write_imported_columns(imported.columns, writer);
  write_stated_figures(stated_figures(fit, hardware.format, imported.rows.size()), writer);
  writer.end_object();
}

}  // namespace roofloor
