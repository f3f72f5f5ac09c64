// Layers written as a table with the heads name, kind, repeat, formats and all parameters come back
// as they were.
#include "base/quantity_text.h"
#include "catch.h"
#include "generated/generated.h"
#include "importers/imported_tables.h"

using namespace roofloor;

namespace {

constexpr const char* first_heads[] = {"name",
                                       "kind",
                                       "repeat",
                                       "all_reduce",
                                       "shared",
                                       "weights_format",
                                       "activations_format",
                                       "kv_cache_format"};

std::string text_of(const ParameterValue& value) {
  if (const auto* text = std::get_if<std::string>(&value.value)) return *text;
  return shortest_number(std::get<double>(value.value));
}

std::string format_text(const std::optional<NumberFormat>& format) {
  return format ? std::string(name(*format)) : "";
}

// A column for each parameter that any of the layers states.
std::string table_of(const std::vector<Layer>& layers, char delimiter) {
  std::map<std::string, std::size_t> used;
  for (const Layer& layer : layers) {
    for (const auto& [parameter, value] : layer.parameters) used[parameter] = 0;
  }
  std::string text;
  for (const char* head : first_heads)
    text += (text.empty() ? "" : std::string(1, delimiter)) + head;
  for (const auto& [parameter, place] : used) text += delimiter + parameter;
  for (const Layer& layer : layers) {
    text += "\n\"" + layer.name + "\"";
    for (const std::string& cell :
         {layer.kind, shortest_number(layer.repeat),
          std::string(layer.all_reduce ? "true" : "false"), std::string(layer.shared ? "true" : ""),
          format_text(layer.formats.weights), format_text(layer.formats.activations),
          format_text(layer.formats.kv_cache)}) {
      text += delimiter + cell;
    }
    for (const auto& [parameter, place] : used) {
      const auto value = layer.parameters.find(parameter);
      text += delimiter + (value == layer.parameters.end() ? "" : text_of(value->second));
    }
  }
  return text + "\n";
}

void check_same(const std::vector<Layer>& layers, char delimiter) {
  const std::string text = table_of(layers, delimiter);
  INFO(text.substr(0, 2000));
  ImportedWorkload imported;
  try {
    imported = import_workload(text);
  } catch (const InputError& error) {
    FAIL(error.path << ": " << error.message);
  }
  CHECK(imported.kind == "a layer table");
  CHECK(imported.warnings.empty());
  REQUIRE(imported.layers.size() == layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    INFO(layers[i].name << ": " << layers[i].kind);
    CHECK(imported.layers[i].name == layers[i].name);
    CHECK(imported.layers[i].kind == layers[i].kind);
    CHECK(imported.layers[i].repeat == layers[i].repeat);
    CHECK(imported.layers[i].all_reduce == layers[i].all_reduce);
    CHECK(imported.layers[i].shared == layers[i].shared);
    CHECK(imported.layers[i].formats == layers[i].formats);
    CHECK(imported.layers[i].parameters == layers[i].parameters);
  }
}

}  // namespace

TEST_CASE("layers of one kind come back from a table as they were") {
  Random random(21);
  for (const LayerKind* kind : layer_kinds()) {
    for (int round = 0; round < 10; ++round) {
      std::vector<Layer> layers;
      for (int i = 0; i < 5; ++i) layers.push_back(random_layer(random, std::string(kind->name)));
      check_same(layers, ',');
    }
  }
}

TEST_CASE("layers of all kinds come back from one table as they were") {
  Random random(22);
  for (int round = 0; round < 40; ++round) {
    std::vector<Layer> layers = random_workload(random).layers;
    layers.front().name = "total, of all; with commas";
    check_same(layers, ',');
    check_same(layers, '\t');
    check_same(layers, ';');
  }
}
