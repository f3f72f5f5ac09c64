// Pooling: sizes of the result, ceil_mode and automatic padding.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

Sizes pooled(const Shape& x, const Attributes& attributes, const std::string& op_type = "MaxPool",
             std::int64_t opset = 19) {
  GraphBuilder graph;
  graph.output(graph.node(op_type, {graph.input("x", x)}, attributes));
  return output_sizes(graph, opset);
}

Attributes window(std::int64_t size, std::int64_t stride) {
  return {{"kernel_shape", Ints{size, size}}, {"strides", Ints{stride, stride}}};
}

Attributes with(Attributes attributes, const Attribute& further) {
  attributes.push_back(further);
  return attributes;
}

}  // namespace

TEST_CASE("pooling rounds down, or up where ceil_mode says so", "[onnx]") {
  CHECK(pooled({1, 3, 10, 10}, window(3, 2)) == Sizes{1, 3, 4, 4});
  CHECK(pooled({1, 3, 10, 10}, with(window(3, 2), {"ceil_mode", 1})) == Sizes{1, 3, 5, 5});
  for (const char* op_type : {"AveragePool", "LpPool"}) {
    CHECK(pooled({1, 3, 10, 10}, with(window(3, 2), {"ceil_mode", 1}), op_type) ==
          Sizes{1, 3, 5, 5});
  }
}

TEST_CASE("a window that would start in the right padding is dropped", "[onnx]") {
  // test_maxpool_2d_ceil_output_size_reduce_by_one of onnx: ceil((2 - 1) / 2) + 1 = 2, but the
  // second window would begin at 2, behind the input.
  CHECK(pooled({1, 1, 2, 2}, with(window(1, 2), {"ceil_mode", 1})) == Sizes{1, 1, 1, 1});
  // ceil((4 + 2 - 2) / 3) + 1 = 3; the third would begin at 6 - 1 = 5, in the right padding.
  const Attributes padded = with(with(window(2, 3), {"ceil_mode", 1}), {"pads", Ints{1, 1, 1, 1}});
  CHECK(pooled({1, 1, 4, 4}, padded) == Sizes{1, 1, 2, 2});
}

TEST_CASE("automatic padding and dilation of windows", "[onnx]") {
  CHECK(pooled({1, 3, 9, 9}, with(window(3, 2), {"auto_pad", "SAME_UPPER"})) == Sizes{1, 3, 5, 5});
  CHECK(pooled({1, 3, 9, 9}, with(window(3, 2), {"auto_pad", "SAME_LOWER"})) == Sizes{1, 3, 5, 5});
  CHECK(pooled({1, 3, 9, 9}, with(window(3, 2), {"auto_pad", "VALID"})) == Sizes{1, 3, 4, 4});
  // A window of 3 reaches over 5 places: 9 - 5 + 1.
  CHECK(pooled({1, 3, 9, 9}, with(window(3, 1), {"dilations", Ints{2, 2}})) == Sizes{1, 3, 5, 5});
  CHECK(pooled({1, 3, 9, 9}, with(window(3, 1), {"dilations", Ints{2, 2}}), "AveragePool") ==
        Sizes{1, 3, 5, 5});
}

TEST_CASE("pooling over everything keeps the channels, in any number of dimensions", "[onnx]") {
  for (const char* op_type : {"GlobalAveragePool", "GlobalMaxPool"}) {
    CHECK(pooled({1, 3, 9, 7}, {}, op_type) == Sizes{1, 3, 1, 1});
    CHECK(pooled({1, 3, 9}, {}, op_type) == Sizes{1, 3, 1});
    CHECK(pooled({1, 3, 9, 7, 5}, {}, op_type) == Sizes{1, 3, 1, 1, 1});
  }
  CHECK(pooled({1, 3, 20}, {{"kernel_shape", Ints{4}}, {"strides", Ints{4}}}) == Sizes{1, 3, 5});
}

TEST_CASE("pooling has operations and no MACs", "[onnx]") {
  GraphBuilder graph;
  graph.output(graph.node("MaxPool", {graph.input("x", {1, 3, 10, 10})}, window(2, 2)));
  const ImportedTotals totals = totals_of(model_of(graph));
  CHECK(totals.macs == 0);
  CHECK(totals.operations > 0);
  // 300 elements in, 75 out, of 4 bytes.
  CHECK(totals.activation_bytes == 4 * (300 + 75));
}
