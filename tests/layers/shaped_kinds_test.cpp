// Costs of the kinds that count from shapes. Every expected number is a product written out here.
#include "catch.h"
#include "expect_error.h"
#include "layers/layer_registry.h"

using namespace roofloor;

namespace {

LayerCost cost_of(const std::string& kind, const ParameterValues& parameters, double batch = 1,
                  Formats formats = {}, Conventions conventions = {}) {
  const Workload workload{
      .name = "", .batch = batch, .formats = formats, .conventions = conventions, .layers = {}};
  return layer_cost({.name = "layer", .kind = kind, .parameters = parameters, .formats = {}},
                    workload);
}

double elements(const LayerCost& cost, TensorClass c) {
  return cost.of(c).elements;
}

using enum TensorClass;

}  // namespace

TEST_CASE("conv2d: the first convolution of ResNet-50") {
  const LayerCost cost = cost_of("conv2d", {{"in_channels", 3},
                                            {"out_channels", 64},
                                            {"height", 224},
                                            {"kernel", 7},
                                            {"stride", 2},
                                            {"padding", 3}});
  CHECK(cost.macs == 112.0 * 112 * 64 * 3 * 7 * 7);
  CHECK(cost.operations.dense == 2 * cost.macs);
  CHECK(cost.operations.total() == cost.operations.dense);
  CHECK(elements(cost, weight) == 64.0 * 3 * 7 * 7);
  CHECK(elements(cost, input) == 3.0 * 224 * 224);
  CHECK(elements(cost, output) == 64.0 * 112 * 112);
  REQUIRE(cost.products.size() == 1);
  CHECK(cost.products[0].m == 112.0 * 112);
  CHECK(cost.products[0].n == 64);
  CHECK(cost.products[0].k == 3.0 * 7 * 7);
}

TEST_CASE("conv2d: groups divide the weights and the work, a bias adds one operation an output") {
  const ParameterValues depthwise{{"in_channels", 32}, {"out_channels", 32}, {"height", 28},
                                  {"width", 14},       {"kernel", 3},        {"padding", 1},
                                  {"groups", 32},      {"bias", 1}};
  const LayerCost cost = cost_of("conv2d", depthwise, 2);
  CHECK(cost.macs == 2.0 * 28 * 14 * 32 * 9);
  CHECK(cost.operations.bias == 2.0 * 28 * 14 * 32);
  CHECK(elements(cost, weight) == 32.0 * 9 + 32);
  CHECK(cost.parameter_count == 32.0 * 9 + 32);
  CHECK(cost.products[0].count == 32);
  CHECK(cost.products[0].macs() * 1 == cost.macs);
}

TEST_CASE("conv2d: dilation widens the window, and an output that is given wins") {
  ParameterValues dilated{
      {"in_channels", 8}, {"out_channels", 8}, {"height", 32}, {"kernel", 3}, {"dilation", 2}};
  // a window of 5 over 32
  CHECK(elements(cost_of("conv2d", dilated), output) == 8.0 * 28 * 28);
  dilated["out_height"] = 30;  // padding on one side only
  CHECK(elements(cost_of("conv2d", dilated), output) == 8.0 * 30 * 28);
}

TEST_CASE("conv2d of one row is a convolution of one dimension") {
  const LayerCost cost = cost_of("conv2d", {{"in_channels", 80},
                                            {"out_channels", 384},
                                            {"height", 1},
                                            {"width", 3000},
                                            {"kernel", 1},
                                            {"kernel_width", 3},
                                            {"padding_width", 1}});
  CHECK(cost.macs == 3000.0 * 384 * 80 * 3);
}

TEST_CASE("conv3d counts planes") {
  const LayerCost cost = cost_of("conv3d", {{"in_channels", 3},
                                            {"out_channels", 64},
                                            {"depth", 16},
                                            {"height", 112},
                                            {"kernel", 3},
                                            {"padding", 1}});
  CHECK(cost.macs == 16.0 * 112 * 112 * 64 * 3 * 27);
  CHECK(elements(cost, input) == 3.0 * 16 * 112 * 112);
  CHECK(elements(cost, weight) == 64.0 * 3 * 27);
}

TEST_CASE("conv_transpose2d works once for each input element and writes the larger output") {
  // the upsampling of U-Net: 2 x 2, stride 2
  const LayerCost cost = cost_of("conv_transpose2d", {{"in_channels", 1024},
                                                      {"out_channels", 512},
                                                      {"height", 28},
                                                      {"kernel", 2},
                                                      {"stride", 2},
                                                      {"bias", 1}});
  CHECK(cost.macs == 28.0 * 28 * 1024 * 512 * 4);
  CHECK(elements(cost, weight) == 1024.0 * 512 * 4 + 512);
  CHECK(elements(cost, output) == 512.0 * 56 * 56);
  CHECK(cost.operations.bias == 512.0 * 56 * 56);
}

