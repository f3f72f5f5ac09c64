// Two digits are enough for a sentence.
#include "analysis/spoken_numbers.h"

#include <cstdio>

#include "base/quantity_text.h"

namespace roofloor {

std::string percent_text(double fraction) {
  const double percent = 100 * fraction;
  char text[32];
  if (fraction < 1 && percent >= 99.5) return "over 99\u00a0%";
  std::snprintf(text, sizeof text, percent < 9.95 && percent > 0 ? "%.2g\u00a0%%" : "%.0f\u00a0%%",
                percent);
  return text;
}

std::string factor_text(double value) {
  char text[40];
  std::snprintf(text, sizeof text, value < 9.95 ? "%.2g" : "%.0f", value);
  return value < 1e4 ? text : quantity_text(value, "");
}

}  // namespace roofloor
