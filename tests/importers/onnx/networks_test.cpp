// Whole networks: what they cost is published, derived, or known of our own builders.
#include <cmath>

#include "catch.h"
#include "importers/onnx/imported_model.h"
#include "importers/onnx/made_networks.h"
#include "layers/layer_registry.h"
#include "networks/network.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

Workload built_in(const Network& network) {
  const Arguments arguments = network_arguments(network, {}, "");
  return {.name = std::string(network.name), .layers = network.layers(arguments, "", {})};
}

double macs_in_all(const Workload& workload) {
  double macs = 0;
  for (const Layer& layer : workload.layers) {
    macs += layer.repeat * layer_cost(layer, workload).macs;
  }
  return macs;
}

double built_in_macs(const Network& network) {
  double macs = 0;
  for (const ProductSizes& product : trained_products(built_in(network))) macs += product[0];
  return macs;
}

}  // namespace

TEST_CASE("ResNet-50 has torchvision's MACs, and its parameters with mean and variance", "[onnx]") {
  // torchvision publishes 4.09 GFLOPS and 25,557,032 parameters. The 53 normalizations have 26,560
  // channels, each with a mean and a variance that the file stores: 25,557,032 + 53,120.
  CHECK(macs_of(resnet50()) == 4089184256);
  CHECK(parameters_of(resnet50()) == 25610152);
  // Folded, each channel has one bias in place of four numbers: 25,557,032 - 2 * 26,560 + 26,560.
  CHECK(macs_of(resnet50(1, Normalizations::folded)) == 4089184256);
  CHECK(parameters_of(resnet50(1, Normalizations::folded)) == 25530472);
}

TEST_CASE("ResNet-50 from a file and from its builder agree, product by product", "[onnx]") {
  const auto of_file = trained_products(workload_of(imported(resnet50())));
  const auto ours = trained_products(built_in(resnet50_network));
  // A stem, 16 blocks of three convolutions, four shortcuts, a linear layer.
  REQUIRE(ours.size() == 54);
  CHECK(of_file == ours);
}

TEST_CASE("other networks have the MACs and products of their builders", "[onnx]") {
  // torchvision: 1.81 GFLOPS and 0.30 GFLOPS; to the last digit the counts of our builders.
  CHECK(macs_of(resnet18()) == 1814073344);
  CHECK(macs_of(resnet18()) == built_in_macs(resnet18_network));
  CHECK(macs_of(mobilenet_v2()) == 300774272);
  CHECK(macs_of(mobilenet_v2()) == built_in_macs(mobilenet_v2_network));
  CHECK(trained_products(workload_of(imported(resnet18(1, Normalizations::kept)))) ==
        trained_products(built_in(resnet18_network)));
  CHECK(trained_products(workload_of(imported(mobilenet_v2()))) ==
        trained_products(built_in(mobilenet_v2_network)));
}

TEST_CASE("parameters follow from the normalizations that a file keeps", "[onnx]") {
  // torchvision: 11,689,512, with 4,800 channels of normalizations.
  CHECK(parameters_of(resnet18()) == 11689512 - 4800);
  CHECK(parameters_of(resnet18(1, Normalizations::kept)) == 11689512 + 2 * 4800);
  // torchvision: 3,504,872, with 17,056 channels.
  CHECK(parameters_of(mobilenet_v2()) == 3504872 + 2 * 17056);
  CHECK(parameters_of(mobilenet_v2(1, Normalizations::folded)) == 3504872 - 17056);
}

TEST_CASE("SqueezeNet 1.1 of IR 3: repeated inputs and weights that nodes make", "[onnx]") {
  // torchvision publishes 0.35 GFLOPS and 1,235,496 parameters.
  const ImportedWorkload workload = imported(squeezenet());
  REQUIRE(workload.summary);
  CHECK(workload.summary->macs == 349151936);
  CHECK(workload.summary->parameters == 1235496);
  CHECK(workload.summary->folded_nodes == 52);  // a weight and a bias for 26 convolutions
}

TEST_CASE("a network of keywords costs the same in floats and in both forms of eight bits",
          "[onnx]") {
  // The first of 25 x 5 places and 64 filters of 40; then four times 64 filters of 9 and 64 of 64
  // on the same places; 12 keywords of 64.
  const double places = 25 * 5;
  const double macs = places * 64 * 40 + 4 * places * 64 * (9 + 64) + 64 * 12;
  const double parameters = 64 * 40 + 4 * 64 * (9 + 64) + 64 * 12;
  const ImportedTotals floats = totals_of(keyword_spotting(Quantization::none));
  CHECK(floats.weight_bytes == 4 * parameters);
  for (const Quantization form :
       {Quantization::none, Quantization::nodes_around, Quantization::operators}) {
    const Model model = keyword_spotting(form);
    INFO(int(form));
    CHECK(macs_of(model) == macs);
    CHECK(parameters_of(model) == parameters);
    if (form != Quantization::none) CHECK(totals_of(model).weight_bytes == parameters);
  }
}

