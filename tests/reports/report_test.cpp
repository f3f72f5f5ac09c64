// The report of a project: whatever its names and sizes, a page that is whole, with the numbers of
// the analysis in it.
#include <cmath>
#include <set>

#include "base/quantity_text.h"
#include "reports/html_reader.h"
#include "reports/report_project.h"
#include "writers/exported.h"

using namespace roofloor;

namespace {

std::string report_of(const std::string& project, const std::string& options = "") {
  const ExportedFile file = report_document(project, options);
  INFO(file.text.substr(0, 300));
  REQUIRE(file.ok);
  return file.text;
}

Json analysis_of(const std::string& project) {
  return parse_json(analyze(project)).at("result");
}

// Layers of equal intensity, of which the i-th takes i + 1 parts of the time.
std::string project_of_layers(std::size_t count, const std::string& hardware) {
  std::string layers;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i + 1);
    layers += (i == 0 ? "" : ",") + std::string(R"({"name":"layer )") + number +
              R"(","kind":"custom","parameters":{"operations":)" + number + R"(e6,"bytes":)" +
              number + "e6}}";
  }
  return R"({"roofloor":1,"workload":{"name":"many","layers":[)" + layers + R"(]},"hardware":[)" +
         hardware + "]}";
}

const std::string one_chip = R"({"preset":"nv_h100_sxm"})";
const std::string notebook_project =
    R"({"roofloor":1,"conventions":{"notebook":true},"workload":{"network":"alexnet_notebook"}})";
const std::string decoding =
    R"({"roofloor":1,"workload":{"network":"llama_3_8b","phase":"decode","batch":8,)"
    R"("parameters":{"context":4096}},"hardware":[{"preset":"nv_h100_sxm"},)"
    R"({"preset":"nv_a100_sxm_80"},{"preset":"nv_t4"}],"view":{"power":true}})";
const std::string generating =
    R"({"roofloor":1,"workload":{"network":"llama_3_8b","phase":"generate"},"hardware":)"
    R"([{"preset":"nv_h100_sxm","count":2},{"preset":"samsung_hbm_pim"},{"preset":"hynix_aim"}]})";
// GroqChip has no published energies; the own one has no peak for the format.
const std::string without_figures =
    R"({"roofloor":1,"hardware":[{"preset":"groq_tsp1"},{"own":{"name":"Own","peaks":)"
    R"({"int8":1e12},"levels":[{"name":"DRAM","bandwidth_bytes_per_second":1e11}]}}]})";

// Ids are unique, and whatever is pointed to is there.
void check_references(const HtmlElement& page) {
  std::set<std::string> ids;
  for (const HtmlElement* element : all_of(page, "")) {
    const std::string id = element->attribute("id");
    if (!id.empty() && !ids.insert(id).second) FAIL("twice the id " << id);
  }
  for (const HtmlElement* element : all_of(page, "")) {
    for (const auto& [key, value] : element->attributes) {
      if (key == "aria-labelledby") CHECK(ids.contains(value));
      if (key == "href" && value.starts_with('#')) CHECK(ids.contains(value.substr(1)));
      const std::size_t url = value.find("url(#");
      if (url == std::string::npos) continue;
      CHECK(ids.contains(value.substr(url + 5, value.find(')', url) - url - 5)));
    }
  }
}

// One <h1>, and no level left out below.
void check_headings(const HtmlElement& page) {
  char last = '0';
  for (const HtmlElement* element : all_of(page, "")) {
    const std::string& name = element->name;
    if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') continue;
    CHECK(name[1] <= last + 1);
    if (last != '0') CHECK(name[1] != '1');
    CHECK_FALSE(element->text.empty());
    last = name[1];
  }
}

// Nothing that runs or that a browser would fetch.
void check_is_inert(const HtmlElement& page) {
  for (const HtmlElement* element : all_of(page, "")) {
    static const std::set<std::string> active{"iframe", "object", "img", "form", "base"};
    if (active.contains(element->name)) FAIL("an element " << element->name);
    if (element->name == "script") CHECK(element->attribute("type") == "application/json");
    for (const auto& [key, value] : element->attributes) {
      if (key.starts_with("on") || key == "src") FAIL("an attribute " << key);
      if (key == "href") {
        CHECK((value.starts_with('#') || value.starts_with("https://") || value == "data:,"));
      }
    }
  }
  CHECK(all_of(page, "script").size() == 1);
  CHECK(all_of(page, "style").size() == 1);
}

