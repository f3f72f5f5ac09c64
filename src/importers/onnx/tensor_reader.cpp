// Numbers stand packed in the bytes of `raw_data`, or one by one in the field of their type.
#include "importers/onnx/tensor_reader.h"

#include <cmath>

#include "importers/onnx/element_type.h"

namespace roofloor::onnx {
namespace {

// Of floats fewer are kept: only scales, bounds and exponents are ever asked for.
constexpr double most_float_elements = 64;
constexpr std::size_t most_dims = 64;

double half_number(std::uint64_t bits) {
  const double sign = (bits & 0x8000) != 0 ? -1 : 1;
  const auto exponent = static_cast<int>((bits >> 10) & 0x1f);
  const auto fraction = static_cast<double>(bits & 0x3ff);
  if (exponent == 0) return sign * std::ldexp(fraction, -24);
  if (exponent == 31) return fraction == 0 ? sign * HUGE_VAL : std::nan("");
  return sign * std::ldexp(1024 + fraction, exponent - 25);
}

// A number from its bits, the lowest byte first; NaN for types whose values are not asked for.
double number_of(std::uint64_t bits, int type) {
  switch (type) {
    case float32:
      return float_number(bits);
    case float64:
      return same_bits<double>(bits);
    case float16:
      return half_number(bits);
    case bfloat16:
      return float_number(bits << 16);
    case int8:
      return same_bits<std::int8_t>(static_cast<std::uint8_t>(bits));
    case 5:
      return same_bits<std::int16_t>(static_cast<std::uint16_t>(bits));
    case int32:
      return same_bits<std::int32_t>(static_cast<std::uint32_t>(bits));
    case int64:
      return signed_number(bits);
    default:
      return static_cast<double>(bits);
  }
}

std::vector<double> raw_numbers(const std::string& bytes, int type) {
  const auto width = static_cast<std::size_t>(element_type(type).bits / 8);
  if (width == 0 || width > 8) return {};
  std::vector<double> numbers;
  for (std::size_t at = 0; at + width <= bytes.size(); at += width) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < width; ++i) {
      bits |= std::uint64_t{static_cast<std::uint8_t>(bytes[at + i])} << (8 * i);
    }
    numbers.push_back(number_of(bits, type));
  }
  return numbers;
}

// Where the numbers stand; their fields may come before the sizes.
struct Payloads {
  std::vector<WireField> fields;
  FileRange raw;
  bool is_external = false;
};

void take_numbers(WireReader& wire, const Payloads& payloads, double count, Tensor& tensor) {
  const auto most = static_cast<std::size_t>(count);
  if (payloads.raw.size() > 0) {
    const double expected = count * element_type(tensor.type).bits / 8;
    if (static_cast<double>(payloads.raw.size()) == expected) {
      tensor.elements = raw_numbers(wire.bytes(payloads.raw), tensor.type);
    }
  }
  for (const WireField& field : payloads.fields) {
    if (field.number == 4) wire.take_floats(field, tensor.elements, most);
    if (field.number == 10) wire.take_doubles(field, tensor.elements, most);
    if (field.number == 5 || field.number == 7 || field.number == 11) {
      wire.take_integers(field, tensor.elements, most);
    }
  }
  // Half-width floats stand in the field of integers as their bits.
  if (payloads.raw.size() == 0 && (tensor.type == float16 || tensor.type == bfloat16)) {
    for (double& element : tensor.elements) {
      if (element >= 0 && element <= 65535) {
        element = number_of(static_cast<std::uint64_t>(element), tensor.type);
      }
    }
  }
}

bool may_be_asked_for(const Tensor& tensor, double count) {
  const ElementType& type = element_type(tensor.type);
  if (tensor.type == text_type || type.bits < 8 || type.bits > 64) return false;
  const double most = type.is_float ? most_float_elements : static_cast<double>(most_elements);
  return count >= 0 && count <= most;
}

}  // namespace

double element_count(const Dims& dims) {
  double count = 1;
  for (double size : dims) {
    if (size < 0) return unknown_size;
    count *= size;
  }
  return count;
}

Tensor read_tensor(WireReader& wire, FileRange range) {
  Tensor tensor;
  Payloads payloads;
  WireField field;
  while (wire.next(range, field)) {
    switch (field.number) {
      case 1:
        wire.take_integers(field, tensor.dims, most_dims);
        break;
      case 2:
        tensor.type = static_cast<int>(field.bits & 0xffff);
        break;
      case 8:
        tensor.name = wire.text(field);
        break;
      case 9:
        payloads.raw = field.payload;
        break;
      case 14:
        payloads.is_external = field.bits == 1;
        break;
      case 4:
      case 5:
      case 7:
      case 10:
      case 11:
        if (payloads.fields.size() < most_elements) payloads.fields.push_back(field);
        break;
      default:
        break;
    }
  }
  for (double& size : tensor.dims) size = std::max(size, 0.0);
  const double count = element_count(tensor.dims);
  if (payloads.is_external || !may_be_asked_for(tensor, count)) return tensor;
  take_numbers(wire, payloads, count, tensor);
  tensor.has_elements = static_cast<double>(tensor.elements.size()) == count;
  if (!tensor.has_elements) tensor.elements.clear();
  return tensor;
}

}  // namespace roofloor::onnx
