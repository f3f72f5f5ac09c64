#include "api/api.h"

#include <cmath>
#include <random>

#include "catch.h"
#include "json/json_text.h"
#include "workload/workload.h"

using namespace roofloor;

namespace {

Json result(const std::string& envelope) {
  const Json json = parse_json(envelope);
  INFO(envelope.substr(0, 300));
  REQUIRE(json.at("ok") == true);
  return json.at("result");
}

std::pair<std::string, std::string> error(const std::string& envelope) {
  const Json json = parse_json(envelope);
  REQUIRE(json.at("ok") == false);
  return {json.at("error").at("path"), json.at("error").at("message")};
}

const std::string start = R"({"roofloor": 1})";

std::vector<double> column(const Json& report, const Reply& reply, const std::string& name,
                           const Json& hardware) {
  for (const Json& entry : report.at("columns")) {
    if (entry.at("name") != name || entry.at("hardware") != hardware) continue;
    const auto begin = reply.numbers.begin() + entry.at("offset").get<std::ptrdiff_t>();
    return {begin, begin + report.at("row_count").get<std::ptrdiff_t>()};
  }
  FAIL("no column " << name);
  return {};
}

}  // namespace

TEST_CASE("describe lists what can be chosen, and its start project opens") {
  const Json description = result(describe());
  CHECK(description.at("networks").size() == 30);
  CHECK(description.at("hardware").size() == 57);
  CHECK(description.at("incomplete_hardware").size() == 13);
  Session session;
  CHECK(result(session.open_project(description.at("start").dump())).at("project") ==
        description.at("start"));
}

TEST_CASE("small roofs lie in one frame, a slope before a roof; what has no roof has no drawing") {
  const Json description = result(describe());
  for (const Json& hardware : description.at("hardware")) {
    INFO(hardware.at("id").get<std::string>());
    const auto x = hardware.at("roof").at("x").get<std::vector<double>>();
    const auto y = hardware.at("roof").at("y").get<std::vector<double>>();
    REQUIRE(x.size() == 3);
    CHECK(x[0] >= 0);
    CHECK(x[0] < x[1]);
    CHECK(x[1] < x[2]);
    CHECK(x[2] == 1);
    CHECK(y[0] >= 0);
    CHECK(y[0] < y[1]);
    CHECK(y[1] == y[2]);
    CHECK(y[2] <= 1);
    if (hardware.at("id") == "nv_h100_sxm") {
      // 295.3 op/B in 0.1 to 10,000; 989.4 T in 10 G to 10 P, on logarithmic axes
      CHECK(x[1] == Approx(std::log10(295.3 / 0.1) / 5).epsilon(1e-4));
      CHECK(y[1] == Approx(std::log10(989.4e12 / 1e10) / 6).epsilon(1e-12));
      CHECK(y[0] == Approx(std::log10(0.1 * 3.35e12 / 1e10) / 6).epsilon(1e-12));
    }
  }
  for (const Json& hardware : description.at("incomplete_hardware")) {
    CHECK(hardware.at("roof").is_null());
    CHECK_FALSE(hardware.at("missing").empty());
  }
}

TEST_CASE("a report has every column for every hardware, and they agree with the command line") {
  Session session;
  const double revision = result(session.open_project(start)).at("revision");
  const Reply reply = session.report(revision);
  const Json report = result(reply.text);
  const Json analysis = result(analyze(start));
  const auto seconds = column(report, reply, "seconds", 2);
  const auto intensity = column(report, reply, "operational_intensity", nullptr);
  for (std::size_t i = 0; i < 8; ++i) {
    CHECK(seconds[i] == analysis["hardware"][2]["layers"][i]["seconds"].get<double>());
    CHECK(intensity[i] == analysis["workload"]["layers"][i]["operational_intensity"].get<double>());
  }
  CHECK(report["hardware"][0]["totals"] == analysis["hardware"][0]["totals"]);
}

