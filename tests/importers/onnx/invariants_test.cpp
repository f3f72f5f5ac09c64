// What holds of every model, however it is written.
#include "api/api.h"
#include "catch.h"
#include "importers/onnx/imported_model.h"
#include "importers/onnx/made_networks.h"
#include "importers/onnx/model_variants.h"
#include "importers/onnx/random_graph.h"
#include "json/json_text.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

constexpr TransformerSizes small{.blocks = 3, .width = 32, .heads = 4, .hidden = 64};

// Sizes of which some are open, by the symbol of the batch.
std::vector<NamedModel> dynamic_models() {
  return {{"resnet18", resnet18("N")},
          {"resnet50", resnet50("batch", Normalizations::folded)},
          {"mobilenet_v2", mobilenet_v2("batch_size")},
          {"keywords", keyword_spotting(Quantization::none, "n")},
          {"keywords_qdq", keyword_spotting(Quantization::nodes_around, "n")},
          {"keywords_operators", keyword_spotting(Quantization::operators, "n")},
          {"encoder", encoder("batch", "sequence", small)},
          {"vit_base", vit_base("B")}};
}

// Everything but activations, which copies and calls may move once more.
void check_same_work(const ImportedTotals& one, const ImportedTotals& other) {
  CHECK(one.macs == other.macs);
  CHECK(one.operations == other.operations);
  CHECK(one.weight_bytes == other.weight_bytes);
  CHECK(one.parameters == other.parameters);
}

}  // namespace

TEST_CASE("twice the batch: twice the MACs and the activations, the same parameters", "[onnx]") {
  for (const NamedModel& made : dynamic_models()) {
    INFO(made.name);
    const ImportedTotals one = totals_of(made.model, {.sizes = {{"batch", 3}}});
    const ImportedTotals two = totals_of(made.model, {.sizes = {{"batch", 6}}});
    CHECK(one.macs > 0);
    CHECK(two.macs == 2 * one.macs);
    CHECK(two.operations == 2 * one.operations);
    CHECK(two.activation_bytes == 2 * one.activation_bytes);
    CHECK(two.weight_bytes == one.weight_bytes);
    CHECK(two.parameters == one.parameters);
  }
}

TEST_CASE("a size in the file and the same size asked for give the same", "[onnx]") {
  CHECK(totals_of(resnet50(4)) == totals_of(resnet50("N"), {.sizes = {{"batch", 4}}}));
  CHECK(totals_of(mobilenet_v2(1)) == totals_of(mobilenet_v2("N")));
  CHECK(totals_of(vit_base(1)) == totals_of(vit_base("N")));
  CHECK(totals_of(keyword_spotting(Quantization::none, 2)) ==
        totals_of(keyword_spotting(Quantization::none, "N"), {.sizes = {{"batch", 2}}}));
  const ImportedTotals asked =
      totals_of(encoder("batch", "sequence", small), {.sizes = {{"batch", 4}, {"sequence", 24}}});
  CHECK(totals_of(encoder(4, 24, small)) == asked);
  CHECK(totals_of(encoder("batch", 24, small), {.sizes = {{"batch", 4}}}) == asked);
  CHECK(totals_of(encoder(4, "sequence", small), {.sizes = {{"sequence", 24}}}) == asked);
}

TEST_CASE("blocks that are folded cost what they cost written out", "[onnx]") {
  for (const NamedModel& made : made_models()) {
    INFO(made.name);
    const ImportedWorkload folded = imported(made.model, {.sizes = {}, .fold_blocks = true});
    const ImportedWorkload written = imported(made.model, {.sizes = {}, .fold_blocks = false});
    CHECK(folded.layers.size() <= written.layers.size());
    CHECK(totals_of(folded) == totals_of(written));
    REQUIRE(folded.summary);
    CHECK(folded.summary->macs == written.summary->macs);
    CHECK(folded.summary->parameters == written.summary->parameters);
    if (made.name == "mixture") continue;  // the rounds of its loops are repeats
    for (const Layer& layer : written.layers) CHECK(layer.repeat == 1);
  }
}

TEST_CASE("the twelve blocks of a ViT fold into one", "[onnx]") {
  const ImportedWorkload folded = imported(vit_base());
  const ImportedWorkload written = imported(vit_base(), {.sizes = {}, .fold_blocks = false});
  // All but the embedding and the head stands in the blocks.
  CHECK(folded.layers.size() < written.layers.size() / 6);
}

