// What a reader sees first.
#include "analysis/headline.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

struct Entry {
  const char* id;
  const char* title;
};

constexpr Entry entries[] = {{"summary", "Summary"},   {"charts", "Charts"},
                             {"hardware", "Hardware"}, {"layers", "Layers"},
                             {"limits", "Limits"},     {"counting", "How it was counted"}};

// Only what leads to a page is a link: an address may come from a file too.
bool is_web_address(const std::string& link) {
  return link.starts_with("https://") || link.starts_with("http://");
}

void write_provenance(const Provenance& provenance, HtmlText& html) {
  html.open("p").attribute("class", "provenance");
  html.content("Roofloor " + provenance.version + " \u00b7 hardware data of " +
               provenance.data_date);
  if (!provenance.link.empty()) {
    html.content(" \u00b7 ");
    if (is_web_address(provenance.link)) {
      html.open("a").attribute("href", provenance.link).attribute("rel", "noreferrer");
      html.content("open the project in Roofloor").close("a");
    } else {
      html.content(provenance.link);
    }
  }
  html.close("p");
}

std::vector<bool> shown_flags(const ReportContent& content) {
  std::vector<bool> flags(content.report.hardware.size(), false);
  for (const std::size_t index : content.shown) flags[index] = true;
  return flags;
}

}  // namespace

std::string report_title(const ReportContent& content) {
  if (!content.project.title.empty()) return content.project.title;
  const std::string& name = content.report.workload->name;
  return name.empty() ? "Workload" : name;
}

void write_report_head(const ReportContent& content, HtmlText& html) {
  html.open("header").element("h1", report_title(content));
  write_provenance(content.provenance, html);
  html.open("p").attribute("class", "headline");
  html.content(headline(content.report, shown_flags(content))).close("p");
  html.open("nav").attribute("aria-label", "Contents").open("ul");
  for (const Entry& entry : entries) {
    html.open("li").open("a").attribute("href", std::string("#") + entry.id);
    html.content(entry.title).close("a").close("li");
  }
  html.close("ul").close("nav").close("header");
}

}  // namespace roofloor
