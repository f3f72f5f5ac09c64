#include "figures/plane_geometry.h"

#include <cmath>

#include "catch.h"

using namespace roofloor;

TEST_CASE("upright boxes overlap where they share a point") {
  const Box box = upright_box(0, 0, 10, 10);
  CHECK(overlap(box, upright_box(5, 5, 15, 15)));
  CHECK(overlap(box, upright_box(2, 2, 3, 3)));
  CHECK_FALSE(overlap(box, upright_box(11, 0, 20, 10)));
  CHECK_FALSE(overlap(box, upright_box(0, -5, 10, -1)));
}

TEST_CASE("turned boxes that miss each other do not overlap, though their upright hulls do") {
  const double half = std::sqrt(0.5);
  const Box rising = turned_box({10, 10}, 20, 2, {half, -half});
  CHECK_FALSE(overlap(rising, upright_box(12, 12, 18, 18)));
  CHECK(overlap(rising, upright_box(14, 4, 18, 8)));
}

TEST_CASE("a segment crosses a box it enters") {
  const Box box = upright_box(0, 0, 10, 10);
  CHECK(crosses({{-5, 5}, {15, 5}}, box));
  CHECK(crosses({{4, 4}, {6, 6}}, box));
  CHECK_FALSE(crosses({{-5, 8}, {2, 20}}, box));  // passes the corner
  CHECK_FALSE(crosses({{20, 0}, {20, 10}}, box));
}

TEST_CASE("a box lies inside another when all its corners do") {
  CHECK(inside({1, 1, 9, 9}, {0, 0, 10, 10}));
  CHECK_FALSE(inside({1, 1, 11, 9}, {0, 0, 10, 10}));
  CHECK(bounds_of(turned_box({0, 0}, 2, 2, {std::sqrt(0.5), std::sqrt(0.5)})).right ==
        Approx(std::sqrt(2.0)));
}