TEST_CASE("analyze spells out what binds and where the energy goes") {
  const Json layer = result(analyze(start))["hardware"][0]["layers"][5];
  CHECK(layer["bound"] == "memory:DRAM");
  CHECK(layer["is_balanced"] == false);
  // fc6 does about an operation a byte, and a byte costs 0.8 operations on Dig.
  CHECK(layer["memory_joules"]["DRAM"].get<double>() ==
        Approx(0.8 * layer["compute_joules"].get<double>()).epsilon(1e-3));
}

TEST_CASE("notebook mode adds the notebook's numbers, for the page and for the command line") {
  const std::string text =
      R"({"roofloor": 1, "workload": {"network": "alexnet_notebook_typed"}, "conventions": {"notebook": true}})";
  const std::vector<double> dig{0.729, 0.311, 1.063, 1.040, 1.064, 160, 160, 160};
  CHECK(result(analyze(text))["hardware"][0]["notebook"]["excess_percent"] == dig);
  Session session;
  const double revision = result(session.open_project(text)).at("revision");
  const Json report = result(session.report(revision).text);
  CHECK(report["notebook"]["hardware"][0]["excess_percent"] == dig);
  const Json figure = result(session.figure(revision, "floorline", "").text);
  CHECK(figure["x"]["scale"] == "linear");
  CHECK(figure["x"]["frame"] == std::vector<double>{0.1, 1000});
  CHECK(figure["y"]["label"] == "Energy per layer");
  CHECK(result(analyze(start))["hardware"][0].contains("notebook") == false);
}

TEST_CASE("what the view says holds in notebook mode as well") {
  const std::string text =
      R"({"roofloor":1,"workload":{"network":"vit_notebook"},"hardware":[{"preset":"dig"}],)"
      R"("conventions":{"notebook":true},"view":{"floorline":"per_operation","scale":"log"}})";
  Session session;
  const Json opened = result(session.open_project(text));
  CHECK(opened.at("project").dump() == parse_json(text).dump());
  const Json figure = result(session.figure(opened.at("revision"), "floorline", "").text);
  CHECK(figure["y"]["label"] == "Energy per operation");
  CHECK(figure["y"]["scale"] == "log");
}

TEST_CASE("an error leaves the opened project as it was") {
  Session session;
  const double revision = result(session.open_project(start)).at("revision");
  CHECK(error(session.open_project(R"({"roofloor": 1, "hardware": [{"preset": "digg"}]})")).first ==
        "/hardware/0/preset");
  CHECK(error(session.open_project("{\"roofloor\": 1,\n"))
            .second.starts_with("not valid JSON at line"));
  CHECK(result(session.report(revision).text).at("row_count") == 8);
}

TEST_CASE("a stale revision is an error") {
  Session session;
  CHECK(error(session.report(1).text).second == "no project is open; open one first");
  const double first = result(session.open_project(start)).at("revision");
  const double second = result(session.open_project(start)).at("revision");
  CHECK(second > first);
  CHECK(error(session.report(first).text).first == "/revision");
  CHECK(error(session.figure(first, "roofline", "").text).first == "/revision");
  CHECK(error(session.figure_layout(first, "roofline", "")).first == "/revision");
}

TEST_CASE("bad numbers are refused with their path and what was expected") {
  const auto with_bandwidth = [](const std::string& value) {
    return error(analyze(R"({"roofloor": 1, "hardware": [{"preset": "dig", "changed": )"
                         R"({"/levels/0/bandwidth_bytes_per_second": )" +
                         value + "}}]}"));
  };
  CHECK(with_bandwidth("-1").first ==
        "/hardware/0/changed/~1levels~10~1bandwidth_bytes_per_second");
  CHECK(with_bandwidth("-1").second ==
        "-1\u202fB/s is out of range; expected a number above 0, at most 1e30");
  CHECK(with_bandwidth("\"fast\"").second.find("is \"fast\"; expected a number") !=
        std::string::npos);
  CHECK(with_bandwidth("1e400").second.starts_with("a number is too large for a double"));
  CHECK(with_bandwidth("NaN").second.starts_with("not valid JSON at line 1, column"));
  CHECK(error(analyze(R"({"roofloor": 1, "workload": {"layers": [{"name": "a", "kind": "custom",
                          "parameters": {"operations": 1, "operational_intensity": 0}}]}})"))
            .first == "/workload/layers/0/parameters/operational_intensity");
}

