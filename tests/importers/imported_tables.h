// What tests of imported tables ask of them.
#pragma once

#include "expect_error.h"
#include "importers/importer.h"
#include "layers/layer_registry.h"

namespace roofloor {

// Multiply-accumulates of a layer at batch 1.
inline double macs_of(const Layer& layer) {
  return layer_cost(layer, Workload{}).macs;
}

inline std::string taken_for(const ImportedWorkload& imported, const std::string& head) {
  for (const ImportedColumn& column : imported.columns) {
    if (column.head == head) return column.taken_for;
  }
  return "no such column";
}

inline ParameterValues parameters_of(const std::string& heads, const std::string& row) {
  return import_workload(heads + "\n" + row).layers.at(0).parameters;
}

inline InputError refusal(const std::string& text) {
  return error_of([&] { import_workload(text); });
}

// Reads or refuses every beginning of a text; anything else ends the program.
inline void check_every_cut(const std::string& text) {
  for (std::size_t length = 0; length < text.size(); ++length) {
    try {
      import_workload(text.substr(0, length));
    } catch (const InputError& error) {
      CHECK_FALSE(error.message.empty());
    }
  }
}

}  // namespace roofloor
