// What there is to say of a hardware beside its numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/report.h"
#include "hardware/hardware_figures.h"

namespace roofloor {

// An energy or a constant power that nobody published, with its band, in the unit of the figure; of
// one device.
struct EstimatedFigure {
  double central = 0;
  double least = 0;
  double greatest = 0;
};

// Absent for figures that are stated, or of which there is no estimate.
std::optional<EstimatedFigure> estimated_figure(const HardwareFigure& figure,
                                                const HardwareReport& report);

// What follows from a figure where that is not plain from its value: the peak that stands in for
// that of the format, what is estimated in place of an energy. Empty where all is said.
std::string figure_note(const HardwareFigure& figure, const HardwareReport& report);

// Why a hardware shows no time or no energy, or that its energies are an estimate; empty if it
// shows both as stated.
std::string missing_note(const HardwareReport& report);

// What is good to know of how a workload runs on the hardware: whether it fits the memory, whether
// its weights stay in arrays, how several devices share it.
std::vector<std::string> remarks(const HardwareReport& report, const Report& whole);

}  // namespace roofloor
