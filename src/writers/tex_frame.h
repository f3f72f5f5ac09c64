// What stands around the plots of a picture in TeX: the document, colours, marks, patterns, axes.
#pragma once

#include <string>

#include "writers/figure_writer.h"

namespace roofloor {

std::string tex_number(double value);                           // every digit
std::string tex_pixels(double value);                           // two decimals, in px
std::string tex_length(double pixels, const Drawing& drawing);  // "1.5bp"
std::string tex_color(const std::string& color);                // the name of "#0072b2"
std::string tex_font(const Drawing& drawing);                   // its commands

// "% text" as the rest of a line.
std::string tex_comment(const std::string& text);

// From the first line to the beginning of the picture, whose coordinates are px from the top left.
std::string tex_begin(const Drawing& drawing);
std::string tex_zones(const Drawing& drawing);

// The beginning of an axis: of the figure with its grid, or that at the right, which is not seen.
std::string tex_axis(const Drawing& drawing, bool on_right);

std::string tex_end();

}  // namespace roofloor
