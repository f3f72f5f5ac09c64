// Which source a figure has.
#include "hardware/hardware.h"

namespace roofloor {

const Source* source_of(const Hardware& hardware, const std::string& pointer) {
  const Source* best = nullptr;
  std::size_t best_length = 0;
  for (const auto& [prefix, source] : hardware.sources) {
    const bool begins = pointer == prefix || prefix.empty() || pointer.starts_with(prefix + "/");
    if (begins && (best == nullptr || prefix.size() > best_length)) {
      best = &source;
      best_length = prefix.size();
    }
  }
  return best;
}

}  // namespace roofloor