TEST_CASE("figure options are checked") {
  Session session;
  const double revision = result(session.open_project(start)).at("revision");
  const auto refused = [&](const std::string& options) {
    return error(session.figure_layout(revision, "roofline", options)).first;
  };
  CHECK(refused(R"({"width": 0})") == "/width");
  CHECK(refused(R"({"pinned": [8]})") == "/pinned/0");
  CHECK(refused(R"({"viewport": {"x": [0, 10]}})") == "/viewport/x/0");
  CHECK(refused(R"({"viewport": {"x": [10, 1]}})") == "/viewport/x");
  CHECK(refused(R"({"scale": "cubic"})") == "/scale");
  CHECK(refused(R"({"font": {"advances": [1]}})") == "/font/advances");
  CHECK(refused(R"({"color": 1})") == "/color");
  CHECK(error(session.figure(revision, "pie", "").text).first == "/figure");
}

TEST_CASE("series point at their numbers") {
  Session session;
  const double revision = result(session.open_project(start)).at("revision");
  const Reply reply = session.figure(revision, "roofline", "");
  const Json figure = result(reply.text);
  for (const Json& series : figure.at("series")) {
    const std::size_t end =
        series.at("offset_y").get<std::size_t>() + series.at("count").get<std::size_t>();
    CHECK(end <= reply.numbers.size());
  }
  const Json shown = result(figure_document(start, "roofline", ""));
  CHECK(shown.at("series")[0].at("x").size() == 3);
  CHECK(shown.at("layout").at("texts").size() > 5);
}

TEST_CASE("names that are not UTF-8 or look like HTML come back as text") {
  const std::string text =
      std::string(R"({"roofloor":1,"workload":{"name":"<b>&","layers":[{"name":")") +
      "<img src=x>" + R"(","kind":"custom","parameters":{"operations":1,"bytes":1}}]}})";
  CHECK(result(analyze(text))["workload"]["layers"][0]["name"] == "<img src=x>");
  CHECK(error(analyze("{\"roofloor\":1,\"title\":\"\xff\"}")).second.starts_with("not valid JSON"));
}

TEST_CASE("a project whose workload was opened before gives the same report as a fresh one") {
  const auto document = [](const std::string& bandwidth, const std::string& more) {
    return R"({"roofloor":1,"workload":{"network":"resnet18"},"hardware":[{"preset":"dig",)"
           R"("changed":{"/levels/0/bandwidth_bytes_per_second":)" +
           bandwidth + R"(}},{"preset":"pim"}])" + more + "}";
  };
  Session session;
  for (const std::string& text :
       {document("1e12", ""), document("2e12", ""), document("3e12", ""),
        document("3e12", R"(,"conventions":{"fusion":"separate"})"), document("4e12", ""),
        std::string(R"({"roofloor":1,"workload":{"network":"alexnet"}})"), document("5e12", "")}) {
    const Json opened = result(session.open_project(text));
    Session fresh;
    const Json expected = result(fresh.open_project(text));
    const Reply kept_report = session.report(opened.at("revision"));
    const Reply fresh_report = fresh.report(expected.at("revision"));
    CHECK(kept_report.text == fresh_report.text);
    CHECK(kept_report.numbers == fresh_report.numbers);
    for (const char* part : {"hardware", "roofloor"}) {
      CHECK(opened.at("project").at(part) == expected.at("project").at(part));
    }
    CHECK(session.figure(opened.at("revision"), "floorline", "").text ==
          fresh.figure(expected.at("revision"), "floorline", "").text);
  }
}

