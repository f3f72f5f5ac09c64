// An ONNX model as its file has it, without the weights: ModelProto and what it holds. Fields keep
// the names of onnx.proto.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace roofloor::onnx {

// Sizes and numbers are doubles: whole numbers are exact to 2^53, and no arithmetic on what a file
// claims can overflow. A size that is not known is -1.
using Dims = std::vector<double>;
inline constexpr double unknown_size = -1;

// Values of tensors up to this many elements are kept: they may be shapes.
inline constexpr std::size_t most_elements = 4096;

struct Tensor {
  std::string name;
  int type = 0;
  Dims dims;
  bool has_elements = false;     // kept: all of them
  std::vector<double> elements;  // in the order of rows
};

// One size of a tensor's type: a number, or a symbol such as "batch"; -1 and "" where it is open.
struct Dimension {
  double value = unknown_size;
  std::string symbol;
};

enum class ValueKind { tensor, sequence, optional, other };

struct TypeInfo {
  ValueKind kind = ValueKind::tensor;
  int element_type = 0;  // of a sequence or an optional that of its tensors
  bool has_shape = false;
  std::vector<Dimension> dims;
};

struct ValueInfo {
  std::string name;
  TypeInfo type;
};

struct Graph;
struct Node;
using Nodes = std::deque<Node>;  // a hundred thousand are added one by one

struct Attribute {
  std::string name;
  std::string reference;  // the attribute of a function's call that it stands for
  double f = 0;
  double i = 0;
  std::string s;
  std::vector<double> floats;
  std::vector<double> ints;
  std::vector<std::string> strings;
  std::shared_ptr<Tensor> t;  // of a sparse tensor its dense shape
  std::shared_ptr<Graph> g;
  std::shared_ptr<TypeInfo> tp;
  bool has_f = false;
  bool has_i = false;
  bool has_s = false;
};

struct Node {
  std::string name;
  std::string op_type;
  std::string domain;  // "" also for "ai.onnx"
  std::vector<std::string> input;
  std::vector<std::string> output;
  std::vector<Attribute> attributes;
};

struct Graph {
  std::string name;
  Nodes nodes;
  std::vector<Tensor> initializers;
  std::vector<ValueInfo> inputs;
  std::vector<ValueInfo> outputs;
  std::vector<ValueInfo> value_infos;
};

using OpsetVersions = std::map<std::string, double>;  // by domain

struct Function {
  std::string name;
  std::string domain;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::vector<Attribute> defaults;
  Nodes nodes;
  OpsetVersions opsets;
};

struct Model {
  double ir_version = 0;
  std::string producer_name;
  std::string producer_version;
  Graph graph;
  OpsetVersions opsets;
  std::vector<Function> functions;
  double node_count = 0;  // those of subgraphs and functions included
};

}  // namespace roofloor::onnx
