// The rest of the door in JavaScript: files in and out, the sums behind numbers, fits, published
// numbers. A page fetches the core that has it when it is asked for one of these.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "bindings/session.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;
using roofloor::session;

std::string describe_exports() {
  return roofloor::describe_exports();
}

std::string export_figure(double revision, const std::string& name, const std::string& format,
                          const std::string& options) {
  return session().export_figure(revision, name, format, options);
}

std::string report_page(double revision, const std::string& options) {
  return session().report_page(revision, options);
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

std::string explain(double revision, const std::string& path) {
  return session().explain(revision, path);
}

std::string fit_energy(double revision, double hardware, const std::string& rows) {
  return session().fit_energy(revision, hardware, rows);
}

std::string energy_tables(double revision, double hardware) {
  return session().energy_tables(revision, hardware);
}

std::string validate(const std::string& checks) {
  return roofloor::validate(checks);
}

}  // namespace

EMSCRIPTEN_BINDINGS(roofloor_whole) {
  emscripten::function("describe_exports", &describe_exports);
  emscripten::function("export_figure", &export_figure);
  emscripten::function("report_page", &report_page);
  emscripten::function("import_workload", &import_workload);
  emscripten::function("import_file", &import_file);
  emscripten::function("explain", &explain);
  emscripten::function("fit_energy", &fit_energy);
  emscripten::function("energy_tables", &energy_tables);
  emscripten::function("validate", &validate);
}
