// From a document to its report.
#include "api/opened_project.h"

#include "analysis/notebook_numbers.h"
#include "api/export.h"
#include "figures/figure_registry.h"
#include "hardware/device_group.h"
#include "networks/network_registry.h"

namespace roofloor {
namespace {

std::vector<Hardware> analysed_hardware(const Project& project) {
  std::vector<Hardware> hardware;
  for (const HardwareChoice& choice : project.hardware) {
    const Hardware group = device_group(choice.hardware);
    hardware.push_back(project.conventions.notebook ? as_in_notebook(group) : group);
  }
  return hardware;
}

}  // namespace

OpenedProject::OpenedProject(std::string_view text, OpenedProject* before) {
  std::string inside;
  auto parsed = parse_project_beside(document_text(text, inside),
                                     before ? before->workload_text : std::string_view());
  project = std::move(parsed.project);
  hardware = analysed_hardware(project);
  workload_text = std::string(parsed.workload_text);
  if (parsed.workload_is_known && project.conventions == before->project.conventions &&
      project.view.blocks == before->project.view.blocks) {
    // Nothing can fail from here on.
    project.workload = std::move(before->project.workload);
    workload = std::move(before->workload);
    report = report_on(workload, hardware, std::move(before->report));
    is_workload_canonical = before->is_workload_canonical;
    is_workload_kept = true;
    add_context();
    return;
  }
  if (parsed.workload_is_known) project.workload = before->project.workload;
  workload = build_workload(project);
  report = make_report(workload, hardware, layers_path(project.workload));
  add_context();
}

void OpenedProject::add_context() {
  if (!workload.tokens) return;
  const Network& chosen = network(project.workload.network, "/workload/network");
  const std::string parameter = project.workload.phase == Phase::decode ? "context" : "prompt";
  report.context =
      network_arguments(chosen, project.workload.parameters, "/workload/parameters")[parameter];
  report.at_context = [this, parameter](double value) {
    Project other = project;
    other.workload.parameters[parameter] = value;
    return build_workload(other);
  };
}

std::vector<bool> OpenedProject::shown() const {
  std::vector<bool> result;
  for (const HardwareChoice& choice : project.hardware) result.push_back(choice.shown);
  return result;
}

const Figure& OpenedProject::figure(std::string_view name, const FigureOptions& options) const {
  const std::string key(name);
  const auto known = figures_.find(key);
  if (known != figures_.end() && known->second.options == options) return known->second.figure;
  Figure made = figure_kind(key, "/figure").make(report, options);
  return figures_.insert_or_assign(key, MadeFigure{options, std::move(made)}).first->second.figure;
}

}  // namespace roofloor
