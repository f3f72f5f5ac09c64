// Draws values from what the layer kinds declare.
#include "generated/generated.h"

#include <algorithm>
#include <cmath>

#include "base/input_error.h"
#include "hardware/device_group.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

bool chance(Random& random, double probability) {
  return std::bernoulli_distribution(probability)(random);
}

ParameterValue random_value(Random& random, const ParameterDeclaration& declaration) {
  if (!declaration.choices.empty()) {
    const int last = static_cast<int>(declaration.choices.size()) - 1;
    return std::string(
        declaration.choices[static_cast<std::size_t>(random_whole(random, 0, last))]);
  }
  const double low = std::max(declaration.range.minimum, declaration.range.whole ? 1.0 : 1e-3);
  const double high = std::min(declaration.range.maximum, declaration.range.whole ? 64.0 : 1e9);
  if (declaration.range.minimum == 0 && chance(random, 0.3)) return 0;
  const double value = random_between(random, low, high);
  return declaration.range.whole ? std::floor(value) : value;
}

// What may be left out is left out half of the time; of two alternatives one is given.
ParameterValues random_parameters(Random& random, const LayerKind& kind) {
  ParameterValues values;
  for (const ParameterDeclaration& declaration : kind.parameters) {
    const bool other_given =
        !declaration.alternative.empty() && values.contains(std::string(declaration.alternative));
    const bool first_of_two = !declaration.alternative.empty() && !other_given;
    const bool may_be_absent = declaration.default_value || declaration.optional ||
                               !declaration.default_from.empty() || first_of_two;
    if (other_given || (may_be_absent && chance(random, 0.5))) continue;
    values[std::string(declaration.name)] = random_value(random, declaration);
  }
  return values;
}

NumberFormat random_format(Random& random, bool of_activations) {
  while (true) {
    const auto formats = number_formats();
    const auto index =
        static_cast<std::size_t>(random_whole(random, 0, static_cast<int>(formats.size()) - 1));
    if (!of_activations || formats[index].computes_as) return formats[index].id;
  }
}

}  // namespace

double random_between(Random& random, double low, double high) {
  return std::exp(std::uniform_real_distribution(std::log(low), std::log(high))(random));
}

int random_whole(Random& random, int low, int high) {
  return std::uniform_int_distribution(low, high)(random);
}

Layer random_layer(Random& random, const std::string& kind) {
  while (true) {
    Layer layer{.name = kind,
                .kind = kind,
                .parameters = random_parameters(random, layer_kind(kind, "")),
                .formats = {}};
    try {
      layer_cost(layer, {});
      return layer;
    } catch (const InputError&) {
      // Such values do not go together, as a window larger than its input; others will.
    }
  }
}

Workload random_workload(Random& random, int largest_count) {
  Workload workload{.name = "random", .batch = double(random_whole(random, 1, 16)), .layers = {}};
  workload.formats = {random_format(random, false), random_format(random, true),
                      random_format(random, false)};
  const auto kinds = layer_kinds();
  const int count = random_whole(random, 1, largest_count);
  for (int i = 0; i < count; ++i) {
    const auto kind =
        static_cast<std::size_t>(random_whole(random, 0, static_cast<int>(kinds.size()) - 1));
    Layer layer = random_layer(random, std::string(kinds[kind]->name));
    layer.name += std::to_string(i);
    if (chance(random, 0.3)) layer.repeat = random_whole(random, 2, 12);
    if (chance(random, 0.2) && layer.kind != "attention") layer.steps = random_whole(random, 2, 9);
    if (chance(random, 0.1)) layer.shared = true;
    if (chance(random, 0.2)) layer.formats.weights = random_format(random, false);
    if (chance(random, 0.2)) layer.formats.activations = random_format(random, true);
    if (chance(random, 0.2)) layer.formats.kv_cache = random_format(random, false);
    layer.all_reduce = chance(random, 0.2);
    workload.layers.push_back(layer);
  }
  return workload;
}

Hardware random_hardware(Random& random) {
  Hardware hardware;
  hardware.name = "random";
  hardware.peaks[NumberFormat::fp64] = random_between(random, 1e9, 1e15);
  hardware.energy_per_operation_joules[NumberFormat::fp64] = random_between(random, 1e-14, 1e-9);
  for (const NumberFormat format : {NumberFormat::fp32, NumberFormat::fp16, NumberFormat::int8}) {
    if (chance(random, 0.5)) hardware.peaks[format] = random_between(random, 1e9, 1e15);
    if (chance(random, 0.5)) {
      hardware.energy_per_operation_joules[format] = random_between(random, 1e-14, 1e-9);
    }
  }
  MemoryLevel level;
  level.name = "DRAM";
  level.bandwidth_bytes_per_second = random_between(random, 1e8, 1e13);
  if (chance(random, 0.5)) {
    level.energy_per_byte_joules = random_between(random, 1e-13, 1e-9);
  } else {
    level.energy_balance = random_between(random, 1e-3, 1e3);
  }
  hardware.levels.push_back(level);
  if (chance(random, 0.5)) hardware.constant_power_watts = random_between(random, 0.01, 1e3);
  if (chance(random, 0.5)) hardware.achieved_compute_fraction = random_between(random, 0.1, 1);
  if (chance(random, 0.5)) hardware.achieved_bandwidth_fraction = random_between(random, 0.1, 1);
  return hardware;
}

