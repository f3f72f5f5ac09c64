// The contract of an importer: foreign text in, layers out. An importer is one file and one
// registry line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workload/workload.h"

namespace roofloor {

// What a column of a table was taken for.
struct ImportedColumn {
  std::string head;  // empty where the table has none
  std::string taken_for;
};

// Either a list of layers, or a network with its parameters.
struct ImportedWorkload {
  std::string kind;  // what the text was understood as, for people
  std::string name;
  std::vector<Layer> layers;
  std::string network = "";  // empty: the layers
  ParameterValues parameters = {};
  FormatOverrides formats = {};  // that the text states
  std::vector<std::string> warnings;
  std::vector<ImportedColumn> columns = {};  // of a table
};

struct Importer {
  std::string_view label;                  // what it reads, for people
  bool (*matches)(std::string_view text);  // false: not mine
  // Throws InputError at "/line/<number>" where the text is mine and broken.
  ImportedWorkload (*read)(std::string_view text);
};

// Hands the text to the importer that knows it. Throws InputError if none does.
ImportedWorkload import_workload(std::string_view text);

extern const Importer hf_config_importer;
extern const Importer layer_table_importer;
extern const Importer headless_layer_table_importer;
extern const Importer notebook_tuples_importer;
extern const Importer notebook_arrays_importer;

}  // namespace roofloor
