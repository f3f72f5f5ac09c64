// Symbols that are not columns of the report: parts, tensors, bits, figures of the hardware.
#include "analysis/explanation_symbols.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "analysis/cost_explanation.h"
#include "analysis/energy_symbols.h"
#include "analysis/formula_symbols.h"
#include "analysis/language_symbols.h"
#include "analysis/level_symbols.h"

namespace roofloor {
namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();

// Symbols of amounts that the formulas of the layer kinds give.
struct Amount {
  std::string_view symbol;
  std::string_view unit;
  std::string_view meaning;
  CostItem item;
};
constexpr Amount amounts[] = {
    {"W_dense", "op", "operations of the dense products, two for a multiply-accumulate",
     CostItem::dense},
    {"W_bias", "op", "additions of a bias", CostItem::bias},
    {"W_elementwise", "op", "activation functions, additions and products of elements",
     CostItem::elementwise},
    {"W_normalization", "op", "normalizations", CostItem::normalization},
    {"W_softmax", "op", "softmax", CostItem::softmax},
    {"W_pooling", "op", "pooling", CostItem::pooling},
    {"N_weight", "", "elements of weights read", CostItem::weight_elements},
    {"N_input", "", "elements of inputs read", CostItem::input_elements},
    {"N_output", "", "elements of outputs written", CostItem::output_elements},
    {"N_kv_read", "", "elements of keys and values read from the cache",
     CostItem::kv_read_elements},
    {"N_kv_write", "", "elements of keys and values written into the cache",
     CostItem::kv_write_elements},
    {"Q_given", "B", "bytes of which only the sum is known", CostItem::unassigned_bytes},
    {"N_trained", "", "trained elements stored", CostItem::parameters},
    {"N_cached", "", "elements of keys and values that are kept", CostItem::cached_elements},
};

struct Bits {
  std::string_view symbol;
  TensorClass tensor;
};
constexpr Bits bits_symbols[] = {{"b_weight", TensorClass::weight},
                                 {"b_input", TensorClass::input},
                                 {"b_output", TensorClass::output},
                                 {"b_kv_read", TensorClass::kv_read},
                                 {"b_kv_write", TensorClass::kv_write}};

NumberFormat format_of(TensorClass tensor, const Formats& formats) {
  if (tensor == TensorClass::weight) return formats.weights;
  return stays_in_memory(tensor) ? formats.kv_cache : formats.activations;
}

Explanation explained_bits(const Bits& bits, const Place& place) {
  const Formats formats = place.row->layer->formats.over(place.report.workload->formats);
  const NumberFormat format = format_of(bits.tensor, formats);
  const double value = place.row->cost.of(bits.tensor).bits_per_element;
  const bool in_format = value == roofloor::bits(format);
  return {.symbol = std::string(bits.symbol),
          .meaning = in_format ? "bits of an element in " + std::string(facts(format).label)
                               : std::string("bits of an element, whatever the format"),
          .unit = "bit",
          .value = value};
}

bool scales(const Place& place) {
  const Hardware& hardware = *place.hardware->hardware;
  return hardware.peak_scales_with_bits && !hardware.peaks.contains(place.format());
}

Explanation peak(const Place& place) {
  const Hardware& hardware = *place.hardware->hardware;
  const auto found = peak_for(hardware, place.format());
  const std::string wanted(name(place.format()));
  if (!found) return {.symbol = "P", .meaning = "no peak for " + wanted, .value = absent};
  if (scales(place)) {
    return derived("P", "peak at " + wanted, "op/s", found->value, "P_32 * 32 / b", place);
  }
  const std::string used(name(found->format));
  return stated("P",
                used == wanted ? "dense peak at " + used
                               : "dense peak at " + used + ", which stands in for " + wanted,
                "op/s", found->value, hardware, "/peaks/" + used);
}

double compute_roof(const Place& place) {
  const Roofs limits = roofs(*place.hardware->hardware, place.format());
  return limits.compute ? limits.compute->operations_per_second : absent;
}

double memory_roof(const Place& place) {
  return place.hardware->roofs.memory.front().bytes_per_second;
}

// Seconds of memory-bound layers, zero for the others.
Explanation memory_bound_seconds(const Place& place) {
  Explanation column{.symbol = "s_memory",
                     .meaning = "time of each layer where memory binds, else 0",
                     .unit = "s"};
  for (const ResultRow& row : place.hardware->rows) {
    const bool counts = row.time && !row.time->bound.is_compute();
    column.values.push_back(row.time ? (counts ? row.time->seconds : 0) : absent);
  }
  return column;
}

struct Symbol {
  std::string_view symbol;
  Explanation (*explain)(const Place& place);
};

constexpr Symbol hardware_symbols[] = {
    {"P'",
     [](const Place& p) {
       return derived("P'", "compute roof", "op/s", compute_roof(p), "eta_P * P", p);
     }},
    {"P", peak},
    {"P_32",
     [](const Place& p) {
       const Hardware& hardware = *p.hardware->hardware;
       return stated("P_32", "peak stated at 32 bits; it scales with 32 / bits", "op/s",
                     hardware.peaks.at(NumberFormat::fp32), hardware, "/peaks/fp32");
     }},
    {"b",
     [](const Place& p) {
       return Explanation{.symbol = "b",
                          .meaning = "bits of " + std::string(name(p.format())),
                          .unit = "bit",
                          .value = bits(p.format())};
     }},
    {"eta_P",
     [](const Place& p) {
       const Hardware& hardware = *p.hardware->hardware;
       return stated("eta_P", "share of the peak that is achieved; 1 unless stated", "",
                     hardware.achieved_compute_fraction, hardware, "/achieved_compute_fraction");
     }},
    {"beta'",
     [](const Place& p) {
       return derived("beta'", "memory roof of " + level_of(p).name, "B/s", memory_roof(p),
                      "eta_beta * beta", p);
     }},
    {"beta",
     [](const Place& p) {
       return stated("beta", "bandwidth of " + level_of(p).name, "B/s",
                     level_of(p).bandwidth_bytes_per_second, *p.hardware->hardware,
                     "/levels/0/bandwidth_bytes_per_second");
     }},
    {"eta_beta",
     [](const Place& p) {
       const Hardware& hardware = *p.hardware->hardware;
       return stated("eta_beta", "share of the bandwidth that is achieved; 1 unless stated", "",
                     hardware.achieved_bandwidth_fraction, hardware,
                     "/achieved_bandwidth_fraction");
     }},
    {"s_memory", memory_bound_seconds},
};

template <typename Table>
const auto* find_symbol(const Table& table, std::string_view symbol) {
  const auto found = std::find_if(std::begin(table), std::end(table),
                                  [&](const auto& entry) { return entry.symbol == symbol; });
  return found == std::end(table) ? nullptr : &*found;
}

template <typename Columns>
const auto* find_column(const Columns& columns, std::string_view symbol) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const auto& c) { return c.about.symbol == symbol; });
  return found == columns.end() ? nullptr : &*found;
}

