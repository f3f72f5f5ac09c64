// ONNX files that were damaged on their way.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "generated/generated.h"
#include "importers/onnx/hostile.h"
#include "importers/onnx/imported_model.h"
#include "importers/onnx/made_networks.h"
#include "importers/onnx/model_variants.h"

using namespace roofloor;
using namespace onnx_file;

namespace {

std::vector<NamedModel> small_models() {
  const TransformerSizes sizes{.blocks = 2, .width = 32, .heads = 4, .hidden = 64};
  std::vector<NamedModel> models{
      {"keywords", keyword_spotting(Quantization::none)},
      {"keywords_qdq", keyword_spotting(Quantization::nodes_around)},
      {"keywords_operators", keyword_spotting(Quantization::operators)},
      {"encoder",
       encoder("batch", "sequence", {.blocks = 1, .width = 32, .heads = 4, .hidden = 8})},
      {"encoder_of_two", encoder(2, 8, sizes)},
      {"swiglu", swiglu_function(16, 64, 160)},
      {"mixture", mixture()},
      {"branches", as_branches(keyword_spotting(Quantization::none))},
      {"function", as_function(keyword_spotting(Quantization::none, "N"))}};
  for (NamedModel& made : models) made.model = with_payloads(made.model, Payload::typed);
  return models;
}

std::size_t random_place(Random& random, const std::string& text) {
  return static_cast<std::size_t>(random_whole(random, 0, static_cast<int>(text.size()) - 1));
}

std::string damaged(Random& random, std::string bytes) {
  const std::size_t at = random_place(random, bytes);
  const std::size_t length =
      std::min<std::size_t>(bytes.size() - at, 1 + random_place(random, bytes) % 20);
  switch (random_whole(random, 0, 7)) {
    case 0:
      bytes[at] = static_cast<char>(random_whole(random, 0, 255));
      break;
    case 1:  // a bit
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random_whole(random, 0, 7)));
      break;
    case 2:
      bytes.erase(at, length);
      break;
    case 3:  // a piece twice
      bytes.insert(at, bytes.substr(at, length));
      break;
    case 4:  // the largest number
      bytes.replace(at, length, "\xff\xff\xff\xff\xff\xff\xff\xff\x7f");
      break;
    case 5:
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), length, '\0');
      break;
    case 6:  // a piece somewhere else
      bytes.insert(random_place(random, bytes), bytes.substr(at, length));
      break;
    default:
      std::swap(bytes[at], bytes[random_place(random, bytes)]);
  }
  return bytes;
}

}  // namespace

TEST_CASE("a file that ends too early is refused, or costs no more than the whole", "[onnx]") {
  Random random(3);
  std::vector<NamedModel> models = made_models();
  for (NamedModel& made : small_models()) models.push_back(std::move(made));
  for (const NamedModel& made : models) {
    const std::string bytes = bytes_of(made.model);
    for (std::size_t i = 0; i < 200; ++i) {
      // Half of the places are spread evenly, half are anywhere.
      const std::size_t length = i % 2 == 0 ? bytes.size() * i / 200 : random_place(random, bytes);
      INFO(made.name << " cut at byte " << length << " of " << bytes.size());
      const Outcome outcome = survived(bytes.substr(0, length));
      CHECK((outcome.is_told() || outcome.macs > 0));
    }
  }
}

TEST_CASE("ten thousand damages of ONNX files: an InputError or a result", "[onnx]") {
  Random random(7);
  std::vector<std::string> valid;
  for (const NamedModel& made : small_models()) valid.push_back(bytes_of(made.model));
  int refused = 0;
  for (std::size_t i = 0; i < 10000; ++i) {
    std::string bytes = valid[i % valid.size()];
    for (int times = random_whole(random, 1, 3); times > 0; --times) bytes = damaged(random, bytes);
    INFO("damage " << i);
    const Outcome outcome = survived(bytes);
    if (!outcome.error.empty()) ++refused;
  }
  // Many damages only change a name, a size or a weight.
  CHECK(refused > 2000);
  CHECK(refused < 10000);
}

TEST_CASE("random bytes are no model", "[onnx]") {
  Random random(9);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes(static_cast<std::size_t>(random_whole(random, 0, 300)), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random_whole(random, 0, 255));
    // Half of them begin as a model does: its version, then a graph.
    if (i % 2 == 0) bytes = "\x08\x08\x3a\x7f" + bytes;
    survived(bytes);
  }
}

TEST_CASE("files that fuzzing found are survived", "[onnx]") {
  const std::filesystem::path folder = ROOFLOOR_SOURCE_FOLDER "/tests/fixtures/onnx/found";
  if (!std::filesystem::exists(folder)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    INFO(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    survived(std::string(std::istreambuf_iterator<char>(file), {}));
  }
}
