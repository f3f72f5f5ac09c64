// What the notebook prints and is fed with: its list of layer tuples, and its CI and OI arrays.
#include <array>
#include <cctype>
#include <cmath>

#include "base/input_error.h"
#include "base/quantity_text.h"
#include "importers/importer.h"
#include "importers/number_lists.h"

namespace roofloor {
namespace {

constexpr std::array<const char*, 7> tuple_parameters{"rows_in", "cols_in", "rows_out", "cols_out",
                                                      "k",       "cin",     "cout"};

std::string at_line(std::size_t line) {
  return "/line/" + std::to_string(line);
}

bool has_tuples(std::string_view text) {
  return has_number_list(text, '(');
}

void check_tuple(const NumberList& tuple, std::size_t index) {
  const std::string name = "tuple " + std::to_string(index);
  if (tuple.numbers.size() != tuple_parameters.size() + 1) {
    throw InputError{
        at_line(tuple.line),
        name + " has " + std::to_string(tuple.numbers.size()) +
            " numbers; expected 8: layer, input rows, input columns, output rows, output "
            "columns, kernel size, input channels, output channels"};
  }
  for (double value : tuple.numbers) {
    if (value < 1 || value != std::floor(value)) {
      throw InputError{at_line(tuple.line), name + " has " + shortest_number(value) +
                                                "; expected whole numbers of at least 1"};
    }
  }
}

ImportedWorkload read_tuples(std::string_view text) {
  ImportedWorkload result{
      .kind = "layer tuples", .name = "Pasted layers", .layers = {}, .warnings = {}};
  for (const NumberList& tuple : number_lists(text, '(', ')')) {
    check_tuple(tuple, result.layers.size() + 1);
    Layer layer{.name = "layer" + shortest_number(tuple.numbers[0]),
                .kind = "notebook_conv",
                .parameters = {},
                .formats = {}};
    for (std::size_t i = 0; i < tuple_parameters.size(); ++i) {
      layer.parameters[tuple_parameters[i]] = tuple.numbers[i + 1];
    }
    result.layers.push_back(layer);
  }
  if (result.layers.empty()) {
    throw InputError{"",
                     "no tuple is closed; expected one such as (1, 224, 224, 55, 55, 121, 3, 96)"};
  }
  return result;
}

// "CI Array:", "CIs=np.array(", "CI per layer:", and the same with OI.
bool labels(const NumberList& list, std::string_view word) {
  return list.label.find(word) != std::string::npos;
}

bool has_arrays(std::string_view text) {
  return has_number_list(text, '[') && text.find("CI") != std::string_view::npos &&
         text.find("OI") != std::string_view::npos;
}

const NumberList& array_named(const std::vector<NumberList>& lists, std::string_view word) {
  for (const NumberList& list : lists) {
    if (labels(list, word)) return list;
  }
  throw InputError{"", "no " + std::string(word) + " array is there; expected one such as \"" +
                           std::string(word) + " Array: [...]\""};
}

void check_positive(const NumberList& list, std::string_view word) {
  for (std::size_t i = 0; i < list.numbers.size(); ++i) {
    if (list.numbers[i] > 0) continue;
    throw InputError{at_line(list.line), std::string(word) + " " + std::to_string(i + 1) + " is " +
                                             shortest_number(list.numbers[i]) +
                                             "; expected a number above 0"};
  }
}

ImportedWorkload read_arrays(std::string_view text) {
  const std::vector<NumberList> lists = number_lists(text, '[', ']');
  const NumberList& operations = array_named(lists, "CI");
  const NumberList& intensities = array_named(lists, "OI");
  if (operations.numbers.size() != intensities.numbers.size()) {
    throw InputError{at_line(intensities.line),
                     "the OI array has " + std::to_string(intensities.numbers.size()) +
                         " numbers and the CI array " + std::to_string(operations.numbers.size()) +
                         "; expected as many of one as of the other"};
  }
  check_positive(operations, "CI");
  check_positive(intensities, "OI");
  ImportedWorkload result{
      .kind = "CI and OI arrays", .name = "Pasted layers", .layers = {}, .warnings = {}};
  for (std::size_t i = 0; i < operations.numbers.size(); ++i) {
    result.layers.push_back({.name = "layer" + std::to_string(i + 1),
                             .kind = "custom",
                             .parameters = {{"operations", operations.numbers[i]},
                                            {"operational_intensity", intensities.numbers[i]}},
                             .formats = {}});
  }
  return result;
}

}  // namespace

const TextImporter notebook_tuples_importer{
    .label = "the notebook's list of layer tuples",
    .matches = has_tuples,
    .read = read_tuples,
};

const TextImporter notebook_arrays_importer{
    .label = "its CI and OI arrays",
    .matches = has_arrays,
    .read = read_arrays,
};

}  // namespace roofloor