// A column of all layers, as sum(...) takes it.
template <typename Rows, typename Value>
Explanation of_every_layer(const Column& about, const Rows& rows, Value value) {
  Explanation column{.symbol = std::string(about.symbol),
                     .meaning = std::string(about.label) + " of each layer",
                     .unit = std::string(about.unit)};
  for (const auto& row : rows) column.values.push_back(value(row));
  return column;
}

std::optional<Explanation> explained_column(const std::string& symbol, const Place& place) {
  if (const auto* column = find_column(layer_columns(), symbol)) {
    if (!place.row) return of_every_layer(column->about, place.report.rows, column->value);
    return explained(column->about, column->value(*place.row), formula_at(column->about, place),
                     place);
  }
  if (const auto* column = find_column(workload_columns(), symbol)) {
    return explained(column->about, column->value(place.report.totals),
                     std::string(column->about.formula), {place.report});
  }
  if (place.hardware == nullptr) return std::nullopt;
  if (const auto* column = find_column(result_columns(), symbol)) {
    if (!place.row) return of_every_layer(column->about, place.hardware->rows, column->value);
    return explained(column->about, column->value(place.result()), formula_at(column->about, place),
                     place);
  }
  if (const auto* column = find_column(total_columns(), symbol)) {
    return explained(column->about, column->value(place.hardware->totals).value_or(absent),
                     formula_at(column->about, place), {place.report, nullptr, place.hardware});
  }
  return std::nullopt;
}

}  // namespace

