// The contract of an importer: foreign text or a foreign file in, layers out. An importer is one
// file (or folder) and one registry line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/byte_source.h"
#include "workload/workload.h"

namespace roofloor {

// What a column of a table was taken for.
struct ImportedColumn {
  std::string head;  // empty where the table has none
  std::string taken_for;
};

// A size that a file leaves open, such as its batch or the length of its sequences.
struct ImportedSize {
  std::string name;       // as the file has it; made up where it has none
  double value = 1;       // for which the layers were made
  bool is_batch = false;  // the batch of the workload; the layers are those of one input
  bool is_given = false;  // asked for, not the usual value
  std::string where;      // "images, dimension 0": where it occurs first
};

// The nodes of one operator in a file of a model, and what they cost once, at batch 1.
struct ImportedOperator {
  std::string name;   // as the file has it, with its domain where that is not the usual one
  double count = 0;   // nodes that were understood to run; shape arithmetic is left out
  std::string kinds;  // of our layers that they became, "" where they move and compute nothing
  double macs = 0;
  double operations = 0;    // by our counts, dense products as two a MAC
  bool is_known = true;     // false: counted as bytes alone
  std::string shapes = "";  // of an unknown operator: what the first of them reads and writes
};

// A model whose parameters and MACs are published.
struct PublishedTotals {
  std::string name;
  double macs = 0;  // rounded as published
  double parameters = 0;
  std::string source;
  std::string remark;  // why ours differ, where they do
};

// What a file of a model holds, for people who check an import against other tools. Costs are
// those of one input.
struct ImportSummary {
  std::string producer;     // "pytorch 2.1.0, opset 17"; empty where the file does not say
  double nodes = 0;         // written in the file, those of functions and branches included
  double folded_nodes = 0;  // that compute nothing but constants, such as shapes
  std::vector<ImportedOperator> operators;
  double macs = 0;        // of dense products: bias not counted, padding counted
  double operations = 0;  // all, by our counts
  // Elements of constants that are floats or quantized, of rank 1 or more, each counted once; the
  // mean and variance of batch normalizations included, scales and zero points not.
  double parameters = 0;
  std::optional<PublishedTotals> published;
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
  std::vector<ImportedColumn> columns = {};   // of a table
  double batch = 1;                           // asked for; layers are those of one input
  std::vector<ImportedSize> sizes = {};       // that the file leaves open
  std::optional<ImportSummary> summary = {};  // of a model's file
};

// What may be asked of an import.
struct ImportOptions {
  // Of open sizes, by their names; "batch" is the batch whatever the file calls it, "seq" the
  // sequence.
  std::map<std::string, double> sizes;
  bool fold_blocks = true;  // blocks of equal layers that follow each other become one, repeated
};

// Reads text that fits into memory.
struct TextImporter {
  std::string_view label;                  // what it reads, for people
  bool (*matches)(std::string_view text);  // false: not mine
  // Throws InputError at "/line/<number>" where the text is mine and broken.
  ImportedWorkload (*read)(std::string_view text);
};

// Reads a file of any size in pieces.
struct FileImporter {
  std::string_view label;
  bool (*matches)(const ByteSource& source);  // by its first bytes
  // Throws InputError at "/node/<name>" or "" where the file is mine and broken.
  ImportedWorkload (*read)(const ByteSource& source, const ImportOptions& options);
};

// Hands the text or the file to the importer that knows it. Throws InputError if none does.
ImportedWorkload import_workload(std::string_view text);
ImportedWorkload import_workload(const ByteSource& source, const ImportOptions& options);

extern const FileImporter onnx_importer;
extern const TextImporter hf_config_importer;
extern const TextImporter json_table_importer;
extern const TextImporter layer_table_importer;
extern const TextImporter headless_layer_table_importer;
extern const TextImporter notebook_tuples_importer;
extern const TextImporter notebook_arrays_importer;

}  // namespace roofloor
