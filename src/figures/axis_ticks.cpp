// Tick positions and labels.
#include "figures/axis_ticks.h"

#include <algorithm>
#include <cmath>

#include "base/quantity_text.h"

namespace roofloor {
namespace {

// px between two labels of an axis, upright ones being as high as a line of text.
constexpr double closest_decades = 30;
double closest_steps(Direction direction) {
  return direction == Direction::horizontal ? 70 : 30;
}
constexpr int most_decades_with_minor = 8;

double step_near(double rough) {
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

std::vector<Tick> linear_ticks(const Limits& limits, const std::string& unit, double pixels,
                               Direction direction) {
  const double span = limits.maximum - limits.minimum;
  const double step = step_near(span * closest_steps(direction) / pixels);
  std::vector<Tick> ticks;
  const double first = std::ceil(limits.minimum / step - 1e-9);
  const double last = std::floor(limits.maximum / step + 1e-9);
  for (double i = first; i <= last; ++i) {
    const double value = i == 0 ? 0 : i * step;
    ticks.push_back({value, tick_label(value, unit), true});
  }
  return ticks;
}

// 2 to 9 times a decade; labelled at 2 and 5 where there is room for little else.
void add_minor_ticks(std::vector<Tick>& ticks, double decade, const Limits& limits,
                     const std::string& unit, bool with_labels) {
  for (int factor = 2; factor <= 9; ++factor) {
    const double value = factor * decade;
    if (value < limits.minimum || value > limits.maximum) continue;
    const bool labelled = with_labels && (factor == 2 || factor == 5);
    ticks.push_back({value, labelled ? tick_label(value, unit) : "", labelled});
  }
}

std::vector<Tick> log_ticks(const Limits& limits, const std::string& unit, double pixels,
                            Direction direction) {
  const double decades = std::log10(limits.maximum / limits.minimum);
  if (decades < 0.7) return linear_ticks(limits, unit, pixels, direction);
  const int every = std::max(1, static_cast<int>(std::ceil(decades * closest_decades / pixels)));
  const int first = static_cast<int>(std::floor(std::log10(limits.minimum) + 1e-9));
  const int last = static_cast<int>(std::floor(std::log10(limits.maximum) + 1e-9));
  std::vector<Tick> ticks;
  for (int exponent = first; exponent <= last; ++exponent) {
    const double decade = std::pow(10, exponent);
    if (decade >= limits.minimum * (1 - 1e-9)) {
      const bool labelled = exponent % every == 0;
      ticks.push_back({decade, labelled ? tick_label(decade, unit) : "", labelled});
    }
    if (every == 1 && decades <= most_decades_with_minor) {
      add_minor_ticks(ticks, decade, limits, unit, decades < 2.2);
    }
  }
  return ticks;
}

}  // namespace

std::vector<Tick> axis_ticks(const Limits& limits, Scale scale, const std::string& unit,
                             double pixels, Direction direction) {
  const double room = std::max(pixels, 1.0);
  return scale == Scale::log ? log_ticks(limits, unit, room, direction)
                             : linear_ticks(limits, unit, room, direction);
}

std::string tick_label(double value, const std::string& unit) {
  if (value == 0) return "0";
  const bool plain = unit == "op/B" && value >= 0.0009999 && value < 999.5;
  if (plain) return shortest_number(std::round(value * 1e6) / 1e6);
  if (unit == "op/s" || unit == "op/B") return exact_quantity_text(value, "");
  return exact_quantity_text(value, unit == "J/op" ? "J" : unit);
}

}  // namespace roofloor
