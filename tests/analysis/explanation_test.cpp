// Every formula that can be shown is evaluated and must give the number beside it.
#include "analysis/explanation.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/formula_evaluator.h"
#include "analysis/formula_symbols.h"
#include "analysis/guidance.h"
#include "analysis/notebook_numbers.h"
#include "catch.h"
#include "expect_error.h"
#include "generated/generated.h"
#include "hardware/hardware_library.h"
#include "layers/layer_registry.h"
#include "project/project.h"

using namespace roofloor;

namespace {

// The formulas that were evaluated, to see that none is left out.
using Seen = std::set<std::string>;

SymbolValue term_value(const Explanation& explanation, const std::string& symbol) {
  const auto term = std::find_if(explanation.terms.begin(), explanation.terms.end(),
                                 [&](const Explanation& t) { return t.symbol == symbol; });
  if (term == explanation.terms.end()) throw std::runtime_error("no term for " + symbol);
  return {term->value, term->values};
}

void check(const Explanation& explanation, Seen& seen) {
  INFO(explanation.symbol << " = " << explanation.formula);
  CHECK_FALSE(explanation.symbol.empty());
  CHECK_FALSE(explanation.meaning.empty());
  CHECK(formula_symbols(explanation.formula).size() == explanation.terms.size());
  if (!explanation.formula.empty() && std::isfinite(explanation.value)) {
    const double value = evaluated(explanation.formula, [&](const std::string& symbol) {
      return term_value(explanation, symbol);
    });
    CHECK(value == Approx(explanation.value).epsilon(1e-12));
    seen.insert(explanation.formula);
  }
  for (const Explanation& term : explanation.terms) check(term, seen);
}

// Explains the number at a path, which must be the one of the report.
void check_at(const Report& report, const std::string& path, double expected, Seen& seen) {
  INFO(path);
  const Explanation explanation = explain(report, path);
  CHECK((explanation.value == expected || (std::isnan(expected) && std::isnan(explanation.value))));
  check(explanation, seen);
}

void check_rows(const Report& report, std::size_t chip, Seen& seen) {
  const HardwareReport& hardware = report.hardware[chip];
  const std::string base = "/hardware/" + std::to_string(chip);
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    const std::string row = base + "/layers/" + std::to_string(i) + "/";
    for (const ResultColumn& column : result_columns()) {
      check_at(report, row + std::string(column.about.name), column.value(hardware.rows[i]), seen);
    }
    for (std::size_t level = 0; level < hardware.hardware->levels.size(); ++level) {
      for (const LevelColumn& column : level_columns()) {
        check_at(report,
                 row + "levels/" + std::to_string(level) + "/" + std::string(column.about.name),
                 column.value({report.rows[i], hardware.rows[i], hardware, level}), seen);
      }
    }
    const auto advice = guidance(report.rows[i], hardware.rows[i], hardware);
    for (const GuidanceColumn& column : guidance_columns()) {
      const auto value = advice ? (*advice).*column.value : std::nullopt;
      if (value) {
        check_at(report, row + "guidance/" + std::string(column.about.name), *value, seen);
      }
    }
  }
}

void check_hardware(const Report& report, std::size_t chip, Seen& seen) {
  const HardwareReport& hardware = report.hardware[chip];
  const std::string base = "/hardware/" + std::to_string(chip);
  check_rows(report, chip, seen);
  for (const TotalColumn& column : total_columns()) {
    check_at(report, base + "/totals/" + std::string(column.about.name),
             column.value(hardware.totals).value_or(std::nan("")), seen);
  }
  if (!hardware.roofs.compute) return;
  check_at(report, base + "/ridge_point",
           *ridge_point(hardware.roofs, weight_memory(*hardware.hardware)), seen);
  check_at(report, base + "/compute/ops_per_second", hardware.roofs.compute->operations_per_second,
           seen);
  if (hardware.energy && hardware.energy->is_function_of_intensity) {
    check_at(report, base + "/energy_balance", energy_balance(*hardware.energy), seen);
  }
}

void check_report(const Report& report, Seen& seen) {
  for (std::size_t i = 0; i < report.rows.size(); ++i) {
    for (const LayerColumn& column : layer_columns()) {
      check_at(report,
               "/workload/layers/" + std::to_string(i) + "/" + std::string(column.about.name),
               column.value(report.rows[i]), seen);
    }
  }
  for (const WorkloadColumn& column : workload_columns()) {
    check_at(report, "/workload/totals/" + std::string(column.about.name),
             column.value(report.totals), seen);
  }
  for (std::size_t i = 0; i < report.hardware.size(); ++i) check_hardware(report, i, seen);
}

}  // namespace

