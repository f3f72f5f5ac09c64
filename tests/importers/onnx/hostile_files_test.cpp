// Files that are no ONNX, and messages that lie about what follows.
#include "base/input_error.h"
#include "catch.h"
#include "expect_error.h"
#include "importers/onnx/hostile.h"
#include "importers/onnx/imported_model.h"
#include "importers/onnx/made_networks.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

using Path = std::vector<int>;

// The innermost of messages that stand in each other: `steps` again and again, `times` in all,
// behind `start`.
std::string nested(const Path& start, const Path& steps, std::size_t times) {
  Path fields = start;
  for (std::size_t i = 0; i < times; ++i) fields.push_back(steps[i % steps.size()]);
  // Lengths follow from the inside out, bytes are written from the outside in.
  std::vector<std::string> heads;
  std::size_t length = 0;
  for (std::size_t i = fields.size(); i-- > 0;) {
    MessageWriter head;
    head.tag(fields[i], 2);
    head.varint(length);
    length += head.text().size();
    heads.push_back(head.text());
  }
  std::string bytes;
  for (std::size_t i = heads.size(); i-- > 0;) bytes += heads[i];
  return bytes;
}

std::string model_around(const std::string& graph_field) {
  MessageWriter out;
  out.number(1, 8);
  return out.text() + graph_field;
}

// A field that says it has so many bytes, and a few of them.
std::string claiming(int field, std::uint64_t length) {
  MessageWriter out;
  out.tag(field, 2);
  out.varint(length);
  return out.text() + "few";
}

std::string in_graph(const std::string& fields) {
  MessageWriter out;
  out.number(1, 8);
  out.bytes(7, fields);
  return out.text();
}

}  // namespace

TEST_CASE("what is renamed to .onnx is refused", "[onnx]") {
  const std::vector<std::string> files{
      std::string("PK\x03\x04\x14\x00\x00\x00\x08\x00", 10) + std::string(300, 'z'),  // zip
      std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00", 8) + std::string(300, 'z'),     // gzip
      "\x89PNG\r\n\x1a\n" + std::string(300, '\x02'),
      "\x80\x04\x95" + std::string(300, 'K'),  // pickle
      "GGUF\x03" + std::string(300, '\0'),
      "version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 97850943\n",
      "<!DOCTYPE html><html><body>Not found</body></html>",
      "",
      "\x08",
      std::string(1000, '\0'),
      std::string(1000, '\xff')};
  for (const std::string& file : files) {
    INFO(file.substr(0, 20));
    CHECK_FALSE(survived(file).error.empty());
  }
}

TEST_CASE("messages in messages, ten thousand deep, are refused", "[onnx]") {
  // Graphs in the attributes of nodes: node 1, attribute 5, graph 6.
  CHECK_FALSE(survived(model_around(nested({7}, {1, 5, 6}, 30000))).error.empty());
  // Lists of lists of lists: a value 11, its type 2, sequence 4, element 1.
  CHECK_FALSE(survived(model_around(nested({7, 11, 2}, {4, 1}, 20000))).error.empty());
  // Optional values: 9, element 1. Maps: 5, value 2.
  CHECK_FALSE(survived(model_around(nested({7, 12, 2}, {9, 1}, 20000))).error.empty());
  CHECK_FALSE(survived(model_around(nested({7, 13, 2}, {5, 2}, 20000))).error.empty());
  // Graphs in functions, and in the graphs of training.
  survived(model_around(nested({25, 7}, {5, 6, 1}, 30000)));
  survived(model_around(nested({20, 1}, {1, 5, 6}, 30000)));
}

TEST_CASE("a length that goes beyond the file is refused before memory is asked for", "[onnx]") {
  for (const std::uint64_t length :
       {std::uint64_t{1} << 20, std::uint64_t{1} << 31, std::uint64_t{1} << 40,
        std::uint64_t{1} << 62, ~std::uint64_t{0}}) {
    INFO(length);
    CHECK_FALSE(survived(model_around(claiming(7, length))).error.empty());
    for (const int field : {1, 2, 5, 11, 12, 13}) {
      INFO(field);
      CHECK_FALSE(survived(in_graph(claiming(field, length))).error.empty());
    }
    // Numbers of a tensor: packed dims, floats, whole numbers, raw bytes.
    for (const int field : {1, 4, 5, 7, 9, 10, 11}) {
      MessageWriter graph;
      graph.bytes(5, claiming(field, length));
      INFO(field);
      CHECK_FALSE(survived(in_graph(graph.text())).error.empty());
    }
  }
}

