#include <fstream>
#include <iterator>

#include "api/api.h"
#include "catch.h"
#include "json/json_text.h"

using namespace roofloor;

TEST_CASE("every check of the validation page passes") {
  std::ifstream file(ROOFLOOR_SOURCE_FOLDER "/web/validation.json");
  const std::string checks{std::istreambuf_iterator<char>(file), {}};
  const Json answer = parse_json(validate(checks));
  REQUIRE(answer.at("ok") == true);
  CHECK(answer.at("result").size() >= 39);
  for (const Json& verdict : answer.at("result")) {
    INFO(verdict.at("id"));
    CHECK(verdict.at("passed") == true);
  }
}

TEST_CASE("checks without a project, or with an unknown unit, are refused") {
  const auto path_of = [](const std::string& check) {
    const Json answer = parse_json(validate(R"({"checks": [)" + check + "]}"));
    return answer.at("ok") == true ? "" : answer.at("error").at("path").get<std::string>();
  };
  CHECK(path_of(R"({"id": "a", "published": "1"})") == "/checks/0/project");
  CHECK(path_of(R"({"id": "a", "published": "one"})") == "/checks/0/published");
  CHECK(path_of(R"({"id": "a", "published": "1", "unit": "parsec", "project": {"roofloor": 1},
                    "path": "/hardware/0/totals/seconds"})") == "/checks/0/unit");
}
