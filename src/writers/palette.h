// The colours of paper.
#pragma once

#include <string>

#include "figures/figure_layout.h"

namespace roofloor {

namespace paper {
constexpr const char* ink = "#1b1f24";
constexpr const char* mute = "#5a6570";
constexpr const char* grid = "#e3e6e8";
constexpr const char* ground = "#ffffff";
constexpr double zone_opacity = 0.06;  // the memory side, as the other is the ground itself
}  // namespace paper

inline constexpr std::size_t hardware_color_count = 8;  // hardware beyond them begins again

// Those of Okabe and Ito ("Color Universal Design", 2008), yellow and the light ones darkened so
// that each has a contrast of 3 on white.
const char* color_of(std::size_t hardware);
const char* color_of(const PlacedText& text);

// Dark over bars of any colour, else that of the hardware.
const char* color_of(const Series& series);

}  // namespace roofloor
