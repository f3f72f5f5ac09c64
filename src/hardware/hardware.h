// A chip or accelerator: how fast it can compute and move data, and what each costs in energy.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_format.h"
#include "hardware/analog_array.h"

namespace roofloor {

// Which tensors cross a level. Beside banks or in arrays that compute, weights (and the key/value
// cache with them) stay in the memory and inputs and outputs alone cross its pins.
enum class Carries { everything, weights, activations };
inline constexpr std::array<std::string_view, 3> carries_names{"everything", "weights",
                                                               "activations"};

// More than registers, two caches and the main memory.
inline constexpr std::size_t most_levels = 4;

// One level of memory: what is stored there, and the link between it and what lies further in.
struct MemoryLevel {
  std::string name;
  double bandwidth_bytes_per_second = 0;         // beta [B/s]
  std::optional<double> capacity_bytes;          // [B]
  std::optional<double> energy_per_byte_joules;  // e_mem [J/B], of reading; of writing too unless
  std::optional<double> write_energy_per_byte_joules;  // this says otherwise [J/B]
  Carries carries = Carries::everything;
  // Arrays that compute with the weights they hold: a workload whose weights all fit moves none,
  // for another one each layer's weights are written into them in every run.
  bool holds_weights = false;
  // E_R [op/B]: the energy of a byte over that of an operation, as some publications state it in
  // place of e_mem; then e_mem = E_R * e_op.
  std::optional<double> energy_balance;

  bool operator==(const MemoryLevel&) const = default;
};

// What a figure of the library can rest on, the strongest first: the vendor's word, a published
// paper, arithmetic on either (half of a peak that is printed with sparsity), a guess, or nothing
// but the lesson.
inline constexpr std::array<std::string_view, 5> evidence_words{"datasheet", "paper", "derived",
                                                                "estimate", "illustrative"};

// Where a figure comes from, and how far to trust it.
struct Source {
  std::string document;
  std::optional<int> year;
  std::string evidence;  // one of the evidence words in the library

  bool operator==(const Source&) const = default;
};

struct Hardware {
  std::string id;
  std::string name;
  std::string vendor;
  std::string hardware_class;  // GPU, TPU, PIM, PNM, ...
  std::optional<int> year;
  std::string process;
  std::string scope;  // what the figures are of, where that is not one chip: "card, 4 chips"
  std::string notes;
  std::string confidence;  // high, medium, low; empty where nobody judged it
  std::string checked;     // whether the figures were read again in their sources: yes, partly, no
  // What was never published, "dense peak" or "bandwidth": without either there is no roof.
  std::vector<std::string> missing;

  std::map<NumberFormat, double>
      peaks;  // P_f [op/s], dense, one multiply-accumulate is two operations
  // The notebook's rule: a format without a peak of its own has that of fp32 times 32/bits.
  bool peak_scales_with_bits = false;
  std::vector<MemoryLevel> levels;  // from the outside in: the main memory first

  std::map<NumberFormat, double> energy_per_operation_joules;    // e_f [J/op]
  std::optional<double> energy_per_operation_any_format_joules;  // where a source states no format
  std::optional<AnalogArray> analog_array;  // gives e_op where neither states it
  double constant_power_watts = 0;          // p0 [W]
  double overhead_seconds = 0;  // that a layer takes before and after its work, each time it runs
  // Between equal devices that share one workload [B/s]; device_group.h.
  std::optional<double> link_bandwidth_bytes_per_second;
  double device_count = 1;  // equal devices that share a workload; device_group.h adds them up

  double achieved_compute_fraction = 1;    // eta_P
  double achieved_bandwidth_fraction = 1;  // eta_beta
  std::optional<double> tdp_watts;
  std::string tdp_kind;

  // By JSON pointer into the hardware object; the longest one that begins a figure's pointer holds
  // for it.
  std::map<std::string, Source> sources;

  bool operator==(const Hardware&) const = default;
};

// The index of the level that weights come from: the main memory, or beside banks the banks. Its
// bandwidth is what people mean by that of the hardware.
std::size_t weight_memory(const Hardware& hardware);

// Bytes of the memory that holds weights and cache: of the level they come from, or of the main
// memory that it is a part of; absent where none is stated.
std::optional<double> memory_capacity(const Hardware& hardware);

// The source of the figure at a pointer such as "/peaks/fp16"; null if none is stated.
const Source* source_of(const Hardware& hardware, const std::string& pointer);

// The same; but what stands at the top of the object, as a constant power does, has a default and
// so no source unless one is stated for it alone.
const Source* stated_source(const Hardware& hardware, const std::string& pointer);

}  // namespace roofloor