void check_tables(const HtmlElement& page) {
  for (const HtmlElement* table : all_of(page, "table")) {
    INFO(table->children.front().text);
    CHECK(table->children.front().name == "caption");
    for (const HtmlElement* head : all_of(*table, "th")) CHECK(!head->attribute("scope").empty());
    std::set<std::size_t> widths;
    for (const HtmlElement* row : all_of(*table, "tr")) {
      std::size_t width = 0;
      for (const HtmlElement& cell : row->children) {
        const std::string columns = cell.attribute("colspan");
        width += columns.empty() ? 1 : std::stoul(columns);
      }
      widths.insert(width);
    }
    CHECK(widths.size() == 1);
  }
}

void check_page(const std::string& text) {
  const HtmlElement page = read_html(text);
  CHECK(page.attribute("lang") == "en");
  CHECK_FALSE(all_of(page, "title").front()->text.empty());
  check_references(page);
  check_headings(page);
  check_is_inert(page);
  check_tables(page);
}

std::string canonical_of(const std::string& document) {
  Session session;
  return parse_json(session.open_project(document)).at("result").at("project").dump();
}

}  // namespace

TEST_CASE("a report is a whole page that asks for nothing, whatever is in it", "[reports]") {
  for (const std::string& project :
       {start_project(), hostile_project(), notebook_project, decoding, generating, without_figures,
        std::string(R"({"roofloor":1,"hardware":[]})"),
        std::string(R"({"roofloor":1,"workload":{"layers":[]}})"),
        std::string(R"({"roofloor":1,"hardware":[{"preset":"dig","shown":false}]})")}) {
    INFO(project.substr(0, 200));
    check_page(report_of(project));
  }
}

TEST_CASE("every hardware of the library has a report", "[reports]") {
  const Json described = parse_json(describe()).at("result");
  std::string hardware;
  for (const Json& entry : described.at("hardware")) {
    hardware += (hardware.empty() ? "" : ",") + std::string(R"({"preset":")") +
                entry.at("id").get<std::string>() + "\"}";
  }
  check_page(report_of(project_of_layers(2, hardware)));
}

TEST_CASE("random projects have reports", "[reports]") {
  Random random(91);
  for (int i = 0; i < 6; ++i) check_page(report_of(random_project(random)));
}

TEST_CASE("names from a file are text in a report, and a bad link is no link", "[reports]") {
  const std::string text =
      report_of(hostile_project(), R"json({"link":"javascript:alert('<b>')"})json");
  CHECK(count_of(text, "<script") == 1);
  CHECK(text.find("<b>") == std::string::npos);
  CHECK(text.find("javascript:alert(&#39;&lt;b&gt;&#39;)") != std::string::npos);
  const HtmlElement page = read_html(text);
  CHECK(all_of(page, "h1").front()->text == hostile_names[0]);
  const std::string rows = by_id(page, "layers").text;
  for (const std::string& name : {hostile_names[0], hostile_names[1], hostile_names[4]}) {
    CHECK(rows.find(name) != std::string::npos);
  }
}