TEST_CASE("the same model written otherwise costs the same", "[onnx]") {
  for (const NamedModel& made : made_models()) {
    const ImportedTotals expected = totals_of(made.model);
    CHECK(expected.macs > 0);
    const double parameters = parameters_of(made.model);
    for (const NamedVariant& variant : variants_of(made.model)) {
      INFO(made.name << ", " << variant.name);
      check_same_work(totals_of(variant.model), expected);
      CHECK(parameters_of(variant.model) == parameters);
    }
  }
}

TEST_CASE("the order of nodes does not matter", "[onnx]") {
  Random random(11);
  for (const NamedModel& made : made_models()) {
    INFO(made.name);
    const Model shuffled = with_shuffled_nodes(made.model, random);
    CHECK(totals_of(shuffled, {.sizes = {}, .fold_blocks = false}) ==
          totals_of(made.model, {.sizes = {}, .fold_blocks = false}));
    check_same_work(totals_of(shuffled), totals_of(made.model));
  }
}

TEST_CASE("protobuf may pack numbers or not, order fields as it likes and add new ones", "[onnx]") {
  for (const NamedModel& made : made_models()) {
    const ImportedTotals expected = totals_of(made.model);
    for (int bits = 0; bits < 32; ++bits) {
      const WireStyle style{.packed = (bits & 1) != 0,
                            .opsets_last = (bits & 2) != 0,
                            .initializers_last = (bits & 4) != 0,
                            .unknown_fields = (bits & 8) != 0,
                            .types_of_attributes = (bits & 16) != 0};
      INFO(made.name << ", style " << bits);
      CHECK(totals_of(imported(bytes_of(made.model, style))) == expected);
    }
  }
}

TEST_CASE("where the opset of the usual domain stands twice or by its name, it is one", "[onnx]") {
  Model model = resnet18();
  const ImportedTotals expected = totals_of(model);
  model.opsets = {{"ai.onnx", 17}};
  CHECK(totals_of(model) == expected);
  model.opsets = {{"", 17}, {"", 17}, {"com.microsoft", 1}};
  CHECK(totals_of(model) == expected);
}

TEST_CASE("stated sizes that contradict what is inferred are reported, not believed", "[onnx]") {
  Random random(5);
  RandomGraph made = random_graph(random, 1);
  made.model.graph.value_infos[0].shape = Shape{1, 1000, 1000, 1000};
  const ImportedWorkload workload = imported(made.model);
  CHECK(totals_of(workload).macs == made.macs);
  CHECK_FALSE(workload.warnings.empty());
}

TEST_CASE("random networks cost what their sizes give, however they are written", "[onnx]") {
  Random random(20);
  for (int i = 0; i < 60; ++i) {
    INFO(i);
    const RandomGraph made = random_graph(random, "batch");
    const ImportedTotals one = totals_of(made.model);
    CHECK(one.macs == made.macs);
    CHECK(parameters_of(made.model) == made.parameters);
    CHECK(totals_of(made.model, {.sizes = {}, .fold_blocks = false}) == one);
    const ImportedTotals five = totals_of(made.model, {.sizes = {{"batch", 5}}});
    CHECK(five.macs == 5 * made.macs);
    CHECK(five.activation_bytes == 5 * one.activation_bytes);
    CHECK(five.weight_bytes == one.weight_bytes);
    check_same_work(totals_of(with_shuffled_nodes(made.model, random)), one);
    for (const NamedVariant& variant : variants_of(made.model)) {
      INFO(variant.name);
      check_same_work(totals_of(variant.model), one);
    }
  }
}

TEST_CASE("an import opens as a project, with the MACs of its summary", "[onnx]") {
  for (const NamedModel& made : made_models()) {
    INFO(made.name);
    const std::string bytes = bytes_of(made.model);
    const Json answer = parse_json(import_file(source_of(bytes, made.name + ".onnx"), ""));
    REQUIRE(answer.at("ok") == true);
    const Json project{{"roofloor", 1}, {"workload", answer["result"]["workload"]}};
    const Json report = parse_json(analyze(project.dump()));
    INFO(report.dump().substr(0, 300));
    REQUIRE(report.at("ok") == true);
    CHECK(report["result"]["workload"]["totals"]["macs"] == answer["result"]["summary"]["macs"]);
  }
}
