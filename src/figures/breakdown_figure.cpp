// Where the time and the energy of a workload go on one hardware: a bar for each layer, stacked by
// what it is spent on, and the share that the bars up to here make together.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/quantity_text.h"
#include "figures/figure_registry.h"
#include "figures/intensity_axis.h"

namespace roofloor {
namespace {

// Thinner bars can neither be told apart nor pointed at; what is left over makes one bar.
constexpr std::size_t most_bars = 120;

struct Part {
  Role role;
  const char* label;
  double (*of)(const ResultRow& row);
};

struct Breakdown {
  const char* title;
  const char* unit;
  const char* noun;  // of the summary
  std::vector<Part> parts;
  bool (*is_known)(const ResultRow& row);
};

// A layer waits while its bytes take longer than its operations.
const Breakdown of_time{
    .title = "Time",
    .unit = "s",
    .noun = "time",
    .parts = {{Role::compute_part, "Computing",
               [](const ResultRow& row) { return row.time->compute_seconds; }},
              {Role::memory_part, "Waiting for memory",
               [](const ResultRow& row) { return row.time->seconds - row.time->compute_seconds; }}},
    .is_known = [](const ResultRow& row) { return row.time.has_value(); }};

const Breakdown of_energy{
    .title = "Energy",
    .unit = "J",
    .noun = "energy",
    .parts = {{Role::compute_part, "Operations",
               [](const ResultRow& row) { return row.energy->compute_joules; }},
              {Role::memory_part, "Moving data",
               [](const ResultRow& row) { return row.energy->memory_joules; }},
              {Role::constant_part, "Constant power",
               [](const ResultRow& row) { return row.energy->constant_joules; }}},
    .is_known = [](const ResultRow& row) { return row.energy.has_value(); }};

// A layer, or all that have no bar of their own.
struct Bar {
  std::string name;
  std::size_t layer = no_layer;
  std::vector<double> parts;
  double total() const { return std::accumulate(parts.begin(), parts.end(), 0.0); }
};

std::vector<Bar> all_bars(const Report& report, const HardwareReport& chip,
                          const Breakdown& breakdown) {
  std::vector<Bar> bars;
  for (std::size_t i = 0; i < chip.rows.size(); ++i) {
    Bar bar{.name = report.rows[i].layer->name, .layer = i, .parts = {}};
    for (const Part& part : breakdown.parts) bar.parts.push_back(part.of(chip.rows[i]));
    bars.push_back(std::move(bar));
  }
  return bars;
}

bool is_heavier(const Bar& a, const Bar& b) {
  return a.total() > b.total();
}

// The heaviest bars, and one for the sum of the others at the end.
std::vector<Bar> with_others_summed(std::vector<Bar> bars) {
  if (bars.size() <= most_bars) return bars;
  std::stable_sort(bars.begin(), bars.end(), is_heavier);
  Bar others{.name = std::to_string(bars.size() - most_bars + 1) + " others",
             .parts = std::vector<double>(bars.front().parts.size(), 0.0)};
  for (std::size_t i = most_bars - 1; i < bars.size(); ++i) {
    for (std::size_t p = 0; p < others.parts.size(); ++p) others.parts[p] += bars[i].parts[p];
  }
  bars.resize(most_bars - 1);
  bars.push_back(std::move(others));
  return bars;
}

std::vector<Bar> ordered_bars(std::vector<Bar> bars, BarOrder order) {
  bars = with_others_summed(std::move(bars));
  // What is left over stands at the end in either order.
  const auto layers_end = bars.end() - (!bars.empty() && bars.back().layer == no_layer ? 1 : 0);
  if (order == BarOrder::heaviest) {
    std::stable_sort(bars.begin(), layers_end, is_heavier);
  } else {
    std::sort(bars.begin(), layers_end,
              [](const Bar& a, const Bar& b) { return a.layer < b.layer; });
  }
  return bars;
}

void add_parts(Figure& figure, const std::vector<Bar>& bars, const Breakdown& breakdown,
               std::size_t hardware) {
  std::vector<double> base(bars.size(), 0.0);
  for (std::size_t p = 0; p < breakdown.parts.size(); ++p) {
    Series series{.type = SeriesType::bars,
                  .role = breakdown.parts[p].role,
                  .hardware = hardware,
                  .label = breakdown.parts[p].label};
    for (std::size_t i = 0; i < bars.size(); ++i) {
      if (bars[i].parts[p] <= 0) continue;
      series.x.push_back(static_cast<double>(i) + 0.5);
      series.base.push_back(base[i]);
      base[i] += bars[i].parts[p];
      series.y.push_back(base[i]);
      series.layers.push_back(bars[i].layer);
    }
    // Without constant power there is nothing to stack, nor to explain in a legend.
    if (!series.x.empty()) figure.series.push_back(std::move(series));
  }
}

void add_cumulative(Figure& figure, const std::vector<Bar>& bars, double total,
                    std::size_t hardware) {
  Series line{.role = Role::cumulative,
              .hardware = hardware,
              .label = "Share so far",
              .width = 1.4,
              .x = {0},
              .y = {0},
              .on_right_axis = true};
  double sum = 0;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    sum += bars[i].total();
    line.x.push_back(static_cast<double>(i) + 1);
    line.y.push_back(std::min(1.0, sum / total));
  }
  figure.series.push_back(std::move(line));
  figure.y_right =
      Axis{.label = "Share so far", .unit = "%", .scale = Scale::linear, .frame = {0, 1}};
}

std::string percent(double fraction) {
  return shortest_number(std::round(fraction * 100)) + " %";
}

std::string summary_of(const std::vector<Bar>& bars, double total, const Breakdown& breakdown,
                       const std::string& hardware) {
  constexpr std::size_t most_named = 3;
  std::string text = std::string(breakdown.title) + " by layer on " + hardware + ": " +
                     quantity_text(total, breakdown.unit) + " in all";
  std::vector<Bar> sorted = bars;
  std::stable_sort(sorted.begin(), sorted.end(), is_heavier);
  for (std::size_t i = 0; i < std::min(most_named, sorted.size()); ++i) {
    text += (i == 0 ? "; " : ", ") + sorted[i].name + " " + percent(sorted[i].total() / total);
  }
  return text + ".";
}

// The hardware whose breakdown is drawn; absent where none is shown.
std::optional<std::size_t> drawn_hardware(const Report& report, const FigureOptions& options) {
  if (options.selected && options.shown.at(*options.selected)) return options.selected;
  for (std::size_t i = 0; i < report.hardware.size(); ++i) {
    if (options.shown[i]) return i;
  }
  return std::nullopt;
}

Figure make(const Report& report, const FigureOptions& options, const std::string& name,
            const Breakdown& breakdown) {
  Figure figure{.name = name, .title = std::string(breakdown.title) + " by layer"};
  figure.x = {.label = "", .unit = "", .scale = Scale::linear, .frame = {0, 1}};
  figure.y = {.label = breakdown.title, .unit = breakdown.unit, .scale = Scale::linear};
  figure.summary = std::string("No ") + breakdown.noun + " to show.";
  const auto hardware = drawn_hardware(report, options);
  if (!hardware) return figure;
  const HardwareReport& chip = report.hardware[*hardware];
  if (chip.rows.empty() || !std::all_of(chip.rows.begin(), chip.rows.end(), breakdown.is_known)) {
    return figure;
  }
  const std::vector<Bar> bars = ordered_bars(all_bars(report, chip, breakdown), options.order);
  double total = 0;
  double highest = 0;
  for (const Bar& bar : bars) {
    total += bar.total();
    highest = std::max(highest, bar.total());
    figure.x.categories.push_back(bar.name);
  }
  if (total <= 0) return figure;
  figure.x.frame = {0, static_cast<double>(bars.size())};
  figure.y.label += " on " + chip.hardware->name;
  figure.y.frame = {0, 1.05 * highest};
  add_parts(figure, bars, breakdown, *hardware);
  add_cumulative(figure, bars, total, *hardware);
  figure.summary = summary_of(bars, total, breakdown, chip.hardware->name);
  return figure;
}

Figure make_time(const Report& report, const FigureOptions& options) {
  return make(report, options, "breakdown_time", of_time);
}

Figure make_energy(const Report& report, const FigureOptions& options) {
  return make(report, options, "breakdown_energy", of_energy);
}

}  // namespace

const FigureKind breakdown_time_figure{
    .name = "breakdown_time", .label = "Time by layer", .make = make_time};
const FigureKind breakdown_energy_figure{
    .name = "breakdown_energy", .label = "Energy by layer", .make = make_energy};

}  // namespace roofloor
