#include "writers/svg_hatch.h"

#include <regex>

#include "writers/exported.h"

using namespace roofloor;

namespace {

struct Line {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
};

std::vector<Line> lines_of_path(const std::string& path) {
  static const std::regex line(R"re(M([-0-9.]+) ([-0-9.]+)L([-0-9.]+) ([-0-9.]+))re");
  std::vector<Line> lines;
  for (auto it = std::sregex_iterator(path.begin(), path.end(), line); it != std::sregex_iterator();
       ++it) {
    const auto number = [&](int i) { return std::stod((*it)[i]); };
    lines.push_back({number(1), number(2), number(3), number(4)});
  }
  return lines;
}

}  // namespace

TEST_CASE("hatches fill their bar and stay in it") {
  const double left = 3.5, top = 10, right = 30, bottom = 200;
  const auto lines = lines_of_path(hatch_path(Role::memory_part, left, top, right, bottom));
  // One where x + y is a multiple of 6 between 13.5 and 230: 18 to 228.
  CHECK(lines.size() == 36);
  for (const Line& line : lines) {
    CHECK(line.x1 >= left);
    CHECK(line.x2 <= right);
    CHECK(line.y2 >= top);
    CHECK(line.y1 <= bottom);
    CHECK(std::fmod(line.x1 + line.y1, 6) == Approx(0).margin(0.02));
    CHECK(line.x1 + line.y1 == Approx(line.x2 + line.y2));
  }
}

TEST_CASE("rows of dots stand at the same places in all bars") {
  const auto lines = lines_of_path(hatch_path(Role::constant_part, 3.5, 10, 30, 40));
  // At 15, 21, 27, 33 and 39 px, from the first 6 i + 2 on.
  REQUIRE(lines.size() == 5);
  CHECK(lines.front().y1 == 15);
  CHECK(lines.front().x1 == 8);
  CHECK(hatch_path(Role::constant_part, 3, 10, 7, 40).empty());
}

TEST_CASE("full bars have no hatch, and bars without height none either") {
  CHECK(hatch_path(Role::compute_part, 0, 0, 100, 100).empty());
  CHECK(hatch_path(Role::memory_part, 10, 10, 20, 10).empty());
}
