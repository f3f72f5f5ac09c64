// Linear layers: every row of the input times a matrix of weights. The family has members whose
// input or result is a key/value cache, one matrix a head, or one matrix an expert.
#include <array>
#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

constexpr ParameterDeclaration in_parameter{
    .name = "in", .label = "Inputs", .meaning = "elements of a row of the input"};
constexpr ParameterDeclaration out_parameter{
    .name = "out", .label = "Outputs", .meaning = "elements of a row of the output"};
constexpr ParameterDeclaration rows_parameter{
    .name = "rows",
    .label = "Rows",
    .meaning = "rows of one input of the batch, such as its tokens",
    .default_value = 1};

constexpr std::array<ParameterDeclaration, 4> parameters{in_parameter, out_parameter,
                                                         rows_parameter, bias_parameter};

LayerCost linear(const Arguments& a, const CostContext& context, double rows) {
  return product_cost(
      {{.m = rows, .n = a["out"], .k = a["in"]}},
      {.weight = a["in"] * a["out"], .input = rows * a["in"], .output = rows * a["out"]},
      a["bias"] * a["out"], context);
}

LayerCost cost(const Arguments& a, const CostContext& context) {
  return linear(a, context, context.batch * a["rows"]);
}

// --- into and from the cache ---------------------------------------------------------------------

LayerCost cost_into_cache(const Arguments& a, const CostContext& context) {
  LayerCost cost = linear(a, context, context.batch * a["rows"]);
  cost.of(TensorClass::kv_write) = {cost.of(TensorClass::output).elements, context.cache_bits()};
  cost.of(TensorClass::output).elements = 0;
  return cost;
}

double cached_rows(const Arguments& a, const CostContext& context) {
  return a["rows"] + context.step;
}

LayerCost cost_from_cache(const Arguments& a, const CostContext& context) {
  LayerCost cost = linear(a, context, context.batch * cached_rows(a, context));
  cost.of(TensorClass::kv_read) = {cost.of(TensorClass::input).elements, context.cache_bits()};
  cost.of(TensorClass::input).elements = 0;
  cost.cached = cost.of(TensorClass::kv_read);
  return cost;
}

constexpr std::array<DerivedTerm, 1> cached_terms{{
    {"T", "rows of the cache that are read, for one sequence",
     [](const Arguments&, const CostContext& c) {
       return std::string_view(c.step > 0 ? "rows + step" : "rows");
     },
     cached_rows},
}};

// --- head by head --------------------------------------------------------------------------------

constexpr std::array<ParameterDeclaration, 4> head_parameters{
    {{.name = "heads", .label = "Heads", .meaning = "heads, each with a matrix of its own"},
     {.name = "in", .label = "Inputs of a head", .meaning = "elements of a row of one head"},
     {.name = "out", .label = "Outputs of a head", .meaning = "elements of a row of one head"},
     rows_parameter}};

LayerCost cost_by_heads(const Arguments& a, const CostContext& context) {
  const double rows = context.batch * a["rows"];
  const double heads = a["heads"];
  return product_cost({{.m = rows, .n = a["out"], .k = a["in"], .count = heads}},
                      {.weight = heads * a["in"] * a["out"],
                       .input = rows * heads * a["in"],
                       .output = rows * heads * a["out"]},
                      0, context);
}

// --- expert by expert ----------------------------------------------------------------------------

constexpr std::array<ParameterDeclaration, 6> expert_parameters{
    {in_parameter,
     out_parameter,
     rows_parameter,
     {.name = "experts",
      .label = "Experts",
      .meaning = "matrices that are stored; the router chooses among them"},
     {.name = "active",
      .label = "Active experts",
      .meaning = "experts that the router chooses for each row"},
     bias_parameter}};

// Experts that at least one row is sent to, on average: E * (1 - (1 - k / E)^T) for T rows that
// choose k of E evenly. k at one row, and all of them at many.
double touched_experts(const Arguments& a, const CostContext& context) {
  const double experts = a["experts"];
  return experts * (1 - std::pow(1 - a["active"] / experts, context.batch * a["rows"]));
}

void check_experts(const Arguments& a) {
  if (a["active"] <= a["experts"]) return;
  throw InputError{"/parameters/active", "active is " + shortest_number(a["active"]) +
                                             "; expected at most experts, " +
                                             shortest_number(a["experts"])};
}

