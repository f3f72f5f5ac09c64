// The fixtures hold the keys of published config.json files that matter for a count.
#include <fstream>
#include <iterator>

#include "analysis/report.h"
#include "catch.h"
#include "expect_error.h"
#include "importers/importer.h"
#include "json/json_text.h"
#include "project/project.h"

using namespace roofloor;

namespace {

std::string fixture(const std::string& name) {
  const std::string path = ROOFLOOR_SOURCE_FOLDER "/tests/fixtures/hf_config/" + name + ".json";
  std::ifstream file(path);
  INFO(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

Json fixture_json(const std::string& name) {
  return parse_json(fixture(name));
}

ImportedWorkload imported(const Json& config) {
  return import_workload(json_text(config));
}

InputError refused(const Json& config) {
  return error_of([&] { imported(config); });
}

double parameter_count(const ImportedWorkload& workload) {
  Project project;
  project.workload.network = workload.network;
  project.workload.parameters = workload.parameters;
  project.workload.layers = workload.layers;
  const std::vector<Hardware> none;
  return make_report(build_workload(project), none, "").totals.parameter_count;
}

bool warns(const ImportedWorkload& workload, const std::string& part) {
  for (const std::string& warning : workload.warnings) {
    if (warning.find(part) != std::string::npos) return true;
  }
  return false;
}

struct Case {
  std::string fixture;
  double parameters;
};

// What the models' own files of weights hold (each tied or shared table once).
const std::vector<Case> presets{
    {"gpt2", 124439808},
    {"bert_base", 109482240},  // with pooler
    {"llama_2_7b", 6738415616},
    {"llama_3_8b", 8030261248},
    {"llama_3_70b", 70553706496},
    {"mistral_7b", 7241732096},
    {"mixtral_8x7b", 46702792704},
    {"qwen2_5_7b", 7615616512},
    {"gemma_3_4b", 3880263168},  // text, vocabulary 262,208
    {"gpt_oss_120b", 116829156672},
    {"deepseek_v3", 671026419200},  // without the layer that predicts a further token
    {"whisper_small", 241734912},
    {"t5_base", 222903552},
};

// A block of width w with biases and two norms, hidden 4 w: 12 w^2 + 13 w (four projections 4 w^2 +
// 4 w, feed-forward 8 w^2 + 5 w, norms 4 w); 7,087,872 for w = 768.
const std::vector<Case> others{
    // 2 * 151936 * 4096; a block 2 * 4096^2 + 2 * 4096 * 1024 + 3 * 4096 * 12288 + 2 * 4096 norms +
    // 2 * 128 norms of heads = 192,946,432, 36 times; last norm 4096
    {"qwen3_8b", 8190735360},
    // 256000 * 2304; a block 2 * 2304 * 2048 + 2 * 2304 * 1024 + 3 * 2304 * 9216 + 4 * 2304 =
    // 77,865,984, 26 times; 2304
    {"gemma_2_2b", 2614341888},
    // 262144 * 1152; a block 2 * 1152 * 1024 + 2 * 1152 * 256 + 3 * 1152 * 6912 + 4 * 1152 + 2 *
    // 256
    // = 26,842,112, 26 times; 1152
    {"gemma_3_1b", 999885952},
    // 2 * 32064 * 3072; a block 4 * 3072^2 + 3 * 3072 * 8192 + 2 * 3072 = 113,252,352, 32 times;
    // 3072
    {"phi_3_mini", 3821079552},
    // 2 * 50304 * 768 + 12 * 7087872 + 2 * 768
    {"pythia_160m", 162322944},
    // 50272 * 768 + (2048 + 2) * 768 + 12 * 7087872 + 2 * 768
    {"opt_125m", 125239296},
    // 250880 * 1024 + 2048 (norm of embeddings) + 24 * (12 * 1024^2 + 13 * 1024) + 2048
    {"bloom_560m", 559214592},
    // 65024 * 4544; a block 2 * 4544^2 + 2 * 4544 * 64 + 8 * 4544^2 + 2 * 4544 = 207,070,080, 32
    // times; 2 * 4544
    {"falcon_7b", 6921720704},
    // 65024 * 8192; a block 2 * 8192^2 + 2 * 8192 * 512 + 8 * 8192^2 + 4 * 8192 = 679,510,016, 60
    // times; 2 * 8192
    {"falcon_40b", 41303293952},
    // 2 * 102400 * 2048 + 2048; attention 2048 * 16 * 192 + 2048 * 576 + 512 + 512 * 16 * 256 + 16
    // *
    // 128 * 2048 = 13,763,072 and norms 4096, 27 times; one feed-forward 3 * 2048 * 10944; 26 times
    // 66 experts of 3 * 2048 * 1408 and a router of 2048 * 64
    {"deepseek_v2_lite", 15706484224},
    // 50265 * 768 + 514 * 768 + 768 + 1536 + 12 * 7087872 + pooler 768^2 + 768
    {"roberta_base", 124645632},
    // the same with 250002 tokens
    {"xlm_roberta_base", 278043648},
    // 2 * 32128 * 512; a block of the encoder 4 * 512 * 384 + 3 * 512 * 1024 + 1024 = 2,360,320,
    // one
    // of the decoder 8 * 512 * 384 + 3 * 512 * 1024 + 1536 = 3,147,264, 8 of each; twice 32 * 6
    // distances and a norm of 512
    {"flan_t5_small", 76961152},
    // encoder: 128 * 1280 * 3 + 1280, 1280^2 * 3 + 1280, 1500 * 1280, 32 * (12 * 1280^2 + 12 *
    // 1280),
    // 2560; decoder: (51866 + 448) * 1280, 32 * (16 * 1280^2 + 17 * 1280), 2560
    {"whisper_large_v3", 1543490560},
    // torchvision's vit_b_16
    {"vit_base", 86567656},
    // patches 3 * 14^2 * 1280 + 1280; class token and 257 positions 258 * 1280; 32 * (12 * 1280^2 +
    // 13 * 1280); 2560; a head of 1000: 1,281,000
    {"vit_huge", 632045800},
    // text: (49408 + 77) * 512 + 12 * (12 * 512^2 + 13 * 512) + 1024 + 512^2 = 63,428,096; image: 3
    // *
    // 32^2 * 768 + 51 * 768 + 1536 + 12 * 7087872 + 1536 + 768 * 512 = 87,849,216
    {"clip_vit_b_32", 151277312},
};

}  // namespace

TEST_CASE("the config.json of every published size comes back as that size") {
  for (const Case& c : presets) {
    INFO(c.fixture);
    const ImportedWorkload workload = import_workload(fixture(c.fixture));
    CHECK(workload.network == c.fixture);
    CHECK(workload.parameters.empty());
    CHECK(workload.layers.empty());
    CHECK(parameter_count(workload) == c.parameters);
  }
}

TEST_CASE("parameters of other sizes and families follow from their config.json alone") {
  for (const Case& c : others) {
    INFO(c.fixture);
    CHECK(parameter_count(import_workload(fixture(c.fixture))) == c.parameters);
  }
}

TEST_CASE("a config.json is named by its family and by the name inside") {
  const ImportedWorkload llama = import_workload(fixture("llama_3_8b"));
  CHECK(llama.kind == "config.json of Hugging Face, llama");
  CHECK(llama.name == "meta-llama/Meta-Llama-3-8B");
  CHECK(import_workload(fixture("gpt2")).name == "gpt2");
}

TEST_CASE("only what differs from the family's network is a parameter") {
  const ImportedWorkload pythia = import_workload(fixture("pythia_160m"));
  CHECK(pythia.network == "decoder_transformer");
  CHECK(pythia.parameters == ParameterValues{{"activation", "gelu"},
                                             {"attention_bias", "all"},
                                             {"depth", 12},
                                             {"feed_forward_bias", 1},
                                             {"gated", 0},
                                             {"heads", 12},
                                             {"hidden", 3072},
                                             {"norm", "layer"},
                                             {"vocabulary", 50304},
                                             {"width", 768}});
  Json llama = fixture_json("llama_2_7b");
  llama["vocab_size"] = 32016;
  CHECK(imported(llama).parameters == ParameterValues{{"vocabulary", 32016}});
  CHECK(import_workload(fixture("vit_base")).network == "vit_base");
  CHECK(import_workload(fixture("vit_base")).parameters.empty());
}

TEST_CASE("architectures name the family where model_type is missing") {
  for (const char* name : {"llama_3_8b", "gemma_3_4b", "gpt_oss_120b", "whisper_small", "t5_base",
                           "bert_base", "qwen2_5_7b", "deepseek_v3"}) {
    INFO(name);
    Json config = fixture_json(name);
    config.erase("model_type");
    CHECK(imported(config).network == name);
  }
  Json text = fixture_json("gemma_3_1b");
  text.erase("model_type");
  CHECK(imported(text).kind == "config.json of Hugging Face, gemma3_text");
  Json other = fixture_json("qwen2_5_7b");
  other.erase("model_type");
  other["architectures"] = {"Qwen2MoeForCausalLM"};
  CHECK(refused(other).path == "/model_type");
  CHECK(refused(other).message.starts_with(
      "model_type is missing and architectures has only \"Qwen2MoeForCausalLM\"; expected one of "
      "llama, mistral, "));
}

TEST_CASE("keys that are missing take the family's default and are named") {
  CHECK(import_workload(fixture("gpt2")).warnings ==
        std::vector<std::string>{"missing, and taken from the family's defaults: "
                                 "\"tie_word_embeddings\" (true)"});
  const ImportedWorkload gemma = import_workload(fixture("gemma_3_4b"));
  CHECK(warns(gemma, "\"text_config/num_attention_heads\" (8)"));
  CHECK(warns(gemma, "\"text_config/head_dim\" (256)"));
  CHECK(warns(gemma, "\"text_config/sliding_window_pattern\" (6)"));
  CHECK(warns(gemma, "the vision tower is not counted"));
  Json mistral = fixture_json("mistral_7b");
  mistral.erase("sliding_window");
  CHECK(imported(mistral).network == "mistral_7b");
  CHECK(warns(imported(mistral), "\"sliding_window\" (4096)"));
}

TEST_CASE("what is not counted is told") {
  CHECK(warns(import_workload(fixture("deepseek_v3")), "\"num_nextn_predict_layers\" is 1"));
  CHECK(warns(import_workload(fixture("gemma_2_2b")), "soft cap"));
  CHECK(warns(import_workload(fixture("deit_base_distilled")), "distillation token"));
  CHECK(warns(import_workload(fixture("clip_vit_b_32")), "temperature"));
  CHECK(warns(import_workload(fixture("bert_base")), "a head for a task is not"));
  CHECK(warns(import_workload(fixture("vit_huge")), "a head of 1000 is counted"));
  Json opt = fixture_json("opt_125m");
  opt["word_embed_proj_dim"] = 512;
  opt["do_layer_norm_before"] = false;
  CHECK(warns(imported(opt), "\"word_embed_proj_dim\" is 512"));
  CHECK(warns(imported(opt), "a final norm is counted that is not there"));
  Json llama = fixture_json("llama_3_8b");
  llama["num_local_experts"] = 8;
  CHECK(warns(imported(llama), "\"num_local_experts\" has no meaning in this family"));
}

TEST_CASE("windows follow the family's rule, its flag, or the list of layer types") {
  Json mistral = fixture_json("mistral_7b");
  mistral["sliding_window"] = nullptr;
  CHECK_FALSE(imported(mistral).parameters.contains("window"));

  // The blocks from the 21st on have the window.
  Json qwen = fixture_json("qwen2_5_7b");
  qwen["use_sliding_window"] = true;
  qwen["max_window_layers"] = 20;
  CHECK(imported(qwen).parameters.at("window") == ParameterValue(131072));
  CHECK(imported(qwen).parameters.at("full_blocks") == ParameterValue(20));
  qwen["max_window_layers"] = 28;
  CHECK(imported(qwen).network == "qwen2_5_7b");

  // Every second of 26 blocks, every sixth of 26.
  CHECK(import_workload(fixture("gemma_2_2b")).parameters.at("full_blocks") == ParameterValue(13));
  CHECK(import_workload(fixture("gemma_3_1b")).parameters.at("full_blocks") == ParameterValue(4));

  Json oss = fixture_json("gpt_oss_120b");
  oss.erase("layer_types");
  CHECK(imported(oss).network == "gpt_oss_120b");
  oss["sliding_window"] = nullptr;
  CHECK_FALSE(imported(oss).parameters.contains("window"));
  oss["sliding_window"] = 128;
  oss["layer_types"] = std::vector<std::string>(36, "full_attention");
  CHECK_FALSE(imported(oss).parameters.contains("window"));
  oss["layer_types"] = std::vector<std::string>(12, "full_attention");
  CHECK(refused(oss).path == "/layer_types");
  CHECK(refused(oss).message == "layer_types has 12 entries; expected one for each of 36 blocks");
  oss["layer_types"][3] = "linear_attention";
  CHECK(refused(oss).path == "/layer_types/3");
}

TEST_CASE("biases of Llama, GPT-NeoX and OPT go by their keys") {
  Json llama = fixture_json("llama_3_8b");
  const double without = parameter_count(imported(llama));
  llama["attention_bias"] = true;
  // 4096 for queries, 1024 each for keys and values, 4096 for the output, in 32 blocks
  CHECK(parameter_count(imported(llama)) - without == 32 * (4096 + 1024 + 1024 + 4096));
  llama["attention_bias"] = false;
  llama["mlp_bias"] = true;
  CHECK(parameter_count(imported(llama)) - without == 32 * (14336 + 14336 + 4096));

  Json neox = fixture_json("pythia_160m");
  neox["attention_bias"] = false;
  CHECK(parameter_count(imported(neox)) == 162322944 - 12 * 4 * 768);
  Json opt = fixture_json("opt_125m");
  opt["enable_bias"] = false;
  CHECK(parameter_count(imported(opt)) == 125239296 - 12 * (4 * 768 + 3072 + 768));
}

TEST_CASE("a Falcon in its first form has biases, two norms and a key for each head") {
  Json falcon = fixture_json("falcon_7b");
  falcon["multi_query"] = false;
  falcon["parallel_attn"] = false;
  falcon["bias"] = true;
  // more keys and values 2 * 4544 * 4480, another norm 2 * 4544, biases 4 * 4544 + 5 * 4544
  CHECK(parameter_count(imported(falcon)) ==
        6921720704 + 32 * (2 * 4544.0 * 4480 + 2 * 4544 + 9 * 4544));
  falcon["model_type"] = "RefinedWebModel";
  CHECK(imported(falcon).network == "decoder_transformer");
}

TEST_CASE("queries of latent attention are projected in one step where q_lora_rank is null") {
  CHECK_FALSE(import_workload(fixture("deepseek_v2_lite")).parameters.contains("query_rank"));
  CHECK_FALSE(import_workload(fixture("deepseek_v2_lite")).parameters.contains("router_bias"));
  Json v3 = fixture_json("deepseek_v3");
  v3["q_lora_rank"] = nullptr;
  CHECK(imported(v3).parameters.at("router_bias") == ParameterValue(1));
  CHECK_FALSE(imported(v3).parameters.contains("query_rank"));
}

TEST_CASE("experts of DeepSeek may be missing, and so may their defaults") {
  Json v3 = fixture_json("deepseek_v3");
  v3.erase("n_shared_experts");
  v3.erase("first_k_dense_replace");
  CHECK(imported(v3).network == "deepseek_v3");
  CHECK(warns(imported(v3), "\"n_shared_experts\" (1), \"first_k_dense_replace\" (3)"));
  v3.erase("num_experts_per_tok");
  CHECK(refused(v3).path == "/num_experts_per_tok");
  v3.erase("n_routed_experts");
  CHECK_FALSE(imported(v3).parameters.contains("experts"));
  CHECK(warns(imported(v3), "\"n_routed_experts\" is missing"));
}

TEST_CASE("a size is found under each of its names") {
  Json bloom = fixture_json("bloom_560m");
  const ParameterValues before = imported(bloom).parameters;
  bloom["hidden_size"] = bloom["n_embed"];
  bloom["num_hidden_layers"] = bloom["n_layer"];
  bloom["n_head"] = bloom["num_attention_heads"];
  for (const char* key : {"n_embed", "n_layer", "num_attention_heads"}) bloom.erase(key);
  CHECK(imported(bloom).parameters == before);
}

TEST_CASE("CLIP is a list of the layers of both towers") {
  const ImportedWorkload clip = import_workload(fixture("clip_vit_b_32"));
  CHECK(clip.network.empty());
  CHECK(clip.layers.front().name == "text.embedding");
  CHECK(clip.layers.back().name == "vision.projection");
  for (const Layer& layer : clip.layers) {
    INFO(layer.name);
    if (layer.kind == "attention") {
      // Only an image's tokens attend to later ones; nothing is kept of either.
      CHECK(layer.parameters.contains("mask") == layer.name.starts_with("vision."));
      CHECK(layer.parameters.at("key_values") == ParameterValue("activations"));
    }
    CHECK(layer.kind != "cache_linear");
  }
}

TEST_CASE("formats come from the stored type and from the quantization") {
  using enum NumberFormat;
  const auto formats = [](const Json& config) { return imported(config).formats; };
  Json llama = fixture_json("llama_3_8b");
  CHECK(formats(llama) == FormatOverrides{bf16, bf16, bf16});
  llama["torch_dtype"] = "float32";
  CHECK(formats(llama) == FormatOverrides{fp32, fp32, fp32});
  llama.erase("torch_dtype");
  CHECK(formats(llama) == FormatOverrides{});
  llama["dtype"] = "float16";
  CHECK(formats(llama) == FormatOverrides{fp16, fp16, fp16});
  llama["quantization_config"] = {{"quant_method", "awq"}, {"bits", 4}};
  CHECK(formats(llama) == FormatOverrides{int4, fp16, fp16});
  llama["quantization_config"] = {{"quant_method", "gptq"}, {"bits", 8}};
  CHECK(formats(llama) == FormatOverrides{int8, fp16, fp16});
  llama["quantization_config"] = {
      {"quant_method", "bitsandbytes"}, {"load_in_4bit", true}, {"bnb_4bit_quant_type", "nf4"}};
  CHECK(formats(llama) == FormatOverrides{nf4, fp16, fp16});
  llama["quantization_config"] = {{"load_in_8bit", true}, {"load_in_4bit", false}};
  CHECK(formats(llama) == FormatOverrides{int8, fp16, fp16});
  CHECK(formats(fixture_json("deepseek_v3")) == FormatOverrides{fp8, bf16, bf16});
  const ImportedWorkload oss = import_workload(fixture("gpt_oss_120b"));
  CHECK(oss.formats == FormatOverrides{mxfp4, std::nullopt, std::nullopt});
  CHECK(warns(oss, "all weights are taken as mxfp4"));
}

TEST_CASE("formats that are not clear are left alone and told") {
  Json llama = fixture_json("llama_3_8b");
  llama["quantization_config"] = {{"quant_method", "hqq"}};
  CHECK(imported(llama).formats.weights == NumberFormat::bf16);
  CHECK(warns(imported(llama), "is not understood (quant_method \"hqq\")"));
  llama["quantization_config"] = {{"quant_method", "gptq"}, {"bits", 3}};
  CHECK(warns(imported(llama), "is not understood (quant_method \"gptq\")"));
  llama["torch_dtype"] = "float8_e4m3fn";
  CHECK_FALSE(imported(llama).formats.activations);
  CHECK(warns(imported(llama), "\"torch_dtype\" is \"float8_e4m3fn\""));
}

TEST_CASE("an unknown family is refused with those that are known and the nearest") {
  Json llama = fixture_json("llama_3_8b");
  llama["model_type"] = "granite";
  const InputError error = refused(llama);
  CHECK(error.path == "/model_type");
  CHECK(error.message.starts_with("model_type is \"granite\"; expected one of llama, mistral, "));
  CHECK(error.message.ends_with(
      "; the nearest by its keys is llama: set \"model_type\" to \"llama\" to try it"));

  const auto nearest_of = [](const std::string& name) {
    Json config = fixture_json(name);
    config["model_type"] = "unheard_of";
    return refused(config).message;
  };
  CHECK(nearest_of("gpt2").ends_with("set \"model_type\" to \"gpt2\" to try it"));
  CHECK(nearest_of("mixtral_8x7b").ends_with("set \"model_type\" to \"mixtral\" to try it"));
  CHECK(nearest_of("t5_base").ends_with("set \"model_type\" to \"t5\" to try it"));
  CHECK(nearest_of("whisper_small").ends_with("set \"model_type\" to \"whisper\" to try it"));
  CHECK(nearest_of("clip_vit_b_32").ends_with("set \"model_type\" to \"clip\" to try it"));
  CHECK(refused({{"model_type", "resnet"}})
            .message.ends_with("; its keys are those of none of them"));
  CHECK(refused({{"model_type", "llava"}, {"text_config", {{"model_type", "llama"}}}})
            .message.ends_with("; its \"text_config\" is of the family llama: paste that part "
                               "alone to read it"));
}

TEST_CASE("a key that must be there is named with what was expected") {
  Json llama = fixture_json("llama_3_8b");
  llama.erase("intermediate_size");
  CHECK(refused(llama).path == "/intermediate_size");
  CHECK(refused(llama).message ==
        "\"intermediate_size\" is missing; expected the width of the feed-forward blocks, a whole "
        "number of at least 1, at most 1e7");
  Json gpt = fixture_json("gpt2");
  gpt["n_embd"] = nullptr;
  CHECK(refused(gpt).path == "/n_embd");
  Json gemma = fixture_json("gemma_3_4b");
  gemma["text_config"].erase("hidden_size");
  CHECK(refused(gemma).path == "/text_config/hidden_size");
  gemma.erase("text_config");
  CHECK(refused(gemma).path == "/text_config");
  CHECK(refused(gemma).message ==
        "\"text_config\" is missing; expected an object with the sizes of that part");
}

TEST_CASE("a value of the wrong type is named by its path") {
  Json llama = fixture_json("llama_3_8b");
  llama["hidden_size"] = "4096";
  CHECK(refused(llama).path == "/hidden_size");
  CHECK(refused(llama).message.starts_with("hidden_size is \"4096\"; expected a whole number"));
  llama["hidden_size"] = 4096.5;
  CHECK(refused(llama).path == "/hidden_size");
  llama["hidden_size"] = 4096;
  llama["tie_word_embeddings"] = 0;
  CHECK(refused(llama).message == "tie_word_embeddings is 0; expected true or false");
  llama["tie_word_embeddings"] = false;
  llama["hidden_act"] = "relu2";
  CHECK(refused(llama).path == "/hidden_act");
  llama["hidden_act"] = "silu";
  llama["quantization_config"] = "awq";
  CHECK(refused(llama).path == "/quantization_config");
  llama.erase("quantization_config");
  llama["model_type"] = 3;
  CHECK(refused(llama).message == "model_type is 3; expected a text in quotes");
  Json gemma = fixture_json("gemma_3_4b");
  gemma["text_config"] = {1, 2};
  CHECK(refused(gemma).path == "/text_config");
  Json t5 = fixture_json("t5_base");
  t5["feed_forward_proj"] = "gated-tanh";
  CHECK(refused(t5).path == "/feed_forward_proj");
}

TEST_CASE("sizes that do not go together are refused") {
  Json llama = fixture_json("llama_3_8b");
  llama["num_key_value_heads"] = 64;
  CHECK(refused(llama).message ==
        "the sizes do not go together: kv_heads is 64; expected at most heads, 32");
  Json clip = fixture_json("clip_vit_b_32");
  clip["text_config"]["num_attention_heads"] = 7;
  CHECK(refused(clip).path == "/text_config/num_attention_heads");
}

TEST_CASE("a document of this program is no config.json, nor is text without an object") {
  const InputError own = error_of(
      [] { import_workload(R"({"roofloor": 1, "name": "model_type", "model_type": 1})"); });
  CHECK(own.message.starts_with("the text is not understood"));
  CHECK(error_of([] {
          import_workload("\"model_type\"");
        }).message.starts_with("the text is not understood"));
}

TEST_CASE("a damaged config.json never crashes its importer") {
  for (const char* name : {"gemma_3_4b", "gpt_oss_120b"}) {
    const std::string text = fixture(name);
    for (std::size_t length = 0; length < text.size(); ++length) {
      try {
        import_workload(text.substr(0, length));
      } catch (const InputError& error) {
        CHECK_FALSE(error.message.empty());
      }
    }
  }
}

TEST_CASE("any value of any key is read or refused") {
  for (const char* name : {"llama_3_8b", "gpt2", "falcon_40b", "deepseek_v3", "whisper_small",
                           "t5_base", "vit_base", "clip_vit_b_32", "gemma_3_4b"}) {
    const Json config = fixture_json(name);
    for (const auto& [key, value] : config.items()) {
      for (const Json& other : {Json(nullptr), Json(0), Json(-1), Json(1e300), Json("x"),
                                Json(true), Json::array(), Json::object()}) {
        Json changed = config;
        changed[key] = other;
        INFO(name << " " << key << " " << json_text(other));
        try {
          const ImportedWorkload workload = imported(changed);
          CHECK_FALSE(workload.kind.empty());
        } catch (const InputError& error) {
          CHECK_FALSE(error.message.empty());
        }
      }
    }
  }
}
