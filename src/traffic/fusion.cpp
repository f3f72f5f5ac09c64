// Walks the layers once and remembers the layer that those after it may be computed with.
#include "traffic/fusion.h"

#include <optional>

#include "traffic/residency.h"

namespace roofloor {
namespace {

bool is_folded(FusionRole role, Fusion fusion) {
  if (fusion == Fusion::separate) return false;
  return role == FusionRole::activation ||
         (role == FusionRole::follower && fusion == Fusion::fused);
}

// Whether layers that follow may be computed with this one: a product, and where only activations
// are folded anything that keeps a row of its own for its operations.
bool is_host(FusionRole role, Fusion fusion) {
  return role == FusionRole::product ||
         (role == FusionRole::follower && fusion == Fusion::activations_fused);
}

// Where the block ends that begins at `first`: the layers with one repeat.
std::size_t block_end(std::span<const FusionLayer> layers, std::size_t first) {
  std::size_t end = first + 1;
  while (end < layers.size() && layers[end].repeat == layers[first].repeat) ++end;
  return end;
}

// The layer that is still open at the end of a block, so that the block's next run can fold into
// it; absent where its last layers keep rows of their own.
std::optional<std::size_t> open_host(std::span<const FusionLayer> layers, std::size_t first,
                                     std::size_t end, Fusion fusion) {
  for (std::size_t i = end; i > first; --i) {
    const FusionRole role = layers[i - 1].cost.fusion_role;
    if (is_host(role, fusion)) return i - 1;
    if (!is_folded(role, fusion)) return std::nullopt;
  }
  return std::nullopt;
}

class Folding {
 public:
  Folding(std::span<const FusionLayer> layers, Fusion fusion)
      : layers_(layers), fusion_(fusion), row_of_(layers.size()) {}

  std::vector<FusedRow> rows() {
    for (std::size_t first = 0; first < layers_.size();) {
      const std::size_t end = block_end(layers_, first);
      add_block(first, end);
      first = end;
    }
    for (const Late& late : late_) {
      rows_[row_of_[late.host]].folded.push_back({late.layer, late.count});
    }
    return std::move(rows_);
  }

 private:
  // A fold into a layer that comes later in the list.
  struct Late {
    std::size_t layer;
    std::size_t host;
    double count;
  };

  void add_row(std::size_t layer, double count) {
    row_of_[layer] = rows_.size();
    rows_.push_back({.layer = layer, .count = count, .folded = {}});
  }

  // A layer at the beginning of a repeated block: its first run follows what stands before the
  // block, the others follow the end of the block.
  void add_leading(std::size_t layer, std::optional<std::size_t> last_host) {
    const double repeat = layers_[layer].repeat * layers_[layer].steps;
    const double wrapped = last_host ? repeat - layers_[layer].steps : 0;
    if (last_host) late_.push_back({layer, *last_host, wrapped});
    if (open_) {
      rows_[row_of_[*open_]].folded.push_back({layer, repeat - wrapped});
    } else {
      add_row(layer, repeat - wrapped);
    }
  }

  void add_block(std::size_t first, std::size_t end) {
    const bool repeats = layers_[first].repeat > 1;
    const auto last_host =
        repeats ? open_host(layers_, first, end, fusion_) : std::optional<std::size_t>();
    bool leading = repeats;
    for (std::size_t i = first; i < end; ++i) {
      const FusionRole role = layers_[i].cost.fusion_role;
      const bool folds = is_folded(role, fusion_);
      leading = leading && folds;
      if (leading) {
        add_leading(i, last_host);
      } else if (folds && open_) {
        rows_[row_of_[*open_]].folded.push_back({i, layers_[i].repeat * layers_[i].steps});
      } else {
        add_row(i, layers_[i].repeat * layers_[i].steps);
        open_ = is_host(role, fusion_) ? std::optional(i) : std::nullopt;
      }
    }
  }

  std::span<const FusionLayer> layers_;
  Fusion fusion_;
  std::vector<std::size_t> row_of_;
  std::vector<FusedRow> rows_;
  std::vector<Late> late_;
  std::optional<std::size_t> open_;  // the layer that the next one may be computed with
};

}  // namespace

std::vector<FusedRow> fused_rows(std::span<const FusionLayer> layers, Fusion fusion) {
  return Folding(layers, fusion).rows();
}

namespace {

// The cost of a row, where `cost` gives that of a layer and `count` how often a part of it runs.
template <typename Cost, typename Count>
LayerCost sum_of_row(const FusedRow& row, Cost cost, Count count) {
  LayerCost sum = repeated(cost(row.layer), count(row.layer, row.count));
  for (const FoldedLayer& folded : row.folded) {
    const LayerCost& part = cost(folded.layer);
    for (const OperationPart& p : operation_parts) {
      sum.operations.*p.member += count(folded.layer, folded.count) * part.operations.*p.member;
    }
    sum.parameter_count += count(folded.layer, folded.count) * part.parameter_count;
  }
  return sum;
}

// What a row stores of the parts of `amount`, counted once for all steps.
template <typename Amount>
double stored_once(const FusedRow& row, std::span<const FusionLayer> layers, Amount amount) {
  double sum = row.count / layers[row.layer].steps * amount(layers[row.layer]);
  for (const FoldedLayer& folded : row.folded) {
    const FusionLayer& layer = layers[folded.layer];
    sum += folded.count / layer.steps * amount(layer);
  }
  return sum;
}

}  // namespace

LayerCost fused_cost(const FusedRow& row, std::span<const FusionLayer> layers) {
  LayerCost cost = sum_of_row(
      row, [&](std::size_t layer) -> const LayerCost& { return layers[layer].cost; },
      [](std::size_t, double count) { return count; });
  cost.parameter_count =
      stored_once(row, layers, [](const FusionLayer& layer) { return layer.cost.parameter_count; });
  return cost;
}

std::optional<StepCosts> fused_step_costs(const FusedRow& row,
                                          std::span<const FusionLayer> layers) {
  if (!layers[row.layer].ends) return std::nullopt;
  const auto in_a_step = [&](std::size_t layer, double count) {
    return count / layers[layer].steps;
  };
  const auto at = [&](LayerCost StepCosts::*end) {
    return sum_of_row(
        row,
        [&, end](std::size_t layer) -> const LayerCost& {
          return layers[layer].ends ? (*layers[layer].ends).*end : layers[layer].cost;
        },
        in_a_step);
  };
  return StepCosts{at(&StepCosts::first), at(&StepCosts::last)};
}

StoredBytes stored_bytes(const FusedRow& row, std::span<const FusionLayer> layers) {
  return {stored_once(row, layers,
                      [](const FusionLayer& layer) { return stored_weight_bytes(layer.cost); }),
          stored_once(row, layers, [](const FusionLayer& layer) {
            return (layer.ends ? layer.ends->last : layer.cost).cached.bytes();
          })};
}

}  // namespace roofloor
