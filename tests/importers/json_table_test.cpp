// Tables of layers in JSON: lists of objects, and objects of lists.
#include "catch.h"
#include "importers/imported_tables.h"

using namespace roofloor;

TEST_CASE("a list of objects is a table whose heads are the keys") {
  const ImportedWorkload imported = import_workload(R"([
    {"name": "a", "kind": "conv2d", "cin": 8, "cout": 16, "height": 20, "kernel_size": [3, 5]},
    {"name": "b", "operations": "1.2 G", "bytes": 100, "note": null},
    {"name": "c", "kind": "linear", "in": 16, "out": 4, "bias": true, "repeat": 3}])");
  CHECK(imported.kind == "a layer table in JSON");
  REQUIRE(imported.layers.size() == 3);
  CHECK(imported.layers[0].parameters == ParameterValues{{"in_channels", 8},
                                                         {"out_channels", 16},
                                                         {"height", 20},
                                                         {"kernel", 3},
                                                         {"kernel_width", 5}});
  CHECK(imported.layers[1].parameters == ParameterValues{{"operations", 1.2e9}, {"bytes", 100}});
  CHECK(imported.layers[2].parameters == ParameterValues{{"in", 16}, {"out", 4}, {"bias", 1}});
  CHECK(imported.layers[2].repeat == 3);
  CHECK(taken_for(imported, "cin") == "in_channels of conv2d");
  CHECK(taken_for(imported, "note") == "left out, as it is not known here");
}

TEST_CASE("an object holds layers or rows, or a list for each column") {
  for (const char* text : {R"({"name": "net", "layers": [{"name": "a", "MACs": 5, "bytes": 2}]})",
                           R"({"name": "net", "rows": [{"name": "a", "MACs": 5, "bytes": 2}]})"}) {
    const ImportedWorkload imported = import_workload(text);
    CHECK(imported.name == "net");
    CHECK(imported.layers[0].parameters == ParameterValues{{"operations", 10}, {"bytes", 2}});
  }
  const ImportedWorkload lists = import_workload(
      R"({"name": ["a", "b", "Total"], "flops": [1, "2 k", 3], "bytes": [4, 5, 6], "seed": 7})");
  REQUIRE(lists.layers.size() == 2);
  CHECK(lists.layers[1].name == "b");
  CHECK(lists.layers[1].parameters == ParameterValues{{"operations", 2000}, {"bytes", 5}});
  CHECK(lists.warnings ==
        std::vector<std::string>{"1 row is left out: totals, or lines between rows",
                                 "\"seed\" is left out: it is no column of the table"});
}

TEST_CASE("numbers of JSON keep all their digits") {
  CHECK(import_workload(R"([{"name": "a", "flops": 1234567890123, "bytes": 0.1}])")
            .layers[0]
            .parameters == ParameterValues{{"operations", 1234567890123.0}, {"bytes", 0.1}});
}

TEST_CASE("what is wrong in a table of JSON is named by its path") {
  const InputError nested = refusal(R"({"layers": [{"name": "a", "parameters": {"in": 3}}]})");
  CHECK(nested.path == "/layers/0/parameters");
  CHECK(nested.message == "there is an object; expected a number or a text");
  const InputError deep = refusal(R"([{"name": "a", "shape": [[1]]}])");
  CHECK(deep.path == "/0/shape");
  CHECK(deep.message == "there is a list in a list; expected a number or a text");
  const InputError word =
      refusal(R"([{"name": "a", "flops": 1, "bytes": 2}, {"flops": 1, "bytes": "many"}])");
  CHECK(word.path == "/1/bytes");
  CHECK(word.message ==
        "item 2, \"bytes\": \"many\" is not understood; expected a number in B, such as 80 GB");
  CHECK(refusal(R"({"name": ["a"], "flops": [1], "bytes": ["x"]})").path == "/bytes/0");
  const InputError uneven = refusal(R"({"name": ["a", "b"], "flops": [1]})");
  CHECK(uneven.path == "/flops");
  CHECK(uneven.message == "the list has 1 items; expected 2, as in \"name\"");
  CHECK(refusal(R"([{"name": "a", "kind": "linear", "in": 0, "out": 1}])").path == "/0/in");
  CHECK(refusal(R"([{"name": "a", "kind": "linear", "in": 1}])").path == "/0");
  CHECK(refusal(R"([{"name": "a", "ops": 1, "flops": 1}])").message ==
        "columns 2 and 3, \"ops\" and \"flops\", mean the same; expected one of them");
}

TEST_CASE("JSON without a table is refused with what was expected") {
  CHECK(refusal(R"({"lockfileVersion": 3})").message ==
        "there are no layers; expected a list of objects, a member \"layers\" or \"rows\" with "
        "one, or a list for each column, such as \"name\" and \"flops\"");
  CHECK(refusal(R"({"layers": []})").message == "the list is empty; expected a layer at least");
  CHECK(refusal(R"({"layers": 12})").message == "there is no list; expected one of objects");
  CHECK(refusal(R"([{"name": "a"}, 5])").path == "/1");
  CHECK(refusal("[{}]").message == "the table has no layers; expected a row for each layer");
  CHECK(refusal("[{\"name\": \"a\",\n}]").path == "/line/2");
}

TEST_CASE("documents and configurations stay with those who read them") {
  CHECK(refusal(R"({"roofloor": 1, "workload": {"layers": []}})")
            .message.starts_with("the text is not understood"));
  CHECK(refusal(R"({"model_type": "unheard_of", "layers": []})").message.find("layers") ==
        std::string::npos);
}

TEST_CASE("JSON that is cut off anywhere is read or refused") {
  check_every_cut(R"({"name": "x", "layers": [{"name": "a", "k": [3, 3], "b": "\"1"}, {}]})");
  check_every_cut(R"([{"name": "a", "kind": "linear", "in": 3, "out": 4e1}])");
  check_every_cut(R"({"name": ["a"], "flops": [1], "bytes": [true]})");
}
