// Tables of layers as spreadsheets copy them and other tools write them.
#include "catch.h"
#include "expect_error.h"
#include "importers/delimited_text.h"
#include "importers/importer.h"

using namespace roofloor;

namespace {

const std::string shapes =
    "Name\tKind\tIn channels\tOut channels\tHeight\tKernel\tPadding\tInputs\tOutputs\tRepeat\n"
    "stem\tConvolution\t3\t64\t224\t3\t1\t\t\t\n"
    "head\tfc\t\t\t\t\t\t4096\t1000\t2\n";

InputError refusal(const std::string& text) {
  return error_of([&] { import_workload(text); });
}

}  // namespace

TEST_CASE("cells are split as spreadsheets and RFC 4180 have them") {
  const DelimitedText text =
      delimited_text("\xef\xbb\xbf a , \"b, \"\"c\"\"\n d\" ,\r\n\n , ,\n1,2,3", 10);
  REQUIRE(text.rows.size() == 2);
  CHECK(text.rows[0].cells == std::vector<std::string>{"a", "b, \"c\"\n d", ""});
  CHECK(text.rows[1].cells == std::vector<std::string>{"1", "2", "3"});
  CHECK(text.rows[1].line == 5);
  CHECK(delimiter_of("\n\"a;b\",c") == ',');
  CHECK(delimiter_of("a,b;c") == ';');
  CHECK(delimiter_of("a;b\tc") == '\t');
  CHECK(error_of([] { delimited_text("a,b\nc,\"d\ne", 10); }).path == "/line/2");
  CHECK(error_of([] { delimited_text("a\nb\nc", 2); }).message ==
        "there are more than 2 rows; expected at most that many");
}

TEST_CASE("a table with shapes gives layers of their kinds") {
  const ImportedWorkload imported = import_workload(shapes);
  CHECK(imported.kind == "a layer table");
  REQUIRE(imported.layers.size() == 2);
  CHECK(imported.layers[0].name == "stem");
  CHECK(imported.layers[0].kind == "conv2d");
  CHECK(imported.layers[0].parameters == ParameterValues{{"in_channels", 3},
                                                         {"out_channels", 64},
                                                         {"height", 224},
                                                         {"kernel", 3},
                                                         {"padding", 1}});
  CHECK(imported.layers[1].kind == "linear");
  CHECK(imported.layers[1].parameters == ParameterValues{{"in", 4096}, {"out", 1000}});
  CHECK(imported.layers[1].repeat == 2);
  CHECK(imported.columns[9].taken_for == "how often each layer runs");
}

TEST_CASE("operations and bytes are read in the units of heads and cells") {
  const ImportedWorkload imported =
      import_workload("Layer;GFLOPs;Bytes (MB);Notes\na;1.5;2;x\nb;0.5;3 kB;\n\"c\";0;1,234,567;");
  REQUIRE(imported.layers.size() == 3);
  CHECK(imported.layers[0].kind == "custom");
  CHECK(imported.layers[0].parameters == ParameterValues{{"operations", 1.5e9}, {"bytes", 2e6}});
  CHECK(imported.layers[1].parameters == ParameterValues{{"operations", 5e8}, {"bytes", 3e3}});
  CHECK(imported.layers[2].parameters == ParameterValues{{"operations", 0}, {"bytes", 1234567e6}});
  CHECK(imported.columns[1].taken_for == "operations, in GFLOP");
  CHECK(imported.columns[3].taken_for == "left out, as it is not known here");
}

TEST_CASE("a multiply-accumulate is two operations, in heads too") {
  // 105.4 million multiply-accumulates are 210.8 million operations.
  for (const char* head : {"MACs (M)", "macs [MMAC]", "MMACs", "Operations (MMACs)"}) {
    const ImportedWorkload imported =
        import_workload("name," + std::string(head) + ",OI\nconv1,105.4,100\n");
    CHECK(imported.layers[0].parameters ==
          ParameterValues{{"operations", 210.8e6}, {"operational_intensity", 100}});
  }
}

TEST_CASE("bytes win over an intensity, and formats are read by layer") {
  const ImportedWorkload imported = import_workload(
      "name,operations,bytes,oi,weights format,activations format\na,10,5,2,int8,FP16\nb,8,,4,,");
  CHECK(imported.layers[0].parameters == ParameterValues{{"operations", 10}, {"bytes", 5}});
  CHECK(imported.layers[0].formats.weights == NumberFormat::int8);
  CHECK(imported.layers[0].formats.activations == NumberFormat::fp16);
  CHECK(imported.layers[1].parameters ==
        ParameterValues{{"operations", 8}, {"operational_intensity", 4}});
}