TEST_CASE("a workload that is known and canonical is left out of the answer") {
  Session session;
  const std::string canonical =
      R"({"roofloor":1,"workload":{"network":"vgg16"},"hardware":[{"preset":"dig"}]})";
  CHECK(result(session.open_project(canonical)).at("project").dump() == canonical);
  CHECK_FALSE(result(session.open_project(canonical)).at("project").contains("workload"));
  // with spaces it is not the form that the core gives, and so it is written again
  const std::string spaced =
      R"({"roofloor":1, "workload": {"network" : "vgg16"}, "hardware":[{"preset":"dig"}]})";
  CHECK(result(session.open_project(spaced)).at("project").dump() == canonical);
  CHECK(result(session.open_project(spaced)).at("project").dump() == canonical);
  // a bad document leaves what was opened as it was
  const std::string bad =
      R"({"roofloor":1,"workload":{"network" : "vgg16"},"hardware":[{"preset":"none"}]})";
  CHECK(error(session.open_project(bad)).first == "/hardware/0/preset");
  CHECK(result(session.open_project(spaced)).at("project").dump() == canonical);
}

TEST_CASE("a number is explained, and a layer is advised, through the door") {
  Session session;
  const double revision = result(session.open_project(start)).at("revision");
  const Json seconds = result(session.explain(revision, "/hardware/0/layers/5/seconds"));
  CHECK(seconds.at("formula") == "max(W / P', Q / beta')");
  CHECK(seconds.at("terms").size() == 4);
  CHECK(seconds == result(explain_number(start, "/hardware/0/layers/5/seconds")));
  const Json advice = result(session.guidance(revision, 5)).at("hardware");
  CHECK(advice.size() == 3);
  CHECK(advice[0].at("time_class") == "memory");
  CHECK(advice[0].at("energy_class") == "compute");
  CHECK(advice[0].at("sentence").get<std::string>().starts_with("Memory-bound on DRAM: "));
  CHECK(error(session.guidance(revision, 8)).first == "/row");
  CHECK(error(session.explain(revision, "/hardware/9/totals/seconds")).first == "/path");
  CHECK(error(session.explain(revision + 1, "/workload/totals/macs")).first == "/revision");
  CHECK(result(analyze(start))["hardware"][0]["layers"][5]["guidance"] == advice[0]);
}

TEST_CASE("hardware says what is not physical about it") {
  const Json analysis = result(analyze(start));
  for (const Json& hardware : analysis["hardware"]) CHECK(hardware["warnings"].size() == 2);
}

TEST_CASE("layers come with the values of all their parameters, those of an edit marked") {
  Session session;
  const std::string text =
      R"({"roofloor":1,"workload":{"network":"alexnet","edits":{"fc6":{"parameters":{"out":2048}}}}})";
  const double revision = result(session.open_project(text)).at("revision");
  const Json all = result(session.layers(revision, 0, most_layers));
  CHECK(all.at("network") == "alexnet");
  CHECK(all.at("count") == all.at("layers").size());
  const Json first = all.at("layers").at(0);
  CHECK(first.at("layer").at("name") == "conv1");
  // A square input is given by its height; the width follows.
  CHECK(first.at("values").at("height") == 224);
  CHECK(first.at("values").at("width") == 224);
  CHECK(first.at("layer").at("parameters").contains("width") == false);
  CHECK(first.at("row") == 0);
  CHECK_FALSE(first.contains("network_values"));
  for (const Json& entry : all.at("layers")) {
    if (entry.at("layer").at("name") != "fc6") continue;
    CHECK(entry.at("values").at("out") == 2048);
    CHECK(entry.at("network_values") == Json({{"out", 4096}}));
    CHECK(entry.at("row") == 5);
  }
  // The second layer of the network is computed with the first, in its row.
  const Json second = result(session.layers(revision, 1, 1));
  REQUIRE(second.at("layers").size() == 1);
  CHECK(second.at("layers").at(0).at("row") == 0);
  CHECK(error(session.layers(revision, -1, 1)).first == "/first");
  CHECK(result(list_layers(text)) == all);
}