LayerCost cost_by_experts(const Arguments& a, const CostContext& context) {
  check_experts(a);
  const double rows = context.batch * a["rows"] * a["active"];
  const double touched = touched_experts(a, context);
  LayerCost cost = product_cost(
      {{.m = rows / touched, .n = a["out"], .k = a["in"], .count = touched}},
      {.weight = touched * a["in"] * a["out"], .input = rows * a["in"], .output = rows * a["out"]},
      touched * a["bias"] * a["out"], context);
  // Exactly, not by way of the experts touched, so that whole numbers stay whole.
  cost.macs = rows * a["in"] * a["out"];
  cost.operations.dense = 2 * cost.macs;
  cost.parameter_count = a["experts"] * (a["in"] + a["bias"]) * a["out"];
  return cost;
}

constexpr std::array<DerivedTerm, 1> expert_terms{{
    {"E_touched", "experts that at least one row is sent to, on average",
     [](const Arguments&, const CostContext&) {
       return std::string_view("experts * (1 - (1 - active / experts)^(B * rows))");
     },
     touched_experts},
}};

// --- formulas ------------------------------------------------------------------------------------

constexpr std::string_view dense_text = "2 * B * rows * in * out";
constexpr std::string_view weight_text = "in * out + bias * out";

constexpr std::array<CostFormula, 6> formulas{{
    {CostItem::dense, dense_text},
    {CostItem::bias, "bias * B * rows * out"},
    {CostItem::weight_elements, weight_text},
    {CostItem::input_elements, "B * rows * in"},
    {CostItem::output_elements, "B * rows * out"},
    {CostItem::parameters, weight_text},
}};

constexpr std::array<CostFormula, 6> into_cache_formulas{{
    {CostItem::dense, dense_text},
    {CostItem::bias, "bias * B * rows * out"},
    {CostItem::weight_elements, weight_text},
    {CostItem::input_elements, "B * rows * in"},
    {CostItem::kv_write_elements, "B * rows * out"},
    {CostItem::parameters, weight_text},
}};

constexpr std::array<CostFormula, 7> from_cache_formulas{{
    {CostItem::dense, "2 * B * T * in * out"},
    {CostItem::bias, "bias * B * T * out"},
    {CostItem::weight_elements, weight_text},
    {CostItem::kv_read_elements, "B * T * in"},
    {CostItem::cached_elements, "B * T * in"},
    {CostItem::output_elements, "B * T * out"},
    {CostItem::parameters, weight_text},
}};

constexpr std::array<CostFormula, 5> head_formulas{{
    {CostItem::dense, "2 * B * rows * heads * in * out"},
    {CostItem::weight_elements, "heads * in * out"},
    {CostItem::input_elements, "B * rows * heads * in"},
    {CostItem::output_elements, "B * rows * heads * out"},
    {CostItem::parameters, "heads * in * out"},
}};

constexpr std::array<CostFormula, 6> expert_formulas{{
    {CostItem::dense, "2 * B * rows * active * in * out"},
    {CostItem::bias, "bias * B * rows * active * out"},
    {CostItem::weight_elements, "E_touched * (in * out + bias * out)"},
    {CostItem::input_elements, "B * rows * active * in"},
    {CostItem::output_elements, "B * rows * active * out"},
    {CostItem::parameters, "experts * (in * out + bias * out)"},
}};

}  // namespace

const LayerKind linear_kind{
    .name = "linear",
    .label = "Linear",
    .summary = "A fully connected layer, or a projection of every row (token) of the input.",
    .parameters = parameters,
    .formulas = formulas,
    .cost = cost,
};

const LayerKind cache_linear_kind{
    .name = "cache_linear",
    .label = "Linear into the cache",
    .summary = "A projection whose result is kept: the keys or the values of tokens.",
    .parameters = parameters,
    .formulas = into_cache_formulas,
    .cost = cost_into_cache,
};

const LayerKind latent_linear_kind{
    .name = "latent_linear",
    .label = "Linear from the cache",
    .summary = "A projection of what is kept of every token, as latent attention expands it.",
    .parameters = parameters,
    .derived = cached_terms,
    .formulas = from_cache_formulas,
    .cost = cost_from_cache,
};

const LayerKind head_linear_kind{
    .name = "head_linear",
    .label = "Linear by heads",
    .summary = "A matrix for each head, applied to that head's part of every row.",
    .parameters = head_parameters,
    .formulas = head_formulas,
    .cost = cost_by_heads,
};

const LayerKind expert_linear_kind{
    .name = "expert_linear",
    .label = "Linear of experts",
    .summary =
        "A matrix for each expert: every row is computed by the experts that the router chooses; "
        "all are stored, those that any row needs are read.",
    .parameters = expert_parameters,
    .derived = expert_terms,
    .formulas = expert_formulas,
    .cost = cost_by_experts,
};

}  // namespace roofloor
