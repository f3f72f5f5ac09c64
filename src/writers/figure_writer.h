// The list of formats in which a figure can be taken away.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "figures/figure_layout.h"

namespace roofloor {

// How the layout was made, for a writer to draw in the same size and font.
struct WriterOptions {
  double width = 800;  // px
  double height = 400;
  std::string font_family = "Helvetica, Arial, sans-serif";
  double font_size = 12;
};

struct FigureWriter {
  std::string_view name;  // as at the door and on the command line
  std::string_view label;
  std::string_view media_type;
  std::string (*write)(const Figure& figure, const Layout& layout, const WriterOptions& options);
};

std::span<const FigureWriter* const> figure_writers();

// Throws InputError at `path` for an unknown format, listing those that are known.
const FigureWriter& figure_writer(const std::string& name, const std::string& path);

// A whole <svg> element. Text is text; what has a colour also has a class ("color-0", "bars
// memory_part"), so that a page can give it the colours of its theme; without a page it has those
// of paper. Marks of a layer say which in data-layer. Names are escaped: they may come from a file.
extern const FigureWriter svg_writer;

}  // namespace roofloor
