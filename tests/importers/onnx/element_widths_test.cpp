// The bytes that weights of every element type take: bits a number as onnx.proto has them, numbers
// of less than a byte packed.
#include "catch.h"
#include "importers/onnx/imported_model.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

constexpr double weights = 64 * 48;

// A product in the type, of a 64 x 48 matrix in the same type.
Model product_in(ElementType type) {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 10, 64}, type);
  graph.output(graph.node("MatMul", {x, graph.weight({64, 48}, type)}), {}, type);
  return model_of(graph, 21);
}

// A product of floats with a matrix of integers behind DequantizeLinear, in blocks of 32 rows.
Model dequantized(ElementType type) {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 10, 64});
  const std::string matrix =
      graph.node("DequantizeLinear", {graph.weight({64, 48}, type), graph.weight({2, 48})},
                 {{"axis", 0}, {"block_size", 32}});
  graph.output(graph.node("MatMul", {x, matrix}));
  return model_of(graph, 21);
}

}  // namespace

TEST_CASE("floats of 16, 32 and 64 bits", "[onnx]") {
  for (const auto& [type, bits] :
       {std::pair(f16, 16.0), std::pair(bf16, 16.0), std::pair(f32, 32.0), std::pair(f64, 64.0)}) {
    INFO(int(type));
    const ImportedTotals totals = totals_of(product_in(type));
    CHECK(totals.macs == 10 * weights);
    CHECK(totals.weight_bytes == weights * bits / 8);
    CHECK(totals.activation_bytes == (10 * 64 + 10 * 48) * bits / 8);
  }
}

TEST_CASE("integers behind DequantizeLinear stay integers in memory", "[onnx]") {
  for (const auto& [type, bits] :
       {std::pair(i8, 8.0), std::pair(u8, 8.0), std::pair(i4, 4.0), std::pair(u4, 4.0)}) {
    INFO(int(type));
    const Model model = dequantized(type);
    CHECK(macs_of(model) == 10 * weights);
    CHECK(totals_of(model).weight_bytes == weights * bits / 8);
    // Scales are no parameters.
    CHECK(parameters_of(model) == weights);
  }
}

TEST_CASE("floats of eight bits", "[onnx]") {
  for (const int code : {17, 18, 19, 20}) {  // e4m3fn, e4m3fnuz, e5m2, e5m2fnuz
    INFO(code);
    const Model model = dequantized(static_cast<ElementType>(code));
    CHECK(totals_of(model).weight_bytes == weights);
    CHECK(macs_of(model) == 10 * weights);
  }
}

TEST_CASE("weights that are cast before they are used are read as they are stored", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 10, 64});
  const std::string wide = graph.node("Cast", {graph.weight({64, 48}, f16)}, {{"to", 1}});
  graph.output(graph.node("MatMul", {x, wide}));
  CHECK(totals_of(model_of(graph)).macs == 10 * weights);
  CHECK(parameters_of(model_of(graph)) == weights);
  CHECK(totals_of(model_of(graph)).weight_bytes <= weights * 4);
  CHECK(totals_of(model_of(graph)).weight_bytes >= weights * 2);
}

TEST_CASE("integers of shapes and tables are no parameters, floats of rank 0 neither", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 10, 64});
  const std::string scaled = graph.node("Mul", {x, graph.constant(scalar(0.5))});
  const std::string flat = graph.node("Reshape", {scaled, graph.ints({10, 64})});
  const std::string picked = graph.node("Gather", {flat, graph.ints({0, 2, 4})}, {{"axis", 0}});
  graph.output(graph.node("MatMul", {picked, graph.weight({64, 48})}));
  CHECK(parameters_of(model_of(graph)) == weights);
  CHECK(macs_of(graph) == 3 * weights);
}
