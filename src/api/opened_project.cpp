// From a document to its report.
#include "api/opened_project.h"

#include "analysis/notebook_numbers.h"

namespace roofloor {
namespace {

std::vector<Hardware> analysed_hardware(const Project& project) {
  std::vector<Hardware> hardware;
  for (const HardwareChoice& choice : project.hardware) {
    hardware.push_back(project.conventions.notebook ? as_in_notebook(choice.hardware)
                                                    : choice.hardware);
  }
  return hardware;
}

}  // namespace

OpenedProject::OpenedProject(std::string_view text)
    : project(parse_project(text)),
      workload(build_workload(project)),
      hardware(analysed_hardware(project)),
      report(make_report(workload, hardware, layers_path(project.workload))) {}

std::vector<bool> OpenedProject::shown() const {
  std::vector<bool> result;
  for (const HardwareChoice& choice : project.hardware) result.push_back(choice.shown);
  return result;
}

}  // namespace roofloor
