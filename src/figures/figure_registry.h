// The list of figures.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "figures/figure.h"

namespace roofloor {

struct FigureKind {
  std::string_view name;  // as at the door and on the command line
  std::string_view label;
  Figure (*make)(const Report& report, const FigureOptions& options);
};

std::span<const FigureKind* const> figure_kinds();

// Throws InputError at `path` for an unknown figure, listing those that are known.
const FigureKind& figure_kind(const std::string& name, const std::string& path);

extern const FigureKind roofline_figure;
extern const FigureKind floorline_figure;
extern const FigureKind power_figure;
extern const FigureKind breakdown_time_figure;
extern const FigureKind breakdown_energy_figure;
extern const FigureKind sweep_rate_figure;
extern const FigureKind sweep_bytes_figure;

}  // namespace roofloor
