// The parts of a report, one after the other.
#pragma once

#include <string>

#include "reports/html_text.h"
#include "reports/report_content.h"

namespace roofloor {

// The title of the project, or the name of its workload.
std::string report_title(const ReportContent& content);

// Title, where it comes from, the headline, the list of contents.
void write_report_head(const ReportContent& content, HtmlText& html);

// The workload, and the totals of each hardware side by side.
void write_summary(const ReportContent& content, HtmlText& html);

// The figures that show all hardware.
void write_charts(const ReportContent& content, HtmlText& html);

// Of each hardware: its figures with their sources, what was changed, what to be careful with, and
// where its time and energy go.
void write_hardware_section(const ReportContent& content, HtmlText& html);

// Every layer on every hardware; of very many the heaviest.
void write_layers_section(const ReportContent& content, HtmlText& html);

// What limits the layers in which most of the time goes, and what would change that.
void write_guidance_section(const ReportContent& content, HtmlText& html);

// How it was counted: conventions, number formats, formulas with their sources.
void write_conventions_section(const ReportContent& content, HtmlText& html);

// The formulas of times and energies, and the terms with their literature.
void write_formulas(HtmlText& html);

// A picture with its summary below.
void write_picture(const ReportPicture& picture, HtmlText& html);

}  // namespace roofloor
