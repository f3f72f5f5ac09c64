// The list of importers, asked in this order.
#include <array>

#include "base/input_error.h"
#include "importers/importer.h"

namespace roofloor {
namespace {

constexpr std::array<const Importer*, 5> list{&hf_config_importer, &layer_table_importer,
                                              &notebook_tuples_importer, &notebook_arrays_importer,
                                              &headless_layer_table_importer};

}  // namespace

ImportedWorkload import_workload(std::string_view text) {
  std::string known;
  for (const Importer* importer : list) {
    if (importer->matches(text)) return importer->read(text);
    known += (known.empty() ? "" : ", or ") + std::string(importer->label);
  }
  throw InputError{"", "the text is not understood; expected " + known};
}

}  // namespace roofloor
