#include "json/json_writer.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include "catch.h"

using namespace roofloor;

TEST_CASE("objects, lists and members come out in the order of the calls") {
  JsonWriter writer;
  writer.begin_object();
  writer.member("z", 1);
  writer.key("list");
  writer.array(std::vector<double>{0.5, 2});
  writer.key("empty");
  writer.begin_object();
  writer.end_object();
  writer.member("absent", std::optional<double>());
  writer.member("there", std::optional<std::string>("a"));
  writer.member("true", true);
  writer.end_object();
  CHECK(writer.text() ==
        R"({"z":1,"list":[0.5,2],"empty":{},"absent":null,"there":"a","true":true})");
}

TEST_CASE("texts are escaped, and what is not UTF-8 is replaced") {
  const auto text = [](std::string_view value) {
    JsonWriter writer;
    writer.value(value);
    return writer.text();
  };
  CHECK(text("plain <b>") == R"("plain <b>")");
  CHECK(text("a\"b\\c\n\x01") == R"("a\"b\\c\n\u0001")");
  CHECK(text("µ") == "\"µ\"");
  CHECK(text("\xff") == "\"\xef\xbf\xbd\"");  // U+FFFD, the replacement character
}

TEST_CASE("numbers read back the same, and what is not finite is null") {
  std::mt19937_64 random(5);
  for (int i = 0; i < 10000; ++i) {
    const auto bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    JsonWriter writer;
    writer.value(value);
    if (std::isfinite(value)) {
      CHECK(Json::parse(writer.text()).get<double>() == value);
    } else {
      CHECK(writer.text() == "null");
    }
  }
  JsonWriter writer;
  writer.array(std::vector<double>{0.0, -0.0, 210830400, 4.583333333333333, 1e-12, -2.5,
                                   std::numeric_limits<double>::infinity()});
  CHECK(writer.text() == "[0,0,210830400,4.583333333333333,1e-12,-2.5,null]");
}
