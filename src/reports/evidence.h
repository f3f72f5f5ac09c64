// How far the figures of a hardware can be trusted, in words.
#pragma once

#include <string>
#include <string_view>

#include "hardware/hardware.h"

namespace roofloor {

inline constexpr std::string_view entered_evidence = "entered";  // of what the user typed

// "derived from published figures"; a word that is not known as it is.
std::string evidence_label(const std::string& word);

// The weakest evidence of the figures that decide how long layers in `format` take, or how much
// energy; empty where no figure states a source.
std::string evidence_of_time(const Hardware& hardware, NumberFormat format);
std::string evidence_of_energy(const Hardware& hardware, NumberFormat format);

}  // namespace roofloor
