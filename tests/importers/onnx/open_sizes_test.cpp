// Sizes that a file leaves open: how they are called, found and asked for.
#include <algorithm>

#include "catch.h"
#include "importers/onnx/imported_model.h"
#include "importers/onnx/made_networks.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

const TransformerSizes small{.blocks = 1, .width = 32, .heads = 4, .hidden = 64};

const ImportedSize* batch_of(const ImportedWorkload& workload) {
  for (const ImportedSize& size : workload.sizes) {
    if (size.is_batch) return &size;
  }
  return nullptr;
}

// A convolution of 3 x 3 on an image of open height and width.
Model open_image(const Dim& height, const Dim& width) {
  GraphBuilder graph;
  const std::string x = graph.input("image", {1, 3, height, width});
  graph.output(graph.conv(x, 3, 8, {.kernel = 3, .padding = 1}));
  return model_of(graph);
}

}  // namespace

TEST_CASE("the batch is asked for as batch, whatever the file calls it", "[onnx]") {
  const double macs = macs_of(resnet18(1));
  for (const Dim& name :
       {Dim("N"), Dim("batch_size"), Dim("unk__616"), Dim("s0"), Dim(-1), Dim(0), Dim()}) {
    INFO(name.symbol << ' ' << name.value.value_or(-100));
    const ImportedWorkload one = imported(resnet18(name));
    REQUIRE(batch_of(one) != nullptr);
    CHECK_FALSE(batch_of(one)->is_given);
    CHECK_FALSE(batch_of(one)->name.empty());
    CHECK(batch_of(one)->where.find("images") != std::string::npos);
    CHECK(totals_of(one).macs == macs);
    const ImportedWorkload five = imported(resnet18(name), {.sizes = {{"batch", 5}}});
    REQUIRE(batch_of(five) != nullptr);
    CHECK(batch_of(five)->value == 5);
    CHECK(batch_of(five)->is_given);
    CHECK(totals_of(five).macs == 5 * macs);
    REQUIRE(five.summary);
    CHECK(five.summary->macs == macs);  // of one input
  }
}

TEST_CASE("a sequence is asked for by its own name, and as seq", "[onnx]") {
  const Dim batch("B");
  const double expected = macs_of(encoder(1, 48, small));
  for (const char* name : {"seq_len", "sequence_length", "tokens"}) {
    INFO(name);
    CHECK(macs_of(encoder(batch, name, small), {.sizes = {{name, 48}}}) == expected);
  }
  for (const char* name : {"seq_len", "sequence_length", "sequence"}) {
    INFO(name);
    CHECK(macs_of(encoder(batch, name, small), {.sizes = {{"seq", 48}}}) == expected);
  }
}

TEST_CASE("open heights and widths are asked for by their names", "[onnx]") {
  const double expected = macs_of(open_image(64, 96));
  CHECK(expected == 64.0 * 96 * 8 * 3 * 9);
  CHECK(macs_of(open_image("height", "width"), {.sizes = {{"height", 64}, {"width", 96}}}) ==
        expected);
  // One symbol is one size.
  CHECK(macs_of(open_image("side", "side"), {.sizes = {{"side", 64}}}) == 64.0 * 64 * 8 * 3 * 9);
}

TEST_CASE("sizes without a name get different ones that can be asked for", "[onnx]") {
  const ImportedWorkload workload = imported(open_image(Dim(), Dim()));
  REQUIRE(workload.sizes.size() == 2);
  const std::string height = workload.sizes[0].name;
  const std::string width = workload.sizes[1].name;
  CHECK_FALSE(height.empty());
  CHECK(height != width);
  CHECK(macs_of(open_image(Dim(), Dim()), {.sizes = {{height, 64}, {width, 96}}}) ==
        64.0 * 96 * 8 * 3 * 9);
}

TEST_CASE("what is open is listed with the value that was taken for it", "[onnx]") {
  const ImportedWorkload workload = imported(encoder("batch", "sequence", small));
  REQUIRE(workload.sizes.size() == 2);
  for (const ImportedSize& size : workload.sizes) {
    CHECK(size.value >= 1);
    CHECK_FALSE(size.is_given);
    CHECK(size.where.find("embedded") != std::string::npos);
  }
  const double tokens = workload.sizes[1].value;
  CHECK(totals_of(workload).macs ==
        macs_of(encoder("batch", "sequence", small), {.sizes = {{"sequence", tokens}}}));
}

TEST_CASE("a file that leaves nothing open lists no size but a batch", "[onnx]") {
  for (const NamedModel& made :
       {NamedModel{"resnet18", resnet18(1)}, NamedModel{"encoder", encoder(1, 16, small)}}) {
    const ImportedWorkload workload = imported(made.model);
    INFO(made.name);
    CHECK(std::all_of(workload.sizes.begin(), workload.sizes.end(),
                      [](const ImportedSize& size) { return size.is_batch; }));
  }
}

TEST_CASE("layers are those of one input: a batch of the workload multiplies them", "[onnx]") {
  ImportedWorkload workload = imported(encoder("batch", 16, small), {.sizes = {{"batch", 3}}});
  const ImportedTotals three = totals_of(workload);
  workload.batch = 7;
  const ImportedTotals seven = totals_of(workload);
  CHECK(3 * seven.macs == 7 * three.macs);
  CHECK(seven.weight_bytes == three.weight_bytes);
  CHECK(seven.macs == totals_of(encoder("batch", 16, small), {.sizes = {{"batch", 7}}}).macs);
}
