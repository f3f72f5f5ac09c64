// The same move of elements as newer and older opsets write it: what was an attribute became an
// input. Histories are those of onnx/docs/Changelog.md.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

// Sizes of the outputs of one node on x.
std::vector<Sizes> sizes_of(std::int64_t opset, const Shape& x, const std::string& op_type,
                            const Attributes& attributes, const std::vector<Tensor>& constants = {},
                            std::size_t outputs = 1) {
  GraphBuilder graph;
  Names inputs{graph.input("x", x)};
  for (const Tensor& constant : constants) inputs.push_back(graph.constant(constant));
  for (const std::string& output : graph.node_of(outputs, op_type, inputs, attributes)) {
    graph.output(output);
  }
  return sizes_of_outputs(graph, opset);
}

Tensor ints(const Ints& values) {
  return vector_of(values);
}

Tensor floats(const std::vector<double>& values) {
  return {.name = "",
          .type = f32,
          .dims = {static_cast<std::int64_t>(values.size())},
          .values = values};
}

Tensor nothing(ElementType type) {
  return {.name = "", .type = type, .dims = {0}, .values = {}};
}

}  // namespace

TEST_CASE("Slice: attributes until opset 9, inputs from 10 on", "[onnx]") {
  // From 1 to 9 of 10; the last 5 of 20.
  const std::vector<Sizes> expected{{2, 8, 5}};
  const Shape x{2, 10, 20};
  CHECK(sizes_of(9, x, "Slice",
                 {{"starts", Ints{1, -5}}, {"ends", Ints{9, 1000}}, {"axes", Ints{1, 2}}}) ==
        expected);
  for (const std::int64_t opset : {10, 11, 13}) {
    CHECK(sizes_of(opset, x, "Slice", {}, {ints({1, -5}), ints({9, 1000}), ints({1, 2})}) ==
          expected);
  }
  // Every third of 20 from 1 on: 1, 4, ... 19; and backwards: 9, 7, ... 1.
  CHECK(sizes_of(13, x, "Slice", {}, {ints({1}), ints({20}), ints({-1}), ints({3})}) ==
        std::vector<Sizes>{{2, 10, 7}});
  CHECK(sizes_of(13, x, "Slice", {}, {ints({-1}), ints({-1000}), ints({1}), ints({-2})}) ==
        std::vector<Sizes>{{2, 5, 20}});
}

TEST_CASE("Squeeze and Unsqueeze: axes became an input with opset 13", "[onnx]") {
  for (const std::int64_t opset : {9, 11}) {
    CHECK(sizes_of(opset, {1, 3, 1, 5}, "Squeeze", {{"axes", Ints{0, 2}}}) ==
          std::vector<Sizes>{{3, 5}});
    CHECK(sizes_of(opset, {3, 5}, "Unsqueeze", {{"axes", Ints{0, 3}}}) ==
          std::vector<Sizes>{{1, 3, 5, 1}});
  }
  CHECK(sizes_of(13, {1, 3, 1, 5}, "Squeeze", {}, {ints({0, -2})}) == std::vector<Sizes>{{3, 5}});
  CHECK(sizes_of(13, {3, 5}, "Unsqueeze", {}, {ints({0, -1})}) == std::vector<Sizes>{{1, 3, 5, 1}});
  // Without axes all sizes of one go.
  for (const std::int64_t opset : {9, 13}) {
    CHECK(sizes_of(opset, {1, 3, 1, 5}, "Squeeze", {}) == std::vector<Sizes>{{3, 5}});
  }
}

TEST_CASE("Split: lengths as attribute, as input from 13 on, a number of parts from 18 on",
          "[onnx]") {
  const std::vector<Sizes> expected{{2, 3}, {2, 7}};
  for (const std::int64_t opset : {2, 11}) {
    CHECK(sizes_of(opset, {2, 10}, "Split", {{"axis", 1}, {"split", Ints{3, 7}}}, {}, 2) ==
          expected);
  }
  for (const std::int64_t opset : {13, 18}) {
    CHECK(sizes_of(opset, {2, 10}, "Split", {{"axis", 1}}, {ints({3, 7})}, 2) == expected);
  }
  const std::vector<Sizes> halves{{2, 5}, {2, 5}};
  CHECK(sizes_of(11, {2, 10}, "Split", {{"axis", -1}}, {}, 2) == halves);
  CHECK(sizes_of(18, {2, 10}, "Split", {{"axis", -1}, {"num_outputs", 2}}, {}, 2) == halves);
  // The last part has what is left: ceil(10 / 3) = 4, 4 and 2.
  CHECK(sizes_of(18, {10}, "Split", {{"num_outputs", 3}}, {}, 3) ==
        std::vector<Sizes>{{4}, {4}, {2}});
}

