// Names of layers.
#include "workload/workload.h"

namespace roofloor {

std::string_view name_in_network(std::string_view layer) {
  for (const std::string_view prefix : {prefill_prefix, decode_prefix}) {
    if (layer.starts_with(prefix)) return layer.substr(prefix.size());
  }
  return layer;
}

}  // namespace roofloor
