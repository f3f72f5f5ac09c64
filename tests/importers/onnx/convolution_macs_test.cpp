// Convolutions: MACs = |Y| * (C_in / groups) * window, padding counted; of a transposed one
// |X| * (C_out / groups) * window.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

// One node of a convolution on x with weights of these sizes.
GraphBuilder convolution(const Shape& x, const Ints& weights, const Attributes& attributes,
                         const std::string& op_type = "Conv") {
  GraphBuilder graph;
  const std::string input = graph.input("x", x);
  graph.output(graph.node(op_type, {input, graph.weight(weights)}, attributes));
  return graph;
}

}  // namespace

TEST_CASE("convolutions in one, two and three dimensions", "[onnx]") {
  // 100 - 5 + 1 = 96 places.
  CHECK(macs_of(convolution({1, 4, 100}, {6, 4, 5}, {})) == 96 * 6 * 4 * 5);
  // (20 + 2 - 3) / 2 + 1 = 10 rows, (30 + 2 - 3) / 2 + 1 = 15 columns.
  CHECK(macs_of(convolution({1, 4, 20, 30}, {6, 4, 3, 3},
                            {{"strides", Ints{2, 2}}, {"pads", Ints{1, 1, 1, 1}}})) ==
        10 * 15 * 6 * 4 * 9);
  // 8 x 6 x 4 places of a window of 3 x 3 x 3 in 10 x 8 x 6.
  CHECK(macs_of(convolution({1, 2, 10, 8, 6}, {5, 2, 3, 3, 3}, {})) == 8 * 6 * 4 * 5 * 2 * 27);
}

TEST_CASE("a window that is not square, padded on one side", "[onnx]") {
  // (20 + 3 - 5) / 1 + 1 = 19 rows, (30 + 1 - 2) / 3 + 1 = 10 columns.
  CHECK(macs_of(convolution({1, 4, 20, 30}, {6, 4, 5, 2},
                            {{"strides", Ints{1, 3}}, {"pads", Ints{3, 0, 0, 1}}})) ==
        19 * 10 * 6 * 4 * 5 * 2);
}

TEST_CASE("groups divide what each filter reads", "[onnx]") {
  const Attributes grouped{{"group", 4}};
  CHECK(macs_of(convolution({1, 8, 9, 9}, {12, 2, 3, 3}, grouped)) == 7 * 7 * 12 * 2 * 9);
  CHECK(macs_of(convolution({1, 8, 9, 9}, {8, 1, 3, 3}, {{"group", 8}})) == 7 * 7 * 8 * 9);
}

TEST_CASE("dilation moves the window apart and makes it no larger", "[onnx]") {
  // A window of 3 reaches over 5 places: 12 - 5 + 1 = 8.
  CHECK(macs_of(convolution({1, 3, 12, 12}, {7, 3, 3, 3}, {{"dilations", Ints{2, 2}}})) ==
        8 * 8 * 7 * 3 * 9);
}

TEST_CASE("automatic padding: SAME keeps ceil(size / stride), VALID pads nothing", "[onnx]") {
  for (const char* same : {"SAME_UPPER", "SAME_LOWER"}) {
    // ceil(5 / 2) = 3
    const GraphBuilder graph =
        convolution({1, 3, 5, 5}, {4, 3, 3, 3}, {{"auto_pad", same}, {"strides", Ints{2, 2}}});
    CHECK(macs_of(graph) == 3 * 3 * 4 * 3 * 9);
  }
  // floor((5 - 3) / 2) + 1 = 2
  CHECK(macs_of(convolution({1, 3, 5, 5}, {4, 3, 3, 3},
                            {{"auto_pad", "VALID"}, {"strides", Ints{2, 2}}})) ==
        2 * 2 * 4 * 3 * 9);
  // NOTSET takes what "pads" says.
  CHECK(macs_of(convolution({1, 3, 5, 5}, {4, 3, 3, 3},
                            {{"auto_pad", "NOTSET"}, {"pads", Ints{1, 1, 1, 1}}})) ==
        5 * 5 * 4 * 3 * 9);
}

TEST_CASE("a static batch takes part in all places", "[onnx]") {
  CHECK(macs_of(convolution({4, 3, 8, 8}, {5, 3, 3, 3}, {})) == 4 * 6 * 6 * 5 * 3 * 9);
}

TEST_CASE("a bias is no part of the MACs, and one parameter a filter", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 3, 8, 8});
  graph.output(graph.conv(x, 3, 5, {.kernel = 3, .bias = true}));
  CHECK(macs_of(graph) == 6 * 6 * 5 * 3 * 9);
  CHECK(parameters_of(model_of(graph)) == 5 * 3 * 9 + 5);
}

TEST_CASE("a transposed convolution multiplies every input with its window", "[onnx]") {
  // |X| = 8 * 5 * 5, each times 6 filters of 3 x 3.
  const GraphBuilder plain =
      convolution({1, 8, 5, 5}, {8, 6, 3, 3}, {{"strides", Ints{2, 2}}}, "ConvTranspose");
  CHECK(macs_of(plain) == 8 * 5 * 5 * 6 * 9);
  CHECK(output_sizes(plain) == Sizes{1, 6, 11, 11});  // 2 * 4 + 3
  // C_out / groups is what the weights have: 3.
  const GraphBuilder grouped = convolution({1, 8, 5, 5}, {8, 3, 3, 3},
                                           {{"group", 2},
                                            {"pads", Ints{1, 1, 1, 1}},
                                            {"output_padding", Ints{1, 1}},
                                            {"strides", Ints{2, 2}}},
                                           "ConvTranspose");
  CHECK(macs_of(grouped) == 8 * 5 * 5 * 3 * 9);
  CHECK(output_sizes(grouped) == Sizes{1, 6, 10, 10});  // 2 * 4 + 3 - 2 + 1
  const GraphBuilder one_dimension =
      convolution({1, 4, 20}, {4, 5, 3}, {{"dilations", Ints{2}}}, "ConvTranspose");
  CHECK(macs_of(one_dimension) == 4 * 20 * 5 * 3);
  CHECK(output_sizes(one_dimension) == Sizes{1, 5, 24});  // 19 + (3 - 1) * 2 + 1
}

TEST_CASE("a transposed convolution may state its output's sizes", "[onnx]") {
  const GraphBuilder graph =
      convolution({1, 8, 5, 5}, {8, 6, 3, 3},
                  {{"strides", Ints{3, 3}}, {"output_shape", Ints{16, 14}}}, "ConvTranspose");
  CHECK(output_sizes(graph) == Sizes{1, 6, 16, 14});
  CHECK(macs_of(graph) == 8 * 5 * 5 * 6 * 9);
}

TEST_CASE("a convolution of two activations has MACs and no parameters", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 3, 8, 8});
  const std::string filters = graph.input("filters", {5, 3, 3, 3});
  graph.output(graph.node("Conv", {x, graph.node("Relu", {filters})}));
  CHECK(macs_of(graph) == 6 * 6 * 5 * 3 * 9);
  CHECK(parameters_of(model_of(graph)) == 0);
}

TEST_CASE("weights that the file leaves as inputs of convolutions are parameters", "[onnx]") {
  // Graphs without any initializer: what stands where weights do, is weights.
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 3, 8, 8});
  const std::string filters = graph.input("filters", {5, 3, 3, 3});
  graph.output(graph.node("Conv", {x, filters}));
  CHECK(macs_of(graph) == 6 * 6 * 5 * 3 * 9);
  CHECK(parameters_of(model_of(graph)) == 5 * 3 * 9);
}
