// The messages of onnx.proto, field by field. Numbers beside the cases are its field numbers.
#include "importers/onnx/model_reader.h"

#include <cmath>

#include "base/input_error.h"
#include "importers/onnx/element_type.h"
#include "importers/onnx/tensor_reader.h"
#include "importers/onnx/wire_reader.h"

namespace roofloor::onnx {
namespace {

constexpr int deepest = 32;
constexpr double most_nodes = 1e6;
constexpr std::size_t most_numbers = 1 << 20;  // of one attribute
// Whole programs stand in attributes of operators of other domains; no rule asks for them.
constexpr std::uint64_t most_attribute_text = 1 << 16;

class ModelReader {
 public:
  explicit ModelReader(const ByteSource& source) : wire_(source) {}

  Model model() {
    Model model;
    bool has_graph = false;
    each_field(wire_.whole(), [&](const WireField& field) {
      switch (field.number) {
        case 1:
          model.ir_version = signed_number(field.bits);
          break;
        case 2:
          model.producer_name = wire_.text(field);
          break;
        case 3:
          model.producer_version = wire_.text(field);
          break;
        case 7:
          has_graph = true;
          take_graph(message(field), 0, model.graph);  // a message in two parts is one
          break;
        case 8:
          take_opset(message(field), model.opsets);
          break;
        case 25:
          model.functions.push_back(function(message(field)));
          break;
        default:
          break;
      }
    });
    if (!has_graph) {
      throw InputError{"", "the file has no graph; expected an ONNX model (ModelProto)"};
    }
    model.node_count = node_count_;
    return model;
  }

 private:
  template <typename Take>
  void each_field(FileRange range, Take take) {
    WireField field;
    while (wire_.next(range, field)) take(field);
  }

  static FileRange message(const WireField& field) {
    if (field.type == WireType::bytes) return field.payload;
    throw InputError{"", "field " + std::to_string(field.number) +
                             " of the ONNX file is a number; expected a message"};
  }

  void take_opset(FileRange range, OpsetVersions& opsets) {
    std::string domain;
    double version = 0;
    each_field(range, [&](const WireField& field) {
      if (field.number == 1) domain = domain_text(field);
      if (field.number == 2) version = signed_number(field.bits);
    });
    double& known = opsets[domain];  // two rows for one domain occur: the newer one holds
    known = std::max(known, version);
  }

  std::string domain_text(const WireField& field) {
    std::string domain = wire_.text(field);
    return domain == "ai.onnx" ? "" : domain;
  }

  Graph graph(FileRange range, int depth) {
    Graph graph;
    take_graph(range, depth, graph);
    return graph;
  }

  void take_graph(FileRange range, int depth, Graph& graph) {
    if (depth > deepest) {
      throw InputError{"", "graphs stand in each other more than " + std::to_string(deepest) +
                               " deep; expected fewer"};
    }
    each_field(range, [&](const WireField& field) {
      switch (field.number) {
        case 1:
          graph.nodes.push_back(node(message(field), depth));
          break;
        case 2:
          graph.name = wire_.text(field);
          break;
        case 5:
          graph.initializers.push_back(tensor(message(field)));
          break;
        case 11:
          graph.inputs.push_back(value_info(message(field)));
          break;
        case 12:
          graph.outputs.push_back(value_info(message(field)));
          break;
        case 13:
          graph.value_infos.push_back(value_info(message(field)));
          break;
        case 15:
          graph.initializers.push_back(sparse_tensor(message(field)));
          break;
        default:
          break;
      }
    });
  }

  Function function(FileRange range) {
    Function function;
    each_field(range, [&](const WireField& field) {
      switch (field.number) {
        case 1:
          function.name = wire_.text(field);
          break;
        case 4:
          function.inputs.push_back(wire_.text(field));
          break;
        case 5:
          function.outputs.push_back(wire_.text(field));
          break;
        case 7:
          function.nodes.push_back(node(message(field), 0));
          break;
        case 9:
          take_opset(message(field), function.opsets);
          break;
        case 10:
          function.domain = domain_text(field);
          break;
        case 11:
          function.defaults.push_back(attribute(message(field), 0));
          break;
        default:
          break;
      }
    });
    return function;
  }

