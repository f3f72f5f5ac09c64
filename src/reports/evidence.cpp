// A number is no better than the weakest figure in it.
#include "reports/evidence.h"

#include <algorithm>
#include <iterator>

#include "hardware/hardware_figures.h"

namespace roofloor {
namespace {

struct EvidenceLabel {
  std::string_view word;
  std::string_view label;
};

// The strongest first. What the user entered may be measured or guessed.
constexpr EvidenceLabel labels[] = {{"datasheet", "datasheet"},
                                    {"paper", "published paper"},
                                    {"derived", "derived from published figures"},
                                    {entered_evidence, "entered by the user"},
                                    {"estimate", "estimate"},
                                    {"illustrative", "illustrative, for teaching"}};

// The place in the list; words of others stand at its end, for nobody knows what they mean.
std::ptrdiff_t rank(const std::string& word) {
  const auto* found = std::find_if(std::begin(labels), std::end(labels),
                                   [&](const auto& label) { return label.word == word; });
  return found - std::begin(labels);
}

constexpr std::string_view of_time[] = {"peaks", "bandwidth_bytes_per_second"};
constexpr std::string_view of_energy[] = {"energy_per_operation_joules", "energy_per_byte_joules",
                                          "write_energy_per_byte_joules", "energy_balance",
                                          "constant_power_watts"};

template <typename Keys>
std::string weakest_of(const Keys& keys, const Hardware& hardware, NumberFormat format) {
  std::string weakest;
  for (const HardwareFigure& figure : editable_figures(hardware, format)) {
    const bool counts =
        std::find(std::begin(keys), std::end(keys), figure.facts->key) != std::end(keys);
    const Source* source = stated_source(hardware, figure.pointer);
    if (!counts || !figure.value || source == nullptr) continue;
    if (weakest.empty() || rank(weakest) < rank(source->evidence)) weakest = source->evidence;
  }
  return weakest;
}

}  // namespace

std::string evidence_label(const std::string& word) {
  const auto at = static_cast<std::size_t>(rank(word));
  return at < std::size(labels) ? std::string(labels[at].label) : word;
}

std::string evidence_of_time(const Hardware& hardware, NumberFormat format) {
  return weakest_of(of_time, hardware, format);
}

std::string evidence_of_energy(const Hardware& hardware, NumberFormat format) {
  return weakest_of(of_energy, hardware, format);
}

}  // namespace roofloor
