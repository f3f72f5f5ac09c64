// The texts are those that the notebook is fed with and prints.
#include "catch.h"
#include "expect_error.h"
#include "importers/importer.h"

using namespace roofloor;

namespace {

const std::string tuples = R"(	layers_input = [
	(1,  224,  224,  55,  55,  121,  3,  96),
	(2,  27,  27,  27,  27,  25,  96,  256),
	(3,  13,  13,  13,  13,  9,  256,  384),
	(4,  13,  13,  13,  13,  9,  384,  384),
	(5,  13,  13,  13,  13,  9,  384,  256),
	(6,  9216,  1,  4096,  1,  1,  9216,  1),
	(7,  4096,  1,  4096,  1,  1,  4096,  1),
	(8,  4096,  1,  1000,  1,  1,  4096,  1),
	]
)";

const std::string printed_arrays = R"(	Operational Intensity (OI) for All Layers:
	Layer 1: OI = 110.78
	CI Array: [210830400, 895795200, 299040768, 448561152, 299040768, 75497472, 33554432, 8192000]
	OI Array: [110.78, 257.11, 75.3, 76.97, 75.3, 0.22, 0.5, 0.12]
)";

const std::string typed_arrays = R"(workload = workload_inputs(
	"AlexNet",
	CIs=np.array([210830400,  895795200]),
	annotation_OIs=np.array([109.8,  257.11])
	))";

const std::string transformer_arrays = R"(CI per layer: [99328, 394240, 134144, 330]
	OI per layer: [6.0625, 4.583333333333333, 5.458333333333333, 0.4852941176470588])";

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("the tuple list is read as it is printed") {
  const ImportedWorkload imported = import_workload(tuples);
  CHECK(imported.kind == "layer tuples");
  REQUIRE(imported.layers.size() == 8);
  CHECK(imported.layers[5].name == "layer6");
  CHECK(imported.layers[5].kind == "notebook_conv");
  CHECK(imported.layers[5].parameters == ParameterValues{{"rows_in", 9216},
                                                         {"cols_in", 1},
                                                         {"rows_out", 4096},
                                                         {"cols_out", 1},
                                                         {"k", 1},
                                                         {"cin", 9216},
                                                         {"cout", 1}});
}

TEST_CASE("the arrays are read as they are printed, and as they are typed") {
  const ImportedWorkload printed = import_workload(printed_arrays);
  REQUIRE(printed.layers.size() == 8);
  CHECK(printed.layers[5].parameters ==
        ParameterValues{{"operations", 75497472}, {"operational_intensity", 0.22}});
  CHECK(import_workload(typed_arrays).layers[1].parameters ==
        ParameterValues{{"operations", 895795200}, {"operational_intensity", 257.11}});
  CHECK(import_workload(transformer_arrays).layers[3].parameters.at("operational_intensity") ==
        0.4852941176470588);
}

TEST_CASE("a broken tuple is named by its line, with what was expected") {
  const InputError short_one =
      error_of([] { import_workload(with(tuples, "13,  9,  384,  384", "9,  384,  384")); });
  CHECK(short_one.path == "/line/5");
  CHECK(short_one.message.starts_with("tuple 4 has 7 numbers; expected 8: layer, input rows"));
  const InputError empty = error_of([] { import_workload(with(tuples, "(3,  13,", "(3,  ,")); });
  CHECK(empty.path == "/line/4");
  CHECK(empty.message == "number 2 of the list is missing");
  const InputError word = error_of([] { import_workload(with(tuples, "121", "eleven")); });
  CHECK(word.path == "/line/2");
  CHECK(word.message == "\"eleven\" is not understood; expected a number");
  CHECK(error_of([] { import_workload(with(tuples, "9216,  1),\n", "9216,  1,\n")); }).path ==
        "/line/7");
  CHECK(error_of([] { import_workload(with(tuples, "121", "-1")); }).message ==
        "tuple 1 has -1; expected whole numbers of at least 1");
}

TEST_CASE("arrays that do not fit are refused") {
  CHECK(error_of([] { import_workload(with(printed_arrays, "0.12]", "0.12, 3]")); }).message ==
        "the OI array has 9 numbers and the CI array 8; expected as many of one as of the other");
  CHECK(error_of([] { import_workload(with(printed_arrays, "0.22", "0")); }).message ==
        "OI 6 is 0; expected a number above 0");
  CHECK(error_of([] { import_workload(with(printed_arrays, "0.22", "nan")); }).path == "/line/4");
}

TEST_CASE("text that no importer knows is refused with what they read") {
  CHECK(error_of([] { import_workload("hello"); }).message ==
        "the text is not understood; expected a config.json of Hugging Face, or layers in JSON, or "
        "a table of layers with heads such as name, kind, operations, bytes, or the notebook's "
        "list of layer tuples, or its CI and OI arrays, or a table of names, operations and bytes, "
        "or an ONNX file");
}

TEST_CASE("text with a bracket before a number and no tuple is refused") {
  CHECK(error_of([] { import_workload("a,b\nx,(3(M), 3)"); }).message.starts_with("no tuple is "));
}

TEST_CASE("damaged text never crashes an importer") {
  for (const std::string& text : {tuples, printed_arrays, typed_arrays}) {
    for (std::size_t length = 0; length < text.size(); ++length) {
      try {
        import_workload(text.substr(0, length));
      } catch (const InputError& error) {
        CHECK_FALSE(error.message.empty());
      }
    }
  }
}
