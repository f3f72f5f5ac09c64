// The four rows of the notebook's vision transformer calculator, reproduced as they are. Patch
// embedding and attention leave their weights out of the traffic, as the notebook does.
#include <array>

#include "layers/kinds.h"
#include "layers/notebook_tensors.h"

namespace roofloor {
namespace {

constexpr ParameterDeclaration tokens{.name = "tokens",
                                      .label = "Tokens",
                                      .meaning = "patches of the image, N = (image / patch)^2",
                                      .range = {1, 1e10, true}};
constexpr ParameterDeclaration width{
    .name = "width", .label = "Width", .meaning = "embedding dimension D"};
constexpr ParameterDeclaration patch_elements{.name = "patch_elements",
                                              .label = "Elements of a patch",
                                              .meaning = "patch * patch * channels"};
constexpr ParameterDeclaration heads{
    .name = "heads", .label = "Heads", .meaning = "attention heads H"};
constexpr ParameterDeclaration hidden{
    .name = "hidden", .label = "Hidden width", .meaning = "feed-forward dimension F"};
constexpr ParameterDeclaration classes{
    .name = "classes", .label = "Classes", .meaning = "outputs of the classification head, O"};

constexpr std::array<ParameterDeclaration, 3> patch_parameters{tokens, patch_elements, width};
constexpr std::array<ParameterDeclaration, 3> attention_parameters{tokens, width, heads};
constexpr std::array<ParameterDeclaration, 3> feed_forward_parameters{tokens, width, hidden};
constexpr std::array<ParameterDeclaration, 2> head_parameters{width, classes};

LayerCost patch_cost(const Arguments& a, const CostContext& context) {
  const double n = context.batch * a["tokens"];
  return notebook_cost(2 * n * a["patch_elements"] * a["width"], a["width"] * n,
                       {.input = n * a["patch_elements"], .output = n * a["width"]}, context);
}

LayerCost attention_cost(const Arguments& a, const CostContext& context) {
  const double n = context.batch * a["tokens"];
  const double d = a["width"];
  const double projections = 6 * n * d * d + 2 * n * d * d;
  const double scores_and_context = 4 * n * a["tokens"] * d;
  return notebook_cost(projections + scores_and_context, n * d,
                       {.input = 4 * n * d + n * a["tokens"] * a["heads"], .output = n * d},
                       context);
}

LayerCost feed_forward_cost(const Arguments& a, const CostContext& context) {
  const double n = context.batch * a["tokens"];
  const double d = a["width"];
  const double f = a["hidden"];
  return notebook_cost(4 * n * d * f, f * n + d * n,
                       {.weight = 2 * d * f, .input = n * d + n * f, .output = 2 * n * d}, context);
}

LayerCost head_cost(const Arguments& a, const CostContext& context) {
  const double d = a["width"];
  const double o = a["classes"];
  return notebook_cost(2 * context.batch * d * o, context.batch * o,
                       {.weight = o * d, .output = context.batch * o}, context);
}

constexpr std::array<CostFormula, 4> patch_formulas{{
    {CostItem::dense, "2 * B * tokens * patch_elements * width"},
    {CostItem::bias, "width * B * tokens"},
    {CostItem::input_elements, "B * tokens * patch_elements"},
    {CostItem::output_elements, "B * tokens * width"},
}};

constexpr std::array<CostFormula, 4> attention_formulas{{
    {CostItem::dense,
     "6 * B * tokens * width^2 + 4 * B * tokens^2 * width + 2 * B * tokens * width^2"},
    {CostItem::bias, "B * tokens * width"},
    {CostItem::input_elements, "4 * B * tokens * width + B * tokens^2 * heads"},
    {CostItem::output_elements, "B * tokens * width"},
}};

constexpr std::array<CostFormula, 6> feed_forward_formulas{{
    {CostItem::dense, "4 * B * tokens * width * hidden"},
    {CostItem::bias, "hidden * B * tokens + width * B * tokens"},
    {CostItem::weight_elements, "2 * width * hidden"},
    {CostItem::input_elements, "B * tokens * width + B * tokens * hidden"},
    {CostItem::output_elements, "2 * B * tokens * width"},
    {CostItem::parameters, "2 * width * hidden"},
}};

constexpr std::array<CostFormula, 5> head_formulas{{
    {CostItem::dense, "2 * B * width * classes"},
    {CostItem::bias, "B * classes"},
    {CostItem::weight_elements, "classes * width"},
    {CostItem::output_elements, "B * classes"},
    {CostItem::parameters, "classes * width"},
}};

}  // namespace

const LayerKind notebook_patch_embedding_kind{
    .name = "notebook_patch_embedding",
    .label = "Patch embedding, as in the notebook",
    .summary = "Patches to tokens; the notebook counts no weight traffic here.",
    .parameters = patch_parameters,
    .formulas = patch_formulas,
    .cost = patch_cost,
};

const LayerKind notebook_attention_kind{
    .name = "notebook_attention",
    .label = "Attention, as in the notebook",
    .summary = "Multi-head self-attention; the notebook counts no weight traffic here.",
    .parameters = attention_parameters,
    .formulas = attention_formulas,
    .cost = attention_cost,
};

const LayerKind notebook_feed_forward_kind{
    .name = "notebook_feed_forward",
    .label = "Feed-forward, as in the notebook",
    .summary = "The two linear layers of a block, counted as one layer as the notebook does.",
    .parameters = feed_forward_parameters,
    .formulas = feed_forward_formulas,
    .cost = feed_forward_cost,
};

const LayerKind notebook_head_kind{
    .name = "notebook_head",
    .label = "Classification head, as in the notebook",
    .summary = "The last linear layer; the notebook counts its weights and outputs, not its input.",
    .parameters = head_parameters,
    .formulas = head_formulas,
    .cost = head_cost,
};

}  // namespace roofloor
