#include "importers/onnx/message_reader.h"

namespace onnx_file {
namespace {

std::uint64_t take_varint(std::string_view& text) {
  std::uint64_t value = 0;
  for (int shift = 0; !text.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(text.front());
    text.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

}  // namespace

std::vector<Field> fields_of(std::string_view message) {
  std::vector<Field> fields;
  while (!message.empty()) {
    const std::string_view before = message;
    const std::uint64_t tag = take_varint(message);
    Field field{.number = static_cast<int>(tag >> 3)};
    const std::uint64_t wire_type = tag & 7;
    if (wire_type == 0) {
      field.value = take_varint(message);
    } else {
      const std::uint64_t length = wire_type == 2 ? take_varint(message) : wire_type == 1 ? 8 : 4;
      field.bytes = message.substr(0, length);
      message.remove_prefix(field.bytes.size());
    }
    field.encoded = before.substr(0, before.size() - message.size());
    fields.push_back(field);
  }
  return fields;
}

std::string_view bytes_of_field(std::string_view message, int number) {
  std::string_view found;
  for (const Field& field : fields_of(message)) {
    if (field.number == number) found = field.bytes;
  }
  return found;
}

std::vector<double> numbers_of_field(std::string_view message, int number) {
  std::vector<double> numbers;
  for (const Field& field : fields_of(message)) {
    if (field.number != number) continue;
    std::string_view packed = field.bytes;
    if (packed.empty() && field.encoded.size() > 1) {
      numbers.push_back(static_cast<double>(static_cast<std::int64_t>(field.value)));
    }
    while (!packed.empty()) {
      numbers.push_back(static_cast<double>(static_cast<std::int64_t>(take_varint(packed))));
    }
  }
  return numbers;
}

}  // namespace onnx_file
