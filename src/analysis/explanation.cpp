// Finds the number at a path and explains it.
#include "analysis/explanation.h"

#include <algorithm>
#include <charconv>

#include "analysis/explanation_symbols.h"
#include "analysis/guidance.h"
#include "analysis/notebook_numbers.h"
#include "base/input_error.h"
#include "layers/layer_registry.h"

namespace roofloor {
namespace {

std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t next = std::min(path.find('/', at + 1), path.size());
    steps.push_back(path.substr(at + 1, next - at - 1));
    at = next;
  }
  return steps;
}

std::optional<std::size_t> index_below(const std::string& text, std::size_t count) {
  std::size_t index = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), index);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  return whole && index < count ? std::optional(index) : std::nullopt;
}

template <typename Columns>
const auto* column_named(const Columns& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const auto& c) { return c.about.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

using Found = std::optional<Explanation>;

Found of_column(const Column* about, const Place& place) {
  if (about == nullptr) return std::nullopt;
  return explained_symbol(std::string(about->symbol), place);
}

template <typename Entry>
const Column* about(const Entry* entry) {
  return entry == nullptr ? nullptr : &entry->about;
}

Found of_workload(const Report& report, const std::vector<std::string>& steps) {
  if (steps.size() == 3 && steps[1] == "totals") {
    return of_column(about(column_named(workload_columns(), steps[2])), {report});
  }
  if (steps.size() != 4 || steps[1] != "layers") return std::nullopt;
  const auto row = index_below(steps[2], report.rows.size());
  if (!row) return std::nullopt;
  return of_column(about(column_named(layer_columns(), steps[3])), {report, &report.rows[*row]});
}

Found of_guidance(const Place& place, const std::string& name) {
  const auto* column = column_named(guidance_columns(), name);
  const auto advice = guidance(*place.row, place.result(), *place.hardware);
  if (column == nullptr || !advice) return std::nullopt;
  const auto value = (*advice).*column->value;
  if (!value) return std::nullopt;
  return explained(column->about, *value, guidance_formula(column->about, *advice, place), place);
}

Found of_level(const Place& place, const std::string& level, const std::string& name) {
  const auto index = index_below(level, place.hardware->hardware->levels.size());
  const auto* column = column_named(level_columns(), name);
  if (!index || column == nullptr) return std::nullopt;
  return explained_symbol(std::string(column->about.symbol) + "_m" + std::to_string(*index + 1),
                          place);
}

Found of_notebook(const Place& place, const std::string& array) {
  const NotebookNumbers numbers = notebook_numbers(place.report, *place.hardware);
  const std::size_t i = place.index();
  const auto decimals = layer_kind(place.row->layer->kind, "").notebook_decimals;
  const auto number = [&](std::string_view meaning, std::string_view unit, double value,
                          const std::string& formula) {
    return explained({array, "", unit, meaning, "", array}, value, formula, place);
  };
  if (array == "ci") {
    return number("operations; the notebook's Computational Intensity", "op", numbers.ci[i], "W");
  }
  if (array == "oi") {
    return number("operational intensity, with the notebook's digits", "op/B", numbers.oi[i],
                  decimals ? "round(I, " + std::to_string(*decimals) + ")" : "I");
  }
  if (array == "excess_percent") {
    return number("energy over the floor in percent, with the notebook's digits", "%",
                  numbers.excess_percent[i], "round(100 * x, 3)");
  }
  if (array == "energy_nanojoules") {
    return number("energy in nJ", "nJ", numbers.energy_nanojoules[i], "E / 1e-9");
  }
  if (array == "attainable_tops") {
    return number("attainable performance in 1e12 op/s", "TOPS", numbers.attainable_tops[i],
                  "A / 1e12");
  }
  return std::nullopt;
}

Found of_hardware_figure(const Place& place, const std::string& name) {
  const HardwareReport& hardware = *place.hardware;
  if (name == "ridge_point") {
    const std::size_t level = weight_memory(*hardware.hardware);
    const std::string roof = level == 0 ? "beta'" : "beta'_m" + std::to_string(level + 1);
    return explained(
        {name, "", "op/B", "The intensity at which the roofs meet.", "", "ridge"},
        ridge_point(hardware.roofs, level).value_or(explained_symbol("P'", place).value),
        "P' / " + roof, place);
  }
  if (name == "energy_balance" && hardware.energy && hardware.energy->is_function_of_intensity) {
    return explained(
        {name, "", "op/B", "The intensity at which moving data costs as much energy as computing.",
         "", "balance"},
        energy_balance(*hardware.energy), "e_mem / e_op", place);
  }
  return std::nullopt;
}

Found of_hardware(const Report& report, const std::vector<std::string>& steps) {
  const auto chip = index_below(steps[1], report.hardware.size());
  if (!chip) return std::nullopt;
  const HardwareReport& hardware = report.hardware[*chip];
  const Place whole{report, nullptr, &hardware};
  if (steps.size() == 3) return of_hardware_figure(whole, steps[2]);
  if (steps.size() == 4 && steps[2] == "compute" && steps[3] == "ops_per_second") {
    return explained_symbol("P'", whole);
  }
  if (steps.size() == 4 && steps[2] == "totals") {
    return of_column(about(column_named(total_columns(), steps[3])), whole);
  }
  const bool of_layer = steps.size() >= 5 && steps[2] == "layers";
  const bool of_array = steps.size() == 5 && steps[2] == "notebook";
  if (!of_layer && !of_array) return std::nullopt;
  const auto row = index_below(of_layer ? steps[3] : steps[4], report.rows.size());
  if (!row) return std::nullopt;
  const Place place{report, &report.rows[*row], &hardware};
  if (of_array) return of_notebook(place, steps[3]);
  if (steps.size() == 6 && steps[4] == "guidance") return of_guidance(place, steps[5]);
  if (steps.size() == 7 && steps[4] == "levels") return of_level(place, steps[5], steps[6]);
  if (steps.size() != 5) return std::nullopt;
  return of_column(about(column_named(result_columns(), steps[4])), place);
}

}  // namespace

Explanation explain(const Report& report, const std::string& path) {
  const std::vector<std::string> steps = steps_of(path);
  Found found;
  if (steps.size() >= 3 && steps[0] == "workload") found = of_workload(report, steps);
  if (steps.size() >= 3 && steps[0] == "hardware") found = of_hardware(report, steps);
  if (found) return *found;
  throw InputError{"/path", "no number of the report stands at \"" + path +
                                "\"; expected a path such as /hardware/0/layers/3/seconds"};
}

}  // namespace roofloor
