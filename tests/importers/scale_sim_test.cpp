// Topologies of SCALE-Sim. How it counts: topology_utils.py of scalesim-project/scale-sim-v2,
// topo_calc_hyperparams: places of a window are ceil((IFMAP - filter + stride) / stride), and MACs
// are places * filter * channels * filters. Sizes of inputs include their padding.
#include <fstream>
#include <iterator>

#include "catch.h"
#include "importers/imported_tables.h"

using namespace roofloor;

namespace {

const std::string heads =
    "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, "
    "Strides,\n";

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(ROOFLOOR_SOURCE_FOLDER) + "/tests/fixtures/tables/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a SCALE-Sim topology of AlexNet has the MACs of its shapes") {
  const ImportedWorkload imported = import_workload(fixture("scale_sim_convolutions.csv"));
  CHECK(imported.kind == "a SCALE-Sim topology");
  CHECK(imported.warnings.empty());
  REQUIRE(imported.layers.size() == 8);
  CHECK(imported.layers[2].name == "Conv3");
  // Places: (227 - 11) / 4 + 1 = 55; 31 - 5 + 1 = 27; 15 - 3 + 1 = 13; a filter as large as its
  // input has one.
  const double expected[] = {55.0 * 55 * 11 * 11 * 3 * 64,
                             27.0 * 27 * 5 * 5 * 64 * 192,
                             13.0 * 13 * 3 * 3 * 192 * 384,
                             13.0 * 13 * 3 * 3 * 384 * 256,
                             13.0 * 13 * 3 * 3 * 256 * 256,
                             6.0 * 6 * 256 * 4096,
                             4096.0 * 4096,
                             4096.0 * 1000};
  double total = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    INFO(imported.layers[i].name);
    CHECK(macs_of(imported.layers[i]) == expected[i]);
    CHECK_FALSE(imported.layers[i].parameters.contains("padding"));
    total += macs_of(imported.layers[i]);
  }
  // The sum of the eight products; torchvision states 0.714e9 for its AlexNet of these widths.
  CHECK(total == 714188480);
}

TEST_CASE("a filter that does not fit evenly is placed once more, as SCALE-Sim does") {
  // (224 - 3) / 2 = 110.5: 111 + 1 places, where a convolution of ours has 111.
  const ImportedWorkload imported = import_workload(heads + "Conv1, 224, 224, 3, 3, 3, 32, 2,\n");
  CHECK(macs_of(imported.layers[0]) == 112.0 * 112 * 3 * 3 * 3 * 32);
  CHECK(imported.layers[0].parameters.at("out_height") == ParameterValue(112));
  // (223 - 3) / 2 = 110: both agree, and nothing is stated.
  CHECK_FALSE(parameters_of(heads, "Conv1, 223, 223, 3, 3, 3, 32, 2,").contains("out_height"));
}

TEST_CASE("strides of SCALE-Sim stand in one column or in two") {
  for (const char* two : {"Strides H, Strides W", "Stride height, Stride width"}) {
    const std::string with_two =
        "Layer name,IFMAP height,IFMAP width,Filter height,Filter width,Channels,Num filter," +
        std::string(two) + ",\n";
    const ImportedWorkload imported = import_workload(with_two + "a,9,9,3,3,8,16,2,3,\n");
    CHECK(imported.kind == "a SCALE-Sim topology");
    // (9 - 3) / 2 + 1 = 4 rows of (9 - 3) / 3 + 1 = 3 places.
    CHECK(macs_of(imported.layers[0]) == 4.0 * 3 * 3 * 3 * 8 * 16);
  }
}

TEST_CASE("depthwise layers of SCALE-Sim are marked by their name, or stand as one channel") {
  const ImportedWorkload imported =
      import_workload(heads + "DP1,112,112,3,3,32,1,1,\nConv2_dw,112,112,3,3,1,1,1,#dw\n");
  // 110 * 110 places, each of 3 * 3 elements, in 32 layers of a channel.
  CHECK(macs_of(imported.layers[0]) == 110.0 * 110 * 3 * 3 * 32);
  CHECK(imported.layers[0].parameters.at("groups") == ParameterValue(32));
  CHECK(macs_of(imported.layers[1]) == 110.0 * 110 * 3 * 3);
  REQUIRE(imported.warnings.size() == 2);
  CHECK(imported.warnings[0].starts_with("1 row with \"DP\" in the name"));
  CHECK(imported.warnings[1].starts_with("1 row has one channel and one filter"));
  CHECK(imported.columns.back().taken_for == "left out, as it has no head");
}

TEST_CASE("rows of M, N, K of SCALE-Sim are linear layers, and it is said") {
  const ImportedWorkload imported =
      import_workload("Layer, M, N, K,\nQKT,1024,1024,64,\nPW-FF-L1,1024,3072,1600\n");
  CHECK(imported.kind == "a SCALE-Sim topology");
  CHECK(imported.layers[1].kind == "linear");
  CHECK(imported.layers[1].parameters ==
        ParameterValues{{"rows", 1024}, {"in", 1600}, {"out", 3072}});
  CHECK(macs_of(imported.layers[0]) == 1024.0 * 1024 * 64);
  CHECK(macs_of(imported.layers[1]) == 1024.0 * 3072 * 1600);
  CHECK(layer_cost(imported.layers[1], Workload{}).parameter_count == 3072.0 * 1600);
  REQUIRE(imported.warnings.size() == 1);
  CHECK(imported.warnings[0] ==
        "2 rows of M, N, K are read as linear layers: N x K weights, M rows of the input");
  CHECK(taken_for(imported, "K") == "in of linear, as the heads M, N, K stand together");
  const ImportedWorkload sparse = import_workload("Layer Name, M, N, K, Sparsity,\na,3,5,16,3:4,");
  CHECK(sparse.kind == "a SCALE-Sim topology");
  CHECK(taken_for(sparse, "Sparsity") == "left out, as weights are taken as dense");
}

TEST_CASE("what is wrong in a topology is named by line and column") {
  const InputError word = refusal(heads + "a,9,9,3,3,x,16,1,\n");
  CHECK(word.path == "/line/2");
  CHECK(word.message ==
        "column 6, \"Channels\": \"x\" is not understood; expected a number, such "
        "as 0.9 or 90 %");
  CHECK(refusal(heads + "a,9,9,3,3,8,16,0,").message ==
        "column 8, \"Strides\": stride is 0; expected a whole number of at least 1, at most 1e6");
  CHECK(refusal(heads + "a,2,2,3,3,8,16,1,")
            .message.starts_with("column 4, \"Filter Height\": the window covers 3 elements"));
  CHECK(refusal(heads + "a,9,9,3,3,8,,1,").message.starts_with("\"a\": out_channels is missing"));
  CHECK(refusal("Layer,M,N,K\na,1,2,\n").message.starts_with("\"a\": in is missing"));
}

TEST_CASE("a topology that is cut off anywhere is read or refused") {
  check_every_cut(fixture("scale_sim_convolutions.csv"));
  check_every_cut("Layer,M,N,K,\nQKT,1024,1024,64,\n");
}
