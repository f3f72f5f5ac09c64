// The numbers that the notebook's README prints for its two calculators.
#include <cmath>

#include "catch.h"
#include "expect_error.h"
#include "layers/layer_registry.h"
#include "networks/network_registry.h"

using namespace roofloor;

namespace {

std::vector<LayerCost> costs(const std::string& name, const ParameterValues& parameters = {}) {
  const Network& chosen = network(name, "/network");
  Workload workload;
  workload.layers =
      chosen.layers(network_arguments(chosen, parameters, "/parameters"), "/parameters", {});
  std::vector<LayerCost> result;
  for (const Layer& layer : workload.layers) result.push_back(layer_cost(layer, workload));
  return result;
}

std::vector<double> operations(const std::vector<LayerCost>& costs) {
  std::vector<double> result;
  for (const LayerCost& cost : costs) result.push_back(cost.operations.total());
  return result;
}

}  // namespace

TEST_CASE("alexnet_notebook gives the notebook's CI and OI arrays") {
  const auto layers = costs("alexnet_notebook");
  // "CI Array" of the notebook's README
  CHECK(operations(layers) == std::vector<double>{210830400, 895795200, 299040768, 448561152,
                                                  299040768, 75497472, 33554432, 8192000});
  // "OI Array" of the notebook's README, which rounds to two decimals
  const std::vector<double> printed{110.78, 257.11, 75.3, 76.97, 75.3, 0.22, 0.5, 0.12};
  for (std::size_t i = 0; i < printed.size(); ++i) {
    CHECK(std::round(*layers[i].operational_intensity() * 100) / 100 == printed[i]);
  }
}

TEST_CASE("alexnet_notebook_typed has the pairs that the notebook types by hand") {
  const auto layers = costs("alexnet_notebook_typed");
  CHECK(operations(layers) == operations(costs("alexnet_notebook")));
  const std::vector<double> typed{109.8, 257.11, 75.29, 76.9, 75.2, 0.5, 0.5, 0.5};
  for (std::size_t i = 0; i < typed.size(); ++i) {
    CHECK(*layers[i].operational_intensity() == Approx(typed[i]).epsilon(1e-15));
  }
}

TEST_CASE("vit_notebook gives the notebook's FLOPs and intensities") {
  const auto layers = costs("vit_notebook");
  // "CI per layer" and "OI per layer" of the notebook's README
  CHECK(operations(layers) == std::vector<double>{99328, 394240, 134144, 330});
  const std::vector<double> printed{6.0625, 4.583333333333333, 5.458333333333333,
                                    0.4852941176470588};
  for (std::size_t i = 0; i < printed.size(); ++i)
    CHECK(*layers[i].operational_intensity() == printed[i]);
}

TEST_CASE("a patch larger than the image is refused") {
  const InputError error = error_of([] {
    costs("vit_notebook", {{"image_size", 8}, {"patch_size", 16}});
  });
  CHECK(error.path == "/parameters/patch_size");
  CHECK(error.message == "patch_size is 16; expected at most image_size, 8");
}

TEST_CASE("an image that the patches do not fill loses its rest, as in the notebook") {
  // (33 // 4)^2 = 64 patches, as for 32
  CHECK(operations(costs("vit_notebook", {{"image_size", 33}})) ==
        operations(costs("vit_notebook")));
}

TEST_CASE("every network builds with its defaults, and its layers have names of their own") {
  for (const Network* known : networks()) {
    std::map<std::string, int> seen;
    for (const Layer& layer : known->layers(network_arguments(*known, {}, ""), "", {})) {
      CHECK(++seen[layer.name] == 1);
    }
    CHECK_FALSE(seen.empty());
  }
  CHECK(error_of([] {
          network("alexnet9", "/network");
        }).message.starts_with("unknown network \"alexnet9\""));
}
