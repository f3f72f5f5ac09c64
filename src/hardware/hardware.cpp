// Which source a figure has.
#include "hardware/hardware.h"

#include <algorithm>

namespace roofloor {

std::size_t weight_memory(const Hardware& hardware) {
  const auto found =
      std::find_if(hardware.levels.begin(), hardware.levels.end(), [](const MemoryLevel& level) {
        return level.carries != Carries::activations && !level.holds_weights;
      });
  return found == hardware.levels.end() ? 0
                                        : static_cast<std::size_t>(found - hardware.levels.begin());
}

std::optional<double> memory_capacity(const Hardware& hardware) {
  const auto& own = hardware.levels[weight_memory(hardware)].capacity_bytes;
  return own ? own : hardware.levels.front().capacity_bytes;
}

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

const Source* stated_source(const Hardware& hardware, const std::string& pointer) {
  if (pointer.find('/', 1) != std::string::npos) return source_of(hardware, pointer);
  const auto found = hardware.sources.find(pointer);
  return found == hardware.sources.end() ? nullptr : &found->second;
}

}  // namespace roofloor
