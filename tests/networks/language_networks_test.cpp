// Language models: sizes, caches, phases.
#include "networks/language_networks.h"

#include <map>

#include "analysis/report.h"
#include "catch.h"
#include "expect_error.h"
#include "hardware/device_group.h"
#include "hardware/hardware_library.h"
#include "networks/network_registry.h"
#include "project/project.h"

using namespace roofloor;

namespace {

struct Analysed {
  Project project;
  Workload workload;
  std::vector<Hardware> hardware;
  Report report;

  explicit Analysed(const std::string& text, std::vector<Hardware> chips = {})
      : project(parse_project(text)),
        workload(build_workload(project)),
        hardware(std::move(chips)),
        report(make_report(workload, hardware, "/workload")) {}

  double bytes(TensorClass tensor) const {
    return report.totals.bytes[static_cast<std::size_t>(tensor)];
  }
};

std::string document(const std::string& network, const std::string& workload = "",
                     const std::string& rest = "") {
  return R"({"roofloor":1,"workload":{"network":")" + network + "\"" + workload + "}" + rest + "}";
}

Hardware chip() {
  Hardware hardware{.name = "chip"};
  hardware.peaks[NumberFormat::fp16] = 1e15;
  hardware.levels = {{.name = "HBM", .bandwidth_bytes_per_second = 3e12, .capacity_bytes = 80e9}};
  return hardware;
}

const LayerRow& row_named(const Report& report, const std::string& name) {
  for (const LayerRow& row : report.rows) {
    if (row.layer->name == name) return row;
  }
  throw std::runtime_error("no row " + name);
}

// Published parameter counts: model cards, and the sums of the tensors in the published weights.
const std::map<std::string, double> published_parameters{
    {"gpt2", 124439808},           {"bert_base", 109482240},
    {"llama_2_7b", 6738415616},    {"llama_3_8b", 8030261248},
    {"llama_3_70b", 70553706496},  {"mistral_7b", 7241732096},
    {"mixtral_8x7b", 46702792704}, {"qwen2_5_7b", 7615616512},
    {"gemma_3_4b", 3880263168},    {"gpt_oss_120b", 116829156672},
    {"deepseek_v3", 671026419200}, {"whisper_small", 241734912},
    {"t5_base", 222903552}};

}  // namespace

TEST_CASE("the parameters of every language model are exact, in every phase") {
  CHECK(language_presets().size() == published_parameters.size());
  for (const auto& [name, parameters] : published_parameters) {
    INFO(name);
    for (const std::string phase : {"prefill", "decode", "generate"}) {
      if (phase != "prefill" && network(name, "").tokens == nullptr) continue;
      INFO(phase);
      const Analysed model(document(name, R"(,"phase":")" + phase + "\""));
      CHECK(model.report.totals.parameter_count == parameters);
    }
  }
}

TEST_CASE("of Mixtral's parameters a token takes 12.88 G") {
  // All but the experts that are not chosen: 46,702,792,704 - 32 * 6 * 3 * 4096 * 14336.
  const Analysed model(document("mixtral_8x7b"));
  double idle = 0;
  for (std::size_t i = 0; i < model.workload.layers.size(); ++i) {
    const Layer& layer = model.workload.layers[i];
    if (layer.kind != "expert_linear") continue;
    idle += layer.repeat * model.report.layers[i].cost.parameter_count * 6 / 8;
  }
  CHECK(model.report.totals.parameter_count - idle == 12879925248);
}

TEST_CASE("a cache keeps the published bytes for each token") {
  // gpt-oss-120b: 36 blocks, keys and values of 8 heads of 64, 2 bytes each: 73,728 B a token.
  const Analysed one(document("gpt_oss_120b", R"(,"parameters":{"prompt":1})"));
  CHECK(one.report.totals.stored.cache == 73728);
  CHECK(one.bytes(TensorClass::kv_write) == 73728);
  // DeepSeek-V3: 512 + 64 elements a token in each of 61 blocks, in either form.
  for (const std::string form : {"expanded", "absorbed"}) {
    const Analysed apart(
        document("deepseek_v3", R"(,"parameters":{"prompt":1})",
                 R"(,"conventions":{"attention":"unfused","latent":")" + form + "\"}"));
    CHECK(apart.report.totals.stored.cache == 2 * 61 * 576);
    const Analysed latent(document("deepseek_v3", R"(,"parameters":{"prompt":1})",
                                   R"(,"conventions":{"latent":")" + form + "\"}"));
    CHECK(latent.report.totals.stored.cache == 2 * 61 * 576);
    CHECK(latent.bytes(TensorClass::kv_write) == 2 * 61 * 576);
  }
}