namespace {

// Figures that several devices have several times.
bool adds_up(const std::string& pointer) {
  return pointer.starts_with("/peaks/") || pointer == "/constant_power_watts" ||
         pointer == "/tdp_watts" || pointer.ends_with("/bandwidth_bytes_per_second") ||
         pointer.ends_with("/capacity_bytes");
}

}  // namespace

Explanation stated(const std::string& symbol, const std::string& meaning, const char* unit,
                   double value, const Hardware& hardware, const std::string& pointer) {
  const Source* source = stated_source(hardware, pointer);
  Explanation figure{.symbol = symbol,
                     .meaning = meaning,
                     .unit = unit,
                     .value = value,
                     .source = source == nullptr ? std::nullopt : std::optional(*source)};
  const double devices = hardware.device_count;
  if (devices == 1 || !adds_up(pointer)) return figure;
  figure.symbol += "_1";
  figure.meaning += ", of one device";
  figure.value /= devices;
  return {.symbol = symbol,
          .meaning = meaning + ", of all devices",
          .unit = unit,
          .value = value,
          .formula = "n * " + figure.symbol,
          .terms = {
              {.symbol = "n", .meaning = "equal devices that share the workload", .value = devices},
              figure}};
}

Explanation derived(const std::string& symbol, const std::string& meaning, const char* unit,
                    double value, const std::string& formula, const Place& place) {
  return explained({symbol, "", unit, meaning, formula, symbol}, value, formula, place);
}

const MemoryLevel& level_of(const Place& place) {
  return place.hardware->hardware->levels.front();
}

Explanation explained_symbol(const std::string& symbol, const Place& place) {
  if (symbol == "B") {
    return {.symbol = symbol,
            .meaning = "batch: inputs processed together",
            .value = place.report.workload->batch};
  }
  if (place.row) {
    if (const Amount* amount = find_symbol(amounts, symbol)) {
      return explained_amount(place.report, *place.row, amount->item,
                              {symbol, std::string(amount->unit), std::string(amount->meaning)});
    }
    if (const Bits* bits = find_symbol(bits_symbols, symbol)) return explained_bits(*bits, place);
  }
  if (auto found = language_symbol(symbol, place)) return *found;
  if (place.hardware) {
    if (const Symbol* known = find_symbol(hardware_symbols, symbol)) return known->explain(place);
    if (auto energy = energy_symbol(symbol, place)) return *energy;
    if (auto level = level_symbol(symbol, place)) return *level;
  }
  const auto column = explained_column(symbol, place);
  assert(column && "formulas name only symbols that there are");
  return *column;
}

Explanation explained(const Column& about, double value, std::string formula, const Place& place) {
  Explanation result{.symbol = std::string(about.symbol),
                     .meaning = std::string(about.definition),
                     .unit = std::string(about.unit),
                     .value = value,
                     .formula = std::move(formula)};
  for (const std::string& symbol : formula_symbols(result.formula)) {
    result.terms.push_back(explained_symbol(symbol, place));
  }
  return result;
}

std::string formula_at(const Column& about, const Place& place) {
  std::string formula(about.formula);
  if (const auto over_levels = formula_over_levels(about.symbol, place)) return *over_levels;
  if (about.symbol == "r_tokens" && place.report.workload->phase == Phase::prefill) {
    return "B * n_tokens / s_total";
  }
  if (about.symbol == "A" && !place.row->cost.operational_intensity()) return "P'";
  if (about.symbol != "W" && about.symbol != "Q") return formula;
  std::string result;
  for (const std::string& symbol : formula_symbols(formula)) {
    if (explained_symbol(symbol, place).value == 0) continue;
    result += (result.empty() ? "" : " + ") + symbol;
  }
  return result.empty() ? "0" : result;
}

}  // namespace roofloor
