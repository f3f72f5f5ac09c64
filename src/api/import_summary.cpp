// An import as lines for people, as `roofloor import --summary` prints it.
#include <algorithm>

#include "api/codecs.h"
#include "base/quantity_text.h"

namespace roofloor {
namespace {

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

// "4,089,184,256": digits as published totals have them.
std::string grouped(double number) {
  std::string digits = shortest_number(number);
  if (digits.find_first_not_of("0123456789") != std::string::npos) return digits;
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string operator_lines(const ImportSummary& summary) {
  std::string text = "\n" + padded("operator", 34) + padded("nodes", 8) + padded("MACs", 20) +
                     padded("operations", 20) + "layers\n";
  for (const ImportedOperator& one : summary.operators) {
    text += padded(one.name, 34) + padded(grouped(one.count), 8) + padded(grouped(one.macs), 20) +
            padded(grouped(one.operations), 20) +
            (one.is_known ? one.kinds : "not known: " + one.shapes) + "\n";
  }
  return text;
}

std::string published_lines(const PublishedTotals& published) {
  std::string text = "published as " + published.name + ": ";
  text += quantity_text(published.macs, "MAC") + ", " + grouped(published.parameters);
  text += " parameters (" + published.source + ")\n";
  if (!published.remark.empty()) text += "  " + published.remark + "\n";
  return text;
}

std::string summary_lines(const ImportSummary& summary) {
  std::string text;
  if (!summary.producer.empty()) text += "written by " + summary.producer + "\n";
  text += "nodes " + grouped(summary.nodes) + ", of which " + grouped(summary.folded_nodes) +
          " only make constants\n";
  text += "MACs " + grouped(summary.macs) + " (dense products; padding counted, bias not)\n";
  text += "operations " + grouped(summary.operations) + " (all, a MAC is two)\n";
  text += "parameters " + grouped(summary.parameters) + "\n";
  if (summary.published) text += published_lines(*summary.published);
  return text + operator_lines(summary);
}

}  // namespace

std::string summary_text(const ImportedWorkload& imported) {
  std::string text = imported.kind + (imported.name.empty() ? "" : ": " + imported.name) + "\n";
  for (const ImportedSize& size : imported.sizes) {
    text += size.name + " = " + shortest_number(size.value) +
            (size.is_batch ? " (the batch; totals are those of one input)" : "") +
            (size.where.empty() ? "" : ", " + size.where) + "\n";
  }
  text += "layers " + std::to_string(imported.layers.size()) + "\n";
  if (imported.summary) text += summary_lines(*imported.summary);
  for (const ImportedColumn& column : imported.columns) {
    text += "column " + column.head + ": " + column.taken_for + "\n";
  }
  for (const std::string& warning : imported.warnings) text += "warning: " + warning + "\n";
  return text;
}

}  // namespace roofloor
