// A figure as a file.
#pragma once

#include <string>
#include <string_view>

#include "api/opened_project.h"
#include "writers/figure_writer.h"

namespace roofloor {

// The canonical document of a project.
std::string canonical_text(const Project& project);

struct WrittenFigure {
  std::string text;
  std::string_view media_type;
  std::string_view extension;
};

// Options as JSON: those of figures and layouts, and
//   size          a name of paper_sizes(): width, height and font of the layout, and lengths on
//                 paper; width and height [px] beside it win
//   link          to the page with the project, for the comment
//   stands_alone  whether a picture has a legend and the project inside; absent: as said here
WrittenFigure written_figure(const OpenedProject& opened, std::string_view name,
                             const FigureWriter& writer, std::string_view options,
                             bool stands_alone);

// The document in a text that may be a picture or a report with a project inside, which is then
// kept in `inside`. Throws InputError for markup without one.
std::string_view document_text(std::string_view text, std::string& inside);

}  // namespace roofloor
