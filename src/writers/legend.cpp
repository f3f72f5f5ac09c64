// Entries flow from left to right into as many rows as they need.
#include "writers/legend.h"

#include <algorithm>

#include "figures/placed_text.h"

namespace roofloor {
namespace {

constexpr double row_height = 1.5;  // of the font size
constexpr double margin = 4;        // px below the last row
constexpr double entry_gap = 14;    // px

bool is_of_bars(const Series& series) {
  return series.type == SeriesType::bars || series.role == Role::cumulative;
}

// Of a hardware: its layers, which show colour and shape, or else its first series.
const Series* sample_of(const Figure& figure, std::size_t hardware) {
  const Series* sample = nullptr;
  for (const Series& series : figure.series) {
    if (series.hardware != hardware) continue;
    if (series.role == Role::layer) return &series;
    if (sample == nullptr) sample = &series;
  }
  return sample;
}

std::vector<LegendEntry> entries_of(const Figure& figure, const Report& report) {
  std::vector<LegendEntry> entries;
  for (const Series& series : figure.series) {
    if (is_of_bars(series)) entries.push_back({.text = series.label, .sample = &series});
  }
  if (!entries.empty()) return entries;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    const Series* sample = sample_of(figure, i);
    if (sample == nullptr) continue;
    entries.push_back({.text = report.hardware[i].hardware->name, .sample = sample});
  }
  // One colour needs no key.
  if (entries.size() == 1) entries.clear();
  return entries;
}

}  // namespace

double sample_middle(double font_size) {
  return 0.35 * font_size;  // the middle of small letters
}

Legend legend_of(const Figure& figure, const Report& report, double left, double right,
                 const FontMetrics& font) {
  Legend legend{.entries = entries_of(figure, report)};
  if (legend.entries.empty()) return legend;
  const double lead = LegendEntry::sample_width + LegendEntry::sample_gap;
  double x = left;
  double y = font.size;
  for (LegendEntry& entry : legend.entries) {
    entry.text = fitted_text(entry.text, right - left - lead, TextRole::tick, font);
    entry.text_width = font.width(entry.text);
    const double width = lead + entry.text_width;
    if (x > left && x + width > right) {
      x = left;
      y += row_height * font.size;
    }
    entry.x = x;
    entry.y = y;
    x += width + entry_gap;
  }
  legend.height = y + (row_height - 1) * font.size + margin;
  return legend;
}

}  // namespace roofloor
