// Writes JSON text piece by piece. What the core says is written once and never looked at again:
// building a tree of values first took a third of the time of opening a project.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "json/json_value.h"

namespace roofloor {

class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name);  // the next value is this member's

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool truth) { literal(truth ? "true" : "false"); }
  void value(double number);  // shortest text that reads back the same; null if it is not finite
  void value(int number) { value(static_cast<double>(number)); }
  void value(std::size_t number) { value(static_cast<double>(number)); }
  void value(const Json& json) { literal(json_text(json)); }
  void null() { literal("null"); }
  void written(std::string_view json) { literal(json); }  // one value as text

  template <typename Value>
  void value(const std::optional<Value>& maybe) {
    if (maybe) {
      value(*maybe);
    } else {
      null();
    }
  }

  template <typename Values>
  void array(const Values& values) {
    begin_array();
    for (const auto& item : values) value(item);
    end_array();
  }

  template <typename Value>
  void member(std::string_view name, const Value& item) {
    key(name);
    value(item);
  }

  const std::string& text() const { return text_; }

 private:
  void open(char bracket);
  void close(char bracket);
  void literal(std::string_view text);
  void separate();

  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace roofloor