TEST_CASE("a hardware is given as a whole object with its changes; one of the library as it is") {
  Session session;
  session.open_project(
      R"({"roofloor":1,"hardware":[{"preset":"dig","changed":{"/peaks/fp32":3e14}}]})");
  const Json own = result(session.hardware_object(1, 0));
  CHECK(own.at("peaks").at("fp32") == 3e14);
  CHECK(own.at("levels")[0].at("energy_balance") == 0.8);
  CHECK(own.at("sources").at("/peaks/fp32").at("document") == "Entered by you");
  const std::string project = R"({"roofloor":1,"hardware":[{"own":)" + own.dump() + R"(}]})";
  CHECK(result(session.open_project(project)).at("revision") == 2);
  CHECK(result(session.hardware_object(2, 0)) == own);
  CHECK(error(session.hardware_object(2, 1)).first == "/hardware");
  // IBM's HERMES has neither a peak nor a bandwidth.
  const Json hermes = result(listed_hardware("ibm_hermes"));
  CHECK_FALSE(hermes.contains("peaks"));
  CHECK_FALSE(hermes.contains("missing"));
  CHECK(hermes.at("tdp_watts") == 6.47);
  CHECK(result(listed_hardware("dig")).at("name") == "Dig");
  CHECK(error(listed_hardware("digg")).first == "/id");
}

TEST_CASE("a list of layers has no network to go back to") {
  const Json list = result(list_layers(
      R"({"roofloor":1,"workload":{"layers":[{"name":"a","kind":"linear","parameters":{"in":1,"out":2}}]}})"));
  CHECK(list.at("network") == nullptr);
  CHECK(list.at("layers").at(0).at("values").at("rows") == 1);
}

TEST_CASE("an edit that enters one of two parameters takes the other's place") {
  const std::string text =
      R"({"roofloor":1,"workload":{"network":"alexnet_notebook_typed","edits":{"conv1":{"parameters":{"bytes":1e6}}}}})";
  const Json layer = result(list_layers(text)).at("layers").at(0);
  CHECK(layer.at("values").at("bytes") == 1e6);
  CHECK(layer.at("values").at("operational_intensity") == nullptr);
}

TEST_CASE("the heaviest rows come as numbers with a sentence") {
  Session session;
  const double revision = result(session.open_project(start)).at("revision");
  const Reply reply = session.heaviest(revision, 0, "time", 0.5);
  // fc6 moves 75.5 MB of the 123.9 MB that Dig waits for: 61 % of the time.
  CHECK(reply.numbers == std::vector<double>{5});
  CHECK(result(reply.text).at("sentence") ==
        "1 of 8 layers makes up 61\u00a0% of the time on Dig.");
  CHECK(error(session.heaviest(revision, 3, "time", 0.5).text).first == "/hardware");
  CHECK(error(session.heaviest(revision, 0, "weight", 0.5).text).first == "/weight");
  CHECK(error(session.heaviest(revision, 0, "time", 2).text).first == "/share");
}

