// A project document from its JSON text.
#include <algorithm>
#include <array>

#include "base/find_named.h"
#include "hardware/hardware_library.h"
#include "json/json_reader.h"
#include "json/json_text.h"
#include "networks/network_registry.h"
#include "project/project.h"

namespace roofloor {
namespace {

constexpr const char* start_network = "alexnet";
constexpr const char* start_hardware[] = {"dig", "pim", "pnm"};

NumberFormat read_format(const JsonReader& reader, bool is_activation) {
  const NumberFormat format = parse_number_format(reader.string(), reader.path());
  if (is_activation && !facts(format).computes_as) {
    reader.fail(
        "\"" + std::string(name(format)) +
        "\" is a format of stored weights; expected one that activations can have, such as fp16");
  }
  return format;
}

FormatOverrides read_formats(const JsonReader& reader) {
  reader.allow_only({"weights", "activations", "kv_cache"});
  FormatOverrides formats;
  for (const FormattedTensor& tensor : formatted_tensors) {
    const std::string key(tensor.name);
    if (reader.has(key)) {
      formats.*tensor.override = read_format(reader.at(key), !tensor.is_stored);
    }
  }
  return formats;
}

// Numbers, names of choices, and true or false for 1 or 0; the kind or network checks them.
ParameterValues read_parameters(const JsonReader& reader) {
  ParameterValues values;
  for (const auto& [key, member] : reader.value_members()) {
    if (member.is_string()) {
      values[key] = member.get<std::string>();
    } else if (member.is_boolean()) {
      values[key] = member.get<bool>() ? 1.0 : 0.0;
    } else {
      values[key] = reader.number_of(key, member);
    }
  }
  return values;
}

// The choice that a member names; the usual one if it is absent.
template <typename Choice, std::size_t count>
Choice read_convention(const JsonReader& reader, const char* key,
                       const std::array<ConventionName<Choice>, count>& names) {
  if (!reader.has(key)) return names.front().choice;
  const JsonReader member = reader.at(key);
  return find_named(
             names, member.string(), [](const auto& entry) { return entry.name; }, key,
             member.path())
      .choice;
}

Conventions read_conventions(const JsonReader& reader) {
  reader.allow_only({"fusion", "counted", "attention", "causal", "lm_head", "latent", "notebook"});
  return {.fusion = read_convention(reader, "fusion", fusion_names),
          .counted = read_convention(reader, "counted", counted_names),
          .attention = read_convention(reader, "attention", attention_names),
          .causal = read_convention(reader, "causal", causal_names),
          .lm_head = read_convention(reader, "lm_head", lm_head_names),
          .latent = read_convention(reader, "latent", latent_names),
          .notebook = reader.boolean_or("notebook", false)};
}

Layer read_layer(const JsonReader& reader) {
  reader.allow_only(
      {"name", "kind", "parameters", "repeat", "formats", "all_reduce", "shared", "steps"});
  Layer layer{.name = reader.at("name").string(),
              .kind = reader.at("kind").string(),
              .parameters = {},
              .formats = {}};
  if (reader.has("parameters")) layer.parameters = read_parameters(reader.at("parameters"));
  layer.repeat = reader.number_or("repeat", 1, positive_whole);
  if (reader.has("formats")) layer.formats = read_formats(reader.at("formats"));
  layer.all_reduce = reader.boolean_or("all_reduce", false);
  layer.shared = reader.boolean_or("shared", false);
  layer.steps = reader.number_or("steps", 1, positive_whole);
  return layer;
}

std::vector<Layer> read_layers(const JsonReader& reader) {
  const std::vector<JsonReader> items = reader.items();
  if (items.size() > most_layers) {
    reader.fail(std::to_string(items.size()) + " layers; expected at most " +
                std::to_string(most_layers));
  }
  std::vector<Layer> layers;
  layers.reserve(items.size());
  for (const JsonReader& item : items) layers.push_back(read_layer(item));
  return layers;
}

std::map<std::string, LayerEdit> read_edits(const JsonReader& reader) {
  std::map<std::string, LayerEdit> edits;
  for (const auto& [layer, member] : reader.members()) {
    member.allow_only({"parameters", "formats"});
    LayerEdit edit;
    if (member.has("parameters")) edit.parameters = read_parameters(member.at("parameters"));
    if (member.has("formats")) edit.formats = read_formats(member.at("formats"));
    if (member.value().empty()) continue;  // nothing is changed
    edits[layer] = edit;
  }
  return edits;
}

WorkloadChoice read_workload(const JsonReader& reader) {
  WorkloadChoice choice;
  if (reader.has("layers")) {
    reader.allow_only({"name", "layers", "batch", "formats"});
    choice.name = reader.string_or("name", "");
    choice.layers = read_layers(reader.at("layers"));
  } else {
    reader.allow_only({"network", "parameters", "edits", "batch", "phase", "formats"});
    choice.network = reader.at("network").string();
    const Network& chosen = network(choice.network, child_path(reader.path(), "network"));
    choice.phase = read_convention(reader, "phase", phase_names);
    if (choice.phase != Phase::prefill && chosen.tokens == nullptr) {
      reader.at("phase").fail(std::string(chosen.label) +
                              " writes no tokens; expected a phase for language models alone");
    }
    if (reader.has("parameters")) choice.parameters = read_parameters(reader.at("parameters"));
    if (reader.has("edits")) choice.edits = read_edits(reader.at("edits"));
  }
  choice.batch = reader.number_or("batch", 1, positive_whole);
  if (reader.has("formats")) choice.formats = read_formats(reader.at("formats")).over(Formats{});
  return choice;
}

HardwareChoice preset_choice(const std::string& id, const std::string& path) {
  HardwareChoice choice{.preset = id, .changed = {}, .sources = {}};
  choice.original = preset(id, path);
  choice.hardware = choice.original;
  return choice;
}

// Where changed figures come from, in place of the user.
void read_sources_of_changes(const JsonReader& reader, HardwareChoice& choice) {
  choice.sources = read_sources(reader);
  for (const auto& [pointer, source] : choice.sources) {
    if (!choice.changed.contains(pointer)) {
      throw InputError{
          child_path(reader.path(), pointer),
          "no figure is changed at \"" + pointer + "\"; expected sources of changed figures alone"};
    }
    choice.hardware.sources[pointer] = source;
  }
}

HardwareChoice read_hardware_choice(const JsonReader& reader) {
  reader.allow_only({"preset", "own", "count", "changed", "sources", "shown"});
  if (reader.has("preset") == reader.has("own")) {
    reader.fail(
        "expected either \"preset\", the id of a hardware, or \"own\", a whole hardware object");
  }
  HardwareChoice choice;
  if (reader.has("preset")) {
    choice = preset_choice(reader.at("preset").string(), child_path(reader.path(), "preset"));
  } else {
    choice.original = read_hardware(reader.at("own"));
  }
  if (reader.has("changed")) choice.changed = reader.at("changed").numbers();
  choice.count = reader.number_or("count", 1, {.minimum = 1, .maximum = 1e6, .whole = true});
  choice.shown = reader.boolean_or("shown", true);
  choice.original.device_count = choice.count;
  choice.hardware = choice.original;
  apply_changes(choice.hardware, choice.changed, child_path(reader.path(), "changed"));
  if (reader.has("sources")) read_sources_of_changes(reader.at("sources"), choice);
  return choice;
}

View read_view(const JsonReader& reader) {
  reader.allow_only({"floorline", "marker_size", "scale", "tab", "order", "measured_at", "against",
                     "path", "blocks", "power"});
  // The defaults of floorline and scale depend on the notebook mode: what is said there is kept.
  View view{.floorline = reader.choice_or_empty("floorline", {"per_operation", "per_layer"}),
            .marker_size = reader.choice_or_empty("marker_size", {"time", "energy", "equal"}),
            .scale = reader.choice_or_empty("scale", {"log", "linear"}),
            .tab = reader.choice_or_empty("tab", {"roofs", "breakdown", "sweep"}),
            .order = reader.choice_or_empty("order", {"heaviest", "in_order"}),
            .measured_at = reader.choice_or_empty("measured_at", measured_at_names),
            .against = reader.choice_or_empty("against", {"batch", "context"}),
            .path = reader.boolean_or("path", false),
            .blocks = reader.choice_or_empty("blocks", {"folded", "expanded"}),
            .power = reader.boolean_or("power", false)};
  if (view.marker_size == "time") view.marker_size.clear();
  if (view.tab == "roofs") view.tab.clear();
  if (view.order == "heaviest") view.order.clear();
  if (view.measured_at == "main") view.measured_at.clear();
  if (view.blocks == "folded") view.blocks.clear();
  if (view.against == "batch") view.against.clear();
  return view;
}

void check_version(const JsonReader& reader) {
  const double version =
      reader.at("roofloor").number({.minimum = 1, .maximum = 1e6, .whole = true});
  if (version > document_version) {
    reader.at("roofloor")
        .fail("this project has version " + std::to_string(static_cast<int>(version)) +
              "; this Roofloor reads versions up to " + std::to_string(document_version) +
              ", so a newer one is needed to open it");
  }
}

// `has_workload` is false where the caller knows the workload already.
Project read_project(const JsonReader& reader, bool has_workload) {
  check_version(reader);
  reader.allow_only({"roofloor", "title", "workload", "hardware", "conventions", "view"});
  Project project{
      .title = reader.string_or("title", ""), .workload = {}, .hardware = {}, .view = {}};
  if (has_workload && reader.has("workload")) {
    project.workload = read_workload(reader.at("workload"));
  } else if (has_workload) {
    project.workload.network = start_network;
  }
  if (reader.has("hardware")) {
    for (const JsonReader& item : reader.at("hardware").items()) {
      project.hardware.push_back(read_hardware_choice(item));
    }
  } else {
    for (const char* id : start_hardware)
      project.hardware.push_back(preset_choice(id, "/hardware"));
  }
  if (reader.has("conventions")) {
    project.conventions = read_conventions(reader.at("conventions"));
  }
  if (reader.has("view")) project.view = read_view(reader.at("view"));
  return project;
}

}  // namespace

Project parse_project(std::string_view text) {
  const Json document = parse_json(text);
  return read_project(JsonReader(document, ""), true);
}

ProjectBesideWorkload parse_project_beside(std::string_view text, std::string_view known) {
  ProjectBesideWorkload result{.project = {}, .workload_text = member_text(text, "workload")};
  const std::string_view found = result.workload_text;
  result.workload_is_known = !found.empty() && found == known;
  if (!result.workload_is_known) {
    result.project = parse_project(text);
    return result;
  }
  const auto before = static_cast<std::size_t>(found.data() - text.data());
  const std::string rest = std::string(text.substr(0, before)) + "null" +
                           std::string(text.substr(before + found.size()));
  const Json document = parse_json(rest);
  result.project = read_project(JsonReader(document, ""), false);
  return result;
}

}  // namespace roofloor
