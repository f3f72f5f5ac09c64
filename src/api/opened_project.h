// A project with everything that was computed from it. Its parts point into each other: it never
// moves.
#pragma once

#include <vector>

#include "analysis/report.h"
#include "figures/figure.h"
#include "project/project.h"

namespace roofloor {

struct OpenedProject {
  double revision = 0;
  Project project;
  Workload workload;
  std::vector<Hardware> hardware;  // as analysed: in notebook mode without constant power
  Report report;

  // Throws InputError for a document that cannot be opened.
  explicit OpenedProject(std::string_view text);
  OpenedProject(const OpenedProject&) = delete;
  OpenedProject& operator=(const OpenedProject&) = delete;

  std::vector<bool> shown() const;  // one a hardware
};

}  // namespace roofloor
