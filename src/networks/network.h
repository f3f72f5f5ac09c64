// The contract of a network: a builder that turns a few parameters into a list of layers.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "workload/parameters.h"
#include "workload/workload.h"

namespace roofloor {

// In which phase a network runs, and what is a matter of convention.
struct Inference {
  Phase phase = Phase::prefill;
  Conventions conventions;
};

// A default of one network, in place of that of its family: a number, or the name of a choice.
struct NetworkDefault {
  std::string_view parameter;
  double number = 0;
  std::string_view choice = "";
};

struct Network {
  std::string_view name;              // as in a project document; never changes once released
  std::string_view label;             // for people
  std::string_view summary;           // one sentence: what it is and where its shapes come from
  std::string_view group = "Images";  // under which a list to choose from has it
  bool notebook = false;              // reproduces the notebook's own counts
  std::span<const ParameterDeclaration> parameters;
  // Throws InputError below `path` (that of the parameters) where values do not go together.
  std::vector<Layer> (*layers)(const Arguments& arguments, const std::string& path,
                               const Inference& inference);
  // Of a language model, which has phases.
  TokenCounts (*tokens)(const Arguments& arguments) = nullptr;
  // Where a network of another size is the same with other defaults: what they are.
  std::span<const NetworkDefault> defaults = {};
};

// The parameters of a network with its own defaults. Throws InputError below `path`.
Arguments network_arguments(const Network& network, const ParameterValues& given,
                            const std::string& path);

extern const Network alexnet_network;
extern const Network alexnet_2012_network;
extern const Network vgg16_network;
extern const Network resnet18_network;
extern const Network resnet50_network;
extern const Network mobilenet_v2_network;
extern const Network efficientnet_b0_network;
extern const Network vit_tiny_network;
extern const Network vit_small_network;
extern const Network vit_base_network;
extern const Network vit_large_network;
extern const Network alexnet_notebook_network;
extern const Network alexnet_notebook_typed_network;
extern const Network vit_notebook_network;

}  // namespace roofloor
