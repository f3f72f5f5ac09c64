// A figure as a file.
#pragma once

#include <optional>
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

// Px, the legend included, and what the axis of intensities shows.
struct InlineSize {
  double width = 0;
  double height = 0;
  std::optional<Limits> x = std::nullopt;  // absent: the frame of the figure
};

// The frame of a figure, as far out as its layers stand.
Limits x_of_all_layers(const Figure& figure);

// A figure as an <svg> element of a page with others that cannot be moved: all layers are seen,
// with a legend and without the project. All ids begin with `id_prefix`.
std::string inline_picture(const Figure& figure, const Report& report, const InlineSize& size,
                           const std::string& id_prefix);

// The document in a text that may be a picture or a report with a project inside, which is then
// kept in `inside`. Throws InputError for markup without one.
std::string_view document_text(std::string_view text, std::string& inside);

}  // namespace roofloor
