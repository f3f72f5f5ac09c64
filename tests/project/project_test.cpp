#include "project/project.h"

#include "catch.h"
#include "expect_error.h"

using namespace roofloor;

namespace {

std::string written(const Project& project) {
  JsonWriter writer;
  write_project(project, writer);
  return writer.text();
}

std::string canonical(const std::string& text) {
  return written(parse_project(text));
}

InputError error(const std::string& text) {
  return error_of([&] { build_workload(parse_project(text)); });
}

const std::string start = R"({"roofloor":1,"workload":{"network":"alexnet"},)"
                          R"("hardware":[{"preset":"dig"},{"preset":"pim"},{"preset":"pnm"}]})";

const std::string full =
    R"({"roofloor":1,"title":"T","workload":{"name":"mine","layers":[{"name":"a","kind":"custom",)"
    R"("parameters":{"bytes":10,"operations":2.5},"repeat":3,"formats":{"weights":"int8"}}],"batch":8,)"
    R"("formats":{"weights":"q4_k","activations":"bf16"}},)"
    R"("hardware":[{"preset":"dig","changed":{"/peaks/fp32":300000000000000},)"
    R"("sources":{"/peaks/fp32":{"document":"A paper","year":2021,"evidence":"paper"}},"shown":false}],)"
    R"("conventions":{"fusion":"separate","counted":"dense","notebook":true},"view":{"floorline":"per_layer","marker_size":"energy","scale":"log","power":true}})";

}  // namespace

TEST_CASE("an empty document is the start page") {
  CHECK(canonical(R"({"roofloor": 1})") == start);
}

TEST_CASE("equal projects are equal texts: key order, spaces and defaults do not matter") {
  CHECK(canonical(full) == full);
  CHECK(canonical(R"({"hardware":[{"shown":true,"preset":"dig","changed":{}}, {"preset":"pim"},
                     {"preset":"pnm"}], "title":"", "view":{"marker_size":"time","power":false},
                     "workload":{"batch":1,"formats":{"weights":"fp16"},
                     "network":"alexnet"},
                     "conventions":{"notebook":false,"fusion":"fused",
                     "counted":"all"}, "roofloor":1})") == start);
}

TEST_CASE("edits of a network's layers are kept by name") {
  const std::string text =
      R"({"roofloor":1,"workload":{"network":"alexnet_notebook","edits":{"fc6":{"parameters":{"rows_out":2048}}}},)"
      R"("hardware":[]})";
  const Workload workload = build_workload(parse_project(text));
  CHECK(workload.layers[5].parameters.at("rows_out") == 2048);
  CHECK(workload.layers[6].parameters.at("rows_out") == 4096);
  CHECK(canonical(text) == text);
  CHECK(
      error(
          R"({"roofloor":1,"workload":{"network":"alexnet_notebook","edits":{"fc9":{"parameters":{"k":1}}}}})")
          .path == "/workload/edits/fc9");
}

TEST_CASE("own hardware stays as it was brought") {
  const std::string text =
      R"({"roofloor":1,"workload":{"network":"vit_notebook"},"hardware":[{"own":{"name":"x","peaks":)"
      R"({"fp16":1000000000000},"levels":[{"name":"DRAM","bandwidth_bytes_per_second":1000000000}]}}]})";
  CHECK(canonical(text) == text);
}

TEST_CASE("a changed figure has the source it was given, else it is the user's own") {
  const Project project = parse_project(
      R"({"roofloor":1,"hardware":[{"preset":"dig","changed":{"/peaks/fp32":1e12,"/constant_power_watts":5},)"
      R"("sources":{"/constant_power_watts":{"document":"Fitted to 4 measured rows","evidence":"estimate"}}}]})");
  const Hardware& dig = project.hardware.at(0).hardware;
  CHECK(stated_source(dig, "/constant_power_watts")->document == "Fitted to 4 measured rows");
  CHECK(stated_source(dig, "/peaks/fp32")->evidence == "entered");
  const InputError stray = error(
      R"({"roofloor":1,"hardware":[{"preset":"dig","sources":{"/peaks/fp32":{"document":"x","evidence":"paper"}}}]})");
  CHECK(stray.path == "/hardware/0/sources/~1peaks~1fp32");
  CHECK(stray.message ==
        "no figure is changed at \"/peaks/fp32\"; expected sources of changed figures alone");
}

TEST_CASE("equal own hardware is equal text, whatever its order and with defaults written out") {
  const std::string level = R"("bandwidth_bytes_per_second":1e9,"carries":"everything")";
  CHECK(canonical(R"({"roofloor":1,"hardware":[{"own":{"constant_power_watts":0,"peaks":)"
                  R"({"fp16":1e12},"levels":[{"holds_weights":false,"name":"DRAM",)" +
                  level + R"(}],"name":"x"}}]})") ==
        canonical(R"({"roofloor":1,"hardware":[{"own":{"name":"x","peaks":{"fp16":1e12},)"
                  R"("levels":[{"name":"DRAM","bandwidth_bytes_per_second":1e9}]}}]})"));
}

TEST_CASE("what is wrong in a document is named by its path") {
  CHECK(error("[]").message == "the value is a list; expected an object");
  CHECK(error("{}").message == "\"roofloor\" is missing");
  CHECK(error(R"({"roofloor":1,"worklod":{}})").path == "/worklod");
  CHECK(error(R"({"roofloor":2})").message.find("so a newer one is needed") != std::string::npos);
  CHECK(error(R"({"roofloor":1,"workload":{"network":"lenet"}})").path == "/workload/network");
  CHECK(error(R"({"roofloor":1,"workload":{"network":"vit_notebook","parameters":{"heads":0}}})")
            .path == "/workload/parameters/heads");
  CHECK(error(R"({"roofloor":1,"workload":{"network":"vit_notebook","batch":0}})").message ==
        "batch is 0; expected a whole number of at least 1, at most 1e9");
  CHECK(
      error(
          R"({"roofloor":1,"workload":{"network":"vit_notebook","formats":{"activations":"q4_k"}}})")
          .path == "/workload/formats/activations");
  CHECK(error(R"({"roofloor":1,"hardware":[{"preset":"dig","own":{}}]})").path == "/hardware/0");
  CHECK(error(R"({"roofloor":1,"hardware":[{}]})").path == "/hardware/0");
  CHECK(error(R"({"roofloor":1,"view":{"scale":"cubic"}})").message ==
        "unknown scale \"cubic\"; expected one of log, linear");
}

TEST_CASE("more layers than can be shown are refused with the limit") {
  std::string text = R"({"roofloor":1,"workload":{"layers":[)";
  for (std::size_t i = 0; i <= most_layers; ++i) text += i == 0 ? "1" : ",1";
  CHECK(error(text + "]}}").message == "200001 layers; expected at most 200000");
}
