// All formats have what the figure has, for all figures of many projects.
#include <cmath>
#include <regex>
#include <set>

#include "base/quantity_text.h"
#include "importers/delimited_text.h"
#include "writers/exported.h"
#include "writers/python_text.h"

using namespace roofloor;

namespace {

const std::string options = R"({"width": 900, "height": 500, "stands_alone": false})";

double pixel(double value, const Json& axis, double first, double last) {
  const double least = axis.at("minimum");
  const double most = axis.at("maximum");
  const double part = axis.at("scale") == "log" ? std::log(value / least) / std::log(most / least)
                                                : (value - least) / (most - least);
  return first + part * (last - first);
}

// What can be seen of a figure.
struct Seen {
  std::size_t lines = 0;           // of which a point can be seen
  std::size_t greatest_lines = 0;  // all of them
  std::size_t markers = 0;
  std::size_t marker_series = 0;  // of which a marker can be seen
  std::size_t bars = 0;
  std::size_t bar_series = 0;
  std::size_t texts = 0;
};

Seen seen_in(const Json& figure) {
  const Json& layout = figure.at("layout");
  const Json& plot = layout.at("plot");
  Seen seen{.texts = layout.at("texts").size() + layout.at("badges").size()};
  for (const Json& series : figure.at("series")) {
    const std::string type = series.at("type");
    const char* y_axis = series.contains("on_right_axis") ? "y_right" : "y";
    std::size_t points = 0;
    for (std::size_t i = 0; i < series.at("x").size(); ++i) {
      const double x = pixel(series.at("x")[i], layout.at("x"), plot.at("left"), plot.at("right"));
      const double y =
          pixel(series.at("y")[i], layout.at(y_axis), plot.at("bottom"), plot.at("top"));
      const double near = 0.01;
      const bool is_seen =
          x >= plot.at("left").get<double>() - near && x <= plot.at("right").get<double>() + near &&
          y >= plot.at("top").get<double>() - near && y <= plot.at("bottom").get<double>() + near;
      points += is_seen ? 1U : 0U;
    }
    if (type == "bars") {
      seen.bars += series.at("x").size();
      ++seen.bar_series;
    } else if (type == "markers") {
      seen.markers += points;
      seen.marker_series += points > 0 ? 1U : 0U;
    } else {
      ++seen.greatest_lines;
      seen.lines += points > 0 ? 1U : 0U;
    }
  }
  return seen;
}

void check_svg(const std::string& svg, const Seen& seen) {
  const std::size_t curves =
      count_of(svg, "<path class=\"curve ") + count_of(svg, "\"cumulative\"");
  CHECK(curves >= seen.lines);
  CHECK(curves <= seen.greatest_lines);
  CHECK(count_of(svg, "<text ") == seen.texts);
  static const std::regex group(R"re(<g class="(markers|rings) [^>]*>((<path [^>]*/>)*))re");
  std::size_t markers = 0;
  for (auto it = std::sregex_iterator(svg.begin(), svg.end(), group); it != std::sregex_iterator();
       ++it) {
    markers += count_of((*it)[2], "<path ");
  }
  CHECK(markers == seen.markers);
  static const std::regex bars(R"re(<g class="bars [^>]*>((<rect [^>]*/>)*))re");
  std::size_t rectangles = 0;
  for (auto it = std::sregex_iterator(svg.begin(), svg.end(), bars); it != std::sregex_iterator();
       ++it) {
    rectangles += count_of((*it)[1], "<rect ");
  }
  CHECK(rectangles == seen.bars);
}

void check_tex(const std::string& tex, const Seen& seen) {
  std::size_t curves = 0;
  std::size_t marks = 0;
  std::size_t points = 0;
  bool in_table = false;
  for (const std::string& line : lines_of(tex)) {
    const bool is_marks = line.starts_with("\\addplot[roofloor marks");
    if (line.starts_with("\\addplot[") && !is_marks) ++curves;
    if (is_marks) ++marks;
    if (line.starts_with("};")) in_table = false;
    if (in_table) ++points;
    if (line.starts_with("  x y radius")) in_table = true;
  }
  CHECK(curves >= seen.lines);
  CHECK(curves <= seen.greatest_lines);
  CHECK(marks == seen.marker_series);
  CHECK(points == seen.markers);
  CHECK(count_of(tex, ") rectangle (axis cs:") == seen.bars);
  CHECK(count_of(tex, "\\node[") == seen.texts);
}

void check_python(const std::string& script, const Json& figure, const Seen& seen) {
  const std::string calls = script.substr(script.find("canvas.axis("));
  const auto calls_of = [&](const std::string& name) { return count_of(calls, "\n" + name + "("); };
  std::size_t marker_series = 0;
  for (const Json& series : figure.at("series")) {
    marker_series += series.at("type") == "markers" ? 1U : 0U;
    for (const char* key : {"x", "y"}) {
      INFO(series.at("label"));
      CHECK(calls.find(python_list(series.at(key).get<std::vector<double>>())) !=
            std::string::npos);
    }
  }
  CHECK(calls_of("line") == seen.greatest_lines);
  CHECK(calls_of("markers") == marker_series);
  CHECK(calls_of("bars") == seen.bar_series);
  CHECK(calls_of("text") == seen.texts);
}

void check_csv(const std::string& csv, const Json& figure) {
  const std::vector<DelimitedRow> rows = delimited_text(csv, 1000000).rows;
  const std::vector<std::string>& heads = rows.front().cells;
  const auto column = [&](const char* head) {
    return std::size_t(std::find(heads.begin(), heads.end(), head) - heads.begin());
  };
  const std::size_t of_series = column("series");
  std::map<std::string, std::vector<const DelimitedRow*>> by_series;
  for (const DelimitedRow& row : rows) {
    REQUIRE(row.cells.size() == heads.size());
    if (!row.cells[of_series].empty()) by_series[row.cells[of_series]].push_back(&row);
  }
  by_series.erase("series");
  // A series without points has no rows: a layer that computes nothing has no intensity.
  const auto drawn = std::count_if(figure.at("series").begin(), figure.at("series").end(),
                                   [](const Json& series) { return !series.at("x").empty(); });
  REQUIRE(by_series.size() == std::size_t(drawn));
  for (std::size_t i = 0; i < figure.at("series").size(); ++i) {
    const Json& series = figure.at("series")[i];
    const auto& points = by_series[std::to_string(i + 1)];
    REQUIRE(points.size() == series.at("x").size());
    for (std::size_t p = 0; p < points.size(); ++p) {
      const std::vector<std::string>& cells = points[p]->cells;
      CHECK(std::stod(cells[column("x")]) == series.at("x")[p].get<double>());
      CHECK(std::stod(cells[column("y")]) == series.at("y")[p].get<double>());
      CHECK(cells[column("role")] == series.at("role").get<std::string>());
      if (series.contains("base")) {
        CHECK(std::stod(cells[column("base")]) == series.at("base")[p].get<double>());
      }
    }
  }
}

void check_project(const std::string& project) {
  for (const std::string& name : figure_names()) {
    INFO(name << " of " << project.substr(0, 2000));
    const Json figure = parse_json(figure_document(project, name, options)).at("result");
    const Seen seen = seen_in(figure);
    check_svg(exported(project, name, "svg", options), seen);
    check_tex(exported(project, name, "pgfplots", options), seen);
    check_python(exported(project, name, "matplotlib", options), figure, seen);
    check_csv(exported(project, name, "csv", options), figure);
  }
}

// A picture of 85 mm at 96 px an inch is 321.26 px wide.
constexpr double column_pixels = 85 / 25.4 * 96;

}  // namespace

