// Equal blocks of layers become one; names say of which it stands.
#include "importers/onnx/block_folding.h"
#include "catch.h"

using namespace roofloor;
using onnx::folded_blocks;

namespace {

Layer linear(const std::string& name, double in) {
  return {.name = name, .kind = "linear", .parameters = {{"in", in}, {"out", 8}}, .formats = {}};
}

double written_out(const std::vector<Layer>& layers) {
  double count = 0;
  for (const Layer& layer : layers) count += layer.repeat;
  return count;
}

}  // namespace

TEST_CASE("Blocks of two layers, three times, between others", "[onnx]") {
  std::vector<Layer> layers{linear("first", 3)};
  for (int block = 0; block < 3; ++block) {
    const std::string name = "block." + std::to_string(block);
    layers.push_back(linear(name + ".a", 4));
    layers.push_back(linear(name + ".b", 5));
  }
  layers.push_back(linear("last", 6));
  const std::vector<Layer> folded = folded_blocks(layers);
  REQUIRE(folded.size() == 4);
  CHECK(folded[1].name == "block.0-2.a");
  CHECK(folded[2].name == "block.0-2.b");
  CHECK(folded[1].repeat == 3);
  CHECK(folded[2].repeat == 3);
  CHECK(folded[3].name == "last");
  CHECK(written_out(folded) == written_out(layers));
}

TEST_CASE("Two blocks of as many repeats stay apart", "[onnx]") {
  // A run of layers with one repeat would be taken for one block.
  const std::vector<Layer> layers{linear("a", 1), linear("a", 1), linear("a", 1),
                                  linear("b", 2), linear("b", 2), linear("b", 2)};
  const std::vector<Layer> folded = folded_blocks(layers);
  REQUIRE(folded.size() == 3);
  CHECK(folded[0].repeat == 3);
  CHECK(folded[1].repeat == 1);
  CHECK(folded[2].repeat == 2);
  CHECK(written_out(folded) == 6);
}

TEST_CASE("Layers that differ in a format, a size or that already repeat are no equals", "[onnx]") {
  std::vector<Layer> layers{linear("a", 1), linear("b", 1)};
  layers[1].formats.weights = NumberFormat::int8;
  CHECK(folded_blocks(layers).size() == 2);
  layers = {linear("a", 1), linear("b", 2)};
  CHECK(folded_blocks(layers).size() == 2);
  layers = {linear("a", 1), linear("b", 1)};
  layers[0].repeat = layers[1].repeat = 4;
  CHECK(folded_blocks(layers).size() == 2);
}

TEST_CASE("Names that differ in more than one number keep the first", "[onnx]") {
  const std::vector<Layer> folded =
      folded_blocks({linear("stage1.block1", 1), linear("stage2.block2", 1)});
  REQUIRE(folded.size() == 1);
  CHECK(folded[0].name == "stage1.block1");
  CHECK(folded[0].repeat == 2);
}
