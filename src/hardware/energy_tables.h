// What operations and bytes were published to cost, by process and by type of memory. The one place
// for these facts: estimates, checks and forms take them from here. Nothing is scaled from one
// process to another, as no source does.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/number_format.h"
#include "hardware/hardware.h"

namespace roofloor {

// Where a published figure stands, and how well it was read.
struct Publication {
  std::string_view document;
  int year = 0;                 // 0: the document has none
  std::string_view confidence;  // high: read in the source itself; medium: in a copy, or quoted
};

// An operation of a bare datapath: half of a multiplication and an addition.
struct TabulatedOperation {
  std::string_view id;       // "bf16_fp32"
  std::string_view process;  // "7 nm"
  NumberFormat format = NumberFormat::fp16;
  std::string_view label;  // "bf16, added in fp32"
  double multiplication_joules = 0;
  double addition_joules = 0;
  Publication publication;

  constexpr double joules() const { return (multiplication_joules + addition_joules) / 2; }
};

// A byte of a memory, where a source has a range from its least to its most.
struct TabulatedMemory {
  std::string_view id;     // "hbm2_jouppi"
  std::string_view types;  // the names it holds for, with spaces between them: "DDR3 DDR4"
  std::string_view label;  // "HBM2, Jouppi 2021"
  double least_joules = 0;
  double most_joules = 0;
  Publication publication;

  constexpr double middle_joules() const { return (least_joules + most_joules) / 2; }
};

std::span<const TabulatedOperation> tabulated_operations();
std::span<const TabulatedMemory> tabulated_memories();

// The operation of a process in a format, as matrix units do it: where both are published, added in
// a wider format. Null without one.
const TabulatedOperation* tabulated_operation(std::string_view process, NumberFormat format);

// The first entry for the type that a name such as "DDR5-4800" or "HBM2E" begins with; the longest
// type counts, so HBM2E is not HBM2. Null without one.
const TabulatedMemory* tabulated_memory(std::string_view memory_name);

// The entry of that id, which must be one.
const TabulatedMemory& memory_entry(std::string_view id);

// As a project keeps them: half of a sum is "derived", and so is the middle of a range.
Source source_of(const TabulatedOperation& operation);
Source source_of(const TabulatedMemory& memory);

// The process of the tables that a hardware is nearest to: 45 nm from 22 nm up, else 7 nm.
std::string_view nearest_process(const Hardware& hardware);

}  // namespace roofloor