TEST_CASE("a block with a window keeps the last tokens alone") {
  // Gemma 3 4B at 4096: 29 blocks keep 1024 tokens, 5 keep all, of 2 * 4 * 256 elements.
  const Analysed model(
      document("gemma_3_4b", R"(,"phase":"decode","parameters":{"context":4096})"));
  CHECK(model.report.totals.stored.cache == 2.0 * 2 * 4 * 256 * (29 * 1024 + 5 * 4096));
  // A step reads those of the window, the new one among them.
  CHECK(model.bytes(TensorClass::kv_read) == model.report.totals.stored.cache);
}

TEST_CASE("Llama 3 70B at 16 bits does not fit one H100; all experts of a mixture are stored") {
  const Hardware h100 = preset("nv_h100_sxm", "");
  const Analysed llama(document("llama_3_70b", R"(,"phase":"decode")"), {h100});
  const HardwareTotals& totals = llama.report.hardware[0].totals;
  // 2 B for each parameter; 80 blocks, 1024 tokens, 2 * 8 * 128 elements of cache.
  CHECK(llama.report.totals.stored.weights == 2.0 * 70553706496);
  CHECK(llama.report.totals.stored.cache == 2.0 * 80 * 1024 * 2 * 8 * 128);
  CHECK(*totals.capacity_bytes == 80e9);
  CHECK(*totals.memory_used_fraction > 1);
  Hardware two = h100;
  two.device_count = 2;
  const Analysed shared(document("llama_3_70b", R"(,"phase":"decode")"), {device_group(two)});
  CHECK(*shared.report.hardware[0].totals.memory_used_fraction < 1);
  const Analysed mixture(document("mixtral_8x7b", R"(,"phase":"decode")"), {h100});
  CHECK(mixture.report.totals.stored.weights == 2.0 * 46702792704);
}

TEST_CASE("norms are stored in the format of activations, other weights in theirs") {
  const Analysed model(document("llama_2_7b", R"(,"formats":{"weights":"int4"})"));
  const double of_norms = 4096.0 * (2 * 32 + 1);
  CHECK(model.report.totals.stored.weights == (6738415616 - of_norms) / 2 + 2 * of_norms);
}

TEST_CASE("in decode an operation for each byte, times what shares it") {
  // A dense product: 16 * T / b_w operations a byte of weights; scores and context 16 * (n / g) /
  // b_kv a byte of cache, whatever the batch.
  for (const int batch : {1, 7, 64}) {
    const Analysed model(
        document("llama_3_8b", R"(,"phase":"decode","batch":)" + std::to_string(batch) +
                                   R"(,"formats":{"weights":"int8","kv_cache":"fp8"})"));
    const LayerRow& up = row_named(model.report, "up");
    CHECK(up.cost.operations.dense / up.cost.of(TensorClass::weight).bytes() ==
          Approx(16.0 * batch / 8));
    const LayerRow& attention = row_named(model.report, "attention");
    CHECK(attention.cost.operations.dense / attention.cost.of(TensorClass::kv_read).bytes() ==
          Approx(16.0 * (32.0 / 8) / 8));
  }
  const Analysed latent(document("deepseek_v3", R"(,"phase":"decode")"));
  const LayerRow& attention = row_named(latent.report, "expert.attention");
  CHECK(attention.cost.operations.dense / attention.cost.of(TensorClass::kv_read).bytes() ==
        Approx(16.0 * 128 * (2 * 512 + 64) / (512 + 64) / 16));
}

TEST_CASE("latent attention takes the published operations, absorbed and expanded") {
  // DeepSeek-V3, a decode step at 4096, a block: scores and context 2 * 128 * 4096 * (2 * 512 + 64)
  // and both projections 2 * 2 * 128 * 128 * 512 are 1.174 G; expanded 2 * 4096 * 512 * 128 * 256
  // + 2 * 128 * 4096 * (192 + 128) = 137.8 G.
  const auto per_block = [](const std::string& form) {
    const Analysed model(document("deepseek_v3",
                                  R"(,"phase":"decode","parameters":{"context":4096})",
                                  R"(,"conventions":{"latent":")" + form + "\"}"));
    double operations = 0;
    for (const LayerRow& row : model.report.rows) {
      const std::string& name = row.layer->name;
      if (name == "expert.attention" || name.ends_with("t.query_absorbed") ||
          name.ends_with("t.value_absorbed") || name == "expert.key_value_b") {
        operations += row.cost.operations.dense / 58;
      }
    }
    return operations;
  };
  CHECK(per_block("absorbed") == 1174405120);
  CHECK(per_block("expanded") == 137438953472 + 335544320);
}

