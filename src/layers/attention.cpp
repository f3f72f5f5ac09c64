// Attention: every new token is compared with the tokens before it (scores), and their values are
// added up with weights that follow (context). Vaswani et al., "Attention Is All You Need", 2017.
// Grouped queries: Ainslie et al., "GQA", 2023 (arXiv 2305.13245): a key/value head is read once
// for all the query heads that share it. Fused: Dao et al., "FlashAttention", 2022 (arXiv
// 2205.14135). Latent attention: DeepSeek-AI, "DeepSeek-V2", 2024 (arXiv 2405.04434).
#include <algorithm>
#include <array>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "layers/kinds.h"
#include "layers/layer_tensors.h"

namespace roofloor {
namespace {

enum Mask : std::size_t { causal, full };
constexpr std::array<std::string_view, 2> masks{"causal", "full"};

// Where keys and values come from.
enum Origin : std::size_t { cache, activations, latent_expanded, latent_absorbed };
constexpr std::array<std::string_view, 4> origins{"cache", "activations", "latent_expanded",
                                                  "latent_absorbed"};

enum Part : std::size_t { whole, scores, softmax, context };
constexpr std::array<std::string_view, 4> parts{"whole", "scores", "softmax", "context"};

constexpr NumberRange tokens{1, 1e9, true};
constexpr NumberRange width_range{1, 1e6, true};

constexpr std::array<ParameterDeclaration, 12> parameters{{
    {.name = "heads",
     .label = "Query heads",
     .meaning = "heads of the queries; each attends by itself",
     .range = width_range},
    {.name = "kv_heads",
     .label = "Key/value heads",
     .meaning = "heads of the keys and values; several query heads may share one",
     .default_value = {},
     .range = width_range,
     .default_from = "heads"},
    {.name = "head_width",
     .label = "Head width",
     .meaning = "elements of a query and of a key of one head",
     .range = width_range},
    {.name = "value_width",
     .label = "Value width",
     .meaning = "elements of a value of one head",
     .default_value = {},
     .range = width_range,
     .default_from = "head_width"},
    {.name = "queries",
     .label = "New tokens",
     .meaning = "tokens of one sequence that attend to others",
     .default_value = 1,
     .range = tokens},
    {.name = "keys",
     .label = "Tokens attended to",
     .meaning = "tokens of one sequence that are attended to, the new ones included",
     .range = tokens},
    {.name = "mask",
     .label = "Mask",
     .meaning = "causal: a token attends to itself and those before it; full: to all",
     .default_value = 0,
     .choices = masks},
    {.name = "window",
     .label = "Window",
     .meaning = "last tokens that a token attends to, itself included; without it all",
     .range = tokens,
     .optional = true},
    {.name = "key_values",
     .label = "Keys and values",
     .meaning = "read from the cache; activations, as in encoders; or latent attention, expanded "
                "to every head or absorbed into the queries",
     .default_value = 0,
     .choices = origins},
    {.name = "rotary_width",
     .label = "Shared key width",
     .meaning = "elements of a key that all heads share and the cache holds as they are, in "
                "expanded latent attention",
     .default_value = 0,
     .range = {0, 1e6, true}},
    {.name = "grows",
     .label = "Grows",
     .meaning = "1: with every step one token more is attended to; 0: always the same tokens, such "
                "as those of an encoder",
     .default_value = 1,
     .range = flag},
    {.name = "part",
     .label = "Part",
     .meaning = "the whole, or one of its three parts where they are computed apart",
     .default_value = 0,
     .choices = parts},
}};

double attended(const Arguments& a, const CostContext& context) {
  return a["keys"] + a["grows"] * context.step;
}

// The queries whose window begins with the first token: they attend to fewer than the window.
double filling(const Arguments& a, const CostContext& context) {
  const double past = attended(a, context) - a["queries"];
  return std::clamp(a["window"] - past, 0.0, a["queries"]);
}

bool has_window(const Arguments& a, const CostContext& context) {
  return a.has("window") && a["window"] < attended(a, context);
}

// Pairs of a new token and one that it is compared with, of one head and one sequence.
double pairs(const Arguments& a, const CostContext& context) {
  const double keys = attended(a, context);
  const double queries = a["queries"];
  const double past = keys - queries;
  if (a.choice("mask") == full) {
    return queries * (has_window(a, context) ? std::min(keys, a["window"] + queries - 1) : keys);
  }
  if (!has_window(a, context)) return queries * keys - queries * (queries - 1) / 2;
  const double first = filling(a, context);
  return first * past + first * (first + 1) / 2 + (queries - first) * a["window"];
}

double tokens_read(const Arguments& a, const CostContext& context) {
  const double keys = attended(a, context);
  return has_window(a, context) ? std::min(keys, a["window"] + a["queries"] - 1) : keys;
}

double tokens_kept(const Arguments& a, const CostContext& context) {
  const double keys = attended(a, context);
  return has_window(a, context) ? std::min(keys, a["window"]) : keys;
}

// Elements of the keys and values of one token: those in the cache and those that are activations.
struct TokenElements {
  double cached = 0;
  double activations = 0;
};

TokenElements key_elements(const Arguments& a) {
  const double all = a["kv_heads"] * a["head_width"];
  switch (a.choice("key_values")) {
    case activations:
      return {.activations = all};
    case latent_expanded:
      return {.cached = a["rotary_width"],
              .activations = a["heads"] * (a["head_width"] - a["rotary_width"])};
    default:
      return {.cached = all};
  }
}

TokenElements value_elements(const Arguments& a) {
  switch (a.choice("key_values")) {
    case activations:
      return {.activations = a["kv_heads"] * a["value_width"]};
    case latent_expanded:
      return {.activations = a["heads"] * a["value_width"]};
    default:
      return {.cached = a["kv_heads"] * a["value_width"]};
  }
}

// What a layer reads of one token. In absorbed latent attention the values are a part of the keys:
// computed in one go, they are read once.
TokenElements read_elements(const Arguments& a) {
  const TokenElements keys = key_elements(a);
  const TokenElements values = value_elements(a);
  switch (a.choice("part")) {
    case scores:
      return keys;
    case softmax:
      return {};
    case context:
      return values;
    default:
      return {keys.cached + (a.choice("key_values") == latent_absorbed ? 0 : values.cached),
              keys.activations + values.activations};
  }
}

double cached_elements(const Arguments& a) {
  return read_elements(a).cached;
}
double activation_elements(const Arguments& a) {
  return read_elements(a).activations;
}

// What of the widths of queries and values a part multiplies with each pair.
double product_width(const Arguments& a) {
  switch (a.choice("part")) {
    case scores:
      return a["head_width"];
    case softmax:
      return 0;
    case context:
      return a["value_width"];
    default:
      return a["head_width"] + a["value_width"];
  }
}

double softmax_operations(const Arguments& a) {
  const std::size_t part = a.choice("part");
  return part == whole || part == softmax ? 5 : 0;
}

void check_together(const Arguments& a) {
  const auto fail = [](const char* name, const std::string& message) {
    throw InputError{std::string("/parameters/") + name, message};
  };
  if (a["queries"] > a["keys"] && a.choice("mask") == causal) {
    fail("keys", "keys is " + shortest_number(a["keys"]) + "; expected at least the " +
                     shortest_number(a["queries"]) + " new tokens (queries)");
  }
  if (a["kv_heads"] > a["heads"]) {
    fail("kv_heads", "kv_heads is " + shortest_number(a["kv_heads"]) +
                         "; expected at most heads, " + shortest_number(a["heads"]));
  }
  if (a["rotary_width"] > a["head_width"]) {
    fail("rotary_width", "rotary_width is " + shortest_number(a["rotary_width"]) +
                             "; expected at most head_width, " + shortest_number(a["head_width"]));
  }
}

// Elements that are read as activations, and those that are written.
LayerElements activations_of(const Arguments& a, const CostContext& context) {
  const double of_queries = context.batch * a["queries"] * a["heads"];
  const double of_pairs = context.batch * a["heads"] * pairs(a, context);
  const double of_tokens = context.batch * tokens_read(a, context) * activation_elements(a);
  switch (a.choice("part")) {
    case scores:
      return {.input = of_queries * a["head_width"] + of_tokens, .output = of_pairs};
    case softmax:
      return {.input = of_pairs, .output = of_pairs};
    case Part::context:
      return {.input = of_pairs + of_tokens, .output = of_queries * a["value_width"]};
    default:
      return {.input = of_queries * a["head_width"] + of_tokens,
              .output = of_queries * a["value_width"]};
  }
}

LayerCost cost(const Arguments& a, const CostContext& context) {
  check_together(a);
  const bool is_softmax = a.choice("part") == softmax;
  LayerCost cost = activation_cost(
      activations_of(a, context), is_softmax ? FusionRole::follower : FusionRole::product, context);
  const double of_pairs = context.batch * a["heads"] * pairs(a, context);
  cost.operations.dense = 2 * of_pairs * product_width(a);
  cost.operations.softmax = softmax_operations(a) * of_pairs;
  cost.macs = of_pairs * product_width(a);
  cost.of(TensorClass::kv_read) = {context.batch * tokens_read(a, context) * cached_elements(a),
                                   context.cache_bits()};
  // Absorbed values are a part of what the keys keep already.
  const bool is_kept_with_keys =
      a.choice("key_values") == latent_absorbed && a.choice("part") == Part::context;
  cost.cached = {
      is_kept_with_keys ? 0 : context.batch * tokens_kept(a, context) * cached_elements(a),
      context.cache_bits()};
  const bool reads_cache = cached_elements(a) > 0;
  if (reads_cache) {
    cost.compute_format = compute_format(context.formats.kv_cache, context.formats.activations);
  }
  return cost;
}

std::string_view pairs_text(const Arguments& a, const CostContext& context) {
  if (a.choice("mask") == full) return "queries * R";
  if (!has_window(a, context)) return "queries * S_kv - queries * (queries - 1) / 2";
  return "F * (S_kv - queries) + F * (F + 1) / 2 + (queries - F) * window";
}

std::string_view cached_text(const Arguments& a) {
  const std::size_t part = a.choice("part");
  if (part == softmax) return "0";
  switch (a.choice("key_values")) {
    case activations:
      return "0";
    case latent_expanded:
      return part == Part::context ? "0" : "rotary_width";
    case latent_absorbed:
      return part == Part::context ? "kv_heads * value_width" : "kv_heads * head_width";
    default:
      return part == scores          ? "kv_heads * head_width"
             : part == Part::context ? "kv_heads * value_width"
                                     : "kv_heads * (head_width + value_width)";
  }
}

std::string_view activations_text(const Arguments& a) {
  const std::size_t part = a.choice("part");
  if (part == softmax) return "0";
  switch (a.choice("key_values")) {
    case activations:
      return part == scores          ? "kv_heads * head_width"
             : part == Part::context ? "kv_heads * value_width"
                                     : "kv_heads * (head_width + value_width)";
    case latent_expanded:
      return part == scores          ? "heads * (head_width - rotary_width)"
             : part == Part::context ? "heads * value_width"
                                     : "heads * (head_width - rotary_width + value_width)";
    default:
      return "0";
  }
}

std::string_view widths_text(const Arguments& a) {
  constexpr std::array<std::string_view, parts.size()> texts{"head_width + value_width",
                                                             "head_width", "0", "value_width"};
  return texts[a.choice("part")];
}

double query_elements(const Arguments& a, const CostContext& c) {
  LayerElements elements = activations_of(a, c);
  return elements.input - c.batch * tokens_read(a, c) * activation_elements(a);
}
std::string_view query_text(const Arguments& a, const CostContext&) {
  const std::size_t part = a.choice("part");
  return part == softmax || part == Part::context ? "B * heads * P"
                                                  : "B * queries * heads * head_width";
}
double result_elements(const Arguments& a, const CostContext& c) {
  return activations_of(a, c).output;
}
std::string_view result_text(const Arguments& a, const CostContext&) {
  const std::size_t part = a.choice("part");
  return part == scores || part == softmax ? "B * heads * P" : "B * queries * heads * value_width";
}

template <std::string_view (*text)(const Arguments&)>
std::string_view text_of(const Arguments& a, const CostContext&) {
  return text(a);
}

constexpr std::array<DerivedTerm, 11> derived{{
    {"S_kv", "tokens attended to, the new ones included",
     [](const Arguments& a, const CostContext& c) {
       return std::string_view(c.step > 0 && a["grows"] == 1 ? "keys + step" : "keys");
     },
     attended},
    {"R", "tokens whose keys and values are read",
     [](const Arguments& a, const CostContext& c) {
       return std::string_view(has_window(a, c) ? "min(S_kv, window + queries - 1)" : "S_kv");
     },
     tokens_read},
    {"U", "tokens whose keys and values are kept",
     [](const Arguments& a, const CostContext& c) {
       return std::string_view(has_window(a, c) ? "min(S_kv, window)" : "S_kv");
     },
     tokens_kept},
    {"F", "new tokens that attend to fewer than the window, for want of tokens before them",
     [](const Arguments&, const CostContext&) {
       return std::string_view("max(0, min(queries, window - (S_kv - queries)))");
     },
     filling},
    {"P", "pairs of a new token and one that it is compared with, in one head", pairs_text, pairs},
    {"d", "elements that are multiplied for each pair", text_of<widths_text>,
     of_arguments<product_width>},
    {"k", "operations of the softmax for each pair, by convention 5; 0 where it is a layer apart",
     [](const Arguments&, const CostContext&) { return std::string_view(); },
     of_arguments<softmax_operations>},
    {"N_q", "elements of queries, or of scores, that are read", query_text, query_elements},
    {"N_y", "elements of the result", result_text, result_elements},
    {"c", "elements of a token that are read from the cache", text_of<cached_text>,
     of_arguments<cached_elements>},
    {"y", "elements of a token's keys and values that are activations", text_of<activations_text>,
     of_arguments<activation_elements>},
}};

constexpr std::array<CostFormula, 6> formulas{{
    {CostItem::dense, "2 * B * heads * P * d"},
    {CostItem::softmax, "k * B * heads * P"},
    {CostItem::input_elements, "N_q + B * R * y"},
    {CostItem::output_elements, "N_y"},
    {CostItem::kv_read_elements, "B * R * c"},
    {CostItem::cached_elements, "B * U * c"},
}};

}  // namespace

const LayerKind attention_kind{
    .name = "attention",
    .label = "Attention",
    .summary =
        "Scores, softmax and context of every head. Keys and values are read once for each "
        "key/value head, from the cache or as activations.",
    .parameters = parameters,
    .derived = derived,
    .formulas = formulas,
    .cost = cost,
};

}  // namespace roofloor
