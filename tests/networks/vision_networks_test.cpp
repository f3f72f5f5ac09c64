// Totals of the vision networks. MACs and parameters at 224 x 224 with 1000 classes are those of
// torchvision's networks (the weights' documentation prints both), rounded nowhere.
#include "analysis/report.h"
#include "catch.h"
#include "expect_error.h"
#include "json/json_writer.h"
#include "networks/network_registry.h"
#include "project/project.h"

using namespace roofloor;

namespace {

struct Case {
  std::string network;
  double macs;
  double parameters;
};

const std::vector<Case> published{
    {"alexnet", 714188480, 61100840},        {"alexnet_2012", 724406816, 60965224},
    {"vgg16", 15470264320, 138357544},       {"resnet18", 1814073344, 11689512},
    {"resnet50", 4089184256, 25557032},      {"mobilenet_v2", 300774272, 3504872},
    {"efficientnet_b0", 385814752, 5288548}, {"vit_base", 17563828224, 86567656},
    {"vit_large", 61554712576, 304326632},
};

Workload workload_of(const std::string& name, const Conventions& conventions = {},
                     const ParameterValues& parameters = {}) {
  Project project;
  project.workload.network = name;
  project.workload.parameters = parameters;
  project.conventions = conventions;
  return build_workload(project);
}

const std::vector<Hardware> none;

}  // namespace

TEST_CASE("MACs and parameters of the vision networks are exact, fused or not") {
  for (const Case& c : published) {
    INFO(c.network);
    for (const Fusion fusion : {Fusion::fused, Fusion::activations_fused, Fusion::separate}) {
      const Workload workload = workload_of(c.network, {.fusion = fusion});
      const Report report = make_report(workload, none, "");
      CHECK(report.totals.macs == c.macs);
      CHECK(report.totals.parameter_count == c.parameters);
    }
  }
}

TEST_CASE("FC6 of both AlexNets does about half an operation a byte at fp32") {
  for (const char* name : {"alexnet", "alexnet_2012"}) {
    Workload workload = workload_of(name);
    workload.formats = {NumberFormat::fp32, NumberFormat::fp32};
    const Report report = make_report(workload, none, "");
    CHECK(report.rows[5].layer->name == "fc6");
    // 2 * 9216 * 4096 operations and two more an output, over 4 bytes of 9216 * 4096 weights, 4096
    // biases, 9216 inputs and 4096 outputs
    CHECK(*report.rows[5].cost.operational_intensity() == Approx(0.4998).epsilon(1e-4));
  }
}

TEST_CASE("ResNet-18 at 8 bits: what is counted moves its energy from 1.544 to 2.703 mJ") {
  // 0.04 pJ a MAC and 90 pJ/B, the constants of the ZigZag comparison
  Hardware hardware;
  hardware.name = "ZigZag constants";
  hardware.peaks[NumberFormat::int8] = 1e12;
  hardware.energy_per_operation_joules[NumberFormat::int8] = 0.02e-12;
  MemoryLevel dram;
  dram.name = "DRAM";
  dram.bandwidth_bytes_per_second = 1e10;
  dram.energy_per_byte_joules = 90e-12;
  hardware.levels.push_back(dram);
  const auto millijoules = [&](Fusion fusion, Counted counted) {
    Workload workload = workload_of("resnet18", {.fusion = fusion, .counted = counted});
    workload.formats = {NumberFormat::int8, NumberFormat::int8};
    const Report report = make_report(workload, std::vector{hardware}, "");
    return *report.hardware[0].totals.energy_joules * 1e3;
  };
  CHECK(millijoules(Fusion::fused, Counted::dense) == Approx(1.544).epsilon(5e-4));
  CHECK(millijoules(Fusion::activations_fused, Counted::all) == Approx(1.840).epsilon(5e-4));
  CHECK(millijoules(Fusion::separate, Counted::all) == Approx(2.703).epsilon(5e-4));
  // exactly: 1,814,073,344 MACs; 16,346,792 bytes and the 1,000 of the last layer's bias
  CHECK(millijoules(Fusion::fused, Counted::dense) ==
        Approx((2 * 1814073344.0 * 0.02e-12 + (16346792 + 1000) * 90e-12) * 1e3).epsilon(1e-12));
}

TEST_CASE("networks follow the size of the image, and refuse one that leaves nothing") {
  const Workload small = workload_of("resnet18", {}, {{"image_size", 224}});
  const Workload large = workload_of("resnet18", {}, {{"image_size", 448}});
  const double ratio =
      make_report(large, none, "").totals.macs / make_report(small, none, "").totals.macs;
  CHECK(ratio == Approx(4).epsilon(1e-3));
  for (const Network* network : networks()) {
    for (const ParameterDeclaration& parameter : network->parameters) {
      if (parameter.name != "image_size" || network->name.starts_with("vit")) continue;
      INFO(network->name);
      const double smallest = parameter.range.minimum;
      const auto report = make_report(
          workload_of(std::string(network->name), {}, {{"image_size", smallest}}), none, "");
      CHECK(report.totals.macs > 0);
    }
  }
  CHECK(error_of([] {
          workload_of("vgg16", {}, {{"image_size", 31}});
        }).path == "/workload/parameters/image_size");
  CHECK(error_of([] {
          workload_of("vit_base", {}, {{"heads", 7}});
        }).message == "heads is 7; expected a divisor of width, 768");
  CHECK(error_of([] {
          workload_of("vit_base", {}, {{"patch_size", 300}});
        }).path == "/workload/parameters/patch_size");
}

TEST_CASE("names of a network's layers are different, so that edits by name mean one layer") {
  for (const Network* network : networks()) {
    std::map<std::string, int> seen;
    for (const Layer& layer : workload_of(std::string(network->name)).layers) {
      INFO(network->name << " " << layer.name);
      CHECK(++seen[layer.name] == 1);
    }
  }
}
