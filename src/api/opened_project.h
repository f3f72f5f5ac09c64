// A project with everything that was computed from it. Its parts point into each other: it never
// moves.
#pragma once

#include <map>
#include <string>
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
  std::string workload_text;  // of the document
  bool is_workload_canonical = false;
  bool is_workload_kept = false;  // taken over from the project opened before

  // Throws InputError for a document that cannot be opened; `before` is then as it was. Otherwise
  // its workload is taken over where that of the new document is the same text, and `before` is of
  // no more use.
  explicit OpenedProject(std::string_view text, OpenedProject* before = nullptr);
  OpenedProject(const OpenedProject&) = delete;
  OpenedProject& operator=(const OpenedProject&) = delete;

  std::vector<bool> shown() const;  // one a hardware

  // The figure of that name. Throws InputError at "/figure" for an unknown one. The last one is
  // kept: its series and its layouts, frame by frame of a zoom, are asked for one after the other.
  const Figure& figure(std::string_view name, const FigureOptions& options) const;

 private:
  // How the workload would be at another context.
  void add_context();

  struct MadeFigure {
    FigureOptions options;
    Figure figure;
  };
  mutable std::map<std::string, MadeFigure> figures_;  // by name
};

}  // namespace roofloor
