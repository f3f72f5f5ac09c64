// The tables, as they are printed in their sources.
#include "hardware/energy_tables.h"

#include <algorithm>
#include <cassert>
#include <cctype>

#include "base/quantity_text.h"

namespace roofloor {
namespace {

using enum NumberFormat;

constexpr Publication horowitz{
    "Horowitz, Computing's energy problem, ISSCC 2014, Fig. 1.1.9 (45 nm, 0.9 V)", 2014, "high"};
constexpr Publication jouppi{
    "Jouppi et al., Ten Lessons From Three Generations Shaped Google's TPUv4i, ISCA 2021, Table 2",
    2021, "high"};
// The number is widely quoted; the table itself was not read again.
constexpr Publication oconnor{"O'Connor et al., Fine-Grained DRAM, MICRO-50, 2017 (3.9 pJ/bit)",
                              2017, "medium"};
// By a copy of a reseller. Its scope differs from that of the others.
constexpr Publication micron{"Micron, Ultra-Bandwidth Solutions, average device power", 0,
                             "medium"};

constexpr TabulatedOperation operations[] = {
    {"int8", "45 nm", int8, "int8", 0.2e-12, 0.03e-12, horowitz},
    {"int32", "45 nm", int32, "int32", 3.1e-12, 0.1e-12, horowitz},
    {"fp16", "45 nm", fp16, "fp16", 1.1e-12, 0.4e-12, horowitz},
    {"fp32", "45 nm", fp32, "fp32", 3.7e-12, 0.9e-12, horowitz},
    {"int8", "7 nm", int8, "int8", 0.07e-12, 0.007e-12, jouppi},
    {"int32", "7 nm", int32, "int32", 1.48e-12, 0.03e-12, jouppi},
    {"bf16_fp32", "7 nm", bf16, "bf16, added in fp32", 0.21e-12, 0.38e-12, jouppi},
    {"bf16", "7 nm", bf16, "bf16, added in bf16", 0.21e-12, 0.11e-12, jouppi},
    {"fp16", "7 nm", fp16, "fp16", 0.34e-12, 0.16e-12, jouppi},
    {"fp32", "7 nm", fp32, "fp32", 1.31e-12, 0.38e-12, jouppi},
};

// Sources state an access of 64 bits, or a bit: a byte is an eighth of the one and 8 of the other.
constexpr TabulatedMemory memories[] = {
    {"hbm2_jouppi", "HBM2", "HBM2 (Jouppi et al.)", 31.25e-12, 56.25e-12, jouppi},
    {"hbm2_oconnor", "HBM2", "HBM2, device and interposer (O'Connor et al.)", 31.2e-12, 31.2e-12,
     oconnor},
    {"hbm2e_micron", "HBM2E", "HBM2E (Micron)", 48e-12, 48e-12, micron},
    {"gddr6_jouppi", "GDDR6", "GDDR6 (Jouppi et al.)", 43.75e-12, 60e-12, jouppi},
    {"gddr6_micron", "GDDR6", "GDDR6 (Micron)", 60e-12, 60e-12, micron},
    {"gddr6x_micron", "GDDR6X", "GDDR6X (Micron)", 58e-12, 58e-12, micron},
    {"ddr_jouppi", "DDR3 DDR4", "DDR3 and DDR4 (Jouppi et al.)", 162.5e-12, 162.5e-12, jouppi},
    {"dram_horowitz", "DRAM", "DRAM access, 45 nm (Horowitz)", 162.5e-12, 325e-12, horowitz},
    {"sram_8k_7", "", "SRAM of 8 KB, 7 nm (Jouppi et al.)", 0.9375e-12, 0.9375e-12, jouppi},
    {"sram_32k_7", "", "SRAM of 32 KB, 7 nm (Jouppi et al.)", 1.0625e-12, 1.0625e-12, jouppi},
    {"sram_1m_7", "SRAM", "SRAM of 1 MB, 7 nm (Jouppi et al.)", 1.75e-12, 1.75e-12, jouppi},
    {"sram_8k_45", "", "SRAM of 8 KB, 45 nm (Horowitz)", 1.25e-12, 1.25e-12, horowitz},
    {"sram_32k_45", "", "SRAM of 32 KB, 45 nm (Horowitz)", 2.5e-12, 2.5e-12, horowitz},
    {"sram_1m_45", "", "SRAM of 1 MB, 45 nm (Horowitz)", 12.5e-12, 12.5e-12, horowitz},
};

// How many letters of a name are one of the types; 0 if it begins with none.
std::size_t letters_of_type(std::string_view name, std::string_view types) {
  while (!types.empty()) {
    const std::string_view type = types.substr(0, types.find(' '));
    if (name.starts_with(type)) return type.size();
    types.remove_prefix(std::min(types.size(), type.size() + 1));
  }
  return 0;
}

Source source_in(const Publication& publication, const std::string& how,
                 std::string_view evidence) {
  return {.document = std::string(publication.document) + how,
          .year = publication.year == 0 ? std::nullopt : std::optional(publication.year),
          .evidence = std::string(evidence)};
}

}  // namespace

std::span<const TabulatedOperation> tabulated_operations() {
  return operations;
}

std::span<const TabulatedMemory> tabulated_memories() {
  return memories;
}

const TabulatedOperation* tabulated_operation(std::string_view process, NumberFormat format) {
  const auto found = std::find_if(
      std::begin(operations), std::end(operations),
      [&](const auto& entry) { return entry.process == process && entry.format == format; });
  return found == std::end(operations) ? nullptr : &*found;
}

const TabulatedMemory* tabulated_memory(std::string_view memory_name) {
  const TabulatedMemory* best = nullptr;
  std::size_t most = 0;
  for (const TabulatedMemory& entry : memories) {
    const std::size_t letters = letters_of_type(memory_name, entry.types);
    // HBM2E and HBM3 are other types than HBM2: a letter or digit behind the type is part of it.
    const bool ends = letters == memory_name.size() ||
                      std::isalnum(static_cast<unsigned char>(memory_name[letters])) == 0;
    if (letters <= most || !ends) continue;
    most = letters;
    best = &entry;
  }
  return best;
}

const TabulatedMemory& memory_entry(std::string_view id) {
  const auto found = std::find_if(std::begin(memories), std::end(memories),
                                  [&](const auto& entry) { return entry.id == id; });
  assert(found != std::end(memories) && "ids are those of the table");
  return *found;
}

Source source_of(const TabulatedOperation& operation) {
  const auto picojoules = [](double joules) { return quantity_text(joules, "J"); };
  return source_in(operation.publication,
                   ": half of a multiplication (" + picojoules(operation.multiplication_joules) +
                       ") and an addition (" + picojoules(operation.addition_joules) + ")",
                   "derived");
}

Source source_of(const TabulatedMemory& memory) {
  if (memory.least_joules == memory.most_joules) {
    return source_in(memory.publication, "", "paper");
  }
  return source_in(memory.publication,
                   ": middle of " + quantity_text(memory.least_joules, "J/B") + " to " +
                       quantity_text(memory.most_joules, "J/B"),
                   "derived");
}

std::string_view nearest_process(const Hardware& hardware) {
  constexpr double boundary = 22;  // nm
  const std::size_t unit = hardware.process.find("nm");
  std::size_t start = std::min(unit, hardware.process.size());
  double nanometres = 0;
  for (double place = 1; start > 0; --start) {
    const char c = hardware.process[start - 1];
    if (c == ' ' && place == 1) continue;
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) break;
    nanometres += place * (c - '0');
    place *= 10;
  }
  return unit != std::string::npos && nanometres >= boundary ? "45 nm" : "7 nm";
}

}  // namespace roofloor
