// The number formats that a config.json states: `torch_dtype` and `quantization_config`.
#include "importers/hf_config_families.h"

namespace roofloor {
namespace {

using enum NumberFormat;

std::optional<NumberFormat> stored_format(const JsonReader& config, ConfigNotes& notes) {
  const ConfigKeys keys(config, notes);
  const char* key = keys.has("torch_dtype") ? "torch_dtype" : "dtype";
  const std::string name = keys.text_or(key, "");
  if (name == "float16") return fp16;
  if (name == "bfloat16") return bf16;
  if (name == "float32") return fp32;
  if (!name.empty()) {
    notes.warnings.push_back("\"" + std::string(key) + "\" is \"" + name +
                             "\": the formats stay as they are");
  }
  return std::nullopt;
}

// Integers of so many bits, where there is such a format.
std::optional<NumberFormat> integers(double bits) {
  if (bits == 2) return int2;
  if (bits == 4) return int4;
  if (bits == 8) return int8;
  return std::nullopt;
}

std::optional<NumberFormat> bitsandbytes(const ConfigKeys& keys) {
  if (keys.has("load_in_8bit") && keys.flag_or("load_in_8bit", false)) return int8;
  if (!keys.has("load_in_4bit") || !keys.flag_or("load_in_4bit", false)) return std::nullopt;
  const std::string type = keys.text_or("bnb_4bit_quant_type", "fp4");
  if (type == "nf4") return nf4;
  if (type == "fp4") return fp4;
  return std::nullopt;
}

std::optional<NumberFormat> quantized_format(const ConfigKeys& keys) {
  const std::string method = keys.text_or("quant_method", "");
  if (method == "fp8" || method == "fbgemm_fp8") return fp8;
  if (method == "mxfp4") return mxfp4;
  // Older files of bitsandbytes have no name of the method.
  if (method == "bitsandbytes" || (method.empty() && keys.has("load_in_4bit"))) {
    return bitsandbytes(keys);
  }
  if (method == "gptq" || method == "awq") {
    return integers(keys.size({"bits", "w_bit"}, "the bits of a weight"));
  }
  return std::nullopt;
}

}  // namespace

FormatOverrides config_formats(const JsonReader& config, ConfigNotes& notes) {
  // Inner parts of a file may say it in place of the outermost object.
  std::optional<NumberFormat> stored = stored_format(config, notes);
  const ConfigKeys keys(config, notes);
  if (!stored && keys.has("text_config")) stored = stored_format(config.at("text_config"), notes);
  FormatOverrides result{.weights = stored, .activations = stored, .kv_cache = stored};
  if (!keys.has("quantization_config")) return result;
  const ConfigKeys quantization = keys.part("quantization_config");
  if (const auto format = quantized_format(quantization)) {
    result.weights = format;
    notes.warnings.push_back("all weights are taken as " + std::string(facts(*format).name) +
                             "; parts that \"quantization_config\" leaves out, and scales of " +
                             "groups that the format does not have, are not told apart");
  } else {
    notes.warnings.push_back("\"quantization_config\" is not understood (quant_method \"" +
                             quantization.text_or("quant_method", "") +
                             "\"): weights have the format of the activations");
  }
  return result;
}

}  // namespace roofloor
