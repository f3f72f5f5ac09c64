// The figures of a hardware that a user may change, each with its place, its unit and its meaning.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_range.h"
#include "hardware/hardware.h"

namespace roofloor {

// What is known of a key of the hardware object, whichever hardware it stands in.
struct FigureFacts {
  std::string_view key;
  std::string_view label;
  std::string_view unit;
  std::string_view meaning;
  NumberRange range;
};

// Throws nothing; the key must be one of those of hardware_figures.cpp.
const FigureFacts& figure_facts(std::string_view key);

// One figure of one hardware.
struct HardwareFigure {
  std::string pointer;  // "/levels/0/bandwidth_bytes_per_second"
  std::string label;    // "DRAM bandwidth"
  const FigureFacts* facts = nullptr;
  std::optional<double> value;
};

// The figures that decide where layers computing in `format` stand, in the order of a form.
std::vector<HardwareFigure> editable_figures(const Hardware& hardware, NumberFormat format);

// Changes by pointer, as a project document keeps them.
using Changes = std::map<std::string, double>;

// Sets the figures named. Throws InputError below `path` (that of the changes) for a pointer that
// no figure has, or a value out of its range.
void apply_changes(Hardware& hardware, const Changes& changes, const std::string& path);

// The value at a pointer; absent if the hardware does not state it.
std::optional<double> figure_value(const Hardware& hardware, const std::string& pointer);

// The value that layers computing in `format` are counted with; absent where an estimate takes its
// place, or nothing does.
std::optional<double> used_value(const Hardware& hardware, const std::string& pointer,
                                 NumberFormat format);

}  // namespace roofloor
