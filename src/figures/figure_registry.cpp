// The list of figures: a new one is a line here and one in figure_registry.h.
#include "figures/figure_registry.h"

#include <array>

#include "base/find_named.h"

namespace roofloor {
namespace {

constexpr std::array<const FigureKind*, 7> kinds{
    &roofline_figure,         &floorline_figure,  &power_figure,      &breakdown_time_figure,
    &breakdown_energy_figure, &sweep_rate_figure, &sweep_bytes_figure};

}  // namespace

std::span<const FigureKind* const> figure_kinds() {
  return kinds;
}

const FigureKind& figure_kind(const std::string& name, const std::string& path) {
  return *find_named(
      kinds, name, [](const FigureKind* kind) { return kind->name; }, "figure", path);
}

}  // namespace roofloor
