// Numbers of fields are those of onnx.proto.
#include "importers/onnx/model_writer.h"

#include <cassert>

#include "importers/onnx/wire_reader.h"

namespace onnx_file {
namespace {

// Numbers as TensorProto.raw_data has them: little-endian, in the width of their type.
std::string raw_bytes(const Tensor& tensor) {
  std::string bytes;
  const auto append = [&](std::uint64_t bits, int width) {
    for (int byte = 0; byte < width; ++byte) bytes += static_cast<char>(bits >> (8 * byte));
  };
  for (const double value : tensor.values) {
    const auto whole = static_cast<std::int64_t>(value);
    switch (tensor.type) {
      case f32:
        append(roofloor::onnx::same_bits<std::uint32_t>(static_cast<float>(value)), 4);
        break;
      case f64:
        append(roofloor::onnx::same_bits<std::uint64_t>(value), 8);
        break;
      case i32:
        append(static_cast<std::uint64_t>(whole), 4);
        break;
      case u8:
      case i8:
      case boolean:
        append(static_cast<std::uint64_t>(whole), 1);
        break;
      case f16:  // only zeros and ones are needed
      case bf16:
        append(value == 0 ? 0U : tensor.type == f16 ? 0x3c00U : 0x3f80U, 2);
        break;
      default:
        append(static_cast<std::uint64_t>(whole), 8);
    }
  }
  return bytes;
}

// Numbers in the field of their type.
void write_typed(const Tensor& tensor, const WireStyle& style, MessageWriter& out) {
  if (tensor.type == f32) {
    out.singles(4, Floats(tensor.values.begin(), tensor.values.end()), style.packed);
    return;
  }
  Ints whole;
  for (const double value : tensor.values) whole.push_back(static_cast<std::int64_t>(value));
  const int field = tensor.type == i64 ? 7 : tensor.type == u64 ? 11 : 5;
  out.numbers(field, whole, style.packed);
}

std::string entry(const std::string& key, const std::string& value) {
  MessageWriter out;
  out.bytes(1, key);
  out.bytes(2, value);
  return out.text();
}

std::string message(const Tensor& tensor, const WireStyle& style) {
  MessageWriter out;
  out.numbers(1, tensor.dims, style.packed);
  out.number(2, tensor.type);
  if (tensor.payload == Payload::typed) write_typed(tensor, style, out);
  if (!tensor.name.empty()) out.bytes(8, tensor.name);
  if (tensor.payload == Payload::raw) out.bytes(9, raw_bytes(tensor));
  if (tensor.payload == Payload::external) {
    out.bytes(13, entry("location", "absent.bin"));
    out.bytes(13, entry("offset", "4096"));
    out.number(14, 1);
  }
  return out.text();
}

std::string message(const Shape& shape) {
  MessageWriter out;
  for (const Dim& dim : shape) {
    MessageWriter one;
    if (dim.value) one.number(1, *dim.value);
    if (!dim.symbol.empty()) one.bytes(2, dim.symbol);
    out.bytes(1, one.text());
  }
  return out.text();
}

std::string message(const ValueInfo& info) {
  MessageWriter tensor;
  tensor.number(1, info.type);
  if (info.shape) tensor.bytes(2, message(*info.shape));
  MessageWriter type;
  type.bytes(1, tensor.text());
  MessageWriter sequence;
  sequence.bytes(1, type.text());
  MessageWriter whole;
  if (info.is_sequence) whole.bytes(4, sequence.text());
  MessageWriter out;
  out.bytes(1, info.name);
  out.bytes(2, info.is_sequence ? whole.text() : type.text());
  return out.text();
}

std::string message(const Graph& graph, const WireStyle& style);

// Writes the field of a value, and returns its AttributeProto.AttributeType.
struct AttributeWriter {
  MessageWriter& out;
  const WireStyle& style;

