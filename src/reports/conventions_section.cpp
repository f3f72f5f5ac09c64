// Two people get the same numbers if they count in the same way.
#include <algorithm>

#include "networks/network_registry.h"
#include "reports/page_parts.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

void write_convention(std::string_view label, std::string_view choice, std::string_view meaning,
                      HtmlText& html) {
  html.open("tr");
  write_row_head(html, label);
  write_cell(html, choice);
  write_cell(html, meaning);
  html.close("tr");
}

template <typename Names, typename Choice>
void write_choice(std::string_view label, const Names& names, Choice choice, HtmlText& html) {
  const auto& chosen = names[static_cast<std::size_t>(choice)];
  write_convention(label, chosen.label, chosen.meaning, html);
}

bool has_attention(const Workload& workload) {
  return std::any_of(workload.layers.begin(), workload.layers.end(),
                     [](const Layer& layer) { return layer.kind == "attention"; });
}

// Whether keys and values are kept as fewer numbers than they are.
bool is_latent(const WorkloadChoice& choice) {
  if (choice.network.empty()) return false;
  const Network& chosen = network(choice.network, "/workload/network");
  constexpr std::string_view rank = "kv_rank";
  const bool is_declared =
      std::any_of(chosen.parameters.begin(), chosen.parameters.end(),
                  [&](const ParameterDeclaration& one) { return one.name == rank; });
  if (!is_declared) return false;
  const Arguments arguments = network_arguments(chosen, choice.parameters, "/workload/parameters");
  return arguments.has(rank) && arguments[rank] > 0;
}

// What always holds, and of the switches those that make a difference here.
void write_conventions(const ReportContent& content, HtmlText& html) {
  const Conventions& conventions = content.project.conventions;
  const Workload& workload = *content.report.workload;
  begin_table(html, "conventions", "What was chosen, and what it means", "conventions");
  const TableHead heads[] = {{"Convention"}, {"Choice"}, {"Meaning"}};
  write_heads(html, heads);
  begin_rows(html);
  write_convention("Operation", "One multiply-accumulate is two",
                   "Peaks are dense, never those with sparsity.", html);
  write_convention("Bytes", "Compulsory traffic",
                   "Every operand is read once from the main memory and every result written once; "
                   "nothing stays on the chip between layers that are not computed together.",
                   html);
  write_convention("Time", "Perfect overlap",
                   "Computing and moving data go on at once; layers run one after another.", html);
  write_choice("Fusion", fusion_names, conventions.fusion, html);
  write_choice("Counted", counted_names, conventions.counted, html);
  if (has_attention(workload)) {
    write_choice("Attention", attention_names, conventions.attention, html);
    write_choice("Causal mask", causal_names, conventions.causal, html);
  }
  if (workload.tokens) write_choice("LM head", lm_head_names, conventions.lm_head, html);
  if (is_latent(content.project.workload)) {
    write_choice("Latent attention", latent_names, conventions.latent, html);
  }
  if (conventions.notebook) {
    write_convention("As in the notebook", "On",
                     "Every element has 4 bytes, there is one level of memory, no constant power, "
                     "and no energy is estimated.",
                     html);
  }
  end_table(html);
}

void write_formats_of_tensors(const ReportContent& content, HtmlText& html) {
  const Workload& workload = *content.report.workload;
  if (content.project.conventions.notebook) return;
  begin_table(html, "formats", "Number formats", "conventions");
  const TableHead heads[] = {{"Tensors"}, {"Format"}, {"Bits an element", true}, {"Meaning"}};
  write_heads(html, heads);
  begin_rows(html);
  constexpr std::string_view labels[] = {"Weights", "Activations", "Key/value cache"};
  for (std::size_t i = 0; i < formatted_tensors.size(); ++i) {
    const FormattedTensor& tensor = formatted_tensors[i];
    if (tensor.name == "kv_cache" && !workload.tokens) continue;
    const FormatFacts& format = facts(workload.formats.*tensor.format);
    html.open("tr");
    write_row_head(html, labels[i]);
    write_cell(html, format.label);
    html.open("td").attribute("class", "number").content(number_text(format.bits)).close("td");
    write_cell(html, format.meaning);
    html.close("tr");
  }
  end_table(html);
  const auto own =
      std::count_if(workload.layers.begin(), workload.layers.end(),
                    [](const Layer& layer) { return layer.formats != FormatOverrides{}; });
  if (own > 0) {
    html.element("p", counted(static_cast<std::size_t>(own), "layer") +
                          (own == 1 ? " has a format" : " have formats") + " of their own.");
  }
}

}  // namespace

void write_conventions_section(const ReportContent& content, HtmlText& html) {
  begin_section(html, "counting", "How it was counted");
  html.element("h3", "Conventions");
  write_conventions(content, html);
  write_formats_of_tensors(content, html);
  write_formulas(html);
  html.close("section");
}

}  // namespace roofloor