TEST_CASE("every format has the series, points and labels of the figures of the start page") {
  check_project(start_project());
  check_project(R"({"roofloor":1,"view":{"scale":"linear","measured_at":"every"}})");
  check_project(R"({"roofloor":1,"conventions":{"notebook":true}})");
  check_project(hostile_project());
}

TEST_CASE("what computes nothing is a series without points in every format") {
  check_project(
      R"({"roofloor":1,"workload":{"layers":[{"name":"a","kind":"movement","parameters":{"elements":4}}]}})");
}

TEST_CASE("every format has the series, points and labels of figures of fifty random projects") {
  Random random(31);
  for (int round = 0; round < 50; ++round) check_project(random_project(random));
}

TEST_CASE("a size on paper is the width in the layout and in the file") {
  const std::string figure = R"({"size": "one_column"})";
  const Json json = parse_json(figure_document(start_project(), "roofline", figure)).at("result");
  // A narrow figure ends 10 px right of its plot.
  CHECK(json.at("layout").at("plot").at("right").get<double>() == Approx(column_pixels - 10));
  const std::string svg = exported(start_project(), "roofline", "svg", figure);
  CHECK(svg.find("width=\"85mm\" height=\"64mm\" viewBox=\"0 0 321.26 ") != std::string::npos);
  CHECK(svg.find("font-size=\"10\"") != std::string::npos);  // 7.5 pt of 1/72 inch
  const std::string tex = exported(start_project(), "roofline", "pgfplots", figure);
  CHECK(tex.find("paperwidth=240.945bp") != std::string::npos);  // 85 / 25.4 * 72
  CHECK(tex.find("\\fontsize{7.5bp}{9bp}") != std::string::npos);
  const std::string script = exported(start_project(), "roofline", "matplotlib", figure);
  CHECK(script.find("WIDTH, HEIGHT = 321.26, ") != std::string::npos);
  // A slide is laid out smaller and enlarged as a whole: 254 / 25.4 * 72 points are 720.
  const std::string slide = R"({"size": "slide"})";
  CHECK(exported(start_project(), "roofline", "svg", slide)
            .find("width=\"254mm\" height=\"143mm\" viewBox=\"0 0 640 ") != std::string::npos);
  CHECK(exported(start_project(), "roofline", "pgfplots", slide).find("paperwidth=720bp") !=
        std::string::npos);
}

