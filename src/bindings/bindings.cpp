// The door in JavaScript: forwarding, nothing else.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "api/api.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

roofloor::Session& session() {
  static roofloor::Session opened;
  return opened;
}

// The numbers are copied at once: a view into the memory dies when the memory grows.
val reply_object(const roofloor::Reply& reply) {
  val numbers =
      val(typed_memory_view(reply.numbers.size(), reply.numbers.data())).call<val>("slice");
  val result = val::object();
  result.set("text", reply.text);
  result.set("numbers", numbers);
  return result;
}

std::string describe() {
  return roofloor::describe();
}
std::string open_project(const std::string& text) {
  return session().open_project(text);
}
val report(double revision) {
  return reply_object(session().report(revision));
}

std::string explain(double revision, const std::string& path) {
  return session().explain(revision, path);
}

std::string guidance(double revision, double row) {
  return session().guidance(revision, row);
}

std::string layers(double revision, double first, double count) {
  return session().layers(revision, first, count);
}

std::string hardware_object(double revision, double hardware) {
  return session().hardware_object(revision, hardware);
}

std::string listed_hardware(const std::string& id) {
  return roofloor::listed_hardware(id);
}

val heaviest(double revision, double hardware, const std::string& weight, double share) {
  return reply_object(session().heaviest(revision, hardware, weight, share));
}

std::string fit_energy(double revision, double hardware, const std::string& rows) {
  return session().fit_energy(revision, hardware, rows);
}

std::string energy_tables(double revision, double hardware) {
  return session().energy_tables(revision, hardware);
}

val figure(double revision, const std::string& name, const std::string& options) {
  return reply_object(session().figure(revision, name, options));
}

std::string figure_layout(double revision, const std::string& name, const std::string& options) {
  return session().figure_layout(revision, name, options);
}

std::string export_figure(double revision, const std::string& name, const std::string& format,
                          const std::string& options) {
  return session().export_figure(revision, name, format, options);
}

std::string parse_quantity(const std::string& text, const std::string& unit) {
  return roofloor::parse_quantity_text(text, unit);
}

std::string import_workload(const std::string& text) {
  return roofloor::import_workload_text(text);
}

// `read(offset, length)` gives a Uint8Array of that many bytes; what it throws never gets through
// the core: it gives null instead.
std::string import_file(const std::string& name, double size, val read,
                        const std::string& options) {
  const roofloor::ByteSource source{
      .name = name, .size = size, .read = [&read](double offset, std::size_t length) {
        const val bytes = read(offset, static_cast<double>(length));
        std::string result(length, '\0');
        if (bytes.isNull()) return std::string();
        val(typed_memory_view(length, reinterpret_cast<unsigned char*>(result.data())))
            .call<void>("set", bytes);
        return result;
      }};
  return roofloor::import_file(source, options);
}

std::string validate(const std::string& checks) {
  return roofloor::validate(checks);
}

}  // namespace

EMSCRIPTEN_BINDINGS(roofloor) {
  emscripten::function("describe", &describe);
  emscripten::function("open_project", &open_project);
  emscripten::function("report", &report);
  emscripten::function("explain", &explain);
  emscripten::function("guidance", &guidance);
  emscripten::function("layers", &layers);
  emscripten::function("hardware_object", &hardware_object);
  emscripten::function("listed_hardware", &listed_hardware);
  emscripten::function("heaviest", &heaviest);
  emscripten::function("fit_energy", &fit_energy);
  emscripten::function("energy_tables", &energy_tables);
  emscripten::function("figure", &figure);
  emscripten::function("figure_layout", &figure_layout);
  emscripten::function("export_figure", &export_figure);
  emscripten::function("parse_quantity", &parse_quantity);
  emscripten::function("import_workload", &import_workload);
  emscripten::function("import_file", &import_file);
  emscripten::function("validate", &validate);
}