TEST_CASE("experts read rise with the batch from those of one token to all of them") {
  // E * (1 - (1 - k / E)^T): k at one token; at 4096 tokens all 8 to the last digit.
  double before = 0;
  for (const int batch : {1, 2, 4, 16, 64, 4096}) {
    const Analysed model(
        document("mixtral_8x7b", R"(,"phase":"decode","batch":)" + std::to_string(batch)));
    const LayerRow& up = row_named(model.report, "expert_up");
    const double experts = up.cost.of(TensorClass::weight).elements / (32.0 * 4096 * 14336);
    CHECK(experts > before);
    if (batch == 1) CHECK(experts == Approx(2).epsilon(1e-12));
    if (batch == 4096) CHECK(experts == Approx(8).epsilon(1e-12));
    before = experts;
  }
}

TEST_CASE("generating is the prompt and its steps, summed one by one") {
  const std::vector<Hardware> chips{chip(), preset("samsung_hbm_pim", ""),
                                    preset("nv_h100_sxm", "")};
  // With keys and values computed from the cache, memory binds the first steps, compute the last.
  const std::string expanded = R"(,"conventions":{"latent":"expanded"})";
  for (const std::string name : {"llama_3_8b", "gemma_3_4b", "deepseek_v3", "whisper_small"}) {
    INFO(name);
    // The window of Gemma (1024) is full within the steps.
    const int prompt = name == "whisper_small" ? 4 : name == "deepseek_v3" ? 300 : 1000;
    const int generated = 60;
    const std::string tokens =
        R"("prompt":)" + std::to_string(prompt) + R"(,"generated":)" + std::to_string(generated);
    const Analysed all(
        document(name, R"(,"phase":"generate","parameters":{)" + tokens + "}", expanded), chips);
    const Analysed first(document(name, R"(,"parameters":{)" + tokens + "}", expanded), chips);
    double operations = first.report.totals.operations;
    double bytes = first.report.totals.total_bytes;
    std::vector<double> seconds;
    for (const HardwareReport& report : first.report.hardware) {
      seconds.push_back(*report.totals.seconds);
    }
    for (int context = prompt + 1; context < prompt + generated; ++context) {
      const Analysed step(
          document(name,
                   R"(,"phase":"decode","parameters":{"context":)" + std::to_string(context) + "}",
                   expanded),
          chips);
      operations += step.report.totals.operations;
      bytes += step.report.totals.total_bytes;
      for (std::size_t i = 0; i < chips.size(); ++i) {
        seconds[i] += *step.report.hardware[i].totals.seconds;
      }
    }
    CHECK(all.report.totals.operations == Approx(operations).epsilon(1e-12));
    CHECK(all.report.totals.total_bytes == Approx(bytes).epsilon(1e-12));
    for (std::size_t i = 0; i < chips.size(); ++i) {
      const HardwareTotals& totals = all.report.hardware[i].totals;
      CHECK(*totals.seconds == Approx(seconds[i]).epsilon(1e-12));
      CHECK(*totals.first_token_seconds ==
            Approx(*first.report.hardware[i].totals.seconds).epsilon(1e-12));
    }
    const Analysed last(document(name,
                                 R"(,"phase":"decode","parameters":{"context":)" +
                                     std::to_string(prompt + generated - 1) + "}",
                                 expanded));
    CHECK(all.report.totals.stored.cache == last.report.totals.stored.cache);
    CHECK(all.report.totals.stored.weights == last.report.totals.stored.weights);
  }
}

TEST_CASE("tokens a second follow from a step, energy a token from the batch") {
  Hardware hardware = chip();
  hardware.energy_per_operation_joules[NumberFormat::fp16] = 1e-12;
  hardware.levels[0].energy_per_byte_joules = 30e-12;
  const Analysed step(document("llama_3_8b", R"(,"phase":"decode","batch":8)"), {hardware});
  const HardwareTotals& totals = step.report.hardware[0].totals;
  CHECK(*totals.tokens_per_second == Approx(8 / *totals.seconds));
  CHECK(*totals.user_tokens_per_second == Approx(1 / *totals.seconds));
  CHECK(*totals.joules_per_token == Approx(*totals.energy_joules / 8));
  CHECK_FALSE(totals.first_token_seconds);
  const Analysed prompt(document("llama_3_8b", R"(,"batch":8)"), {hardware});
  const HardwareTotals& reading = prompt.report.hardware[0].totals;
  CHECK(*reading.first_token_seconds == *reading.seconds);
  CHECK(*reading.tokens_per_second == Approx(8 * 1024 / *reading.seconds));
  CHECK_FALSE(reading.user_tokens_per_second);
  CHECK_FALSE(
      Analysed(document("alexnet"), {hardware}).report.hardware[0].totals.tokens_per_second);
}

TEST_CASE("a cache format changes no encoder, and 4-bit weights stay on the 16-bit roof") {
  for (const char* name : {"bert_base", "vit_base"}) {
    const Analysed usual(document(name));
    const Analysed other(document(name, R"(,"formats":{"kv_cache":"fp8"})"));
    CHECK(usual.report.totals.total_bytes == other.report.totals.total_bytes);
    CHECK(usual.report.totals.stored.cache == 0);
  }
  const Analysed small(document("llama_3_8b", R"(,"phase":"decode","formats":{"weights":"nf4"})"));
  for (const LayerRow& row : small.report.rows) {
    CHECK(row.cost.compute_format == NumberFormat::fp16);
  }
}

