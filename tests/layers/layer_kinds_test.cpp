#include "catch.h"
#include "expect_error.h"
#include "layers/layer_registry.h"

using namespace roofloor;

namespace {

LayerCost cost_of(const std::string& kind, const ParameterValues& parameters, double batch = 1,
                  Formats formats = {}) {
  Workload workload{.name = "", .batch = batch, .formats = formats, .layers = {}};
  return layer_cost({.name = "layer", .kind = kind, .parameters = parameters, .formats = {}},
                    workload);
}

const ParameterValues conv1{{"rows_in", 224}, {"cols_in", 224}, {"rows_out", 55}, {"cols_out", 55},
                            {"k", 121},       {"cin", 3},       {"cout", 96}};

}  // namespace

TEST_CASE("notebook_conv counts 2*k*cin operations for every output element") {
  const LayerCost cost = cost_of("notebook_conv", conv1);
  CHECK(cost.operations.total() == 2.0 * 121 * 3 * 55 * 55 * 96);
  CHECK(cost.macs == 121.0 * 3 * 55 * 55 * 96);
  CHECK(cost.of(TensorClass::input).bytes() == 4.0 * 224 * 224 * 3);
  CHECK(cost.of(TensorClass::output).bytes() == 4.0 * 55 * 55 * 96);
  CHECK(cost.of(TensorClass::weight).bytes() == 4.0 * 121 * 3 * 96);
}

TEST_CASE("notebook kinds move 4 bytes an element whatever the format, and compute in the format") {
  const Formats narrow{.weights = NumberFormat::int8, .activations = NumberFormat::int8};
  const LayerCost cost = cost_of("notebook_conv", conv1, 1, narrow);
  CHECK(cost.total_bytes() == cost_of("notebook_conv", conv1).total_bytes());
  CHECK(cost.compute_format == NumberFormat::int8);
}

TEST_CASE("doubling the batch doubles operations and activations, and not the weights") {
  for (const auto& [kind, parameters] : std::vector<std::pair<std::string, ParameterValues>>{
           {"notebook_conv", conv1},
           {"notebook_patch_embedding", {{"tokens", 64}, {"patch_elements", 48}, {"width", 16}}},
           {"notebook_attention", {{"tokens", 64}, {"width", 16}, {"heads", 4}}},
           {"notebook_feed_forward", {{"tokens", 64}, {"width", 16}, {"hidden", 32}}},
           {"notebook_head", {{"width", 16}, {"classes", 10}}}}) {
    INFO(kind);
    const LayerCost one = cost_of(kind, parameters);
    const LayerCost two = cost_of(kind, parameters, 2);
    CHECK(two.operations.total() == 2 * one.operations.total());
    CHECK(two.of(TensorClass::input).bytes() == 2 * one.of(TensorClass::input).bytes());
    CHECK(two.of(TensorClass::output).bytes() == 2 * one.of(TensorClass::output).bytes());
    CHECK(two.of(TensorClass::weight).bytes() == one.of(TensorClass::weight).bytes());
  }
}

TEST_CASE("custom takes operations with an intensity or with bytes") {
  const LayerCost by_intensity =
      cost_of("custom", {{"operations", 1000}, {"operational_intensity", 0.5}});
  CHECK(by_intensity.total_bytes() == 2000);
  CHECK(*by_intensity.operational_intensity() == 0.5);
  const LayerCost by_bytes = cost_of("custom", {{"operations", 1000}, {"bytes", 4000}}, 8);
  CHECK(by_bytes.operations.total() == 8000);
  CHECK(by_bytes.total_bytes() == 32000);
  CHECK_FALSE(cost_of("custom", {{"operations", 5}, {"bytes", 0}}).operational_intensity());
  CHECK(*cost_of("custom", {{"operations", 0}, {"bytes", 8}}).operational_intensity() == 0);
}

TEST_CASE("bad parameters are refused with their path and what was expected") {
  const auto error = [](const std::string& kind, const ParameterValues& parameters) {
    return error_of([&] { cost_of(kind, parameters); });
  };
  CHECK(error("conv9", {}).path == "/kind");
  CHECK(error("custom", {{"operations", 1}, {"operational_intensity", 0}}).path ==
        "/parameters/operational_intensity");
  CHECK(error("custom", {{"operations", 1}}).message ==
        "operational_intensity (or bytes) is missing; expected a number of at least 1e-12, at most "
        "1e12");
  CHECK(error("custom", {{"operations", 1}, {"bytes", 1}, {"operational_intensity", 1}}).message ==
        "both operational_intensity and bytes are given; expected one of them");
  CHECK(error("custom", {{"operations", 1}, {"byte", 1}})
            .message.starts_with("unknown parameter \"byte\""));
  ParameterValues broken = conv1;
  broken["cin"] = 2.5;
  CHECK(error("notebook_conv", broken).message ==
        "cin is 2.5; expected a whole number of at least 1, at most 1e9");
}

TEST_CASE("every kind declares each parameter once, with a label and a meaning") {
  for (const LayerKind* kind : layer_kinds()) {
    std::map<std::string_view, int> seen;
    for (const ParameterDeclaration& parameter : kind->parameters) {
      CHECK(++seen[parameter.name] == 1);
      CHECK_FALSE(parameter.label.empty());
      CHECK_FALSE(parameter.meaning.empty());
    }
    CHECK(&layer_kind(std::string(kind->name), "") == kind);
  }
}
