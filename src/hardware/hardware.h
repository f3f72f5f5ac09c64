// A chip or accelerator: how fast it can compute and move data, and what each costs in energy.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/number_format.h"

namespace roofloor {

// One level of memory, seen from the arithmetic units.
struct MemoryLevel {
  std::string name;
  double bandwidth_bytes_per_second = 0;         // beta [B/s]
  std::optional<double> capacity_bytes;          // [B]
  std::optional<double> energy_per_byte_joules;  // e_mem [J/B]
  // E_R [op/B]: the energy of a byte over that of an operation, as some publications state it in
  // place of e_mem; then e_mem = E_R * e_op.
  std::optional<double> energy_balance;
};

// Where a figure comes from, and how far to trust it.
struct Source {
  std::string document;
  std::optional<int> year;
  std::string evidence;  // datasheet, paper, derived, estimate, illustrative
};

struct Hardware {
  std::string id;
  std::string name;
  std::string vendor;
  std::string hardware_class;  // GPU, TPU, PIM, PNM, ...
  std::optional<int> year;
  std::string process;
  std::string notes;

  std::map<NumberFormat, double>
      peaks;  // P_f [op/s], dense, one multiply-accumulate is two operations
  // The notebook's rule: a format without a peak of its own has that of fp32 times 32/bits.
  bool peak_scales_with_bits = false;
  std::vector<MemoryLevel> levels;  // from the outside in

  std::map<NumberFormat, double> energy_per_operation_joules;    // e_f [J/op]
  std::optional<double> energy_per_operation_any_format_joules;  // where a source states no format
  double constant_power_watts = 0;                               // p0 [W]

  double achieved_compute_fraction = 1;    // eta_P
  double achieved_bandwidth_fraction = 1;  // eta_beta
  std::optional<double> tdp_watts;
  std::string tdp_kind;

  // By JSON pointer into the hardware object; the longest one that begins a figure's pointer holds
  // for it.
  std::map<std::string, Source> sources;
};

// The source of the figure at a pointer such as "/peaks/fp16"; null if none is stated.
const Source* source_of(const Hardware& hardware, const std::string& pointer);

// The same; but what stands at the top of the object, as a constant power does, has a default and
// so no source unless one is stated for it alone.
const Source* stated_source(const Hardware& hardware, const std::string& pointer);

}  // namespace roofloor
