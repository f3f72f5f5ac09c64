// A program that writes the models of the tests into a folder, for scripts/bench and scripts/fuzz:
// onnx_models FOLDER, or onnx_models FOLDER NODES for a chain of so many nodes.
#include <fstream>
#include <iostream>
#include <string>

#include "importers/onnx/made_networks.h"

namespace {

bool write(const std::string& folder, const std::string& name, const onnx_file::Model& model) {
  std::ofstream file(folder + "/" + name + ".onnx", std::ios::binary);
  file << onnx_file::bytes_of(model);
  return file.good();
}

// Convolutions and activations by turns, and sizes that nobody states.
onnx_file::Model chain(int nodes) {
  onnx_file::GraphBuilder graph;
  std::string x = graph.input("x", {1, 16, 32, 32});
  const std::string weight = graph.weight({16, 16, 3, 3});
  for (int i = 0; i < nodes; ++i) {
    x = i % 2 == 0 ? graph.node("Conv", {x, weight}, {{"pads", onnx_file::Ints{1, 1, 1, 1}}})
                   : graph.node("Relu", {x});
  }
  graph.output(x);
  return onnx_file::model_of(graph);
}

}  // namespace

int main(int count, char* values[]) {
  if (count < 2) {
    std::cerr << "onnx_models: expected a folder, and a number of nodes for a chain\n";
    return 2;
  }
  const std::string folder = values[1];
  bool is_written = true;
  for (int i = 2; i < count; ++i) {
    is_written &= write(folder, std::string("chain_") + values[i], chain(std::stoi(values[i])));
  }
  if (count == 2) {
    for (const onnx_file::NamedModel& made : onnx_file::made_models()) {
      is_written &= write(folder, made.name, made.model);
    }
  }
  return is_written ? 0 : 1;
}
