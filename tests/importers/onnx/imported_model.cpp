#include "importers/onnx/imported_model.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

#include "catch.h"
#include "importers/onnx/onnx_outputs.h"
#include "layers/layer_registry.h"

namespace roofloor {

ImportedWorkload imported(const std::string& bytes, const ImportOptions& options) {
  return import_workload(source_of(bytes, "made.onnx"), options);
}

ImportedWorkload imported(const onnx_file::Model& model, const ImportOptions& options) {
  return imported(onnx_file::bytes_of(model), options);
}

std::ostream& operator<<(std::ostream& out, const ImportedTotals& totals) {
  return out << std::setprecision(17) << "{macs " << totals.macs << ", operations "
             << totals.operations << ", weight bytes " << totals.weight_bytes
             << ", activation bytes " << totals.activation_bytes << ", parameters "
             << totals.parameters << "}";
}

Workload workload_of(const ImportedWorkload& imported) {
  Workload workload{.name = imported.name, .batch = imported.batch, .layers = imported.layers};
  workload.formats = imported.formats.over(workload.formats);
  return workload;
}

ImportedTotals totals_of(const ImportedWorkload& imported) {
  const Workload workload = workload_of(imported);
  ImportedTotals totals;
  for (const Layer& layer : workload.layers) {
    const LayerCost cost = repeated(layer_cost(layer, workload), layer.repeat * layer.steps);
    totals.macs += cost.macs;
    totals.operations += cost.operations.total();
    totals.weight_bytes += cost.of(TensorClass::weight).bytes();
    totals.activation_bytes +=
        cost.of(TensorClass::input).bytes() + cost.of(TensorClass::output).bytes();
    totals.parameters += cost.parameter_count;
  }
  return totals;
}

ImportedTotals totals_of(const onnx_file::Model& model, const ImportOptions& options) {
  return totals_of(imported(model, options));
}

double macs_of(const onnx_file::Model& model, const ImportOptions& options) {
  const ImportedWorkload workload = imported(model, options);
  REQUIRE(workload.summary);
  const double macs = totals_of(workload).macs;
  CHECK(workload.summary->macs * workload.batch == macs);
  return macs;
}

double macs_of(const onnx_file::GraphBuilder& graph, std::int64_t opset) {
  return macs_of(onnx_file::model_of(graph, opset));
}

double parameters_of(const onnx_file::Model& model) {
  const ImportedWorkload workload = imported(model);
  REQUIRE(workload.summary);
  return workload.summary->parameters;
}

std::vector<Sizes> sizes_of_outputs(const onnx_file::GraphBuilder& graph, std::int64_t opset) {
  const std::string bytes = onnx_file::bytes_of(onnx_file::model_of(graph, opset));
  std::vector<Sizes> sizes;
  for (const InferredOutput& output : inferred_onnx_outputs(source_of(bytes), {})) {
    REQUIRE(output.has_shape);
    sizes.push_back(output.dims);
  }
  return sizes;
}

Sizes output_sizes(const onnx_file::GraphBuilder& graph, std::int64_t opset) {
  return sizes_of_outputs(graph, opset).at(0);
}

bool has_warning(const ImportedWorkload& workload, const std::string& part) {
  for (const std::string& warning : workload.warnings) {
    if (warning.find(part) != std::string::npos) return true;
  }
  return false;
}

std::vector<ProductSizes> trained_products(const Workload& workload) {
  std::vector<ProductSizes> products;
  for (const Layer& layer : workload.layers) {
    const LayerCost cost = layer_cost(layer, workload);
    if (cost.macs == 0 || cost.of(TensorClass::weight).elements == 0) continue;
    for (double i = 0; i < layer.repeat; ++i) {
      products.push_back({cost.macs, cost.of(TensorClass::weight).elements,
                          cost.of(TensorClass::input).elements,
                          cost.of(TensorClass::output).elements});
    }
  }
  std::sort(products.begin(), products.end());
  return products;
}

}  // namespace roofloor
