// The canonical JSON text of a project.
#include "project/project.h"

namespace roofloor {
namespace {

// Whole numbers without a fraction, so that "batch": 8 stays 8.
Json number(double value) {
  const auto whole = static_cast<long long>(value);
  const bool is_whole = value >= -1e15 && value <= 1e15 && static_cast<double>(whole) == value;
  return is_whole ? Json(whole) : Json(value);
}

Json numbers(const std::map<std::string, double>& values) {
  Json result = Json::object();
  for (const auto& [key, value] : values) result[key] = number(value);
  return result;
}

Json formats(const FormatOverrides& overrides) {
  Json result = Json::object();
  if (overrides.weights) result["weights"] = name(*overrides.weights);
  if (overrides.activations) result["activations"] = name(*overrides.activations);
  return result;
}

void set_unless_empty(Json& object, const char* key, Json value) {
  if (!value.empty()) object[key] = std::move(value);
}

Json layer(const Layer& layer) {
  Json result = json_object({{"name", layer.name}, {"kind", layer.kind}});
  set_unless_empty(result, "parameters", numbers(layer.parameters));
  if (layer.repeat != 1) result["repeat"] = number(layer.repeat);
  set_unless_empty(result, "formats", formats(layer.formats));
  return result;
}

Json workload(const WorkloadChoice& choice) {
  Json result = Json::object();
  if (choice.network.empty()) {
    if (!choice.name.empty()) result["name"] = choice.name;
    result["layers"] = Json::array();
    for (const Layer& item : choice.layers) result["layers"].push_back(layer(item));
  } else {
    result["network"] = choice.network;
    set_unless_empty(result, "parameters", numbers(choice.parameters));
    Json edits = Json::object();
    for (const auto& [name, edit] : choice.edits) {
      Json item = Json::object();
      set_unless_empty(item, "parameters", numbers(edit.parameters));
      set_unless_empty(item, "formats", formats(edit.formats));
      set_unless_empty(edits, name.c_str(), item);
    }
    set_unless_empty(result, "edits", edits);
  }
  if (choice.batch != 1) result["batch"] = number(choice.batch);
  FormatOverrides changed;
  const Formats usual;
  if (choice.formats.weights != usual.weights) changed.weights = choice.formats.weights;
  if (choice.formats.activations != usual.activations)
    changed.activations = choice.formats.activations;
  set_unless_empty(result, "formats", formats(changed));
  return result;
}

Json hardware(const HardwareChoice& choice) {
  Json result = Json::object();
  if (choice.preset.empty()) {
    result["own"] = choice.own;
  } else {
    result["preset"] = choice.preset;
  }
  set_unless_empty(result, "changed", numbers(choice.changed));
  if (!choice.shown) result["shown"] = false;
  return result;
}

Json view(const View& view) {
  Json result = Json::object();
  if (!view.floorline.empty()) result["floorline"] = view.floorline;
  if (!view.marker_size.empty()) result["marker_size"] = view.marker_size;
  if (!view.scale.empty()) result["scale"] = view.scale;
  return result;
}

}  // namespace

Json project_json(const Project& project) {
  Json result = json_object({{"roofloor", document_version}});
  if (!project.title.empty()) result["title"] = project.title;
  result["workload"] = workload(project.workload);
  result["hardware"] = Json::array();
  for (const HardwareChoice& choice : project.hardware)
    result["hardware"].push_back(hardware(choice));
  if (project.notebook) result["conventions"] = json_object({{"notebook", true}});
  set_unless_empty(result, "view", view(project.view));
  return result;
}

}  // namespace roofloor