  int operator()(std::int64_t value) const {
    out.number(3, value);
    return 2;
  }
  int operator()(float value) const {
    out.single(2, value);
    return 1;
  }
  int operator()(const std::string& value) const {
    out.bytes(4, value);
    return 3;
  }
  int operator()(const Ints& values) const {
    out.numbers(8, values, style.packed);
    return 7;
  }
  int operator()(const Floats& values) const {
    out.singles(7, values, style.packed);
    return 6;
  }
  int operator()(const Names& values) const {
    for (const std::string& value : values) out.bytes(9, value);
    return 8;
  }
  int operator()(const Tensor& value) const {
    out.bytes(5, message(value, style));
    return 4;
  }
  int operator()(const std::shared_ptr<Graph>& value) const {
    out.bytes(6, message(*value, style));
    return 5;
  }
  int operator()(const Reference& value) const {
    out.bytes(21, value.name);
    return value.type;
  }
};

std::string message(const Attribute& attribute, const WireStyle& style) {
  MessageWriter out;
  out.bytes(1, attribute.name);
  const int type = std::visit(AttributeWriter{out, style}, attribute.value.held);
  if (style.types_of_attributes) out.number(20, type);
  return out.text();
}

std::string message(const Node& node, const WireStyle& style) {
  MessageWriter out;
  for (const std::string& input : node.inputs) out.bytes(1, input);
  for (const std::string& output : node.outputs) out.bytes(2, output);
  if (!node.name.empty()) out.bytes(3, node.name);
  out.bytes(4, node.op_type);
  for (const Attribute& attribute : node.attributes) out.bytes(5, message(attribute, style));
  if (!node.domain.empty()) out.bytes(7, node.domain);
  if (style.unknown_fields) out.single(61, 1);
  return out.text();
}

void write_initializers(const Graph& graph, const WireStyle& style, MessageWriter& out) {
  for (const Tensor& tensor : graph.initializers) out.bytes(5, message(tensor, style));
}

std::string message(const Graph& graph, const WireStyle& style) {
  MessageWriter out;
  if (style.unknown_fields) out.bytes(60, "of a later version");
  if (!style.initializers_last) write_initializers(graph, style, out);
  for (const Node& node : graph.nodes) out.bytes(1, message(node, style));
  out.bytes(2, graph.name);
  for (const ValueInfo& info : graph.inputs) out.bytes(11, message(info));
  for (const ValueInfo& info : graph.outputs) out.bytes(12, message(info));
  for (const ValueInfo& info : graph.value_infos) out.bytes(13, message(info));
  if (style.initializers_last) write_initializers(graph, style, out);
  return out.text();
}

std::string message(const Opset& opset) {
  MessageWriter out;
  if (!opset.domain.empty()) out.bytes(1, opset.domain);
  out.number(2, opset.version);
  return out.text();
}

std::string message(const Function& function, const WireStyle& style) {
  MessageWriter out;
  out.bytes(1, function.name);
  for (const std::string& input : function.inputs) out.bytes(4, input);
  for (const std::string& output : function.outputs) out.bytes(5, output);
  for (const std::string& attribute : function.attributes) out.bytes(6, attribute);
  for (const Node& node : function.nodes) out.bytes(7, message(node, style));
  for (const Opset& opset : function.opsets) out.bytes(9, message(opset));
  out.bytes(10, function.domain);
  return out.text();
}

}  // namespace

AttributeValue::AttributeValue(Graph graph) : held(std::make_shared<Graph>(std::move(graph))) {}

Tensor absent_tensor(std::string name, Ints dims, ElementType type) {
  return {.name = std::move(name),
          .type = type,
          .dims = std::move(dims),
          .values = {},
          .payload = Payload::external};
}

Tensor scalar(double value, ElementType type) {
  return {.name = "", .type = type, .dims = {}, .values = {value}};
}

Tensor vector_of(const Ints& values, ElementType type) {
  return {.name = "",
          .type = type,
          .dims = {static_cast<std::int64_t>(values.size())},
          .values = std::vector<double>(values.begin(), values.end())};
}

std::string bytes_of(const Model& model, const WireStyle& style) {
  MessageWriter out;
  const auto write_opsets = [&] {
    for (const Opset& opset : model.opsets) out.bytes(8, message(opset));
  };
  out.number(1, model.ir_version);
  if (!model.producer.empty()) out.bytes(2, model.producer);
  if (!style.opsets_last) write_opsets();
  out.bytes(7, message(model.graph, style));
  if (style.opsets_last) write_opsets();
  for (const Function& function : model.functions) out.bytes(25, message(function, style));
  if (style.unknown_fields) out.number(63, -1);
  return out.text();
}

}  // namespace onnx_file
