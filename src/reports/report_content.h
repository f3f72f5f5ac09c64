// What a report is made of: a project, what was computed from it, and its pictures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/report.h"
#include "project/project.h"
#include "writers/provenance.h"

namespace roofloor {

// A figure as an <svg> element whose ids no other picture of the page has.
struct ReportPicture {
  std::string title;
  std::string summary;                  // one sentence
  std::optional<std::size_t> hardware;  // of a figure of one; absent: it stands with the charts
  bool is_narrow = false;               // made for half of the width: two stand side by side
  std::string svg;
};

struct ReportContent {
  const Project& project;
  const Report& report;
  std::vector<std::size_t> shown;  // hardware, by its place in the project and in the report
  std::vector<ReportPicture> pictures;
  Provenance provenance;
  std::string project_text;  // canonical, to be kept inside the page
};

}  // namespace roofloor
