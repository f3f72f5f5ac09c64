// The envelope of every answer, and the one place where bad input is caught.
#pragma once

#include <string>

#include "base/input_error.h"
#include "json/json_writer.h"

namespace roofloor {

inline std::string failure(const InputError& error) {
  JsonWriter writer;
  writer.begin_object();
  writer.member("ok", false);
  writer.key("error");
  writer.begin_object();
  writer.member("path", error.path);
  writer.member("message", error.message);
  writer.end_object();
  writer.end_object();
  return writer.text();
}

// `write` writes the result, one JSON value, to the writer it is given. Whatever InputError it
// throws becomes an error envelope.
template <typename Write>
std::string answer(Write write) {
  try {
    JsonWriter writer;
    writer.begin_object();
    writer.member("ok", true);
    writer.key("result");
    write(writer);
    writer.end_object();
    return writer.text();
  } catch (const InputError& error) {
    return failure(error);
  }
}

}  // namespace roofloor
