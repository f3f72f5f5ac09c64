// Names in few letters: the beginning of a word, the end of a path.
#include "base/short_name.h"
#include "catch.h"

using namespace roofloor;

TEST_CASE("A name that fits stays, another is cut at its end") {
  CHECK(short_name("conv1", 5) == "conv1");
  CHECK(short_name("convolution", 5) == "conv…");  // with the ellipsis as many characters
  CHECK(short_name("ééééé", 6) == "éé…");          // é has two bytes and stays whole
}

TEST_CASE("Of a path the last parts that fit are kept") {
  const std::string path = "encoder/layers/encoder_layer_0-11/self_attention/MatMul_2";
  CHECK(short_name(path, 32) == "…/self_attention/MatMul_2");
  CHECK(short_name(path, 12) == "…/MatMul_2");
  CHECK(short_name(path, 6) == "MatMu…");
  CHECK(short_name(path, 100) == path);
}
