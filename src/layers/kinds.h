// The layer kinds that there are. Each is defined in a file of its own name or family.
#pragma once

#include "layers/layer_kind.h"

namespace roofloor {

extern const LayerKind custom_kind;
extern const LayerKind notebook_conv_kind;
extern const LayerKind notebook_patch_embedding_kind;
extern const LayerKind notebook_attention_kind;
extern const LayerKind notebook_feed_forward_kind;
extern const LayerKind notebook_head_kind;

}  // namespace roofloor