TEST_CASE("width and height win over those of a size, and a size must be known") {
  const std::string svg =
      exported(start_project(), "roofline", "svg", R"({"size": "one_column", "height": 192})");
  CHECK(svg.find("width=\"85mm\" height=\"50.8mm\"") != std::string::npos);  // two inches
  const ExportedFile file =
      export_document(start_project(), "roofline", "svg", R"({"size": "poster"})");
  CHECK_FALSE(file.ok);
  const Json error = parse_json(file.text).at("error");
  CHECK(error.at("path") == "/size");
  CHECK(error.at("message").get<std::string>().find("two_column") != std::string::npos);
}

TEST_CASE("a picture that stands alone has a legend below, and is as high as it was asked for") {
  const std::string size = R"("width": 600, "height": 300)";
  const std::string alone = exported(start_project(), "breakdown_time", "svg", "{" + size + "}");
  CHECK(alone.find("class=\"legend\"") != std::string::npos);
  CHECK(alone.find(">Waiting for memory</text>") != std::string::npos);
  CHECK(alone.find("height=\"300\"") != std::string::npos);
  const std::string in_page = exported(start_project(), "breakdown_time", "svg",
                                       "{" + size + R"(, "stands_alone": false})");
  CHECK(in_page.find("class=\"legend\"") == std::string::npos);
  CHECK(in_page.find("<metadata") == std::string::npos);
}

TEST_CASE("every format says where it comes from, on lines of comments") {
  const std::string link = "https://roofloor.example/#s=1.a--b\\n\\\\end{document}";
  const Json described = parse_json(describe()).at("result");
  for (const Json& format : described.at("export_formats")) {
    const std::string text =
        exported(start_project(), "roofline", format.at("name"), R"({"link": ")" + link + R"("})");
    INFO(text.substr(0, 600));
    CHECK(text.find("Roofloor " + described.at("version").get<std::string>()) != std::string::npos);
    CHECK(text.find(described.at("library_date").get<std::string>()) != std::string::npos);
    CHECK(text.find("https://roofloor.example/#s=1.a-") != std::string::npos);
    for (const std::string& line : lines_of(text)) {
      CHECK_FALSE(line.starts_with("\\end{document}"));
    }
  }
}
