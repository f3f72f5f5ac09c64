// A report as one page: HTML without scripts that asks for nothing from anywhere, to be attached to
// a review, read on a screen in light or dark, or printed.
#pragma once

#include <string>

#include "reports/report_content.h"

namespace roofloor {

// Every text of the project is escaped: names may come from a file.
std::string report_page(const ReportContent& content);

}  // namespace roofloor
