#include "json/json_text.h"

#include "catch.h"
#include "expect_error.h"
#include "json/json_reader.h"

using namespace roofloor;

TEST_CASE("text that is not JSON is refused with its line and column") {
  const InputError truncated = error_of([] { parse_json("{\"roofloor\": 1,\n \"hardware\": [{"); });
  CHECK(truncated.message.starts_with(
      "not valid JSON at line 2, column 16: unexpected end of input"));
  CHECK(error_of([] { parse_json(""); }).message.starts_with("not valid JSON at line 1, column 1"));
  CHECK(error_of([] {
          parse_json("[1, NaN]");
        }).message.starts_with("not valid JSON at line 1, column"));
}

TEST_CASE("a number beyond a double, a key given twice and deep nesting are refused") {
  CHECK(error_of([] {
          parse_json("[1e400]");
        }).message.starts_with("a number is too large for a double"));
  CHECK(error_of([] { parse_json(R"({"a": 1, "b": {"a": 2}, "a": 3})"); }).message ==
        "the key \"a\" occurs twice in one object; expected each key once");
  const std::string deep(100000, '[');
  CHECK(error_of([&] { parse_json(deep); }).message == "nested deeper than 64 levels");
}

TEST_CASE("objects keep the order of their keys") {
  CHECK(parse_json(R"({"b": 1, "a": 2})").dump() == R"({"b":1,"a":2})");
}

TEST_CASE("readers name the path, what was found and what was expected") {
  const Json value = parse_json(R"({"batch": "eight", "list": [1, -2], "a/b": true})");
  const JsonReader reader(value, "");
  const InputError type = error_of([&] { (void)reader.at("batch").number(); });
  CHECK(type.path == "/batch");
  CHECK(type.message == "batch is \"eight\"; expected a number");
  const InputError range = error_of([&] { (void)reader.at("list").items()[1].number(positive); });
  CHECK(range.path == "/list/1");
  CHECK(range.message == "1 is -2; expected a number above 0");
  CHECK(error_of([&] { (void)reader.at("a/b").string(); }).path == "/a~1b");
  CHECK(error_of([&] { (void)reader.at("none"); }).message == "\"none\" is missing");
  CHECK(error_of([&] {
          reader.allow_only({"batch", "list"});
        }).message == "unknown key \"a/b\"; expected one of batch, list");
}

TEST_CASE("the text of a member is found without reading the document") {
  const std::string text = R"( {"a\"b" : "}" , "list":[1,{"x":"]"},2 ],"last": {"y": {}}} )";
  CHECK(member_text(text, "list") == R"([1,{"x":"]"},2 ])");
  CHECK(member_text(text, "last") == R"({"y": {}})");
  CHECK(member_text(text, "x").empty());
  CHECK(member_text(R"({"a":1,"a":2})", "a").empty());
  for (const char* broken : {"", "[", "{", "{\"a\"", "{\"a\":", "{a:1}", "null", "{\"a\" 1}"}) {
    CHECK(member_text(broken, "a").empty());
  }
}
