// What happens to a project whose text was damaged on its way.
#include "api/api.h"
#include "catch.h"
#include "generated/generated.h"
#include "json/json_text.h"

using namespace roofloor;

namespace {

const std::vector<std::string> valid_projects{
    R"({"roofloor":1,"workload":{"network":"vit_notebook","parameters":{"heads":4},"batch":2},)"
    R"("hardware":[{"preset":"dig","changed":{"/peaks/fp32":3e14}}],"view":{"scale":"log"}})",
    R"({"roofloor":1,"title":"list","workload":{"name":"mine","layers":[{"name":"a","kind":"conv2d",)"
    R"("parameters":{"in_channels":8,"out_channels":16,"height":14,"kernel":3,"padding":1,"groups":2}},)"
    R"({"name":"b","kind":"normalization","parameters":{"type":"batch","elements":3136,"channels":16}},)"
    R"({"name":"c","kind":"recurrent","parameters":{"cell":"gru","in":4,"hidden":8,"bias":true},)"
    R"("repeat":3,"formats":{"weights":"int8"}},{"name":"d","kind":"custom","parameters":)"
    R"({"operations":1e9,"bytes":1e6}}],"batch":4,"formats":{"activations":"fp8"}},)"
    R"("conventions":{"fusion":"separate","counted":"dense"}})",
    R"({"roofloor":1,"workload":{"network":"alexnet","edits":{"fc6":{"parameters":{"out":2048},)"
    R"("formats":{"weights":"nf4"}}}},"hardware":[{"own":{"name":"mine","peaks":{"fp16":1e14},)"
    R"("levels":[{"name":"DRAM","bandwidth_bytes_per_second":1e12,"energy_per_byte_joules":1e-11}],)"
    R"("energy_per_operation_joules":{"any":1e-12},"constant_power_watts":20,"tdp_watts":300}}]})",
};

std::size_t random_place(Random& random, const std::string& text) {
  return static_cast<std::size_t>(random_whole(random, 0, static_cast<int>(text.size()) - 1));
}

std::string damaged(Random& random, std::string text) {
  const std::vector<std::string> strange{
      "1e308", "-1",   "1e999", "null", "\"x\"",   "[]", "{}", "true",   "0.5",         "\\",
      "\"",    "[[[[", "\xc3",  "NaN",  "{\"a\":", ",",  ":",  "1e-320", "999999999999"};
  const std::size_t at = random_place(random, text);
  const std::size_t length =
      std::min<std::size_t>(text.size() - at, random_place(random, text) % 9);
  switch (random_whole(random, 0, 5)) {
    case 0:
      text[at] = static_cast<char>(random_whole(random, 1, 255));
      break;
    case 1:
      text.erase(at, length);
      break;
    case 2:
      text.resize(at);
      break;
    case 3:  // a piece twice
      text.insert(at, text.substr(at, length));
      break;
    case 4: {  // something else in place of a number or a name
      const auto last = static_cast<int>(strange.size()) - 1;
      text.replace(at, length, strange[static_cast<std::size_t>(random_whole(random, 0, last))]);
      break;
    }
    default: {  // two pieces change places
      const std::size_t other = random_place(random, text);
      std::swap(text[at], text[other]);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("ten thousand damages of a project: an error with its path, or a project that opens") {
  Random random(7);
  Session session;
  Json opened = parse_json(session.open_project(valid_projects[0]));
  int refused = 0;
  for (int i = 0; i < 10000; ++i) {
    const std::string& valid = valid_projects[static_cast<std::size_t>(i) % valid_projects.size()];
    std::string text = valid;
    for (int times = random_whole(random, 1, 3); times > 0; --times) {
      if (!text.empty()) text = damaged(random, text);
    }
    const Json envelope = parse_json(session.open_project(text));
    if (envelope.at("ok") == true) {
      opened = envelope;
    } else {
      ++refused;
      INFO(text << "\n" << envelope.dump());
      CHECK_FALSE(envelope["error"]["message"].get<std::string>().empty());
      // the empty path is that of the whole document, where it is not an object
      const std::string path = envelope["error"]["path"];
      CHECK((path.starts_with("/") || parse_json(text).is_object() == false));
    }
    if (i % 100 != 0) continue;
    // What was opened last still answers.
    const double revision = opened.at("result").at("revision");
    CHECK(parse_json(session.report(revision).text).at("ok") == true);
    CHECK(parse_json(session.figure(revision, "floorline", "").text).at("ok") == true);
  }
  CHECK(refused > 5000);
}

TEST_CASE(
    "deep nesting, repeated keys, wrong types and huge numbers are refused where they stand") {
  const auto path = [](const std::string& text) {
    return parse_json(analyze(text)).at("error").at("path").get<std::string>();
  };
  CHECK(path(std::string(100, '[')) == "/line/1");
  CHECK(path(R"({"roofloor":1,"workload":{"layers":[{"name":"a"},{"name":"b","name":"c"}]}})") ==
        "/workload/layers/1/name");
  CHECK(path("{\"roofloor\":1,\n\"title\":}") == "/line/2");
  CHECK(path("{\"roofloor\":1,\n\n\"title\":1e999}") == "/line/3");
  CHECK(path(R"({"roofloor":1,"workload":{"layers":[{"name":1,"kind":"linear"}]}})") ==
        "/workload/layers/0/name");
  CHECK(path(R"({"roofloor":1,"workload":{"network":"alexnet","batch":1e300}})") ==
        "/workload/batch");
  CHECK(path(R"({"roofloor":1,"workload":{"layers":[{"name":"a","kind":"linear",)"
             R"("parameters":{"in":[4],"out":2}}]}})") == "/workload/layers/0/parameters/in");
  CHECK(path("[]").empty());
}
