// How many places a window has.
#include "layers/sliding_window.h"

#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"

namespace roofloor {

double window_outputs(const Arguments& a, const WindowNames& names) {
  if (a.has(names.out_size)) return a[names.out_size];
  const double dilation = names.dilation.empty() ? 1 : a[names.dilation];
  const double padded = a[names.size] + 2 * a[names.padding];
  const double window = dilation * (a[names.kernel] - 1) + 1;
  if (window > padded) {
    throw InputError{"/parameters/" + std::string(names.kernel),
                     "the window covers " + shortest_number(window) +
                         " elements; expected at most the " + shortest_number(padded) +
                         " of the padded input (" + std::string(names.size) + ")"};
  }
  return std::floor((padded - window) / a[names.stride]) + 1;
}

}  // namespace roofloor
