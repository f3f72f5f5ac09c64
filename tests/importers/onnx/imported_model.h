// What an ONNX model costs once it is imported: the sums over its layers.
#pragma once

#include "importers/importer.h"
#include "importers/onnx/graph_builder.h"
#include "importers/onnx/model_writer.h"

namespace roofloor {

ImportedWorkload imported(const std::string& bytes, const ImportOptions& options = {});
ImportedWorkload imported(const onnx_file::Model& model, const ImportOptions& options = {});

// Sums over all layers, at the batch of the import.
struct ImportedTotals {
  double macs = 0;
  double operations = 0;
  double weight_bytes = 0;
  double activation_bytes = 0;  // inputs and outputs of all layers
  double parameters = 0;

  bool operator==(const ImportedTotals&) const = default;
};
std::ostream& operator<<(std::ostream& out, const ImportedTotals& totals);

Workload workload_of(const ImportedWorkload& imported);
ImportedTotals totals_of(const ImportedWorkload& imported);
ImportedTotals totals_of(const onnx_file::Model& model, const ImportOptions& options = {});

// MACs at the batch of the import; those of the summary, which are of one input, must agree.
double macs_of(const onnx_file::Model& model, const ImportOptions& options = {});
double macs_of(const onnx_file::GraphBuilder& graph, std::int64_t opset = 17);
double parameters_of(const onnx_file::Model& model);

// The sizes that are inferred for the first output, -1 where one is not known; fails the test where
// the rank is not known.
using Sizes = std::vector<double>;
Sizes output_sizes(const onnx_file::GraphBuilder& graph, std::int64_t opset = 17);
std::vector<Sizes> sizes_of_outputs(const onnx_file::GraphBuilder& graph, std::int64_t opset = 17);

bool has_warning(const ImportedWorkload& workload, const std::string& part);

// The dense products of convolutions and linear layers, written out and in order of size: MACs,
// and the elements of weights, input and output of one input.
using ProductSizes = std::array<double, 4>;
std::vector<ProductSizes> trained_products(const Workload& workload);

}  // namespace roofloor
