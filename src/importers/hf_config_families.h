// Families of models that a config.json can be of, and what each makes of its keys.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "importers/hf_config_keys.h"
#include "networks/network.h"
#include "workload/workload.h"

namespace roofloor {

// Either a network with the sizes that the file states, or layers where no network fits.
struct ConfigModel {
  const Network* network = nullptr;
  ParameterValues parameters = {};
  std::vector<Layer> layers = {};
};

using ReadConfig = ConfigModel (*)(const ConfigKeys& keys);

struct ConfigFamily {
  std::string_view model_type;
  std::string_view architecture;  // how the names of its classes begin
  ReadConfig read;
};

// The family that `model_type` or, without it, `architectures` names. Throws InputError at
// "/model_type" for one that is not known, with the nearest by its keys.
const ConfigFamily& config_family(const JsonReader& config);

// Keys of experts or latent attention that are there and that no family asked for.
std::vector<std::string> parts_left_out(const JsonReader& config,
                                        const std::set<std::string>& read);

// What `torch_dtype` and `quantization_config` state clearly; the rest is in the notes.
FormatOverrides config_formats(const JsonReader& config, ConfigNotes& notes);

// Decoders with rotary positions, RMS norms and gated feed-forwards.
ConfigModel read_llama(const ConfigKeys& keys);
ConfigModel read_mistral(const ConfigKeys& keys);
ConfigModel read_phi3(const ConfigKeys& keys);
ConfigModel read_qwen2(const ConfigKeys& keys);
ConfigModel read_qwen3(const ConfigKeys& keys);
ConfigModel read_gemma2(const ConfigKeys& keys);
ConfigModel read_gemma3(const ConfigKeys& keys);  // with `text_config`
ConfigModel read_gemma3_text(const ConfigKeys& keys);

// The same with experts.
ConfigModel read_mixtral(const ConfigKeys& keys);
ConfigModel read_gpt_oss(const ConfigKeys& keys);
ConfigModel read_deepseek_v2(const ConfigKeys& keys);
ConfigModel read_deepseek_v3(const ConfigKeys& keys);

// Decoders with layer norms and two matrices a feed-forward.
ConfigModel read_gpt2(const ConfigKeys& keys);
ConfigModel read_gpt_neox(const ConfigKeys& keys);
ConfigModel read_opt(const ConfigKeys& keys);
ConfigModel read_bloom(const ConfigKeys& keys);
ConfigModel read_falcon(const ConfigKeys& keys);

// Encoders, and encoders with a decoder.
ConfigModel read_bert(const ConfigKeys& keys);
ConfigModel read_t5(const ConfigKeys& keys);
ConfigModel read_whisper(const ConfigKeys& keys);

// Images.
ConfigModel read_vit(const ConfigKeys& keys);
ConfigModel read_deit(const ConfigKeys& keys);
ConfigModel read_clip(const ConfigKeys& keys);  // with `text_config` and `vision_config`

}  // namespace roofloor
