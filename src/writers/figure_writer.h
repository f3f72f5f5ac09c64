// The list of formats in which a figure can be taken away.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/report.h"
#include "figures/figure_layout.h"
#include "writers/legend.h"
#include "writers/provenance.h"

namespace roofloor {

// How the layout was made, for a writer to draw in the same size and font, and what else goes into
// the file.
struct WriterOptions {
  double width = 800;  // px, of the layout
  double height = 400;
  // On paper; absent: a px is 1/96 inch, and the file says px where it can.
  std::optional<double> millimetres_per_pixel;
  std::string font_family = "Helvetica, Arial, sans-serif";
  double font_size = 12;
  Provenance provenance;
  std::string project;             // canonical, to be kept inside the file; empty: none
  std::string id_prefix;           // of a picture in a page with others: what its ids begin with
  bool hatches_are_lines = false;  // in place of patterns, which browsers print as pixels
};

// What a writer draws: `legend` lies below the layout, inside of the height.
struct Drawing {
  const Figure& figure;
  const Layout& layout;
  const Report& report;
  const Legend& legend;
  const WriterOptions& options;
};

struct FigureWriter {
  std::string_view name;  // as at the door and on the command line
  std::string_view label;
  std::string_view extension;  // of a file
  std::string_view media_type;
  std::string (*write)(const Drawing& drawing);
};

std::span<const FigureWriter* const> figure_writers();

// Throws InputError at `path` for an unknown format, listing those that are known.
const FigureWriter& figure_writer(const std::string& name, const std::string& path);

// A whole <svg> element. Text is text; what has a colour also has a class ("color-0", "bars
// memory_part"), so that a page can give it the colours of its theme; without a page it has those
// of paper. Marks of a layer say which in data-layer. Names are escaped: they may come from a file.
extern const FigureWriter svg_writer;

// A document for LaTeX that is compiled as it is, or read by \input into one that has pgfplots.
extern const FigureWriter pgfplots_writer;

// A script for Python with the points inside, which saves the figure or shows it.
extern const FigureWriter matplotlib_writer;

// Every plotted number, one point a row, below the layers with their operations and bytes. Pasted
// as a table of layers it gives the layers again.
extern const FigureWriter csv_writer;

}  // namespace roofloor
