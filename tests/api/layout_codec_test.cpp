#include "api/api.h"
#include "catch.h"
#include "json/json_text.h"

using namespace roofloor;

namespace {

Json layout_of(const std::string& options) {
  return parse_json(figure_document(R"({"roofloor":1,"hardware":[{"preset":"dig"}]})", "roofline",
                                    options))
      .at("result")
      .at("layout");
}

}  // namespace

TEST_CASE("a layout says the badges of a view with the views that they lead to") {
  const Json layout = layout_of(R"({"viewport": {"x": [10, 1000], "y": [1e12, 1e15]}})");
  REQUIRE(layout.at("badges").size() == 1);
  const Json& badge = layout.at("badges")[0];
  // AlexNet's three fully connected layers read each weight once, at 1 op/B in fp16.
  CHECK(badge.at("side") == "left");
  CHECK(badge.at("count") == 3);
  CHECK(badge.at("text") == "‹ 3 layers");
  CHECK(badge.at("height") == 24);
  CHECK(badge.at("x").get<double>() > layout.at("plot").at("left").get<double>());
  CHECK(badge.at("x_view").at("minimum").get<double>() < 1);
  CHECK(badge.at("x_view").at("maximum").get<double>() > 1);
  CHECK(badge.at("y_view").at("minimum").get<double>() <= 1.2e12);
}

TEST_CASE("a layout names its roofs in the part that is seen, and no layer out of view") {
  const Json layout = layout_of(R"({"viewport": {"x": [0.5, 10], "y": [1e11, 1e14]}})");
  std::vector<std::string> roofs;
  std::vector<std::string> layers;
  for (const Json& text : layout.at("texts")) {
    if (text.at("role") == "roof") roofs.push_back(text.at("text"));
    if (text.at("role") == "layer") layers.push_back(text.at("text"));
  }
  CHECK(roofs == std::vector<std::string>{"Dig 1.2\u202fTB/s"});
  CHECK(layers == std::vector<std::string>{"fc6–8"});
}

TEST_CASE("a layout has the zones of one hardware and the ruler of a pinned layer") {
  const Json layout = layout_of(R"({"pinned": [5]})");
  CHECK(layout.at("zones").size() == 2);
  CHECK(layout.at("zones")[0].at("kind") == "memory");
  REQUIRE(layout.at("rulers").size() == 1);
  const Json& ruler = layout.at("rulers")[0];
  CHECK(ruler.at("y2").get<double>() < ruler.at("y1").get<double>());  // upwards
}

TEST_CASE("markers have the shape that the description gives with their colour") {
  const Json shapes = parse_json(describe()).at("result").at("marker_shapes");
  CHECK(shapes.size() == 8);
  const std::string project =
      R"({"roofloor":1,"hardware":[{"preset":"dig"},{"preset":"pim"},{"preset":"pnm"}]})";
  const Json figure = parse_json(figure_document(project, "roofline", "")).at("result");
  for (const Json& series : figure.at("series")) {
    if (series.at("role") != "layer") continue;
    CHECK(series.at("shape") == shapes.at(series.at("color").get<std::size_t>()).at("name"));
  }
}
