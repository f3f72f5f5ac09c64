// The config.json that models on Hugging Face come with: one JSON object that names a family and
// its sizes.
#include <algorithm>

#include "base/input_error.h"
#include "importers/hf_config_families.h"
#include "importers/importer.h"
#include "json/json_text.h"
#include "networks/network_registry.h"

namespace roofloor {
namespace {

bool matches(std::string_view text) {
  const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' &&
         (has("\"model_type\"") || has("\"architectures\"")) && !has("\"roofloor\"");
}

// Whether both have the values of `b`; of inputs only those count that `stated` has.
bool are_same(const Arguments& a, const Arguments& b, const ParameterValues& stated) {
  return std::all_of(
      a.declarations().begin(), a.declarations().end(), [&](const ParameterDeclaration& d) {
        if (d.of_input && !stated.contains(std::string(d.name))) return true;
        return a.has(d.name) == b.has(d.name) && (!a.has(d.name) || a[d.name] == b[d.name]);
      });
}

// The network of a published size that a model is; null if it is none of them.
const Network* published(const ConfigModel& model, const Arguments& arguments) {
  for (const Network* candidate : networks()) {
    // Sizes of a family are built by the same function.
    const bool is_family = candidate->layers == model.network->layers;
    if (!is_family || candidate == model.network || candidate->notebook) continue;
    if (are_same(arguments, network_arguments(*candidate, {}, ""), model.parameters)) {
      return candidate;
    }
  }
  return nullptr;
}

// Without those that say what the network says by itself.
ParameterValues without_defaults(const Network& network, const ParameterValues& given,
                                 const Arguments& arguments) {
  ParameterValues result = given;
  for (const auto& [name, value] : given) {
    ParameterValues fewer = result;
    fewer.erase(name);
    if (are_same(arguments, network_arguments(network, fewer, ""), given)) result = fewer;
  }
  return result;
}

void set_network(ImportedWorkload& result, const ConfigModel& model) {
  try {
    const Arguments arguments = network_arguments(*model.network, model.parameters, "");
    // Sizes that do not go together are told now, not when the project is opened.
    model.network->layers(arguments, "", {});
    if (const Network* same = published(model, arguments)) {
      result.network = same->name;
      return;
    }
    result.network = model.network->name;
    result.parameters = without_defaults(*model.network, model.parameters, arguments);
  } catch (const InputError& error) {
    throw InputError{"", "the sizes do not go together: " + error.message};
  }
}

std::string defaults_taken(const std::vector<std::string>& defaults) {
  std::string list;
  for (const std::string& entry : defaults) list += (list.empty() ? "" : ", ") + entry;
  return "missing, and taken from the family's defaults: " + list;
}

ImportedWorkload read(std::string_view text) {
  const Json value = parse_json(text);
  const JsonReader config(value, "");
  const ConfigFamily& family = config_family(config);
  ConfigNotes notes;
  const ConfigKeys keys(config, notes);
  ConfigModel model = family.read(keys);
  const std::string type(family.model_type);
  const std::string name = keys.text_or("_name_or_path", "");
  ImportedWorkload result{.kind = "config.json of Hugging Face, " + type,
                          .name = name.empty() ? type : name,
                          .layers = std::move(model.layers),
                          .formats = config_formats(config, notes)};
  if (model.network != nullptr) set_network(result, model);
  if (!notes.defaults.empty()) result.warnings.push_back(defaults_taken(notes.defaults));
  for (const std::string& warning : notes.warnings) result.warnings.push_back(warning);
  for (const std::string& key : parts_left_out(config, notes.read)) {
    result.warnings.push_back("\"" + key + "\" has no meaning in this family and is not counted");
  }
  return result;
}

}  // namespace

const TextImporter hf_config_importer{
    .label = "a config.json of Hugging Face",
    .matches = matches,
    .read = read,
};

}  // namespace roofloor
