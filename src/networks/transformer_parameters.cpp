// What follows from several parameters.
#include "networks/transformer_parameters.h"

#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor {

double head_width_of(const Arguments& a, const std::string& path, std::string_view heads) {
  if (a.has("head_width")) return a["head_width"];
  if (std::fmod(a["width"], a[heads]) == 0) return a["width"] / a[heads];
  throw InputError{child_path(path, std::string(heads)),
                   std::string(heads) + " is " + shortest_number(a[heads]) +
                       "; expected a divisor of width, " + shortest_number(a["width"]) +
                       ", or a head_width"};
}

}  // namespace roofloor
