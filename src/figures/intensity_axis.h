// What the figures over operational intensity have in common: the axis and the markers of the
// layers.
#pragma once

#include <functional>

#include "figures/figure.h"

namespace roofloor {

// The axis of both charts. Its frame follows from the hardware shown, snapped to decades, and not
// from the layers: a layer stays where it is when another one changes.
Axis intensity_axis(const Report& report, const FigureOptions& options);

// The decade at or below a positive value, and the one at or above.
double decade_below(double value);
double decade_above(double value);

// The smallest of 1, 2 and 5 times a power of ten that is not below a positive value.
double step_above(double value);

// The least and the greatest height of what is drawn inside the frame of the x axis; floors count
// wherever they are. The greatest is 0 where nothing is drawn.
Limits heights_in_frame(const Figure& figure);

// `count` values from minimum to maximum, evenly spaced on a log axis.
std::vector<double> log_spaced(const Limits& limits, int count);

// The level whose roof and ridge point stand for a hardware: the one that intensities are measured
// at. Where they are measured at each layer's slowest, the main memory, or that of the weights.
std::size_t roof_level(const Hardware& hardware, MeasuredAt measured_at);

// The same where it is one level for all layers; absent where it is each layer's slowest.
std::optional<std::size_t> common_level(const Hardware& hardware, MeasuredAt measured_at);

// The intensity at which a layer is drawn [op/B]. Absent where it has no place on the axes: without
// operations, without bytes at that level, or without a time on this hardware.
std::optional<double> measured_intensity(const Report& report, std::size_t hardware,
                                         std::size_t layer, MeasuredAt measured_at);

// One marker for every plotted layer; `height` says how high it stands. Markers keep the order of
// the layers.
Series layer_markers(const Report& report, std::size_t hardware, const FigureOptions& options,
                     const std::function<std::optional<double>(std::size_t layer)>& height);

// The layers that get lines of their own: those pinned, then those of the largest shares, at most
// `most` of them. Layers without a share are left out.
std::vector<std::size_t> heaviest_layers(
    std::size_t count, std::size_t most, const FigureOptions& options,
    const std::function<std::optional<double>(std::size_t layer)>& share);

// The pinned layer that a ruler measures, and the hardware it does so on: the selected one, else
// the first that is shown. Absent where nothing is pinned or it has no place on the chart.
struct RulerSubject {
  std::size_t layer = 0;
  std::size_t hardware = 0;
  double intensity = 0;  // at which it is drawn
};
std::optional<RulerSubject> ruler_subject(const Report& report, const FigureOptions& options);

// Adds a ruler with its factor before its text, "×36.2 above the floor"; none where its ends agree
// in three digits.
void add_ruler(Figure& figure, Ruler ruler);

// The labels of the layers that the marker series of a figure show.
std::vector<PointLabel> point_labels(const Report& report, const std::vector<Series>& series,
                                     const FigureOptions& options);

}  // namespace roofloor