TEST_CASE("linear projects every row of every input") {
  const LayerCost cost =
      cost_of("linear", {{"in", 768}, {"out", 3072}, {"rows", 197}, {"bias", true}}, 4);
  CHECK(cost.macs == 4.0 * 197 * 768 * 3072);
  CHECK(cost.operations.bias == 4.0 * 197 * 3072);
  CHECK(elements(cost, weight) == 768.0 * 3072 + 3072);
  CHECK(elements(cost, input) == 4.0 * 197 * 768);
  CHECK(elements(cost, output) == 4.0 * 197 * 3072);
}

TEST_CASE("matmul reads two activations, in their format, and has no weights") {
  const Formats formats{.weights = NumberFormat::int4, .activations = NumberFormat::fp16};
  const LayerCost cost =
      cost_of("matmul", {{"m", 197}, {"k", 64}, {"n", 197}, {"count", 12}}, 2, formats);
  CHECK(cost.macs == 2.0 * 12 * 197 * 197 * 64);
  CHECK(elements(cost, weight) == 0);
  CHECK(cost.of(input).bytes() == 2.0 * 2 * 12 * (197 * 64 + 64 * 197));
  CHECK(cost.parameter_count == 0);
  CHECK(cost.compute_format == NumberFormat::fp16);
}

TEST_CASE("conventions of the element counts: softmax, normalizations, functions") {
  CHECK(cost_of("softmax", {{"elements", 100}}).operations.softmax == 500);
  const auto normalization = [](const char* type) {
    return cost_of("normalization", {{"type", type}, {"elements", 100}, {"channels", 10}});
  };
  CHECK(normalization("layer").operations.normalization == 700);
  CHECK(normalization("rms").operations.normalization == 400);
  CHECK(normalization("batch").operations.normalization == 200);
  CHECK(normalization("group").operations.normalization == 700);
  CHECK(normalization("layer").parameter_count == 20);
  CHECK(normalization("rms").parameter_count == 10);
  const auto function = [](const char* name) {
    return cost_of("elementwise", {{"function", name}, {"elements", 100}});
  };
  for (const auto& [name, operations, inputs] :
       std::vector<std::tuple<const char*, double, double>>{{"add", 1, 2},
                                                            {"product", 1, 2},
                                                            {"relu", 1, 1},
                                                            {"sigmoid", 3, 1},
                                                            {"silu", 4, 1},
                                                            {"silu_product", 5, 2},
                                                            {"tanh", 5, 1},
                                                            {"gelu", 8, 1}}) {
    INFO(name);
    CHECK(function(name).operations.elementwise == 100 * operations);
    CHECK(elements(function(name), input) == 100 * inputs);
    CHECK(elements(function(name), output) == 100);
  }
}

TEST_CASE("scale and shift are stored in the format of the activations") {
  const Formats formats{.weights = NumberFormat::int4, .activations = NumberFormat::fp32};
  const LayerCost cost = cost_of(
      "normalization", {{"type", "batch"}, {"elements", 100}, {"channels", 10}}, 1, formats);
  CHECK(cost.of(weight).bytes() == 4.0 * 20);
  CHECK(cost.compute_format == NumberFormat::fp32);
}

TEST_CASE("a trained operand is read once, whatever the batch") {
  const ParameterValues positions{
      {"function", "add"}, {"elements", 1000}, {"operands", 1}, {"trained", 1010}};
  const LayerCost cost = cost_of("elementwise", positions, 8);
  CHECK(elements(cost, weight) == 1010);
  CHECK(elements(cost, input) == 8000);
  CHECK(cost.parameter_count == 1010);
}

TEST_CASE("pooling does one operation for each element of its windows") {
  const LayerCost window = cost_of(
      "pooling", {{"channels", 64}, {"height", 112}, {"kernel", 3}, {"stride", 2}, {"padding", 1}});
  CHECK(window.operations.pooling == 64.0 * 56 * 56 * 9);
  CHECK(elements(window, output) == 64.0 * 56 * 56);
  const LayerCost global = cost_of("pooling", {{"channels", 512}, {"height", 7}, {"global", 1}}, 2);
  CHECK(global.operations.pooling == 2.0 * 512 * 49);
  CHECK(elements(global, output) == 2.0 * 512);
}

TEST_CASE("an embedding stores the table and moves a row a token; indices take four bytes") {
  const Formats formats{.weights = NumberFormat::int8, .activations = NumberFormat::fp16};
  const LayerCost cost =
      cost_of("embedding", {{"vocabulary", 32000}, {"width", 4096}, {"tokens", 10}}, 2, formats);
  CHECK(cost.operations.total() == 0);
  CHECK(cost.of(weight).bytes() == 20.0 * 4096);
  CHECK(cost.of(input).bytes() == 20.0 * 4);
  CHECK(cost.of(output).bytes() == 2.0 * 20 * 4096);
  CHECK(cost.parameter_count == 32000.0 * 4096);
  CHECK(*cost.operational_intensity() == 0);
}