TEST_CASE("measured rows become energies that a project can take over") {
  // Planted: 1 pJ/op, 50 pJ/B, 2 W; the ridge is at 100 op/B.
  const std::string project =
      R"({"roofloor":1,"hardware":[{"own":{"name":"x","peaks":{"fp16":1e12},)"
      R"("levels":[{"name":"DRAM","bandwidth_bytes_per_second":1e10}]}}]})";
  const std::string rows =
      "name,operations (T),bytes (GB),seconds,joules\n"
      "memory,1,100,10,26\nridge,1,10,1,3.5\ncompute,1,1,1,3.05\nidle,0,0,5,10\n";
  Session session;
  const double revision = result(session.open_project(project)).at("revision");
  const Json fit = result(session.fit_energy(revision, 0, rows));
  CHECK(fit.at("is_complete") == true);
  const Json& changed = fit.at("changed");
  CHECK(changed.at("/energy_per_operation_joules/fp16").get<double>() == Approx(1e-12));
  CHECK(changed.at("/levels/0/energy_per_byte_joules").get<double>() == Approx(50e-12));
  CHECK(changed.at("/constant_power_watts").get<double>() == Approx(2));
  CHECK(fit.at("sources").at("/constant_power_watts").at("document") ==
        "Fitted to 4 measured rows");
  CHECK(fit.at("rows").at(1).at("fitted_joules").get<double>() == Approx(3.5));
  CHECK(fit.at("values").at(2).at("text") == "2.00\u202fW");
  CHECK(result(fit_energy_document(project, 0, rows)) == fit);

  const std::string one_sided =
      "operations,bytes,seconds,joules\n1e12,1e11,10,26\n1e12,2e10,2,6\n1e12,1e10,1,3.5\n";
  const Json sum = result(session.fit_energy(revision, 0, one_sided));
  CHECK(sum.at("is_complete") == false);
  CHECK(sum.at("changed") == Json::object());
  CHECK(sum.at("values").at(1).at("symbol") == "e_mem + p0 / beta'");
  // 50 pJ/B + 2 W / 10 GB/s
  CHECK(sum.at("values").at(1).at("value").get<double>() == Approx(250e-12));
  CHECK(error(session.fit_energy(revision, 0, "a,b\n1,2\n")).first == "/line/1");
  CHECK(error(session.fit_energy(revision, 1, rows)).first == "/hardware");
}

TEST_CASE("published energies come with those that suit a hardware") {
  Session session;
  const Json opened = result(session.open_project(
      R"({"roofloor":1,"hardware":[{"preset":"nv_a100_sxm_80"},{"preset":"nv_h100_sxm"}],)"
      R"("workload":{"network":"alexnet","formats":{"weights":"fp8","activations":"fp8"}}})"));
  const double revision = opened.at("revision");
  const Json a100 = result(session.energy_tables(revision, 0));
  CHECK(a100.at("process") == "7 nm");
  CHECK(a100.at("memory") == "hbm2e_micron");
  CHECK(a100.at("memory_note") == "");
  CHECK(a100.at("processes").at(1).at("operation") == "");
  CHECK(a100.at("processes").at(1).at("note") ==
        "No energy is published for fp8 in 7 nm; there is one for int8, int32, bf16, fp16, fp32.");
  CHECK(a100.at("memories").at(2).at("pointer") == "/levels/0/energy_per_byte_joules");
  CHECK(a100.at("memories").at(2).at("text") == "48\u202fpJ/B");
  const Json h100 = result(session.energy_tables(revision, 1));
  CHECK(h100.at("memory") == "");
  CHECK(h100.at("memory_note").get<std::string>().find("published for HBM3") != std::string::npos);
}

TEST_CASE("rows of split attention and of blocks written out name the layer of the document") {
  Session session;
  const std::string text =
      R"({"roofloor":1,"workload":{"network":"llama_3_8b","parameters":{"depth":3}},)"
      R"("conventions":{"attention":"unfused","fusion":"separate"},"view":{"blocks":"expanded"}})";
  const double revision = result(session.open_project(text)).at("revision");
  const Json report = result(session.report(revision).text);
  const Json layers = result(session.layers(revision, 0, most_layers)).at("layers");
  // An embedding, 13 layers of a block, the last norm and the head.
  CHECK(layers.size() == 16);
  const Json& rows = report.at("workload").at("layers");
  // Attention is three layers of each block.
  CHECK(rows.size() == 3 + 3 * (13 + 2));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::size_t layer = rows[row].value("layer", row);
    REQUIRE(layer < layers.size());
    CHECK(rows[row].at("kind") == layers[layer].at("layer").at("kind"));
    CHECK(layers[layer].at("row") <= row);
  }
}