TEST_CASE("Pad: attributes until opset 10, inputs from 11 on, axes from 18 on", "[onnx]") {
  // One row above, two below; three columns on the right.
  const std::vector<Sizes> expected{{1, 2, 7, 8}};
  const Shape x{1, 2, 4, 5};
  const Ints pads{0, 0, 1, 0, 0, 0, 2, 3};
  CHECK(sizes_of(1, x, "Pad", {{"paddings", pads}}) == expected);
  CHECK(sizes_of(2, x, "Pad", {{"pads", pads}}) == expected);
  CHECK(sizes_of(11, x, "Pad", {}, {ints(pads)}) == expected);
  CHECK(sizes_of(13, x, "Pad", {{"mode", "reflect"}}, {ints(pads), scalar(0)}) == expected);
  CHECK(sizes_of(18, x, "Pad", {}, {ints({1, 0, 2, 3}), scalar(0), ints({2, 3})}) == expected);
  // Negative padding takes away.
  CHECK(sizes_of(13, x, "Pad", {}, {ints({0, 0, -1, 0, 0, 0, 0, -2})}) ==
        std::vector<Sizes>{{1, 2, 3, 3}});
}

TEST_CASE("Upsample and Resize: the scales move from attribute to inputs", "[onnx]") {
  const std::vector<Sizes> expected{{1, 2, 8, 15}};
  const Shape x{1, 2, 4, 5};
  CHECK(sizes_of(7, x, "Upsample", {{"scales", Floats{1, 1, 2, 3}}}) == expected);
  CHECK(sizes_of(9, x, "Upsample", {}, {floats({1, 1, 2, 3})}) == expected);
  CHECK(sizes_of(10, x, "Resize", {}, {floats({1, 1, 2, 3})}) == expected);
  for (const std::int64_t opset : {11, 13, 18}) {
    CHECK(sizes_of(opset, x, "Resize", {}, {nothing(f32), floats({1, 1, 2, 3})}) == expected);
    CHECK(sizes_of(opset, x, "Resize", {}, {nothing(f32), nothing(f32), ints({1, 2, 8, 15})}) ==
          expected);
  }
  CHECK(sizes_of(18, x, "Resize", {{"axes", Ints{2, 3}}}, {nothing(f32), floats({2, 3})}) ==
        expected);
  // floor(5 * 0.5) = 2
  CHECK(sizes_of(13, x, "Resize", {}, {nothing(f32), floats({1, 1, 0.5, 0.5})}) ==
        std::vector<Sizes>{{1, 2, 2, 2}});
}

TEST_CASE("Reshape: the shape is an attribute until opset 4, an input from 5 on", "[onnx]") {
  const std::vector<Sizes> expected{{6, 20}};
  CHECK(sizes_of(1, {2, 3, 4, 5}, "Reshape", {{"shape", Ints{6, -1}}}) == expected);
  for (const std::int64_t opset : {5, 13, 14}) {
    CHECK(sizes_of(opset, {2, 3, 4, 5}, "Reshape", {}, {ints({6, -1})}) == expected);
  }
  // 0 keeps a size, and is a size of none where allowzero says so.
  CHECK(sizes_of(14, {2, 3, 4, 5}, "Reshape", {}, {ints({0, -1})}) == std::vector<Sizes>{{2, 60}});
  CHECK(sizes_of(14, {0, 3}, "Reshape", {{"allowzero", 1}}, {ints({3, 0})}) ==
        std::vector<Sizes>{{3, 0}});
}

TEST_CASE("Tile, Expand and ConstantOfShape", "[onnx]") {
  CHECK(sizes_of(1, {2, 3}, "Tile", {}, {scalar(4), scalar(1)}) == std::vector<Sizes>{{2, 12}});
  CHECK(sizes_of(6, {2, 3}, "Tile", {}, {ints({1, 4})}) == std::vector<Sizes>{{2, 12}});
  CHECK(sizes_of(8, {3, 1}, "Expand", {}, {ints({2, 1, 6})}) == std::vector<Sizes>{{2, 3, 6}});
}

TEST_CASE("TopK: k is an attribute until opset 9, an input from 10 on", "[onnx]") {
  const std::vector<Sizes> expected{{2, 3}, {2, 3}};
  CHECK(sizes_of(1, {2, 10}, "TopK", {{"k", 3}}, {}, 2) == expected);
  for (const std::int64_t opset : {10, 11}) {
    CHECK(sizes_of(opset, {2, 10}, "TopK", {}, {ints({3})}, 2) == expected);
  }
  CHECK(sizes_of(11, {10, 2}, "TopK", {{"axis", 0}}, {ints({3})}, 2) ==
        std::vector<Sizes>{{3, 2}, {3, 2}});
}

TEST_CASE("Flatten, Concat and Transpose with axes from the end", "[onnx]") {
  CHECK(sizes_of(9, {2, 3, 4}, "Flatten", {}) == std::vector<Sizes>{{2, 12}});
  CHECK(sizes_of(13, {2, 3, 4}, "Flatten", {{"axis", -1}}) == std::vector<Sizes>{{6, 4}});
  CHECK(sizes_of(13, {2, 3, 4}, "Flatten", {{"axis", 0}}) == std::vector<Sizes>{{1, 24}});
  CHECK(sizes_of(13, {2, 3, 4}, "Transpose", {}) == std::vector<Sizes>{{4, 3, 2}});
  GraphBuilder graph;
  const std::string x = graph.input("x", {2, 3});
  graph.output(graph.node("Concat", {x, x, x}, {{"axis", -1}}));
  CHECK(output_sizes(graph) == Sizes{2, 9});
  // Opset 1 has an axis of 1 where none is stated.
  GraphBuilder old;
  const std::string y = old.input("y", {2, 3});
  old.output(old.node("Concat", {y, y}));
  CHECK(output_sizes(old, 1) == Sizes{2, 6});
}
