// The sanity checks of hardware figures.
#include "hardware/hardware_checks.h"

#include <optional>

#include "base/quantity_text.h"
#include "hardware/energy_tables.h"
#include "hardware/format_choice.h"

namespace roofloor {
namespace {

// Without a stated TDP: more than any one package is known to draw.
constexpr double most_watts_of_a_chip = 1000;
// The energy balance of accelerators with DRAM at 16 bits: from stacked memory beside a frugal
// datapath to commodity DRAM.
constexpr double least_balance = 10;
constexpr double most_balance = 500;

// What crosses the main memory crosses the levels further in as well.
void check_levels(const Hardware& hardware, std::vector<std::string>& warnings) {
  const MemoryLevel& main = hardware.levels.front();
  for (const MemoryLevel& level : hardware.levels) {
    const bool is_slower = level.bandwidth_bytes_per_second < main.bandwidth_bytes_per_second;
    if (!is_slower || level.carries != main.carries) continue;
    warnings.push_back("Its " + level.name + " would be slower than the " + main.name +
                       " behind it.");
  }
}

struct Figures {
  double operation_joules = 0;
  double byte_joules = 0;
  double peak = 0;
  double bandwidth = 0;

  double balance() const { return byte_joules / operation_joules; }
};

std::optional<Figures> figures_of(const Hardware& hardware, NumberFormat format) {
  const auto peak = peak_for(hardware, format);
  const auto operation = energy_per_operation_for(hardware, format);
  if (!peak || !operation) return std::nullopt;
  const MemoryLevel& level = hardware.levels.front();
  return Figures{.operation_joules = operation->value,
                 .byte_joules = energy_per_byte_for(level, operation->value).value_or(0),
                 .peak = peak->value,
                 .bandwidth = level.bandwidth_bytes_per_second};
}

void check_power(const Hardware& hardware, const Figures& f, std::vector<std::string>& warnings) {
  const double watts = f.operation_joules * f.peak + hardware.constant_power_watts;
  const std::string drawn = "At its peak it would draw " + quantity_text(watts, "W");
  if (!hardware.tdp_watts) {
    if (watts > most_watts_of_a_chip * hardware.device_count) {
      warnings.push_back(drawn + " for arithmetic alone; one chip draws at most about " +
                         exact_quantity_text(most_watts_of_a_chip, "W") + ".");
    }
    return;
  }
  const double tdp = *hardware.tdp_watts;
  if (watts > 2 * tdp) {
    warnings.push_back(drawn + ", more than twice its TDP of " + exact_quantity_text(tdp, "W") +
                       ": its energy per operation or its peak cannot be right.");
  } else if (watts > tdp) {
    warnings.push_back(drawn + ", above its TDP of " + exact_quantity_text(tdp, "W") + ".");
  }
  const double memory_watts = f.byte_joules * f.bandwidth;
  if (memory_watts > tdp / 2) {
    warnings.push_back("At full bandwidth its memory would draw " +
                       quantity_text(memory_watts, "W") + ", over half of its TDP of " +
                       exact_quantity_text(tdp, "W") + ".");
  }
}

void check_operation(const Figures& f, NumberFormat format, std::vector<std::string>& warnings) {
  const TabulatedOperation* datapath = tabulated_operation("7 nm", format);
  if (datapath == nullptr || f.operation_joules >= datapath->joules() / 2) return;
  warnings.push_back(quantity_text(f.operation_joules, "J/op") + " at " +
                     std::string(name(format)) +
                     " is less than half of what a bare datapath takes in 7\u00a0nm, " +
                     quantity_text(datapath->joules(), "J/op") + ".");
}

bool computes_beside_dram(const Hardware& hardware) {
  return !hardware.hardware_class.starts_with("PIM") && hardware.hardware_class != "PNM";
}

void check_balance(const Hardware& hardware, const Figures& f, NumberFormat format,
                   std::vector<std::string>& warnings) {
  if (f.byte_joules == 0) return;
  const double balance = f.balance();
  const std::string stated = "Its energy balance is " + quantity_text(balance, "op/B");
  if (balance < 1) {
    warnings.push_back(stated + ": a byte from memory would cost less than one operation.");
  } else if (bits(format) == 16 && computes_beside_dram(hardware) &&
             (balance < least_balance || balance > most_balance)) {
    warnings.push_back(stated + "; accelerators with DRAM have " + shortest_number(least_balance) +
                       " to " + exact_quantity_text(most_balance, "op/B") + " at 16 bits.");
  }
}

}  // namespace

std::vector<std::string> hardware_warnings(const Hardware& hardware, NumberFormat format) {
  std::vector<std::string> warnings;
  check_levels(hardware, warnings);
  const auto figures = figures_of(hardware, format);
  if (!figures) return warnings;
  check_power(hardware, *figures, warnings);
  check_operation(*figures, format, warnings);
  check_balance(hardware, *figures, format, warnings);
  return warnings;
}

}  // namespace roofloor
