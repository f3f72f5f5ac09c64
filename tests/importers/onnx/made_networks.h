// Networks written node by node as exporters write them. Sizes are those of the papers and of
// torchvision's models.
#pragma once

#include "importers/onnx/graph_builder.h"

namespace onnx_file {

// Batch normalizations as nodes of their own, or folded into the convolutions' biases.
enum class Normalizations { kept, folded };

Model resnet50(const Dim& batch = 1, Normalizations normalizations = Normalizations::kept);
Model resnet18(const Dim& batch = 1, Normalizations normalizations = Normalizations::folded);
Model mobilenet_v2(const Dim& batch = 1, Normalizations normalizations = Normalizations::kept);

// IR 3: initializers are repeated as inputs, weights are made by ConstantOfShape, no sizes between.
Model squeezenet();

// How a network of eight bits is written.
enum class Quantization { none, nodes_around, operators };
// Depthwise separable convolutions on 49 frames of 10 features, for 12 keywords (the DS-CNN of
// Zhang et al., "Hello Edge", arXiv 1711.07128); without biases.
Model keyword_spotting(Quantization quantization, const Dim& batch = 1);

struct TransformerSizes {
  std::int64_t blocks = 12;
  std::int64_t width = 768;
  std::int64_t heads = 12;
  std::int64_t hidden = 3072;
};
// An encoder of embedded tokens, written out as PyTorch exports it: sizes of reshapes come from
// Shape, Gather, Unsqueeze and Concat; LayerNormalization; GELU by Erf.
Model encoder(const Dim& batch, const Dim& sequence, const TransformerSizes& sizes = {});
// ViT-B/16 at 224 x 224.
Model vit_base(const Dim& batch = "batch");

// The feed-forward block of Llama 2 sizes as a function of the model, called once.
Model swiglu_function(std::int64_t tokens, std::int64_t width, std::int64_t hidden);

// Many operators that have little to do with each other: loops, branches, recurrent layers, lists.
Model mixture();

struct NamedModel {
  std::string name;
  Model model;
};
// One of each, small where sizes are free.
std::vector<NamedModel> made_models();

}  // namespace onnx_file