TEST_CASE("numbers that never end and groups are refused", "[onnx]") {
  CHECK_FALSE(survived("\x08" + std::string(50, '\xff')).error.empty());
  CHECK_FALSE(survived(in_graph(std::string(40, '\x80'))).error.empty());
  // Wire types 3 and 4 begin and end a group; 6 and 7 do not exist.
  for (const int wire_type : {3, 4, 6, 7}) {
    MessageWriter graph;
    graph.tag(1, wire_type);
    INFO(wire_type);
    CHECK_FALSE(survived(in_graph(graph.text() + "rest of it")).error.empty());
  }
  // There is no field 0.
  survived(in_graph(std::string("\x02\x01x", 3)));
}

TEST_CASE("a file that cannot be read to its end is an InputError", "[onnx]") {
  const std::string bytes = bytes_of(resnet18());
  ByteSource source = source_of(bytes, "resnet18.onnx");
  const auto all = source.read;
  for (const double most : {0.0, 10.0, 1000.0, double(bytes.size()) - 10}) {
    source.read = [&](double offset, std::size_t length) {
      return offset + double(length) > most ? std::string() : all(offset, length);
    };
    INFO(most);
    CHECK_FALSE(error_of([&] { import_workload(source, {}); }).message.empty());
  }
  // It is smaller than it says.
  source.size *= 2;
  source.read = all;
  CHECK_FALSE(error_of([&] { import_workload(source, {}); }).message.empty());
}

TEST_CASE("weights in the file are not read", "[onnx]") {
  // A hundred megabytes of zeros that are never made: only what is asked for.
  MessageWriter head;
  head.numbers(1, {5000, 5000}, true);
  head.number(2, f32);
  head.bytes(8, "w");
  MessageWriter raw;
  raw.tag(9, 2);
  raw.varint(100000000);
  MessageWriter tensor;
  tensor.tag(5, 2);
  tensor.varint(head.text().size() + raw.text().size() + 100000000);
  GraphBuilder graph;
  graph.output(graph.node("MatMul", {graph.input("x", {1, 5000}), "w"}));
  // The last graph of a model is merged with those before it: here there is one, written by hand.
  const std::string small = bytes_of(model_of(graph));
  MessageWriter plain;
  plain.number(1, 8);
  const std::size_t graph_at = small.find('\x3a');
  REQUIRE(graph_at != std::string::npos);
  const std::string before = plain.text();
  // Fields of the small graph, without its tag and its length of one or two bytes.
  const std::size_t length_bytes = (small[graph_at + 1] & 0x80) != 0 ? 2 : 1;
  const std::string rest = small.substr(graph_at + 1 + length_bytes);
  const std::size_t graph_size = rest.rfind("\x42");  // the opset behind the graph
  const std::string fields = rest.substr(0, graph_size);
  const std::string opset = rest.substr(graph_size);
  const std::string tensor_head = tensor.text() + head.text() + raw.text();
  MessageWriter outer;
  outer.tag(7, 2);
  outer.varint(tensor_head.size() + 100000000 + fields.size());
  const std::string start = before + outer.text() + tensor_head;
  const std::string end = fields + opset;
  double read = 0;
  const ByteSource source{.name = "large.onnx",
                          .size = double(start.size()) + 1e8 + double(end.size()),
                          .read = [&](double offset, std::size_t length) {
                            read += double(length);
                            std::string bytes(length, '\0');
                            for (std::size_t i = 0; i < length; ++i) {
                              const double at = offset + double(i);
                              const double behind = at - double(start.size()) - 1e8;
                              if (at < double(start.size()))
                                bytes[i] = start[static_cast<std::size_t>(at)];
                              if (behind >= 0) bytes[i] = end[static_cast<std::size_t>(behind)];
                            }
                            return bytes;
                          }};
  const ImportedWorkload workload = import_workload(source, {});
  CHECK(totals_of(workload).macs == 25e6);
  CHECK(read < 1e6);
}