TEST_CASE("the evaluator knows the grammar") {
  const auto two = [](const std::string&) { return SymbolValue{2, {1, 2, 3}}; };
  CHECK(evaluated("2 * x^2 - (1 + 3) / 8", two) == 7.5);
  CHECK(evaluated("max(x', 3) + min(1, x_y) + floor(2.5) + ceil(2.5)", two) == 9);
  CHECK(evaluated("if(x > 1, sum(s), 0) + if(x >= 3, 1, 0.5)", two) == 6.5);
  CHECK(evaluated("round(2.346, x) + 1e-1", two) == Approx(2.45));
  CHECK_THROWS(evaluated("x +", two));
  CHECK_THROWS(evaluated("root(x)", two));
  CHECK(formula_symbols("max(W / P', 1e-9 * Q_in) + W^2") ==
        std::vector<std::string>{"W", "P'", "Q_in"});
}

TEST_CASE("every formula gives its number, for generated workloads on generated hardware") {
  Random random(8);
  Seen seen;
  for (int round = 0; round < 25; ++round) {
    Workload workload = random_workload(random, 16);
    workload.conventions.fusion = fusion_names[static_cast<std::size_t>(round % 3)].choice;
    workload.conventions.counted = round % 5 == 0 ? Counted::dense : Counted::all;
    const std::vector<Hardware> chips{random_hardware(random), random_estimated_hardware(random),
                                      random_layered_hardware(random),
                                      random_layered_hardware(random)};
    check_report(make_report(workload, chips, ""), seen);
  }
  // Tiles, both of a product with weights and of two activations, energies of writing, the link.
  for (const char* part : {"ceil(N_p / t_m2)", "/ (M_p + N_p)", "w_m", "n * Q_input", "s_overhead",
                           "Q_link / beta_link", "beta'_m3 * I_m3", "n * P_1"}) {
    INFO(part);
    CHECK(std::any_of(seen.begin(), seen.end(), [&](const std::string& formula) {
      return formula.find(part) != std::string::npos;
    }));
  }
  for (const ResultColumn& column : result_columns()) {
    CHECK(seen.contains(std::string(column.about.formula)));
  }
}

TEST_CASE("every formula of language models gives its number, in every phase") {
  Random random(12);
  Seen seen;
  // Keys and values computed from the cache at every step: memory binds the first of them, compute
  // the last.
  const std::string expanded = R"(,"conventions":{"latent":"expanded"})";
  const std::string unfused = R"(,"conventions":{"attention":"unfused","fusion":"separate"})";
  const std::vector<std::pair<std::string, std::string>> documents{
      {R"("llama_3_8b","parameters":{"depth":3})", ""},
      {R"("llama_3_8b","phase":"decode","batch":3,"formats":{"kv_cache":"fp8"})", unfused},
      {R"("gemma_3_4b","phase":"generate","parameters":{"prompt":1000,"generated":100})", ""},
      {R"("deepseek_v3","phase":"generate","parameters":{"prompt":100,"generated":1500})",
       expanded},
      {R"("deepseek_v3","phase":"generate")", ""},
      {R"("mixtral_8x7b","phase":"decode","batch":4)", unfused},
      {R"("whisper_small","phase":"generate")", ""},
      {R"("t5_base","phase":"decode")", unfused},
      {R"("bert_base")", unfused}};
  for (const auto& [workload_text, rest] : documents) {
    INFO(workload_text);
    const Project project =
        parse_project(R"({"roofloor":1,"workload":{"network":)" + workload_text + "}" + rest + "}");
    const Workload workload = build_workload(project);
    const std::vector<Hardware> chips{random_hardware(random), random_layered_hardware(random),
                                      preset("nv_h100_sxm", ""), preset("samsung_hbm_pim", ""),
                                      preset("dig", "")};
    check_report(make_report(workload, chips, ""), seen);
  }
  CHECK(seen.contains("s_run1 + s_run2"));
  CHECK(seen.contains("B * n_tokens / s_total"));
  for (const TotalColumn& column : total_columns()) {
    if (column.about.name.starts_with("energy_least")) continue;
    if (column.about.name.starts_with("energy_greatest")) continue;
    INFO(column.about.name);
    CHECK(seen.contains(std::string(column.about.formula)));
  }
}

TEST_CASE("every formula gives its number in analog arrays") {
  Random random(11);
  Seen seen;
  for (int round = 0; round < 20; ++round) {
    const Workload workload = random_workload(random, 6);
    const std::vector<Hardware> chips{random_array_hardware(random)};
    check_report(make_report(workload, chips, ""), seen);
  }
  for (const char* formula :
       {"(S_x * S_w * (e_cell + E_ADC / R + E_DAC / C) + e_digital) / 2", "ceil(b_x / b_dac)",
        "ceil(b_w / b_cell)", "(k1 * B_ADC + k2 * 4^B_ADC) * V_dd^2",
        "log2(R) + b_dac + b_cell - if(min(b_dac, b_cell) > 1, 0, 1)"}) {
    INFO(formula);
    CHECK(seen.contains(formula));
  }
}

