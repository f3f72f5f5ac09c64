#include <regex>

#include "writers/exported.h"
#include "writers/svg_text.h"

using namespace roofloor;

namespace {

std::string picture(const std::string& project, const std::string& figure,
                    const std::string& options = "") {
  return exported(project, figure, "svg", options);
}

const std::string start = R"({"roofloor":1})";

}  // namespace

TEST_CASE("a picture has every line, marker and text of its figure") {
  for (const std::string name : {"roofline", "floorline"}) {
    const Json figure = parse_json(figure_document(start, name, R"({"width": 900})")).at("result");
    const std::string svg = picture(start, name, R"({"width": 900, "stands_alone": false})");
    std::size_t curves = 0;
    std::size_t markers = 0;
    for (const Json& series : figure.at("series")) {
      if (series.at("type") == "line") ++curves;
      if (series.at("role") == "layer") markers += series.at("x").size();
    }
    CHECK(count_of(svg, "class=\"curve") == curves);
    CHECK(count_of(svg, "<path data-layer") + count_of(svg, "z\" data-layer") == markers);
    for (const Json& text : figure.at("layout").at("texts")) {
      CHECK(svg.find(">" + text.at("text").get<std::string>() + "</text>") != std::string::npos);
    }
  }
}

TEST_CASE("bars of a picture have the heights of the numbers") {
  // One layer of 1 Gop in 1 kB on Dig: 550 Top/s and 2 nJ/op, so the bar is 2 J of operations.
  const std::string project =
      R"({"roofloor":1,"workload":{"layers":[{"name":"a","kind":"custom",)"
      R"("parameters":{"operations":1e9,"bytes":1000}}]},"hardware":[{"preset":"dig"}]})";
  const std::string svg = picture(project, "breakdown_time", R"({"width": 600, "height": 300})");
  // Computing takes the whole of the time: one bar, that fills the plot but for a twentieth.
  CHECK(count_of(svg, "data-layer=\"0\"") == 2);  // the bar and its name
  const std::regex bar(R"re(<rect x="[^"]*" y="([^"]*)" width="64" height="([^"]*)" data-layer)re");
  std::smatch match;
  REQUIRE(std::regex_search(svg, match, bar));
  const double top = std::stod(match[1]);
  const double height = std::stod(match[2]);
  CHECK((height + top - 28) / height == Approx(1.05).epsilon(0.001));
}

TEST_CASE("names in a picture are text, whatever they contain") {
  const std::string name = R"(<script>alert('\"&)";
  const std::string project =
      R"({"roofloor":1,"workload":{"layers":[{"name":")" + name +
      R"(","kind":"custom","parameters":{"operations":1e9,"bytes":1e8}}]}})";
  for (const std::string figure : {"roofline", "breakdown_time"}) {
    const std::string svg = picture(project, figure);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("&lt;script&gt;alert(&#39;&quot;&amp;") != std::string::npos);
  }
}

TEST_CASE("control characters, which XML forbids, become spaces") {
  SvgText svg;
  svg.open("text").content(std::string("a\x01z")).close("text");
  CHECK(svg.take() == "<text>a z</text>");
}

TEST_CASE("coordinates stay near the picture, however far a roof reaches") {
  const std::string svg = picture(R"({"roofloor":1,"view":{"scale":"linear"}})", "roofline");
  const std::regex number(R"re([ML]([-0-9.e]+) ([-0-9.e]+))re");
  for (auto it = std::sregex_iterator(svg.begin(), svg.end(), number); it != std::sregex_iterator();
       ++it) {
    CHECK(std::abs(std::stod((*it)[1])) < 2000);
  }
}

TEST_CASE("an unknown format of a picture is refused with those that are known") {
  const ExportedFile file = export_document(start, "roofline", "bmp", "");
  CHECK_FALSE(file.ok);
  const Json error = parse_json(file.text).at("error");
  CHECK(error.at("path") == "/format");
  CHECK(error.at("message").get<std::string>().find("svg") != std::string::npos);
}
