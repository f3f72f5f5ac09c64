// The kind that a cell of a table names.
#pragma once

#include <string>

#include "layers/layer_kind.h"

namespace roofloor {

struct NamedKind {
  const LayerKind* kind = nullptr;  // null: none that is known here
  bool is_depthwise = false;        // a convolution with as many groups as channels
};

// By our name or label, or by a word of other tools; numbers behind it are left away: "Conv2d:
// 1-2".
NamedKind kind_named(const std::string& cell);

}  // namespace roofloor