TEST_CASE("recurrent layers read their weights once for a sequence") {
  const ParameterValues lstm{
      {"cell", "lstm"}, {"in", 100}, {"hidden", 200}, {"steps", 50}, {"bias", 1}};
  const LayerCost cost = cost_of("recurrent", lstm, 2);
  CHECK(cost.operations.dense == 2.0 * 100 * 4 * 200 * (100 + 200));
  CHECK(cost.operations.elementwise == 23.0 * 100 * 200);
  CHECK(elements(cost, weight) == 4.0 * 200 * (100 + 200 + 2));
  CHECK(elements(cost, input) == 100.0 * 100 + 2 * 2 * 200);
  CHECK(elements(cost, output) == 100.0 * 200 + 2 * 2 * 200);
  const LayerCost gru =
      cost_of("recurrent", {{"cell", "gru"}, {"in", 100}, {"hidden", 200}, {"directions", 2}});
  CHECK(gru.operations.dense == 2.0 * 2 * 3 * 200 * 300);
  CHECK(gru.operations.elementwise == 2.0 * 16 * 200);
  CHECK(elements(gru, weight) == 2.0 * 3 * 200 * 300);
}

TEST_CASE("dense products only: everything else counts as no operation, and bytes stay") {
  const Conventions dense{.counted = Counted::dense};
  const ParameterValues linear{{"in", 10}, {"out", 20}, {"bias", 1}};
  CHECK(cost_of("linear", linear, 1, {}, dense).operations.total() == 400);
  CHECK(cost_of("linear", linear, 1, {}, dense).total_bytes() ==
        cost_of("linear", linear).total_bytes());
  CHECK(cost_of("softmax", {{"elements", 5}}, 1, {}, dense).operations.total() == 0);
}

TEST_CASE("in notebook mode every element takes four bytes, and the format sets the roof alone") {
  const Formats narrow{.weights = NumberFormat::int8, .activations = NumberFormat::int8};
  const LayerCost cost =
      cost_of("linear", {{"in", 10}, {"out", 20}}, 1, narrow, {.notebook = true});
  CHECK(cost.total_bytes() == 4.0 * (200 + 10 + 20));
  CHECK(cost.compute_format == NumberFormat::int8);
}

TEST_CASE("formats with block scales move their effective bits") {
  const Formats formats{.weights = NumberFormat::q4_k, .activations = NumberFormat::fp16};
  const LayerCost cost = cost_of("linear", {{"in", 256}, {"out", 4}}, 1, formats);
  CHECK(cost.of(weight).bytes() == 4.0 * 144);  // 144 bytes for 256 weights
  CHECK(cost.compute_format == NumberFormat::fp16);
}

TEST_CASE("shapes that do not go together are refused at the parameter") {
  const auto path = [](const std::string& kind, const ParameterValues& parameters) {
    return error_of([&] { cost_of(kind, parameters); }).path;
  };
  const ParameterValues small{
      {"in_channels", 6}, {"out_channels", 8}, {"height", 4}, {"kernel", 5}};
  CHECK(path("conv2d", small) == "/parameters/kernel");
  ParameterValues grouped = small;
  grouped["kernel"] = 3;
  grouped["groups"] = 4;
  CHECK(error_of([&] { cost_of("conv2d", grouped); }).message ==
        "groups is 4; expected a divisor of in_channels, 6");
  CHECK(path("conv_transpose2d", {{"in_channels", 1},
                                  {"out_channels", 1},
                                  {"height", 1},
                                  {"kernel", 1},
                                  {"padding", 1}}) == "/parameters/padding");
  CHECK(path("pooling", {{"channels", 1}, {"height", 4}}) == "/parameters/kernel");
  CHECK(path("pooling", {{"channels", 1}, {"height", 4}, {"kernel", 2}, {"global", 1}}) ==
        "/parameters/kernel");
  CHECK(error_of([&] {
          cost_of("normalization", {{"type", "weight"}, {"elements", 1}});
        }).message == "unknown type \"weight\"; expected one of layer, rms, batch, group");
  CHECK(path("linear", {{"in", "many"}, {"out", 1}}) == "/parameters/in");
}

TEST_CASE("movement: bytes without operations, computed with the product before it when fused") {
  const LayerCost copy = cost_of("movement", {{"elements", 100}}, 4);
  CHECK(copy.operations.total() == 0);
  CHECK(elements(copy, input) == 4.0 * 100);
  CHECK(elements(copy, output) == 4.0 * 100);
  CHECK(copy.fusion_role == FusionRole::follower);
  // A slice reads what it writes, a padding less.
  const LayerCost padding = cost_of("movement", {{"elements", 36}, {"read", 16}});
  CHECK(elements(padding, input) == 16);
  CHECK(elements(padding, output) == 36);
}

TEST_CASE("reduction: one operation for each element that is read") {
  const LayerCost mean = cost_of("reduction", {{"elements", 768 * 197}, {"results", 197}}, 2);
  CHECK(mean.operations.elementwise == 2.0 * 768 * 197);
  CHECK(elements(mean, input) == 2.0 * 768 * 197);
  CHECK(elements(mean, output) == 2.0 * 197);
}
