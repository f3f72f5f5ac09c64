// Walks the layers once and remembers the layer that those after it may be computed with.
#include "traffic/fusion.h"

#include <optional>

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
    const double repeat = layers_[layer].repeat;
    const double wrapped = last_host ? repeat - 1 : 0;
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
        rows_[row_of_[*open_]].folded.push_back({i, layers_[i].repeat});
      } else {
        add_row(i, layers_[i].repeat);
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

LayerCost fused_cost(const FusedRow& row, std::span<const FusionLayer> layers) {
  LayerCost cost = repeated(layers[row.layer].cost, row.count);
  for (const FoldedLayer& folded : row.folded) {
    const LayerCost& part = layers[folded.layer].cost;
    for (const OperationPart& p : operation_parts) {
      cost.operations.*p.member += folded.count * part.operations.*p.member;
    }
    cost.parameter_count += folded.count * part.parameter_count;
  }
  return cost;
}

}  // namespace roofloor
