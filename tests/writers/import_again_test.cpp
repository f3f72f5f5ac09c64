// What was taken away comes back: the project of a picture, the layers of a table.
#include "base/input_error.h"
#include "importers/importer.h"
#include "project/project.h"
#include "writers/exported.h"
#include "writers/svg_metadata.h"

using namespace roofloor;

namespace {

std::string canonical(const std::string& project) {
  JsonWriter writer;
  write_project(parse_project(project), writer);
  return writer.text();
}

// Operations and bytes by layer, as the report has them.
std::vector<std::pair<double, double>> amounts(const std::string& project) {
  std::vector<std::pair<double, double>> result;
  const Json report = parse_json(analyze(project));
  for (const Json& layer : report.at("result").at("workload").at("layers")) {
    result.emplace_back(layer.at("operations"), layer.at("total_bytes"));
  }
  return result;
}

void check_layers_come_back(const std::string& project, const std::string& figure) {
  const std::string csv = exported(project, figure, "csv");
  INFO(csv.substr(0, 1000));
  ImportedWorkload imported;
  try {
    imported = import_workload(csv);
  } catch (const InputError& error) {
    FAIL(error.path << ": " << error.message);
  }
  CHECK(imported.kind == "a layer table");
  // One warning: that rows of series are left out.
  CHECK(imported.warnings.size() == 1);
  Project pasted;
  pasted.workload.name = imported.name;
  pasted.workload.layers = imported.layers;
  JsonWriter writer;
  write_project(pasted, writer);
  CHECK(amounts(writer.text()) == amounts(project));
}

}  // namespace

TEST_CASE("a picture opens as the project that it was made of") {
  for (const std::string& project : {start_project(), hostile_project()}) {
    for (const std::string& name : figure_names()) {
      const std::string svg = exported(project, name, "svg", R"({"link": "<metadata>"})");
      Session session;
      const Json opened = parse_json(session.open_project(svg));
      REQUIRE(opened.at("ok") == true);
      CHECK(json_text(opened.at("result").at("project")) ==
            json_text(parse_json(canonical(project))));
      CHECK(analyze(svg) == analyze(project));
    }
  }
}

TEST_CASE("pictures of random projects open as those projects") {
  Random random(32);
  for (int round = 0; round < 50; ++round) {
    const std::string project = random_project(random);
    const auto found = project_in_svg(exported(project, "roofline", "svg"));
    REQUIRE(found);
    CHECK(*found == canonical(project));
  }
}

TEST_CASE("a project is found in a picture that another program has written anew") {
  const std::string json = R"({"roofloor":1,"title":"a < b & \"c\""})";
  const std::string begin =
      "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- metadata --><svg><metadata>"
      "<rdf:RDF/></metadata>\n<svg:metadata xml:space=\"preserve\"\n id=\"x\">\n ";
  CHECK(is_markup(begin));
  CHECK(project_in_svg(begin + "<![CDATA[" + json + "]]>\n</svg:metadata></svg>") == json);
  CHECK(project_in_svg(begin +
                       "{&#34;roofloor&#x22;:1,&quot;title&quot;:&apos;&lt;&#xe4;&#x1f3e0;&apos;}"
                       "</svg:metadata></svg>") == "{\"roofloor\":1,\"title\":'<ä🏠'}");
}

TEST_CASE("a picture without a project is refused, and damaged ones do no harm") {
  const Json reply = parse_json(analyze("<svg><metadata>{}</metadata></svg>"));
  CHECK(reply.at("ok") == false);
  CHECK(reply.at("error").at("message").get<std::string>().find("no project inside") !=
        std::string::npos);
  const std::string svg = exported(start_project(), "roofline", "svg");
  for (std::size_t length = 0; length < svg.size(); length += 7) {
    analyze(svg.substr(0, length));
  }
  for (const std::string end : {"<metadata", "<metadata>", "<metadata><![CDATA[", "<metadata>&",
                                "<metadata>&#xffffffffff;", "<metadata><![CDATA[]]"}) {
    CHECK_FALSE(project_in_svg("<svg>" + end));
  }
}

TEST_CASE("a table of a figure, pasted as layers, gives the same operations and bytes") {
  for (const std::string& name : figure_names()) {
    check_layers_come_back(start_project(), name);
    check_layers_come_back(R"({"roofloor":1,"workload":{"network":"resnet18"}})", name);
    check_layers_come_back(hostile_project(), name);
  }
}

TEST_CASE("tables of random projects give the same operations and bytes") {
  Random random(33);
  for (int round = 0; round < 50; ++round) {
    check_layers_come_back(random_project(random), "roofline");
  }
}

TEST_CASE("names of layers come back from a table, but for blanks at their ends") {
  const std::vector<Layer> layers =
      import_workload(exported(hostile_project(), "roofline", "csv")).layers;
  REQUIRE(layers.size() == hostile_names.size());
  for (std::size_t i = 0; i < layers.size(); ++i) CHECK(layers[i].name == hostile_names[i]);
}
