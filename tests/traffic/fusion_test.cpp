#include "traffic/fusion.h"

#include "catch.h"

using namespace roofloor;

namespace {

// A layer of 100 operations in the part of its role, moving 10 elements of a byte each.
FusionLayer layer(FusionRole role, double repeat = 1) {
  FusionLayer result{.cost = {}, .repeat = repeat};
  result.cost.fusion_role = role;
  result.cost.operations = role == FusionRole::product ? OperationParts{.dense = 100}
                                                       : OperationParts{.elementwise = 100};
  result.cost.of(TensorClass::input) = {10, 8};
  result.cost.parameter_count = 1;
  return result;
}

const FusionLayer product = layer(FusionRole::product);
const FusionLayer activation = layer(FusionRole::activation);
const FusionLayer follower = layer(FusionRole::follower);
const FusionLayer other = layer(FusionRole::none);

// The layers that have rows of their own.
std::vector<std::size_t> rows_of(const std::vector<FusionLayer>& layers, Fusion fusion) {
  std::vector<std::size_t> rows;
  for (const FusedRow& row : fused_rows(layers, fusion)) rows.push_back(row.layer);
  return rows;
}

double operations(const std::vector<FusionLayer>& layers, Fusion fusion) {
  double total = 0;
  for (const FusedRow& row : fused_rows(layers, fusion)) {
    total += fused_cost(row, layers).operations.total();
  }
  return total;
}

using Rows = std::vector<std::size_t>;

}  // namespace

TEST_CASE("what follows a product is computed with it, and moves nothing") {
  const std::vector<FusionLayer> layers{product, activation, follower, product, activation};
  const auto rows = fused_rows(layers, Fusion::fused);
  REQUIRE(rows.size() == 2);
  const LayerCost cost = fused_cost(rows[0], layers);
  CHECK(cost.operations.dense == 100);
  CHECK(cost.operations.elementwise == 200);
  CHECK(cost.parameter_count == 3);
  CHECK(cost.total_bytes() == 10);
}

TEST_CASE("separate layers have a row each") {
  CHECK(rows_of({product, activation, follower}, Fusion::separate) == Rows{0, 1, 2});
}

TEST_CASE(
    "where activations alone are fused, additions and pooling keep rows and take activations") {
  const std::vector<FusionLayer> layers{product, activation, follower, activation, product};
  CHECK(rows_of(layers, Fusion::activations_fused) == Rows{0, 2, 4});
  const auto rows = fused_rows(layers, Fusion::activations_fused);
  REQUIRE(rows[1].folded.size() == 1);
  CHECK(rows[1].folded[0].layer == 3);
}

TEST_CASE("without a product before it a layer keeps its row") {
  CHECK(rows_of({activation, product, activation}, Fusion::fused) == Rows{0, 1});
  CHECK(rows_of({product, other, activation}, Fusion::fused) == Rows{0, 1, 2});
}

TEST_CASE("a repeated block folds as if it were written out") {
  const auto times = [](FusionRole role, double repeat) { return layer(role, repeat); };
  for (const Fusion fusion : {Fusion::fused, Fusion::activations_fused, Fusion::separate}) {
    const std::vector<FusionLayer> folded{product, times(FusionRole::activation, 3),
                                          times(FusionRole::product, 3),
                                          times(FusionRole::follower, 3), activation};
    std::vector<FusionLayer> expanded{product};
    for (int i = 0; i < 3; ++i) {
      expanded.insert(expanded.end(), {activation, product, follower});
    }
    expanded.push_back(activation);
    const auto bytes = [&](const std::vector<FusionLayer>& layers) {
      double total = 0;
      for (const FusedRow& row : fused_rows(layers, fusion)) {
        total += fused_cost(row, layers).total_bytes();
      }
      return total;
    };
    CHECK(bytes(folded) == bytes(expanded));
    CHECK(operations(folded, fusion) == operations(expanded, fusion));
  }
}

TEST_CASE("a block that begins with what cannot be folded the first time keeps that one run") {
  const std::vector<FusionLayer> layers{layer(FusionRole::activation, 12),
                                        layer(FusionRole::product, 12)};
  const auto rows = fused_rows(layers, Fusion::fused);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].count == 1);
  CHECK(rows[1].folded.size() == 1);
  CHECK(rows[1].folded[0].count == 11);
  CHECK(operations(layers, Fusion::fused) == 2400);
}

TEST_CASE("nothing is lost: operations and parameters are the same under every fusion") {
  const std::vector<FusionLayer> layers{other,      activation, product, activation,
                                        follower,   follower,   other,   activation,
                                        activation, product,    follower};
  for (const Fusion fusion : {Fusion::fused, Fusion::activations_fused}) {
    CHECK(operations(layers, fusion) == operations(layers, Fusion::separate));
  }
}
