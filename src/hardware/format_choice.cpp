// The chains of formats that can stand in for each other.
#include "hardware/format_choice.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace roofloor {
namespace {

using enum NumberFormat;

// Every chain runs from narrow to wide; a format may be replaced by what comes after it. bf16 and
// fp16 stand in for each other although neither holds all the other's values: kernels are written
// for either.
using Chain = std::vector<NumberFormat>;

Chain wider_formats(NumberFormat format) {
  Chain sixteen_and_up{fp16, bf16, tf32, fp32, fp64};
  const auto then = [](std::initializer_list<NumberFormat> first, const Chain& rest) {
    Chain chain(first);
    chain.insert(chain.end(), rest.begin(), rest.end());
    return chain;
  };
  switch (format) {
    case binary:
      return then({int2, int4, int8, int16}, sixteen_and_up);
    case int2:
      return then({int4, int8, int16}, sixteen_and_up);
    case int4:
      return then({int8, int16}, sixteen_and_up);
    case int8:
      return then({int16}, sixteen_and_up);
    case int16:
      return {fp32, fp64};
    case int32:
      return {fp64};
    case fp4:
      return then({fp6, fp8}, sixteen_and_up);
    case fp6:
      return then({fp8}, sixteen_and_up);
    case fp8:
      return sixteen_and_up;
    case fp16:
      return {bf16, tf32, fp32, fp64};
    case bf16:
      return {fp16, tf32, fp32, fp64};
    case tf32:
      return {fp32, fp64};
    case fp32:
      return {fp64};
    default:
      return {};
  }
}

std::optional<FormatFigure> first_listed(const std::map<NumberFormat, double>& figures,
                                         NumberFormat format) {
  if (const auto own = figures.find(format); own != figures.end())
    return FormatFigure{format, own->second};
  for (NumberFormat wider : wider_formats(format)) {
    if (const auto found = figures.find(wider); found != figures.end()) {
      return FormatFigure{wider, found->second};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<FormatFigure> peak_for(const Hardware& hardware, NumberFormat format) {
  const auto single = hardware.peaks.find(fp32);
  if (hardware.peak_scales_with_bits && !hardware.peaks.contains(format) &&
      single != hardware.peaks.end()) {
    return FormatFigure{format, single->second * 32 / bits(format)};
  }
  return first_listed(hardware.peaks, format);
}

std::optional<FormatFigure> energy_per_operation_for(const Hardware& hardware,
                                                     NumberFormat format) {
  const auto listed = first_listed(hardware.energy_per_operation_joules, format);
  if (listed) return listed;
  if (hardware.energy_per_operation_any_format_joules) {
    return FormatFigure{format, *hardware.energy_per_operation_any_format_joules};
  }
  if (!hardware.analog_array) return std::nullopt;
  return FormatFigure{format, array_energy_per_operation(*hardware.analog_array).total()};
}

std::optional<double> energy_per_byte_for(const MemoryLevel& level,
                                          double energy_per_operation_joules) {
  if (level.energy_per_byte_joules) return level.energy_per_byte_joules;
  if (level.energy_balance) return *level.energy_balance * energy_per_operation_joules;
  return std::nullopt;
}

}  // namespace roofloor
