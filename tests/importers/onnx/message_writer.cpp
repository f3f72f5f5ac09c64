// Protobuf's wire format: https://protobuf.dev/programming-guides/encoding/.

#include "importers/onnx/model_writer.h"
#include "importers/onnx/wire_reader.h"

namespace onnx_file {
namespace {

// Wire types.
constexpr int of_varint = 0;
constexpr int of_length = 2;
constexpr int of_fixed32 = 5;

void append_fixed32(std::string& text, float value) {
  const auto bits = roofloor::onnx::same_bits<std::uint32_t>(value);
  for (int byte = 0; byte < 4; ++byte) text += static_cast<char>(bits >> (8 * byte));
}

}  // namespace

void MessageWriter::varint(std::uint64_t value) {
  while (value >= 0x80) {
    text_ += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  text_ += static_cast<char>(value);
}

void MessageWriter::tag(int field, int wire_type) {
  varint(static_cast<std::uint64_t>(field) << 3 | static_cast<std::uint64_t>(wire_type));
}

void MessageWriter::number(int field, std::int64_t value) {
  tag(field, of_varint);
  varint(static_cast<std::uint64_t>(value));
}

void MessageWriter::single(int field, float value) {
  tag(field, of_fixed32);
  append_fixed32(text_, value);
}

void MessageWriter::bytes(int field, const std::string& value) {
  tag(field, of_length);
  varint(value.size());
  text_ += value;
}

void MessageWriter::numbers(int field, const Ints& values, bool packed) {
  if (!packed) {
    for (const std::int64_t value : values) number(field, value);
    return;
  }
  if (values.empty()) return;
  MessageWriter inner;
  for (const std::int64_t value : values) inner.varint(static_cast<std::uint64_t>(value));
  bytes(field, inner.text());
}

void MessageWriter::singles(int field, const Floats& values, bool packed) {
  if (!packed) {
    for (const float value : values) single(field, value);
    return;
  }
  if (values.empty()) return;
  std::string inner;
  for (const float value : values) append_fixed32(inner, value);
  bytes(field, inner);
}

}  // namespace onnx_file
