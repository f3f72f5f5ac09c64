// Counts tokens by phase.
#include "workload/generation.h"

#include <cassert>

namespace roofloor {

bool is_decoding(const Layer& layer, const Workload& workload) {
  if (workload.phase == Phase::decode) return true;
  return workload.phase == Phase::generate && layer.name.starts_with(decode_prefix);
}

double decode_steps(const Workload& workload) {
  assert(workload.tokens && "only language models decode");
  if (workload.phase == Phase::prefill) return 0;
  return workload.phase == Phase::decode ? 1 : workload.tokens->generated - 1;
}

double counted_tokens(const Workload& workload) {
  assert(workload.tokens && "only language models have tokens");
  if (workload.phase == Phase::prefill) return workload.tokens->prompt;
  return workload.phase == Phase::decode ? 1 : workload.tokens->generated;
}

}  // namespace roofloor
