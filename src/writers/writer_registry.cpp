// The list of writers: a new one is a line here and one in figure_writer.h.
#include <array>

#include "base/find_named.h"
#include "writers/figure_writer.h"

namespace roofloor {
namespace {

constexpr std::array<const FigureWriter*, 4> writers{&svg_writer, &pgfplots_writer,
                                                     &matplotlib_writer, &csv_writer};

}  // namespace

std::span<const FigureWriter* const> figure_writers() {
  return writers;
}

const FigureWriter& figure_writer(const std::string& name, const std::string& path) {
  return *find_named(
      writers, name, [](const FigureWriter* writer) { return writer->name; }, "format", path);
}

}  // namespace roofloor
