// A figure is data in two parts. The series change with an edit; the layout (figure_layout.h)
// changes with the size and the viewport. Whoever draws, on the screen or on paper, draws the same
// figure.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "analysis/report.h"
#include "analysis/sweep.h"

namespace roofloor {

enum class Scale { log, linear };

struct Limits {
  double minimum = 0;
  double maximum = 1;
};

struct Axis {
  std::string label;
  std::string unit;
  Scale scale = Scale::log;
  Limits frame;  // what is shown before anybody zooms
  // Names in place of numbers: the i-th stands at i + 0.5, in a frame from 0 to their count.
  std::vector<std::string> categories;
};

enum class SeriesType { line, markers, bars };
inline constexpr std::array<const char*, 3> series_type_names{"line", "markers", "bars"};

// What a series is, for its style and for the legend. Parts are stacked in bars: what a layer
// spends on its operations, on its bytes, and on time alone; or what bytes are of.
enum class Role {
  roof,
  ridge,
  floor,
  floorline,
  balance,
  layer,
  further_level,  // a roof, or the layers, at a memory level other than the one measured at
  ceiling,        // what is achieved of a roof
  compute_part,
  memory_part,
  constant_part,
  cumulative,
  path  // of a layer through other batches or contexts
};
inline constexpr std::array<const char*, 13> role_names{
    "roof",          "ridge",         "floor",   "floorline",    "balance",
    "layer",         "further_level", "ceiling", "compute_part", "memory_part",
    "constant_part", "cumulative",    "path"};

// Of a bar that stands for what is left over.
inline constexpr std::size_t no_layer = std::numeric_limits<std::size_t>::max();

// Points in data units, all finite; positive where the axis is logarithmic.
struct Series {
  SeriesType type = SeriesType::line;
  Role role = Role::roof;
  std::size_t hardware = 0;          // index in the report
  std::optional<std::size_t> layer;  // of a curve that belongs to one layer
  std::string label;
  bool dashed = false;
  double width = 2;  // of a line [px]
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> radius;       // of markers [px]
  std::vector<std::size_t> layers;  // of markers and bars
  std::vector<double> base;         // of bars: where each begins; `y` is where it ends
  bool on_right_axis = false;
};

// A text that runs along a line of the figure, or stands at its end.
struct LineLabel {
  std::string text;
  Role role = Role::roof;
  std::optional<std::size_t> hardware;    // absent: it speaks of several
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;  // the straight stretch it may stand on, left to right
};

// A layer's markers at one intensity, one for each hardware that shows it there; the layout names
// them.
struct PointLabel {
  std::string text;
  std::size_t layer = 0;
  double weight = 0;  // the larger, the sooner it is placed
  bool is_pinned = false;
  double extent = 0;  // px: how far its markers reach from their middles
  double x = 0;
  std::vector<double> y;
};

// A ridge point or an energy balance, with its number.
struct MarkLabel {
  std::string text;
  std::size_t hardware = 0;
  double x = 0;
  double y = 0;
};

// What binds at these intensities; drawn where one hardware is shown.
enum class ZoneKind { memory, compute };
struct Zone {
  ZoneKind kind = ZoneKind::memory;
  std::string text;
  Limits x;
};

// From the marker of a pinned layer straight up or down to a limit, and how far that is.
struct Ruler {
  std::string text;
  std::size_t hardware = 0;
  double x = 0;
  double from_y = 0;
  double to_y = 0;
};

struct Figure {
  std::string name;
  std::string title;
  std::string summary;  // one sentence for those who cannot see it
  Axis x;
  Axis y;
  std::optional<Axis> y_right;  // of the series that say so
  std::vector<Series> series;
  std::vector<LineLabel> line_labels;
  std::vector<PointLabel> point_labels;
  std::vector<MarkLabel> mark_labels;
  std::vector<Zone> zones;
  std::vector<Ruler> rulers;
};

enum class FloorlineView { per_operation, per_layer };
enum class MarkerSize { time, energy, equal };
enum class BarOrder { heaviest, in_order };

// At which level of memory intensities are measured.
enum class MeasuredAt {
  main,     // the main memory; where weights and activations cross different levels, the slowest
  level_2,  // the first further in, or the innermost there is
  level_3,
  level_4,
  slowest,  // each layer's own: its roof is the one that binds
  every     // all of them, the points of a layer joined
};

struct FigureOptions {
  FloorlineView floorline = FloorlineView::per_operation;
  MarkerSize marker_size = MarkerSize::time;
  Scale scale = Scale::log;
  BarOrder order = BarOrder::heaviest;
  MeasuredAt measured_at = MeasuredAt::main;
  std::optional<std::size_t> selected;           // hardware; absent: the first that is shown
  SweepVariable against = SweepVariable::batch;  // of the figures over batch or context
  // Whether a pinned layer is drawn at other batches or contexts too.
  bool path = false;
  bool notebook_frame = false;      // intensity from 0.1 to 1000, as the notebook draws it
  std::vector<bool> shown;          // one a hardware of the report
  std::vector<std::size_t> pinned;  // layers, in the order in which they were pinned

  bool operator==(const FigureOptions&) const = default;
};

}  // namespace roofloor