TEST_CASE("every formula of every layer kind gives its number") {
  Random random(9);
  for (const LayerKind* kind : layer_kinds()) {
    Seen seen;
    for (int round = 0; round < 40; ++round) {
      Workload workload{.name = "one", .batch = double(random_whole(random, 1, 9)), .layers = {}};
      workload.conventions.fusion = Fusion::separate;
      workload.layers.push_back(random_layer(random, std::string(kind->name)));
      check_report(make_report(workload, {}, ""), seen);
    }
    for (const CostFormula& formula : kind->formulas) {
      INFO(kind->name << ": " << formula.text);
      CHECK(seen.contains(std::string(formula.text)));
    }
  }
}

TEST_CASE("every formula gives its number on the presets, stand-ins and scaled peaks included") {
  Random random(10);
  Seen seen;
  for (int round = 0; round < 3; ++round) {
    const Workload workload = random_workload(random, 12);
    check_report(make_report(workload, hardware_library().presets, ""), seen);
  }
  CHECK(seen.contains("P_32 * 32 / b"));
  CHECK(seen.contains("E_R * e_op"));
}

TEST_CASE("the notebook's numbers are explained too") {
  const std::vector<Hardware> chips{preset("dig", "")};
  Seen seen;
  for (const char* network : {"alexnet_notebook", "alexnet_notebook_typed", "vit_notebook"}) {
    Project project;
    project.workload.network = network;
    project.conventions.notebook = true;
    const Workload workload = build_workload(project);
    const Report report = make_report(workload, chips, "");
    const NotebookNumbers numbers = notebook_numbers(report, report.hardware[0]);
    for (std::size_t i = 0; i < report.rows.size(); ++i) {
      const auto at = [&](const std::string& array) {
        return "/hardware/0/notebook/" + array + "/" + std::to_string(i);
      };
      check_at(report, at("ci"), numbers.ci[i], seen);
      check_at(report, at("oi"), numbers.oi[i], seen);
      check_at(report, at("excess_percent"), numbers.excess_percent[i], seen);
      check_at(report, at("energy_nanojoules"), numbers.energy_nanojoules[i], seen);
      check_at(report, at("attainable_tops"), numbers.attainable_tops[i], seen);
    }
  }
  CHECK(seen.contains("round(I, 2)"));
}

TEST_CASE("figures of the hardware carry their source, and say when a user entered them") {
  Hardware hardware = preset("nv_h100_sxm", "");
  apply_changes(hardware, {{"/levels/0/bandwidth_bytes_per_second", 4e12}}, "");
  Workload workload;
  workload.layers.push_back({.name = "l",
                             .kind = "custom",
                             .parameters = {{"operations", 1}, {"bytes", 1}},
                             .formats = {}});
  const Report report = make_report(workload, std::span(&hardware, 1), "");
  const Explanation ridge = explain(report, "/hardware/0/ridge_point");
  const Explanation& peak = ridge.terms[0].terms[1];
  CHECK(peak.symbol == "P");
  REQUIRE(peak.source);
  CHECK(peak.source->evidence == "derived");  // printed with sparsity, halved
  CHECK(peak.source->year == 2022);
  const Explanation& bandwidth = ridge.terms[1].terms[1];
  CHECK(bandwidth.symbol == "beta");
  CHECK(bandwidth.source->document == "Entered by you");
}

TEST_CASE("what is computed with a layer is named in its sum") {
  Project project;
  project.workload.network = "alexnet";
  const Workload workload = build_workload(project);
  const Report report = make_report(workload, {}, "");
  const Explanation operations = explain(report, "/workload/layers/0/operations");
  CHECK(operations.formula == "W_dense + W_bias + W_elementwise + W_pooling");
  CHECK(operations.terms[2].meaning.ends_with("relu1, computed with conv1"));
}

TEST_CASE("a path at which no number stands is refused with an example") {
  const Workload workload{.name = "w", .layers = {}};
  const std::vector<Hardware> chips{preset("dig", "")};
  const Report report = make_report(workload, chips, "");
  for (const char* path : {"", "/", "/hardware", "/hardware/1/ridge_point", "/hardware/0/ridge",
                           "/workload/layers/0/operations", "/hardware/0/layers/-1/seconds",
                           "/hardware/0/totals/seconds/", "/workload/totals/speed"}) {
    INFO(path);
    CHECK(error_of([&] { explain(report, path); }).path == "/path");
  }
}