TEST_CASE("fused attention never moves more bytes than its three parts") {
  for (const char* name : {"llama_3_8b", "gemma_3_4b", "deepseek_v3", "bert_base", "t5_base"}) {
    for (const std::string phase : {"prefill", "decode"}) {
      if (phase == "decode" && network(name, "").tokens == nullptr) continue;
      for (const std::string fusion : {"fused", "separate"}) {
        INFO(name << " " << phase << " " << fusion);
        const auto bytes = [&](const std::string& form) {
          return Analysed(document(name, R"(,"phase":")" + phase + "\"",
                                   R"(,"conventions":{"fusion":")" + fusion + R"(","attention":")" +
                                       form + "\"}"))
              .report.totals;
        };
        CHECK(bytes("fused").total_bytes <= bytes("unfused").total_bytes);
        CHECK(bytes("fused").operations == Approx(bytes("unfused").operations).epsilon(1e-12));
      }
    }
  }
}

TEST_CASE("blocks written out cost what they cost folded, row by row of one document") {
  const std::vector<Hardware> chips{chip(), preset("samsung_hbm_pim", "")};
  for (const std::string phase : {"prefill", "decode", "generate"}) {
    const std::string workload = R"(,"phase":")" + phase + R"(","parameters":{"depth":7})";
    const Analysed folded(document("llama_3_8b", workload), chips);
    const Analysed written(document("llama_3_8b", workload, R"(,"view":{"blocks":"expanded"})"),
                           chips);
    CHECK(written.report.rows.size() > 5 * folded.report.rows.size());
    CHECK(written.report.totals.operations ==
          Approx(folded.report.totals.operations).epsilon(1e-12));
    CHECK(written.report.totals.total_bytes ==
          Approx(folded.report.totals.total_bytes).epsilon(1e-12));
    CHECK(written.report.totals.stored.weights == folded.report.totals.stored.weights);
    CHECK(written.report.totals.stored.cache == folded.report.totals.stored.cache);
    for (std::size_t i = 0; i < chips.size(); ++i) {
      CHECK(*written.report.hardware[i].totals.seconds ==
            Approx(*folded.report.hardware[i].totals.seconds).epsilon(1e-12));
    }
  }
}

TEST_CASE("beside banks the cache crosses them, inputs and outputs the pins") {
  const Analysed step(document("llama_3_8b", R"(,"phase":"decode")"),
                      {preset("samsung_hbm_pim", "")});
  double pins = 0;
  double banks = 0;
  for (const ResultRow& row : step.report.hardware[0].rows) {
    pins += row.traffic.levels[0].total();
    banks += row.traffic.levels[1].total();
  }
  CHECK(pins == Approx(step.bytes(TensorClass::input) + step.bytes(TensorClass::output)));
  CHECK(banks == Approx(step.bytes(TensorClass::weight) + step.bytes(TensorClass::kv_read) +
                        step.bytes(TensorClass::kv_write)));
}

TEST_CASE("an edit of a layer holds in every phase of a network") {
  const std::string edit = R"(,"edits":{"up":{"formats":{"weights":"int8"}}},"phase":)";
  for (const std::string phase : {"prefill", "decode", "generate"}) {
    const Analysed model(document("llama_3_8b", edit + "\"" + phase + "\""));
    int edited = 0;
    for (const LayerRow& row : model.report.rows) {
      if (row.layer->formats.weights == NumberFormat::int8) ++edited;
    }
    CHECK(edited == (phase == "generate" ? 2 : 1));
  }
}

TEST_CASE("what does not go together in a language model is refused with its place") {
  const auto refused = [](const std::string& network, const std::string& workload) {
    return error_of([&] { Analysed(document(network, workload)); });
  };
  CHECK(refused("alexnet", R"(,"phase":"decode")").path == "/workload/phase");
  CHECK(refused("llama_3_8b", R"(,"parameters":{"kv_heads":64})").path ==
        "/workload/parameters/kv_heads");
  CHECK(refused("llama_3_8b", R"(,"parameters":{"heads":33,"kv_heads":33})").path ==
        "/workload/parameters/heads");
  CHECK(refused("mixtral_8x7b", R"(,"parameters":{"active_experts":9})").path ==
        "/workload/parameters/active_experts");
  CHECK(refused("gemma_3_4b", R"(,"parameters":{"full_blocks":35})").path ==
        "/workload/parameters/full_blocks");
  CHECK(refused("llama_3_8b", R"(,"parameters":{"prompt":0})").path ==
        "/workload/parameters/prompt");
}
