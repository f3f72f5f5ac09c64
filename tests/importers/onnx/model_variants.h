// The same model, written otherwise.
#pragma once

#include "generated/generated.h"
#include "importers/onnx/model_writer.h"

namespace roofloor {

onnx_file::Model with_shuffled_nodes(onnx_file::Model model, Random& random);
onnx_file::Model without_stated_sizes(onnx_file::Model model);        // between inputs and outputs
onnx_file::Model with_constant_nodes(onnx_file::Model model);         // in place of initializers
onnx_file::Model with_repeated_initializers(onnx_file::Model model);  // as inputs, IR 3
onnx_file::Model with_other_names(onnx_file::Model model);
onnx_file::Model with_identities(onnx_file::Model model);  // before every input of a node
onnx_file::Model as_function(onnx_file::Model model);      // all nodes in one, called once
// A branch that is taken in any case, for all but the initializers.
onnx_file::Model as_branches(onnx_file::Model model);
onnx_file::Model with_payloads(onnx_file::Model model, onnx_file::Payload payload);

struct NamedVariant {
  std::string name;
  onnx_file::Model model;
};
// All of the above but the shuffled one.
std::vector<NamedVariant> variants_of(const onnx_file::Model& model);

}  // namespace roofloor