  Node node(FileRange range, int depth) {
    if (++node_count_ > most_nodes) {
      throw InputError{"", "the file has more than a million nodes; expected fewer"};
    }
    Node node;
    each_field(range, [&](const WireField& field) {
      switch (field.number) {
        case 1:
          node.input.push_back(wire_.text(field));
          break;
        case 2:
          node.output.push_back(wire_.text(field));
          break;
        case 3:
          node.name = wire_.text(field);
          break;
        case 4:
          node.op_type = wire_.text(field);
          break;
        case 5:
          node.attributes.push_back(attribute(message(field), depth));
          break;
        case 7:
          node.domain = domain_text(field);
          break;
        default:
          break;
      }
    });
    return node;
  }

  Attribute attribute(FileRange range, int depth) {
    Attribute result;
    each_field(range, [&](const WireField& field) {
      switch (field.number) {
        case 1:
          result.name = wire_.text(field);
          break;
        case 21:
          result.reference = wire_.text(field);
          break;
        default:
          take_value(field, depth, result);
          break;
      }
    });
    return result;
  }

  void take_value(const WireField& field, int depth, Attribute& result) {
    switch (field.number) {
      case 2:
        result.f = float_number(field.bits);
        result.has_f = true;
        break;
      case 3:
        result.i = signed_number(field.bits);
        result.has_i = true;
        break;
      case 4:
        result.has_s = true;
        if (field.payload.size() <= most_attribute_text) result.s = wire_.text(field);
        break;
      case 5:
        result.t = std::make_shared<Tensor>(tensor(message(field)));
        break;
      case 6:
        result.g = std::make_shared<Graph>(graph(message(field), depth + 1));
        break;
      case 7:
        wire_.take_floats(field, result.floats, most_numbers);
        break;
      case 8:
        wire_.take_integers(field, result.ints, most_numbers);
        break;
      case 9:
        if (field.payload.size() <= most_attribute_text) {
          result.strings.push_back(wire_.text(field));
        }
        break;
      case 14:
        result.tp = std::make_shared<TypeInfo>(type(message(field), 0));
        break;
      case 22:
        result.t = std::make_shared<Tensor>(sparse_tensor(message(field)));
        break;
      default:
        break;
    }
  }

  Tensor tensor(FileRange range) { return read_tensor(wire_, range); }

  // As far as costs are concerned a sparse tensor is the dense one that it stands for.
  Tensor sparse_tensor(FileRange range) {
    Tensor values;
    Dims dims;
    each_field(range, [&](const WireField& field) {
      if (field.number == 1) values = tensor(message(field));
      if (field.number == 3) wire_.take_integers(field, dims, most_numbers);
    });
    values.dims = dims;
    values.has_elements = false;
    values.elements.clear();
    return values;
  }

  ValueInfo value_info(FileRange range) {
    ValueInfo info;
    each_field(range, [&](const WireField& field) {
      if (field.number == 1) info.name = wire_.text(field);
      if (field.number == 2) info.type = type(message(field), 0);
    });
    return info;
  }

  TypeInfo type(FileRange range, int depth) {
    if (depth > deepest) throw InputError{"", "types stand in each other too deep"};
    TypeInfo result{.kind = ValueKind::other, .element_type = 0, .has_shape = false, .dims = {}};
    each_field(range, [&](const WireField& field) {
      switch (field.number) {
        case 1:
        case 8:
          result = tensor_type(message(field));
          break;
        case 4:
        case 9: {
          // Both hold the type of their elements in field 1.
          WireField element;
          FileRange rest = message(field);
          if (wire_.next(rest, element) && element.number == 1) {
            result = type(message(element), depth + 1);
          }
          result.kind = field.number == 4 ? ValueKind::sequence : ValueKind::optional;
          break;
        }
        default:
          break;
      }
    });
    return result;
  }

  TypeInfo tensor_type(FileRange range) {
    TypeInfo result;
    each_field(range, [&](const WireField& field) {
      if (field.number == 1) result.element_type = static_cast<int>(field.bits & 0xffff);
      if (field.number != 2) return;
      result.has_shape = true;
      each_field(message(field), [&](const WireField& dimension) {
        if (dimension.number == 1) result.dims.push_back(this->dimension(message(dimension)));
      });
    });
    return result;
  }

  Dimension dimension(FileRange range) {
    Dimension result;
    each_field(range, [&](const WireField& field) {
      if (field.number == 1) result.value = std::max(unknown_size, signed_number(field.bits));
      if (field.number == 2) result.symbol = wire_.text(field);
    });
    return result;
  }

  WireReader wire_;
  double node_count_ = 0;
};

}  // namespace

Model read_model(const ByteSource& source) {
  return ModelReader(source).model();
}

}  // namespace roofloor::onnx
