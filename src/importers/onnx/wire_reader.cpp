// Fields of a message, read through a window that grows while reading goes on without a gap.
#include "importers/onnx/wire_reader.h"

#include <algorithm>

#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor::onnx {
namespace {

// After a gap few bytes are read: behind a tensor's payload stands the next tensor's head.
constexpr std::size_t smallest_window = 4096;
constexpr std::size_t largest_window = 1 << 18;

[[noreturn]] void broken(std::uint64_t position, const std::string& message) {
  throw InputError{"", "at byte " + shortest_number(static_cast<double>(position)) +
                           " of the ONNX file " + message};
}

}  // namespace

double signed_number(std::uint64_t bits) {
  return static_cast<double>(same_bits<std::int64_t>(bits));
}

double float_number(std::uint64_t bits) {
  return static_cast<double>(same_bits<float>(static_cast<std::uint32_t>(bits)));
}

void WireReader::fill(std::uint64_t position) {
  const bool goes_on = position == begin_ + window_.size() && position > 0;
  const std::size_t wanted =
      goes_on ? std::min(largest_window, 2 * std::max(window_.size(), smallest_window))
              : smallest_window;
  const auto size = static_cast<std::uint64_t>(source_.size);
  if (position >= size) broken(position, "it ends within a field");
  const bool is_small = size <= largest_window && position == 0;
  const std::uint64_t length = is_small ? size : std::min<std::uint64_t>(wanted, size - position);
  window_ = read_bytes(source_, static_cast<double>(position), static_cast<std::size_t>(length));
  begin_ = position;
}

std::uint64_t WireReader::varint(FileRange& rest) {
  std::uint64_t result = 0;
  for (unsigned shift = 0; shift < 70; shift += 7) {
    if (rest.begin >= rest.end) broken(rest.begin, "a number ends behind its message");
    const std::uint64_t byte = byte_at(rest.begin++);
    if (shift < 64) result |= (byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return result;
  }
  broken(rest.begin, "a number has more than ten bytes");
}

std::uint64_t WireReader::fixed(FileRange& rest, unsigned length) {
  if (rest.size() < length) broken(rest.begin, "a number ends behind its message");
  std::uint64_t result = 0;
  for (unsigned i = 0; i < length; ++i) {
    result |= std::uint64_t{byte_at(rest.begin++)} << (8 * i);
  }
  return result;
}

bool WireReader::next(FileRange& rest, WireField& field) {
  if (rest.begin >= rest.end) return false;
  const std::uint64_t start = rest.begin;
  const std::uint64_t key = varint(rest);
  field.number = key >> 3;
  field.type = static_cast<WireType>(key & 7);
  switch (field.type) {
    case WireType::varint:
      field.bits = varint(rest);
      break;
    case WireType::fixed64:
      field.bits = fixed(rest, 8);
      break;
    case WireType::fixed32:
      field.bits = fixed(rest, 4);
      break;
    case WireType::bytes: {
      const std::uint64_t length = varint(rest);
      if (length > rest.size()) {
        broken(start, "a field has " + shortest_number(static_cast<double>(length)) +
                          " bytes; expected at most the " +
                          shortest_number(static_cast<double>(rest.size())) + " that are left");
      }
      field.payload = {rest.begin, rest.begin + length};
      rest.begin += length;
      break;
    }
    default:
      broken(start, "there is no field of a message; expected an ONNX model");
  }
  if (field.number == 0) broken(start, "a field has the number 0; expected an ONNX model");
  return true;
}

std::string WireReader::bytes(FileRange range) {
  const auto length = static_cast<std::size_t>(range.size());
  if (length == 0) return "";
  const bool is_inside = range.begin >= begin_ && range.end <= begin_ + window_.size();
  if (!is_inside && length <= largest_window) fill(range.begin);
  if (range.begin >= begin_ && range.end <= begin_ + window_.size()) {
    return window_.substr(static_cast<std::size_t>(range.begin - begin_), length);
  }
  return read_bytes(source_, static_cast<double>(range.begin), length);
}

std::string WireReader::text(const WireField& field) {
  if (field.type != WireType::bytes) broken(field.payload.begin, "a text is expected");
  if (field.payload.size() > most_text) {
    broken(field.payload.begin,
           "a text has " + shortest_number(static_cast<double>(field.payload.size())) +
               " bytes; expected at most " + shortest_number(static_cast<double>(most_text)));
  }
  return bytes(field.payload);
}

void WireReader::take_integers(const WireField& field, std::vector<double>& numbers,
                               std::size_t most) {
  if (field.type != WireType::bytes) {
    numbers.push_back(signed_number(field.bits));
    return;
  }
  FileRange rest = field.payload;
  while (rest.begin < rest.end && numbers.size() < most) {
    numbers.push_back(signed_number(varint(rest)));
  }
}

void WireReader::take_floats(const WireField& field, std::vector<double>& numbers,
                             std::size_t most) {
  if (field.type != WireType::bytes) {
    numbers.push_back(float_number(field.bits));
    return;
  }
  FileRange rest = field.payload;
  while (rest.begin < rest.end && numbers.size() < most) {
    numbers.push_back(float_number(fixed(rest, 4)));
  }
}

void WireReader::take_doubles(const WireField& field, std::vector<double>& numbers,
                              std::size_t most) {
  if (field.type != WireType::bytes) {
    numbers.push_back(same_bits<double>(field.bits));
    return;
  }
  FileRange rest = field.payload;
  while (rest.begin < rest.end && numbers.size() < most) {
    numbers.push_back(same_bits<double>(fixed(rest, 8)));
  }
}

}  // namespace roofloor::onnx