TEST_CASE("kinds that are not known here are taken by their operations, and counted") {
  const ImportedWorkload imported =
      import_workload("name,type,flops,bytes\na,Conv2d-1,10,5\nb,conv2d,20,5\nc,custom,1,1");
  CHECK(imported.layers[1].kind == "custom");
  REQUIRE(imported.warnings.size() == 1);
  CHECK(imported.warnings[0].starts_with("2 layers are taken by their operations"));
  CHECK(refusal("name,kind,bytes\na,spline,4").message.starts_with("unknown layer kind"));
}

TEST_CASE("a table without heads is names, operations and bytes, or a kind and its shape") {
  const ImportedWorkload plain = import_workload("conv1, 2.5 Gop, 10 MB\nfc, 1e6, 2e6\n");
  CHECK(plain.kind == "a layer table without heads");
  CHECK(plain.layers[0].parameters == ParameterValues{{"operations", 2.5e9}, {"bytes", 1e7}});
  const ImportedWorkload shaped = import_workload("a\tlinear\t512\t128\nb\tlinear\t128\t10\n");
  CHECK(shaped.layers[1].parameters == ParameterValues{{"in", 128}, {"out", 10}});
  CHECK(shaped.columns[2].taken_for == "in of linear");
}

TEST_CASE("what is wrong in a table is named by line and column") {
  const InputError word = refusal("name,operations,bytes\na,1,2\n\nb,1,many\n");
  CHECK(word.path == "/line/4");
  CHECK(word.message ==
        "column 3, \"bytes\": \"many\" is not understood; expected a number in B, such as 80 GB");
  CHECK(refusal("name;operations;bytes\na;0,5;2").message ==
        "column 2, \"operations\": \"0,5\" has a comma; expected a number with a point, such as "
        "0.5");
  CHECK(refusal("name;operations;bytes\na;1,500;2").path == "/line/2");
  CHECK(refusal("name,operations,bytes\na,1,2,3").message ==
        "the row has 4 cells; expected at most 3, as in the row of heads");
  CHECK(refusal("name,operations,flops\na,1,2").message ==
        "columns 2 and 3, \"operations\" and \"flops\", mean the same; expected one of them");
  CHECK(refusal("name,operations (gallons),bytes\na,1,2").path == "/line/1");
  CHECK(refusal("name,operations,bytes").message ==
        "the table has a row of heads and no layers; expected a row for each layer");
  CHECK(refusal("name,operations,bytes\na,1,").message ==
        "\"a\": operational_intensity (or bytes) is missing; expected a number of at least 1e-12, "
        "at most 1e12");
  CHECK(refusal("name,operations,bytes\na,,2").message ==
        "the row has neither a kind nor operations; expected one of them");
}

TEST_CASE("a shape that cannot be is told at its column") {
  std::string text = shapes;
  const InputError zero = refusal(text.replace(text.find("\t3\t1\t"), 5, "\t0\t1\t"));
  CHECK(zero.path == "/line/2");
  CHECK(zero.message ==
        "column 6, \"Kernel\": kernel is 0; expected a whole number of at least 1, at most 1e6");
  const InputError missing = refusal("name,kind,in\nfc,linear,10");
  CHECK(missing.message ==
        "\"fc\": out is missing; expected a whole number of at least 1, at most "
        "1e9");
  CHECK(refusal("name,kind,in,out,repeat\nfc,linear,1,1,0.5").message ==
        "column 5, \"repeat\": repeat is 0.5; expected a whole number of at least 1, at most 1e9");
  CHECK(refusal("name,kind,in,out,weights format\nfc,linear,1,1,int9").path == "/line/2");
}

TEST_CASE("a table that is cut off anywhere is read or refused, never worse") {
  const std::string quoted =
      "name,operations,bytes (MB)\n\"a \"\"x\"\"\",\"1,000,000\",2\nb,1,3 kB";
  for (const std::string& text : {shapes, quoted}) {
    for (std::size_t length = 0; length < text.size(); ++length) {
      try {
        import_workload(text.substr(0, length));
      } catch (const InputError& error) {
        CHECK_FALSE(error.message.empty());
      }
    }
  }
}
