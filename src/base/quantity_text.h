// Quantities as people write them: "3.35 TB/s", "80 GiB", "5 pJ/bit". The one place that knows
// prefixes.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace roofloor {

struct Prefix {
  std::string_view symbol;
  int exponent;  // power of ten
};

// SI prefixes from femto to exa, smallest first, the empty one included.
std::span<const Prefix> si_prefixes();

// Three significant digits, an SI prefix, a narrow no-break space, the unit: "3.35 TB/s".
// Units: "op", "op/s", "B", "B/s", "s", "J", "J/op", "J/B", "W", "op/B", "J*s" or "" (a plain
// number).
std::string quantity_text(double value, std::string_view unit);

// As quantity_text, with every digit the value has (15 at the most): what a field shows and reads
// back.
std::string exact_quantity_text(double value, std::string_view unit);

// The shortest decimal text that reads back as the same double: 0.1, not 0.10000000000000001.
std::string shortest_number(double value);

// Reads what a user typed where `unit` is expected; a bare number is in that unit. Understands SI
// and binary prefixes (k, Ki), bits for bytes (5 pJ/bit), OPS and FLOPS for op/s, and energies per
// MAC or FLOP. Throws InputError (empty path) naming what was found and what was expected; never
// returns NaN or infinity.
double parse_quantity(std::string_view text, std::string_view unit);

}  // namespace roofloor
