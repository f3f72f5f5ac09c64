// The door's functions: read the arguments, ask the core, wrap the answer.
#include "api/api.h"

#include "analysis/heaviest.h"
#include "api/codecs.h"
#include "api/envelope.h"
#include "api/export.h"
#include "api/opened_project.h"
#include "api/project_report.h"
#include "api/validation.h"
#include "base/quantity_text.h"
#include "hardware/hardware_library.h"
#include "importers/importer.h"
#include "json/json_text.h"

namespace roofloor {
namespace {

const FigureWriter& writer_of(std::string_view format) {
  return figure_writer(std::string(format), "/format");
}

Json parsed_options(std::string_view text) {
  return text.empty() ? Json::object() : parse_json(text);
}

const Figure& made_figure(const OpenedProject& opened, std::string_view name,
                          const JsonReader& options) {
  return opened.figure(name, figure_options(options, opened));
}

Weight weight_named(std::string_view name) {
  if (name == "time") return Weight::time;
  if (name == "energy") return Weight::energy;
  throw InputError{"/weight",
                   "unknown weight \"" + std::string(name) + "\"; expected one of time, energy"};
}

const HardwareReport& hardware_at(const Report& report, double index) {
  const double last = static_cast<double>(report.hardware.size()) - 1;
  checked_number(index, {.minimum = 0, .maximum = last, .whole = true}, "/hardware");
  return report.hardware[static_cast<std::size_t>(index)];
}

// A workload that the caller has in its canonical form already is not written again: a list of many
// layers would take longer than all that follows from an edit of the hardware.
void write_canonical(OpenedProject& opened, JsonWriter& writer) {
  if (opened.is_workload_kept && opened.is_workload_canonical) {
    write_project_beside_workload(opened.project, writer);
    return;
  }
  JsonWriter project;
  write_project(opened.project, project);
  opened.is_workload_canonical = member_text(project.text(), "workload") == opened.workload_text;
  writer.written(project.text());
}

}  // namespace

Session::Session() = default;
Session::~Session() = default;

const OpenedProject& Session::opened(double revision) const {
  if (!opened_) throw InputError{"/revision", "no project is open; open one first"};
  if (opened_->revision != revision) {
    throw InputError{"/revision", "revision " + shortest_number(revision) +
                                      " is stale; the opened one is " +
                                      shortest_number(opened_->revision)};
  }
  return *opened_;
}

std::string Session::open_project(std::string_view text) {
  return answer([&](JsonWriter& writer) {
    auto next = std::make_unique<OpenedProject>(text, opened_.get());
    next->revision = ++last_revision_;
    opened_ = std::move(next);
    writer.begin_object();
    writer.member("revision", opened_->revision);
    writer.key("project");
    write_canonical(*opened_, writer);
    writer.key("warnings");
    writer.begin_array();
    writer.end_array();
    writer.end_object();
  });
}

Reply Session::report(double revision) {
  Reply reply;
  reply.text =
      answer([&](JsonWriter& writer) { write_report(opened(revision), writer, reply.numbers); });
  return reply;
}

std::string Session::explain(double revision, std::string_view path) const {
  return answer([&](JsonWriter& writer) {
    write_explanation(roofloor::explain(opened(revision).report, std::string(path)), writer);
  });
}

std::string Session::guidance(double revision, double row) const {
  return answer([&](JsonWriter& writer) {
    const Report& report = opened(revision).report;
    const double last = static_cast<double>(report.rows.size()) - 1;
    checked_number(row, {.minimum = 0, .maximum = last, .whole = true}, "/row");
    const auto index = static_cast<std::size_t>(row);
    writer.begin_object();
    writer.key("hardware");
    writer.begin_array();
    for (const HardwareReport& hardware : report.hardware) {
      write_guidance(hardware, index, report.rows[index], writer);
    }
    writer.end_array();
    writer.key("levels");
    writer.begin_array();
    for (const HardwareReport& hardware : report.hardware) {
      write_layer_levels(hardware, index, report.rows[index], writer);
    }
    writer.end_array();
    writer.end_object();
  });
}

std::string Session::layers(double revision, double first, double count) const {
  return answer([&](JsonWriter& writer) {
    const OpenedProject& project = opened(revision);
    const NumberRange range{.minimum = 0, .maximum = most_layers, .whole = true};
    checked_number(first, range, "/first");
    checked_number(count, range, "/count");
    write_layers(project, static_cast<std::size_t>(first), static_cast<std::size_t>(count), writer);
  });
}

std::string Session::hardware_object(double revision, double hardware) const {
  return answer([&](JsonWriter& writer) {
    const std::vector<HardwareChoice>& choices = opened(revision).project.hardware;
    const double last = static_cast<double>(choices.size()) - 1;
    checked_number(hardware, {.minimum = 0, .maximum = last, .whole = true}, "/hardware");
    write_hardware(choices[static_cast<std::size_t>(hardware)].hardware, writer);
  });
}

Reply Session::heaviest(double revision, double hardware, std::string_view weight,
                        double share) const {
  Reply reply;
  reply.text = answer([&](JsonWriter& writer) {
    const Report& report = opened(revision).report;
    const HardwareReport& on = hardware_at(report, hardware);
    checked_number(share, {.minimum = 0, .maximum = 1}, "/share");
    const HeaviestRows heaviest = heaviest_rows(on, weight_named(weight), share);
    reply.numbers.assign(heaviest.rows.begin(), heaviest.rows.end());
    writer.begin_object();
    writer.member("fraction", heaviest.fraction);
    writer.member("sentence", heaviest.sentence);
    writer.end_object();
  });
  return reply;
}

std::string Session::fit_energy(double revision, double hardware, std::string_view rows) const {
  return answer([&](JsonWriter& writer) {
    write_energy_fit(hardware_at(opened(revision).report, hardware), rows, writer);
  });
}

std::string Session::energy_tables(double revision, double hardware) const {
  return answer([&](JsonWriter& writer) {
    write_energy_tables(hardware_at(opened(revision).report, hardware), writer);
  });
}

Reply Session::figure(double revision, std::string_view name, std::string_view options) {
  Reply reply;
  reply.text = answer([&](JsonWriter& writer) {
    const Json parsed = parsed_options(options);
    write_figure(made_figure(opened(revision), name, JsonReader(parsed, "")), writer,
                 reply.numbers);
  });
  return reply;
}

std::string Session::figure_layout(double revision, std::string_view name,
                                   std::string_view options) {
  return answer([&](JsonWriter& writer) {
    const Json parsed = parsed_options(options);
    const JsonReader reader(parsed, "");
    const Figure& figure = made_figure(opened(revision), name, reader);
    write_layout(roofloor::figure_layout(figure, layout_options(reader, figure)), writer);
  });
}

std::string Session::picture(double revision, std::string_view name,
                             std::string_view options) const {
  return answer([&](JsonWriter& writer) {
    writer.begin_object();
    writer.member("text", written_figure(opened(revision), name, svg_writer, options, false).text);
    writer.end_object();
  });
}

std::string Session::export_figure(double revision, std::string_view name, std::string_view format,
                                   std::string_view options) const {
  return answer([&](JsonWriter& writer) {
    const WrittenFigure file =
        written_figure(opened(revision), name, writer_of(format), options, false);
    writer.begin_object();
    writer.member("text", file.text);
    writer.member("media_type", file.media_type);
    writer.member("extension", file.extension);
    writer.end_object();
  });
}

std::string Session::report_page(double revision, std::string_view options) const {
  return answer([&](JsonWriter& writer) {
    const std::string page = project_report(opened(revision), options);
    writer.begin_object();
    writer.member("text", page);
    writer.member("media_type", report_media_type);
    writer.member("extension", report_extension);
    writer.end_object();
  });
}

std::string describe() {
  return answer([](JsonWriter& writer) {
    writer.begin_object();
    write_description(writer);
    write_export_description(writer);
    writer.end_object();
  });
}

std::string describe_page() {
  return answer([](JsonWriter& writer) {
    writer.begin_object();
    write_description(writer);
    writer.end_object();
  });
}

std::string describe_exports() {
  return answer([](JsonWriter& writer) {
    writer.begin_object();
    write_export_description(writer);
    writer.end_object();
  });
}

std::string listed_hardware(std::string_view id) {
  return answer(
      [&](JsonWriter& writer) { write_hardware(library_entry(std::string(id), "/id"), writer); });
}

std::string parse_quantity_text(std::string_view text, std::string_view unit) {
  return answer([&](JsonWriter& writer) {
    const double value = parse_quantity(text, unit);
    writer.begin_object();
    writer.member("value", value);
    writer.member("text", exact_quantity_text(value, unit));
    writer.end_object();
  });
}

std::string import_workload_text(std::string_view text) {
  return answer([&](JsonWriter& writer) { write_import(import_workload(text), writer); });
}

std::string import_file(const ByteSource& source, std::string_view options) {
  return answer([&](JsonWriter& writer) {
    const Json parsed = parsed_options(options);
    write_import(import_workload(source, import_options(JsonReader(parsed, ""))), writer);
  });
}

std::string import_summary(const ByteSource& source, std::string_view options) {
  std::string text;
  const std::string envelope = answer([&](JsonWriter& writer) {
    const Json parsed = parsed_options(options);
    text = summary_text(import_workload(source, import_options(JsonReader(parsed, ""))));
    writer.value(true);
  });
  return text.empty() ? envelope : text;
}

std::string analyze(std::string_view project) {
  return answer([&](JsonWriter& writer) { write_analysis(OpenedProject(project), writer); });
}

std::string explain_number(std::string_view project, std::string_view path) {
  return answer([&](JsonWriter& writer) {
    write_explanation(explain(OpenedProject(project).report, std::string(path)), writer);
  });
}

std::string validate(std::string_view checks) {
  return answer([&](JsonWriter& writer) {
    const Json parsed = parse_json(checks);
    write_validation(JsonReader(parsed, ""), writer);
  });
}

std::string list_layers(std::string_view project) {
  return answer(
      [&](JsonWriter& writer) { write_layers(OpenedProject(project), 0, most_layers, writer); });
}

std::string fit_energy_document(std::string_view project, double hardware, std::string_view rows) {
  return answer([&](JsonWriter& writer) {
    const OpenedProject opened(project);
    write_energy_fit(hardware_at(opened.report, hardware), rows, writer);
  });
}

std::string figure_document(std::string_view project, std::string_view name,
                            std::string_view options) {
  return answer([&](JsonWriter& writer) {
    const OpenedProject opened(project);
    const Json parsed = parsed_options(options);
    const JsonReader reader(parsed, "");
    const Figure& figure = made_figure(opened, name, reader);
    write_whole_figure(figure, roofloor::figure_layout(figure, layout_options(reader, figure)),
                       writer);
  });
}

ExportedFile export_document(std::string_view project, std::string_view name,
                             std::string_view format, std::string_view options) {
  ExportedFile file;
  const std::string envelope = answer([&](JsonWriter& writer) {
    file.text = written_figure(OpenedProject(project), name, writer_of(format), options, true).text;
    file.ok = true;
    writer.value(true);
  });
  return file.ok ? file : ExportedFile{false, envelope};
}

ExportedFile report_document(std::string_view project, std::string_view options) {
  ExportedFile file;
  const std::string envelope = answer([&](JsonWriter& writer) {
    file.text = project_report(OpenedProject(project), options);
    file.ok = true;
    writer.value(true);
  });
  return file.ok ? file : ExportedFile{false, envelope};
}

std::string error_envelope(std::string_view message) {
  return failure(InputError{"", std::string(message)});
}

}  // namespace roofloor
