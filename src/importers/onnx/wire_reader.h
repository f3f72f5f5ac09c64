// The wire format of protocol buffers over a window of a file: fields are read one by one, in the
// order in which they stand; what is not asked for is skipped and never read. Ours, for no library
// reads a message that is not in memory. https://protobuf.dev/programming-guides/encoding/
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "importers/byte_source.h"

namespace roofloor::onnx {

// A part of the file, such as the bytes of a message [B].
struct FileRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }
};

enum class WireType { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

struct WireField {
  std::uint64_t number = 0;
  WireType type = WireType::varint;
  std::uint64_t bits = 0;  // of a varint or a fixed number
  FileRange payload;       // of bytes
};

class WireReader {
 public:
  explicit WireReader(const ByteSource& source) : source_(source) {}

  FileRange whole() const { return {0, static_cast<std::uint64_t>(source_.size)}; }

  // The next field of a message; `rest` becomes what follows it. False at its end. Throws
  // InputError, as all do here, for bytes that are no field, a field that ends behind its message,
  // and what cannot be read.
  bool next(FileRange& rest, WireField& field);

  // The bytes of a field. At most `most_text`, which no name has in earnest.
  std::string text(const WireField& field);

  // Whole numbers, one a field or packed into one; of packed ones at most the first `most`.
  void take_integers(const WireField& field, std::vector<double>& numbers, std::size_t most);
  // Numbers of 4 or 8 bytes, in the same two ways.
  void take_floats(const WireField& field, std::vector<double>& numbers, std::size_t most);
  void take_doubles(const WireField& field, std::vector<double>& numbers, std::size_t most);

  std::string bytes(FileRange range);

  static constexpr std::uint64_t most_text = 1 << 22;

 private:
  std::uint8_t byte_at(std::uint64_t position) {
    if (position < begin_ || position >= begin_ + window_.size()) fill(position);
    return static_cast<std::uint8_t>(window_[static_cast<std::size_t>(position - begin_)]);
  }
  std::uint64_t varint(FileRange& rest);
  std::uint64_t fixed(FileRange& rest, unsigned length);
  void fill(std::uint64_t position);

  const ByteSource& source_;
  std::string window_;
  std::uint64_t begin_ = 0;  // of the window in the file
};

// Bits as another type of as many bytes; the library of Emscripten 3.1.6 has no std::bit_cast.
template <typename To, typename From>
To same_bits(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to{};
  std::memcpy(&to, &from, sizeof(To));
  return to;
}

// What a varint says as a signed number, and the bits of a fixed one as a floating-point number.
double signed_number(std::uint64_t bits);
double float_number(std::uint64_t bits);

}  // namespace roofloor::onnx
