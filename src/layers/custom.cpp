// A layer of which only the totals are known: measured, published, or computed elsewhere.
#include <array>

#include "layers/kinds.h"

namespace roofloor {
namespace {

constexpr double largest =
    1e30;  // far above any workload, far below where a double overflows in a product

constexpr std::array<ParameterDeclaration, 3> parameters{{
    {.name = "operations",
     .label = "Operations",
     .unit = "op",
     .meaning = "arithmetic work at batch 1; a multiply-accumulate is two operations",
     .range = {0, largest}},
    {.name = "operational_intensity",
     .label = "Operational intensity",
     .unit = "op/B",
     .meaning = "operations for each byte moved; the bytes follow",
     .range = {1e-12, 1e12},
     .alternative = "bytes"},
    {.name = "bytes",
     .label = "Bytes moved",
     .unit = "B",
     .meaning = "traffic at batch 1, in place of the operational intensity",
     .range = {0, largest},
     .alternative = "operational_intensity"},
}};

// A pair as given holds at batch 1; the batch multiplies its operations and its bytes alike.
LayerCost cost(const Arguments& a, const CostContext& context) {
  LayerCost cost;
  const double operations = context.batch * a["operations"];
  cost.operations.dense = operations;
  cost.macs = operations / 2;
  const double bytes =
      a.has("bytes") ? context.batch * a["bytes"] : operations / a["operational_intensity"];
  cost.of(TensorClass::unassigned) = {.elements = bytes, .bits_per_element = 8};
  cost.compute_format = compute_format(context.formats.weights, context.formats.activations);
  cost.fusion_role = FusionRole::product;
  return cost;
}

constexpr std::array<DerivedTerm, 1> derived{{
    {"bytes_at_1", "bytes moved at batch 1",
     [](const Arguments& a, const CostContext&) {
       return std::string_view(a.has("bytes") ? "bytes" : "operations / operational_intensity");
     },
     [](const Arguments& a, const CostContext&) {
       return a.has("bytes") ? a["bytes"] : a["operations"] / a["operational_intensity"];
     }},
}};

constexpr std::array<CostFormula, 2> formulas{{
    {CostItem::dense, "B * operations"},
    {CostItem::unassigned_bytes, "B * bytes_at_1"},
}};

}  // namespace

const LayerKind custom_kind{
    .name = "custom",
    .label = "Operations and intensity",
    .summary = "A layer given by its operations and either its bytes or its operational intensity.",
    .parameters = parameters,
    .derived = derived,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
