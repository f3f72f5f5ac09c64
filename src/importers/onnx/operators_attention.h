// Attention out of its sizes, for the operator, its variants, and the pattern of two products.
#pragma once

#include "importers/onnx/operator.h"

namespace roofloor::onnx {

struct AttentionSizes {
  double sequences = 1;  // processed together, such as the windows of an image
  double heads = 1;
  double kv_heads = 1;
  double queries = 1;
  double keys = 1;
  double head_width = 1;
  double value_width = 1;
  bool is_causal = false;
  bool has_cache = false;  // earlier keys and values come from outside of the graph
  double window = 0;       // tokens that each attends to; 0: all
};

MadeLayer attention_layer(const AttentionSizes& sizes);

}  // namespace roofloor::onnx