namespace {

MemoryLevel random_level(Random& random, const std::string& name, Carries carried) {
  MemoryLevel level{.name = name,
                    .bandwidth_bytes_per_second = random_between(random, 1e8, 1e14),
                    .energy_per_byte_joules = random_between(random, 1e-14, 1e-10),
                    .carries = carried};
  if (chance(random, 0.5)) {
    level.write_energy_per_byte_joules = random_between(random, 1e-14, 1e-10);
  }
  return level;
}

void add_levels(Random& random, Hardware& hardware) {
  const int form = random_whole(random, 0, 3);
  if (form == 0) {  // beside the banks
    hardware.levels = {random_level(random, "pins", Carries::activations),
                       random_level(random, "banks", Carries::weights)};
    return;
  }
  if (form == 1) {  // in arrays
    hardware.levels.push_back(random_level(random, "arrays", Carries::weights));
    hardware.levels.back().holds_weights = true;
    hardware.levels.back().capacity_bytes = random_between(random, 1e3, 1e12);
    return;
  }
  const int further = random_whole(random, 0, 3);
  for (int i = 0; i < further; ++i) {
    hardware.levels.push_back(
        random_level(random, "cache " + std::to_string(i + 1), Carries::everything));
    if (chance(random, 0.8)) {
      hardware.levels.back().capacity_bytes = random_between(random, 1, 1e8);
    }
    if (chance(random, 0.3)) hardware.levels.back().energy_per_byte_joules.reset();
  }
}

}  // namespace

Hardware random_layered_hardware(Random& random) {
  Hardware hardware = random_hardware(random);
  add_levels(random, hardware);
  if (chance(random, 0.3)) hardware.overhead_seconds = random_between(random, 1e-7, 1e-2);
  if (chance(random, 0.3)) {
    hardware.device_count = random_whole(random, 2, 8);
    if (chance(random, 0.7)) {
      hardware.link_bandwidth_bytes_per_second = random_between(random, 1e8, 1e12);
    }
  }
  return device_group(hardware);
}

Hardware random_array_hardware(Random& random) {
  Hardware hardware = random_hardware(random);
  hardware.energy_per_operation_joules.clear();
  const auto bits = [&] { return double(random_whole(random, 1, 8)); };
  hardware.analog_array = {.rows_used = double(random_whole(random, 1, 4096)),
                           .columns = double(random_whole(random, 1, 4096)),
                           .input_bits = bits(),
                           .dac_bits = bits(),
                           .weight_bits = bits(),
                           .cell_bits = bits(),
                           .cell_energy_joules = random_between(random, 1e-17, 1e-13),
                           .dac_energy_joules = random_between(random, 1e-15, 1e-11),
                           .digital_energy_joules = random_between(random, 1e-15, 1e-12),
                           .supply_volts = random_between(random, 0.4, 1.2)};
  if (chance(random, 0.5)) hardware.analog_array->adc_bits = bits();
  return hardware;
}

Hardware random_estimated_hardware(Random& random) {
  Hardware hardware;
  hardware.name = "random";
  hardware.tdp_watts = random_between(random, 5, 1500);
  hardware.tdp_kind = "TDP";
  hardware.sources["/tdp_watts"] = {.document = "a datasheet", .evidence = "datasheet"};
  hardware.peaks = {{NumberFormat::fp64, random_between(random, 1e9, 1e15)},
                    {NumberFormat::int8, random_between(random, 1e9, 1e15)}};
  // At 60 pJ/B, the upper end of what HBM3 is assumed to take, up to half of the TDP.
  const double memory_watts = *hardware.tdp_watts * random_between(random, 0.01, 0.5);
  hardware.levels = {{.name = "HBM3", .bandwidth_bytes_per_second = memory_watts / 60e-12}};
  if (chance(random, 0.5)) hardware.achieved_compute_fraction = random_between(random, 0.1, 1);
  if (chance(random, 0.5)) hardware.achieved_bandwidth_fraction = random_between(random, 0.1, 1);
  return hardware;
}

}  // namespace roofloor
