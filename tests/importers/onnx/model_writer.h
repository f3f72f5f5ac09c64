// ONNX files made in tests: the messages of onnx.proto (IR version 14) as plain data, and their
// bytes. What only a damaged file would have can be written too.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

namespace onnx_file {

// TensorProto.DataType.
enum ElementType : int {
  f32 = 1,
  u8 = 2,
  i8 = 3,
  i32 = 6,
  i64 = 7,
  text = 8,
  boolean = 9,
  f16 = 10,
  f64 = 11,
  u64 = 13,
  bf16 = 16,
  u4 = 21,
  i4 = 22,
};

using Ints = std::vector<std::int64_t>;
using Floats = std::vector<float>;
using Names = std::vector<std::string>;

// A size: a number, a symbol such as "batch", or open (neither).
struct Dim {
  std::optional<std::int64_t> value;
  std::string symbol;

  Dim() = default;
  template <typename Number>
  requires std::is_integral_v<Number> Dim(Number number) : value(number) {}
  Dim(std::string name) : symbol(std::move(name)) {}
  Dim(const char* name) : symbol(name) {}
};
using Shape = std::vector<Dim>;

// Where the numbers of a tensor stand: as bytes; in the field of their type; in another file, which
// is absent; nowhere.
enum class Payload { raw, typed, external, none };

struct Tensor {
  std::string name;
  ElementType type = f32;
  Ints dims;
  std::vector<double> values;
  Payload payload = Payload::raw;
};

// Weights of another file, which is absent.
Tensor absent_tensor(std::string name, Ints dims, ElementType type = f32);
Tensor scalar(double value, ElementType type = f32);
Tensor vector_of(const Ints& values, ElementType type = i64);

// Without a shape the rank is unknown. `sequence` wraps the tensor's type.
struct ValueInfo {
  std::string name;
  ElementType type = f32;
  std::optional<Shape> shape;
  bool is_sequence = false;
};

struct Graph;

// The attribute of a function's call that an attribute of its nodes stands for.
struct Reference {
  std::string name;
  int type = 0;  // AttributeProto.AttributeType
};

struct AttributeValue {
  std::variant<std::int64_t, float, std::string, Ints, Floats, Names, Tensor,
               std::shared_ptr<Graph>, Reference>
      held;

  template <typename Number>
  requires std::is_integral_v<Number> AttributeValue(Number number)
      : held(static_cast<std::int64_t>(number)) {}
  AttributeValue(double number) : held(static_cast<float>(number)) {}
  AttributeValue(const char* words) : held(std::string(words)) {}
  AttributeValue(std::string words) : held(std::move(words)) {}
  AttributeValue(Ints numbers) : held(std::move(numbers)) {}
  AttributeValue(Floats numbers) : held(std::move(numbers)) {}
  AttributeValue(Names names) : held(std::move(names)) {}
  AttributeValue(Tensor tensor) : held(std::move(tensor)) {}
  AttributeValue(Graph graph);
  AttributeValue(Reference reference) : held(std::move(reference)) {}
};

struct Attribute {
  std::string name;
  AttributeValue value;
};
using Attributes = std::vector<Attribute>;

struct Node {
  std::string op_type;
  Names inputs;
  Names outputs;
  Attributes attributes = {};
  std::string domain = "";
  std::string name = "";
};

struct Graph {
  std::string name = "graph";
  std::vector<Node> nodes;
  std::vector<Tensor> initializers;
  std::vector<ValueInfo> inputs;
  std::vector<ValueInfo> outputs;
  std::vector<ValueInfo> value_infos;
};

struct Opset {
  std::string domain;
  std::int64_t version = 17;
};

struct Function {
  std::string domain;
  std::string name;
  Names inputs;
  Names outputs;
  Names attributes;
  std::vector<Node> nodes;
  std::vector<Opset> opsets{{"", 17}};
};

// What protobuf leaves open: whether repeated numbers are packed, and the order of fields.
struct WireStyle {
  bool packed = true;
  bool opsets_last = true;          // behind the graph, as protobuf writers have it
  bool initializers_last = false;   // behind nodes, inputs and outputs
  bool unknown_fields = false;      // of a later onnx.proto, to be skipped
  bool types_of_attributes = true;  // very old files have none
};

struct Model {
  Graph graph;
  std::vector<Opset> opsets{{"", 17}};
  std::vector<Function> functions;
  std::int64_t ir_version = 8;
  std::string producer = "roofloor tests";
};

std::string bytes_of(const Model& model, const WireStyle& style = {});

// The fields of a message, one after the other; for files that are made by hand.
class MessageWriter {
 public:
  void number(int field, std::int64_t value);
  void single(int field, float value);
  void bytes(int field, const std::string& value);
  void numbers(int field, const Ints& values, bool packed);
  void singles(int field, const Floats& values, bool packed);
  void varint(std::uint64_t value);
  void tag(int field, int wire_type);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace onnx_file
