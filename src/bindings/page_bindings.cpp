// The door in JavaScript, as much of it as a page begins with: forwarding, nothing else.
#include "bindings/session.h"

#include <emscripten/bind.h>
#include <emscripten/val.h>

namespace roofloor {

Session& session() {
  static Session opened;
  return opened;
}

}  // namespace roofloor

namespace {

using emscripten::typed_memory_view;
using emscripten::val;
using roofloor::session;

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
  return roofloor::describe_page();
}
std::string open_project(const std::string& text) {
  return session().open_project(text);
}
val report(double revision) {
  return reply_object(session().report(revision));
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

val figure(double revision, const std::string& name, const std::string& options) {
  return reply_object(session().figure(revision, name, options));
}

std::string figure_layout(double revision, const std::string& name, const std::string& options) {
  return session().figure_layout(revision, name, options);
}

std::string picture(double revision, const std::string& name, const std::string& options) {
  return session().picture(revision, name, options);
}

std::string parse_quantity(const std::string& text, const std::string& unit) {
  return roofloor::parse_quantity_text(text, unit);
}

}  // namespace

EMSCRIPTEN_BINDINGS(roofloor_page) {
  emscripten::function("describe", &describe);
  emscripten::function("open_project", &open_project);
  emscripten::function("report", &report);
  emscripten::function("guidance", &guidance);
  emscripten::function("layers", &layers);
  emscripten::function("hardware_object", &hardware_object);
  emscripten::function("listed_hardware", &listed_hardware);
  emscripten::function("heaviest", &heaviest);
  emscripten::function("figure", &figure);
  emscripten::function("figure_layout", &figure_layout);
  emscripten::function("picture", &picture);
  emscripten::function("parse_quantity", &parse_quantity);
}
