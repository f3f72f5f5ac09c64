// The project inside a report, so that the report opens again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reports/html_text.h"

namespace roofloor {

// A <script> of data, which no browser runs, with the JSON of a project as its text.
void write_project_data(HtmlText& html, std::string_view project);

// The project of a report, also after a browser has saved it anew; absent where there is none.
std::optional<std::string> project_in_report(std::string_view text);

}  // namespace roofloor
