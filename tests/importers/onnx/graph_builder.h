// A graph node by node: every call returns the name of the value that it gives.
#pragma once

#include "importers/onnx/model_writer.h"

namespace onnx_file {

struct ConvOptions {
  std::int64_t kernel = 1;
  std::int64_t stride = 1;
  std::int64_t padding = 0;
  std::int64_t groups = 1;
  bool bias = false;
};

struct GraphBuilder {
  Graph graph;
  std::string prefix = "";  // of all names that are made up: those of a subgraph
  int made = 0;

  std::string input(const std::string& name, Shape shape, ElementType type = f32);
  void output(const std::string& name, std::optional<Shape> shape = {}, ElementType type = f32);

  // Initializers: weights of an absent file, and tensors with their numbers.
  std::string weight(Ints dims, ElementType type = f32);
  std::string constant(Tensor tensor);
  std::string ints(const Ints& values) { return constant(vector_of(values)); }

  std::string node(const std::string& op_type, Names inputs, Attributes attributes = {},
                   const std::string& domain = "");
  Names node_of(std::size_t outputs, const std::string& op_type, Names inputs,
                Attributes attributes = {}, const std::string& domain = "");

  // A 2-D convolution with square windows.
  std::string conv(const std::string& x, std::int64_t in, std::int64_t out,
                   const ConvOptions& options);
  // Opset 9 or newer: the mean and the variance are inputs three and four.
  std::string batch_normalization(const std::string& x, std::int64_t channels);
  // MatMul and Add, as PyTorch writes a linear layer of sequences.
  std::string linear(const std::string& x, std::int64_t in, std::int64_t out);
};

Model model_of(GraphBuilder builder, std::int64_t opset = 17);

}  // namespace onnx_file
