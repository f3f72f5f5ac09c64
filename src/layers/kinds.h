// The layer kinds that there are. Each is defined in a file of its own name or family.
#pragma once

#include "layers/layer_kind.h"

namespace roofloor {

extern const LayerKind custom_kind;
extern const LayerKind conv2d_kind;
extern const LayerKind conv3d_kind;
extern const LayerKind conv_transpose2d_kind;
extern const LayerKind linear_kind;
extern const LayerKind cache_linear_kind;
extern const LayerKind latent_linear_kind;
extern const LayerKind head_linear_kind;
extern const LayerKind expert_linear_kind;
extern const LayerKind attention_kind;
extern const LayerKind matmul_kind;
extern const LayerKind softmax_kind;
extern const LayerKind normalization_kind;
extern const LayerKind elementwise_kind;
extern const LayerKind pooling_kind;
extern const LayerKind embedding_kind;
extern const LayerKind recurrent_kind;
extern const LayerKind movement_kind;
extern const LayerKind reduction_kind;
extern const LayerKind stored_kind;
extern const LayerKind notebook_conv_kind;
extern const LayerKind notebook_patch_embedding_kind;
extern const LayerKind notebook_attention_kind;
extern const LayerKind notebook_feed_forward_kind;
extern const LayerKind notebook_head_kind;

}  // namespace roofloor
