// What scripts/fuzz found once does no harm again: files of tests/fixtures/<target>/found.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "api/api.h"
#include "catch.h"

using namespace roofloor;

namespace {

std::vector<std::string> found_files(const std::string& target) {
  const std::filesystem::path folder =
      ROOFLOOR_SOURCE_FOLDER "/tests/fixtures/" + target + "/found";
  std::vector<std::string> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    files.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return files;
}

}  // namespace

TEST_CASE("texts and projects that fuzzing found get an envelope") {
  for (const std::string& text : found_files("text")) {
    CHECK(import_workload_text(text).starts_with("{\"ok\":"));
  }
  for (const std::string& text : found_files("project")) {
    CHECK(analyze(text).starts_with("{\"ok\":"));
  }
}
