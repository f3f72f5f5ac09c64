// The report of a project as a page.
#pragma once

#include <string>
#include <string_view>

#include "api/opened_project.h"

namespace roofloor {

inline constexpr std::string_view report_media_type = "text/html";
inline constexpr std::string_view report_extension = "html";

// Options as JSON: `link`, to the page with the project. Throws InputError for an unknown one.
std::string project_report(const OpenedProject& opened, std::string_view options);

}  // namespace roofloor