TEST_CASE("a link leads to the page with the project", "[reports]") {
  const HtmlElement page =
      read_html(report_of(start_project(), R"({"link":"https://example.org/#s=1"})"));
  std::size_t links = 0;
  for (const HtmlElement* link : all_of(page, "a")) {
    if (link->attribute("href") == "https://example.org/#s=1") ++links;
  }
  CHECK(links == 1);
}

TEST_CASE("the numbers of a report are those of the analysis", "[reports]") {
  const Json analysis = analysis_of(start_project());
  const HtmlElement page = read_html(report_of(start_project()));
  const auto time = row_of(page, "totals-0", "Time");
  const auto energy = row_of(page, "totals-0", "Energy");
  for (std::size_t i = 0; i < 3; ++i) {
    const Json& totals = analysis.at("hardware").at(i).at("totals");
    CHECK(time.at(i + 1).starts_with(quantity_text(totals.at("seconds"), "s")));
    CHECK(energy.at(i + 1).starts_with(quantity_text(totals.at("energy_joules"), "J")));
  }
  for (std::size_t row = 0; row < analysis.at("workload").at("layers").size(); ++row) {
    const Json& layer = analysis.at("workload").at("layers").at(row);
    const auto cells = row_of(page, "layer-table-0", layer.at("name").get<std::string>());
    CHECK(cells.at(3) == quantity_text(layer.at("operations"), "op"));
    CHECK(cells.at(4) == quantity_text(layer.at("total_bytes"), "B"));
    CHECK(cells.at(5) == quantity_text(layer.at("operational_intensity"), "op/B"));
    for (std::size_t i = 0; i < 3; ++i) {
      const Json& result = analysis.at("hardware").at(i).at("layers").at(row);
      CHECK(cells.at(6 + 4 * i) == quantity_text(result.at("seconds"), "s"));
      CHECK(cells.at(8 + 4 * i) == quantity_text(result.at("energy_joules"), "J"));
      const std::string bound = result.at("bound");
      CHECK(cells.at(9 + 4 * i) == (bound == "compute" ? bound : bound.substr(7)));
    }
  }
  CHECK(by_id(page, "summary-title").text == "Summary");
  const std::string said = analysis.at("headline");
  CHECK(all_of(page, "header").front()->text.find(said) != std::string::npos);
}

TEST_CASE("the best is marked where it is certain, and not by its colour alone", "[reports]") {
  const HtmlElement start = read_html(report_of(start_project()));
  // PIM is the fastest of the three, and takes the least energy; all are stated.
  CHECK(row_of(start, "totals-0", "Time").at(2).ends_with("best"));
  CHECK(row_of(start, "totals-0", "Energy").at(2).ends_with("best"));
  CHECK_FALSE(row_of(start, "totals-0", "Time").at(1).ends_with("best"));

  // The bands of the estimates of these three overlap; T4 does not hold the model.
  const HtmlElement page = read_html(report_of(decoding));
  CHECK(row_of(page, "totals-0", "Time").at(1).ends_with("best"));
  for (const std::string& cell : row_of(page, "totals-0", "Energy")) {
    CHECK(cell.find("best") == std::string::npos);
  }
  CHECK(row_of(page, "totals-0", "Memory needed").at(3).find("does not fit") != std::string::npos);
  // Alone there is nothing to be better than.
  CHECK(report_of(project_of_layers(2, one_chip)).find("class=\"mark\"") == std::string::npos);
}

TEST_CASE("an estimate is called one wherever its numbers stand", "[reports]") {
  const HtmlElement page = read_html(report_of(project_of_layers(2, one_chip)));
  for (const std::string row : {"Energy", "Mean power", "Energy-delay product"}) {
    INFO(row);
    CHECK(row_of(page, "totals-0", row).at(1).find("estimate, ") != std::string::npos);
  }
  CHECK(row_of(page, "totals-0", "Weakest").at(1).find("energy: estimate") != std::string::npos);
  CHECK(row_of(page, "figures-0", "Energy per operation").at(3) == "estimate");
  CHECK(row_of(page, "figures-0", "Constant power").at(3) == "estimate");
  CHECK(row_of(page, "layer-table-0", "Name").at(8) == "Energy (estimate)");
  CHECK(by_id(page, "limits").text.find("are an estimate") != std::string::npos);
  for (const HtmlElement* caption : all_of(page, "figcaption")) {
    if (!caption->text.starts_with("Floorline")) continue;
    CHECK(caption->text.find("an estimate from its TDP") != std::string::npos);
  }
}

TEST_CASE("what is not known is a dash in a report, never zero", "[reports]") {
  const HtmlElement page = read_html(report_of(without_figures));
  const std::string dash = "\u2013";
  CHECK(row_of(page, "totals-0", "Energy").at(1) == dash);
  CHECK(row_of(page, "totals-0", "Time").at(2) == dash);
  CHECK(row_of(page, "totals-0", "Memory needed").at(2).find("not known") != std::string::npos);
  CHECK(row_of(page, "layer-table-0", "fc6").at(8) == dash);
  CHECK(row_of(page, "layer-table-0", "fc6").at(10) == dash);
  CHECK(row_of(page, "figures-0", "Energy per operation").at(1) == dash);
  CHECK(row_of(page, "figures-0", "Energy per operation").at(2) == "Not stated");
  for (const HtmlElement* abbreviation : all_of(page, "abbr")) {
    CHECK(abbreviation->text == dash);
    CHECK_FALSE(abbreviation->attribute("title").empty());
  }
  const std::string said = by_id(page, "hardware").text;
  CHECK(said.find("Own has no peak for fp16") != std::string::npos);
  CHECK(said.find("No energy per operation and per byte is published") != std::string::npos);
}

TEST_CASE("what the user changed stands beside what it was", "[reports]") {
  const HtmlElement page = read_html(report_of(
      R"({"roofloor":1,"hardware":[{"preset":"nv_h100_sxm","changed":)"
      R"({"/levels/0/bandwidth_bytes_per_second":2e12,"/achieved_compute_fraction":0.7}},)"
      R"({"preset":"nv_l4","shown":false}]})"));
  const auto bandwidth = row_of(page, "figures-0", "HBM3 bandwidth");
  CHECK(bandwidth.at(0) == "HBM3 bandwidthchanged");
  CHECK(bandwidth.at(1) == "2\u202fTB/sbefore: 3.35\u202fTB/s");
  CHECK(bandwidth.at(2) == "The user of this project");
  CHECK(bandwidth.at(3) == "entered by the user");
  CHECK(row_of(page, "figures-0", "Achieved share of the peak").at(1) == "0.7before: 1");
  CHECK(by_id(page, "summary").text.find("left out here: L4") != std::string::npos);
  CHECK(by_id(page, "hardware").text.find("L4") == std::string::npos);
}

TEST_CASE("of 5,000 layers a report has the 2,000 heaviest and says what is left out",
          "[reports]") {
  const std::string text = report_of(project_of_layers(5000, one_chip));
  const HtmlElement page = read_html(text);
  const HtmlElement& layers = by_id(page, "layers");
  // Two rows of heads, and the totals.
  CHECK(all_of(layers, "tr").size() == 2003);
  // Weights 1 to 5,000: those from 3,001 on are kept, and 1 to 3,000 make up 3000 * 3001 / (5000 *
  // 5001) = 36 %.
  CHECK(layers.text.find("of 5,000; 3,000 layers are left out, together 36\u00a0% of the time on "
                         "H100 SXM5 80GB.") != std::string::npos);
  CHECK(text.find(">layer 3001<") != std::string::npos);
  CHECK(text.find(">layer 3000<") == std::string::npos);
  CHECK(layers.text.find("layer 3001") < layers.text.find("layer 5000"));
  CHECK(row_of(page, "layer-table-0", "All layers").at(3) ==
        quantity_text(5000.0 * 5001 / 2 * 1e6, "op"));
  CHECK(report_of(project_of_layers(2000, one_chip)).find("left out") == std::string::npos);
  // All layers have one intensity: of markers at one place one is drawn.
  const std::size_t first = text.find("id=\"charts\"");
  const std::string charts = text.substr(first, text.find("id=\"hardware\"") - first);
  CHECK(count_of(charts, "data-layer=") > 0);
  CHECK(count_of(charts, "data-layer=") < 100);
}

TEST_CASE("without a time the first layers are in a report", "[reports]") {
  const HtmlElement page = read_html(report_of(project_of_layers(2001, "")));
  CHECK(by_id(page, "layers")
            .text.find("The first 2,000 of 2,001 layers; no time is known, and 1 "
                       "layer are left out") == std::string::npos);
  CHECK(by_id(page, "layers")
            .text.find("The first 2,000 of 2,001 layers, for no time is known; 1 "
                       "layer is left out.") != std::string::npos);
}

TEST_CASE("a report opens again as its project", "[reports]") {
  for (const std::string& project :
       {start_project(), hostile_project(), notebook_project, generating, without_figures}) {
    const std::string text = report_of(project);
    CHECK(canonical_of(text) == canonical_of(project));
    CHECK(analyze(text) == analyze(project));
    CHECK(report_of(text) == text);
  }
}

TEST_CASE("a page without a project is refused, and damaged ones do no harm", "[reports]") {
  const Json reply = parse_json(analyze("<!DOCTYPE html><html><script>1</script></html>"));
  CHECK(reply.at("ok") == false);
  CHECK(reply.at("error").at("message") ==
        "the file has no project inside; expected a JSON document, or an SVG picture or a report "
        "(HTML) that was made here");
  const std::string text = report_of(start_project());
  for (std::size_t length = 0; length < text.size(); length += 997) {
    analyze(text.substr(0, length));
  }
  for (const std::string end :
       {"<script", "<script id=\"roofloor-project\"", "<script id=\"roofloor-project\">{}"}) {
    CHECK_FALSE(project_in_report("<html>" + end));
  }
}

TEST_CASE("a model that generates has a report of tokens, prompts and steps", "[reports]") {
  const HtmlElement page = read_html(report_of(generating));
  const Json analysis = analysis_of(generating);
  const Json& totals = analysis.at("hardware").at(0).at("totals");
  CHECK(row_of(page, "totals-0", "Time to first token").at(1) ==
        quantity_text(totals.at("first_token_seconds"), "s"));
  CHECK(row_of(page, "layer-table-0", "decode.query").at(2).find("steps") != std::string::npos);
  std::set<std::string> titles;
  for (const HtmlElement* caption : all_of(page, "figcaption")) {
    titles.insert(caption->children.front().text);
  }
  CHECK(titles.contains("Speed against Batch."));
  CHECK(by_id(page, "summary").text.find("New tokens") != std::string::npos);
  // 105 W of each of two devices, not of both: the figures are those of one.
  CHECK(row_of(page, "figures-0", "Constant power").at(1).starts_with("105\u202fW"));
}

TEST_CASE("the notebook's way of counting is said in a report", "[reports]") {
  const HtmlElement page = read_html(report_of(notebook_project));
  CHECK(row_of(page, "conventions", "As in the notebook").at(1) == "On");
  CHECK(report_of(start_project()).find("As in the notebook") == std::string::npos);
}

TEST_CASE("conventions that make no difference are left out of a report", "[reports]") {
  const std::string said = by_id(read_html(report_of(start_project())), "counting").text;
  CHECK(said.find("Causal mask") == std::string::npos);
  const HtmlElement page = read_html(report_of(decoding));
  CHECK(row_of(page, "conventions", "Attention").at(1) == "Fused");
  CHECK(row_of(page, "formats", "Key/value cache").at(2) == "16");
  CHECK(row_of(page, "formulas", "Time").at(1) == "s = max(W / P\u2032, Q / \u03b2\u2032)");
  CHECK(row_of(page, "terms", "energy balance").at(3) == "[2]");
}

TEST_CASE("the heaviest layers have their advice in a report", "[reports]") {
  const HtmlElement page = read_html(report_of(start_project()));
  const Json analysis = analysis_of(start_project());
  // fc6, fc7 and fc8 take 95 % of the time on Dig.
  const auto cells = row_of(page, "advice-0", "fc6");
  const Json& guidance = analysis.at("hardware").at(0).at("layers").at(5).at("guidance");
  CHECK(cells.at(2) == guidance.at("sentence").get<std::string>());
}

TEST_CASE("a session writes the report of its project, and refuses what it does not know",
          "[reports][api]") {
  Session session;
  const double revision =
      parse_json(session.open_project(start_project())).at("result").at("revision");
  const Json reply = parse_json(session.report_page(revision, "{}")).at("result");
  CHECK(reply.at("text").get<std::string>() == report_of(start_project()));
  CHECK(reply.at("media_type") == "text/html");
  CHECK(reply.at("extension") == "html");
  CHECK(parse_json(session.report_page(revision + 1, "")).at("error").at("path") == "/revision");
  CHECK(parse_json(session.report_page(revision, R"({"size":"slide"})")).at("ok") == false);
  CHECK_FALSE(report_document("{", "").ok);
}
