// The list of figures: a new one is a line here and one in figure_registry.h.
#include "figures/figure_registry.h"

#include <array>

#include "base/input_error.h"

namespace roofloor {
namespace {

constexpr std::array<const FigureKind*, 2> kinds{&roofline_figure, &floorline_figure};

}  // namespace

std::span<const FigureKind* const> figure_kinds() {
  return kinds;
}

const FigureKind& figure_kind(const std::string& name, const std::string& path) {
  std::string known;
  for (const FigureKind* kind : kinds) {
    if (kind->name == name) return *kind;
    known += (known.empty() ? "" : ", ") + std::string(kind->name);
  }
  throw InputError{path, "unknown figure \"" + name + "\"; expected one of " + known};
}

}  // namespace roofloor
