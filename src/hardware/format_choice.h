// Which peak and which energy per operation hold for a format the hardware may not list.
#pragma once

#include <optional>

#include "hardware/hardware.h"

namespace roofloor {

// A figure, and the format it was stated for.
struct FormatFigure {
  NumberFormat format = NumberFormat::fp16;
  double value = 0;
};

// P_f [op/s]. Without a peak of its own a format runs at that of the next one that can hold all its
// values (int4 -> int8 -> 16 bits -> tf32 -> fp32 -> fp64; fp8 -> 16 bits; bf16 and fp16 stand in
// for each other), never at a narrower one. Absent if nothing on the way is there: no compute roof.
std::optional<FormatFigure> peak_for(const Hardware& hardware, NumberFormat format);

// e_f [J/op], by the same rule; then a figure stated for no format in particular, then what the
// analog array of the hardware takes.
std::optional<FormatFigure> energy_per_operation_for(const Hardware& hardware, NumberFormat format);

// e_mem [J/B] of a level, stated or E_R * e_op.
std::optional<double> energy_per_byte_for(const MemoryLevel& level,
                                          double energy_per_operation_joules);

}  // namespace roofloor