TEST_CASE("ViT-B/16 has torchvision's parameters and the MACs of its products", "[onnx]") {
  // Patches, then twelve blocks of four projections, two products of 12 heads of 64 and two layers
  // of 3,072; the head.
  const double tokens = 197;
  const double block = tokens * 768 * (4 * 768 + 2 * 3072) + 2 * 12 * tokens * tokens * 64;
  const double macs = 196.0 * 768 * 768 + 12 * block + 768 * 1000;
  CHECK(macs == 17563828224);
  CHECK(macs_of(vit_base()) == macs);
  CHECK(macs_of(vit_base(1)) == macs);
  CHECK(parameters_of(vit_base()) == 86567656);  // torchvision
}

TEST_CASE("ViT-B/16 from a file has the attention and the layers of its builder", "[onnx]") {
  const auto attention_macs = [](const Workload& workload) {
    ImportedWorkload part;
    for (const Layer& layer : workload.layers) {
      if (layer.kind == "attention") part.layers.push_back(layer);
    }
    return totals_of(part).macs;
  };
  const Workload of_file = workload_of(imported(vit_base()));
  // 12 blocks of two products of 12 heads: 197 x 197 x 64.
  CHECK(attention_macs(of_file) == 12.0 * 2 * 12 * 197 * 197 * 64);
  CHECK(attention_macs(built_in(vit_base_network)) == attention_macs(of_file));
  CHECK(totals_of(imported(vit_base())).macs == macs_in_all(built_in(vit_base_network)));
}

TEST_CASE("a function of the model costs what its nodes cost", "[onnx]") {
  // Three matrices of 4,096 x 14,336 for each of 256 tokens.
  const Model model = swiglu_function(256, 4096, 14336);
  CHECK(macs_of(model) == 45097156608);
  CHECK(parameters_of(model) == 176160768);
}

TEST_CASE("an encoder follows its batch and its sequence", "[onnx]") {
  // Two blocks of width 32, four heads of 8, 64 hidden: 4 * 32 * 32 + 2 * 32 * 64 weights a token,
  // and 2 * 32 a pair of tokens.
  const TransformerSizes sizes{.blocks = 2, .width = 32, .heads = 4, .hidden = 64};
  const Model model = encoder("batch", "sequence", sizes);
  const auto macs = [](double tokens) {
    return 2 * (tokens * (4 * 32 * 32 + 2 * 32 * 64) + 2 * 32 * tokens * tokens);
  };
  for (const double tokens : {1.0, 16.0, 100.0}) {
    INFO(tokens);
    CHECK(macs_of(model, {.sizes = {{"seq", tokens}}}) == macs(tokens));
    CHECK(macs_of(model, {.sizes = {{"sequence", tokens}}}) == macs(tokens));
  }
  const ImportedWorkload eight = imported(model, {.sizes = {{"batch", 8}, {"seq", 16}}});
  CHECK(eight.batch == 8);
  CHECK(totals_of(eight).macs == 8 * macs(16));
  REQUIRE(eight.sizes.size() == 2);
  CHECK(eight.sizes[0].name == "batch");
  CHECK(eight.sizes[0].is_batch);
  CHECK(eight.sizes[1].name == "sequence");
  CHECK(eight.sizes[1].value == 16);
  CHECK(eight.sizes[1].is_given);
}

TEST_CASE("a summary names the producer, the operators and what they cost", "[onnx]") {
  const ImportedWorkload workload = imported(resnet18());
  REQUIRE(workload.summary);
  CHECK(workload.summary->producer.find("roofloor tests") != std::string::npos);
  CHECK(workload.summary->producer.find("17") != std::string::npos);
  double macs = 0;
  double convolutions = 0;
  for (const ImportedOperator& one : workload.summary->operators) {
    macs += one.macs;
    CHECK(one.is_known);
    if (one.name == "Conv") convolutions = one.count;
  }
  CHECK(convolutions == 20);  // a stem, 16 in blocks, three shortcuts
  CHECK(macs == workload.summary->macs);
  CHECK(totals_of(workload).operations == workload.summary->operations);
}

TEST_CASE("an operator that nobody knows is counted as bytes and told", "[onnx]") {
  GraphBuilder graph;
  const std::string x = graph.input("x", {1, 8, 4, 4});
  const std::string strange = graph.node("Sorcery", {x}, {}, "com.example");
  graph.output(graph.conv(strange, 8, 16, {}));
  Model model = model_of(graph);
  model.opsets.push_back({"com.example", 1});
  const ImportedWorkload workload = imported(model);
  // Its result is taken to have the sizes of its input: 16 places, 16 filters of 8.
  REQUIRE(workload.summary);
  CHECK(workload.summary->macs == 16 * 16 * 8);
  CHECK(has_warning(workload, "Sorcery"));
}
