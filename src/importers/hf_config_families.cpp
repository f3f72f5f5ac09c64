// The list of families, and which of them a config.json is of.
#include "importers/hf_config_families.h"

#include <algorithm>
#include <array>

namespace roofloor {
namespace {

constexpr std::array<ConfigFamily, 27> families{{
    {"llama", "Llama", read_llama},
    {"mistral", "Mistral", read_mistral},
    {"mixtral", "Mixtral", read_mixtral},
    {"qwen2", "Qwen2", read_qwen2},
    {"qwen3", "Qwen3", read_qwen3},
    {"gemma2", "Gemma2", read_gemma2},
    {"gemma3_text", "Gemma3ForCausalLM", read_gemma3_text},
    {"gemma3", "Gemma3", read_gemma3},
    {"phi3", "Phi3", read_phi3},
    {"gpt2", "GPT2", read_gpt2},
    {"gpt_neox", "GPTNeoX", read_gpt_neox},
    {"opt", "OPT", read_opt},
    {"bloom", "Bloom", read_bloom},
    {"falcon", "Falcon", read_falcon},
    {"RefinedWebModel", "RW", read_falcon},  // what Falcon was called at first
    {"RefinedWeb", "RW", read_falcon},
    {"gpt_oss", "GptOss", read_gpt_oss},
    {"deepseek_v2", "DeepseekV2", read_deepseek_v2},
    {"deepseek_v3", "DeepseekV3", read_deepseek_v3},
    {"bert", "Bert", read_bert},
    {"roberta", "Roberta", read_bert},
    {"xlm-roberta", "XLMRoberta", read_bert},
    {"t5", "T5", read_t5},
    {"whisper", "Whisper", read_whisper},
    {"vit", "ViT", read_vit},
    {"deit", "DeiT", read_deit},
    {"clip", "CLIP", read_clip},
}};

const ConfigFamily* family_of_type(std::string_view type) {
  const auto found = std::find_if(families.begin(), families.end(),
                                  [&](const ConfigFamily& f) { return f.model_type == type; });
  return found == families.end() ? nullptr : &*found;
}

// "LlamaForCausalLM" is a Llama, "Qwen2MoeForCausalLM" no Qwen2, "T5EncoderModel" no whole T5.
const ConfigFamily* family_of_architecture(std::string_view name) {
  for (const ConfigFamily& family : families) {
    if (!name.starts_with(family.architecture)) continue;
    const std::string_view rest = name.substr(family.architecture.size());
    for (const std::string_view end : {"For", "LM", "Model", "With"}) {
      if (rest.empty() || rest.starts_with(end)) return &family;
    }
  }
  return nullptr;
}

bool is_text(const JsonReader& object, const char* key) {
  return object.has(key) && object.at(key).value().is_string();
}

// The family of a nested language model, where that is known.
const ConfigFamily* family_of_part(const JsonReader& config) {
  if (!config.has("text_config") || !config.at("text_config").value().is_object()) return nullptr;
  const JsonReader part = config.at("text_config");
  return is_text(part, "model_type") ? family_of_type(part.at("model_type").string()) : nullptr;
}

// How well a family's keys are those of a file; none if it cannot be read so.
std::optional<double> likeness(const ConfigFamily& family, const JsonReader& config) {
  ConfigNotes notes;
  const ConfigKeys keys(config, notes);
  try {
    family.read(keys);
  } catch (const InputError&) {
    return std::nullopt;
  }
  const std::set<std::string> read = notes.read;
  double found = -static_cast<double>(notes.defaults.size());
  for (const std::string& key : read) found += keys.has(key) ? 1 : 0;
  // Experts or latent attention that are not counted would be the larger part of a model.
  constexpr double weight_of_a_part = 4;
  return found - weight_of_a_part * static_cast<double>(parts_left_out(config, read).size());
}

std::string offer(const JsonReader& config) {
  if (const ConfigFamily* inner = family_of_part(config)) {
    return "; its \"text_config\" is of the family " + std::string(inner->model_type) +
           ": paste that part alone to read it";
  }
  const ConfigFamily* nearest = nullptr;
  double best = 0;
  for (const ConfigFamily& family : families) {
    const std::optional<double> found = likeness(family, config);
    if (!found || (nearest != nullptr && *found <= best)) continue;
    nearest = &family;
    best = *found;
  }
  if (nearest == nullptr) return "; its keys are those of none of them";
  const std::string name(nearest->model_type);
  return "; the nearest by its keys is " + name + ": set \"model_type\" to \"" + name +
         "\" to try it";
}

[[noreturn]] void refuse(const JsonReader& config, const std::string& found) {
  std::string known;
  for (const ConfigFamily& family : families) {
    known += (known.empty() ? "" : ", ") + std::string(family.model_type);
  }
  throw InputError{"/model_type", found + "; expected one of " + known + offer(config)};
}

}  // namespace

std::vector<std::string> parts_left_out(const JsonReader& config,
                                        const std::set<std::string>& read) {
  std::vector<std::string> result;
  for (const char* key : {"num_local_experts", "num_experts", "n_routed_experts", "kv_lora_rank"}) {
    if (!config.has(key) || read.contains(key)) continue;
    const Json& value = config.at(key).value();
    if (value.is_number() && value.get<double>() > 0) result.emplace_back(key);
  }
  return result;
}

const ConfigFamily& config_family(const JsonReader& config) {
  ConfigNotes notes;
  const ConfigKeys keys(config, notes);
  if (keys.has("model_type")) {
    const std::string type = config.at("model_type").string();
    if (const ConfigFamily* family = family_of_type(type)) return *family;
    refuse(config, "model_type is \"" + type + "\"");
  }
  std::string named;
  if (keys.has("architectures")) {
    for (const JsonReader& item : config.at("architectures").items()) {
      if (const ConfigFamily* family = family_of_architecture(item.string())) return *family;
      named += (named.empty() ? "\"" : ", \"") + item.string() + "\"";
    }
  }
  refuse(config,
         "model_type is missing" + (named.empty() ? "" : " and architectures has only " + named));
}

}  // namespace roofloor
