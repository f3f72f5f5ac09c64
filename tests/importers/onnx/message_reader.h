// Protobuf messages field by field, for files that others wrote: without any check.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onnx_file {

struct Field {
  int number = 0;
  std::uint64_t value = 0;   // of a varint
  std::string_view bytes;    // of a text, a message or packed numbers
  std::string_view encoded;  // tag and all
};

std::vector<Field> fields_of(std::string_view message);

// Of the last field with the number; empty where there is none.
std::string_view bytes_of_field(std::string_view message, int number);

// Repeated numbers, packed or not.
std::vector<double> numbers_of_field(std::string_view message, int number);

}  // namespace onnx_file
