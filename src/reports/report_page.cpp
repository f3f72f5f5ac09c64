// Head, sections, and the project at the end.
#include "reports/report_page.h"

#include "reports/page_style.h"
#include "reports/report_project.h"
#include "reports/sections.h"

namespace roofloor {
namespace {

// Nothing runs and nothing is fetched; styles stand inside.
constexpr const char* policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'";

void write_meta(HtmlText& html, std::string_view name, std::string_view text) {
  html.open("meta").attribute("name", name).attribute("content", text).close("meta");
}

void write_document_head(const ReportContent& content, HtmlText& html) {
  html.open("head").open("meta").attribute("charset", "utf-8").close("meta");
  html.open("meta").attribute("http-equiv", "content-security-policy");
  html.attribute("content", policy).close("meta");
  write_meta(html, "viewport", "width=device-width, initial-scale=1");
  write_meta(html, "color-scheme", "light dark");
  write_meta(html, "generator", "Roofloor " + content.provenance.version);
  html.element("title", report_title(content) + " \u00b7 Roofloor report");
  // Without an icon of its own browsers ask a server for one.
  html.open("link").attribute("rel", "icon").attribute("href", "data:,").close("link");
  html.open("style").written(page_style()).close("style");
  html.close("head");
}

void write_opening(const ReportContent& content, HtmlText& html) {
  html.open("footer");
  html.open("p").content(
      "The project is inside this file: open the file in Roofloor, or give it to its command line, "
      "to look further or to change a number.");
  html.close("p");
  write_project_data(html, content.project_text);
  html.close("footer");
}

}  // namespace

std::string report_page(const ReportContent& content) {
  HtmlText html;
  html.written("<!DOCTYPE html>\n");
  html.open("html").attribute("lang", "en");
  write_document_head(content, html);
  html.open("body");
  write_report_head(content, html);
  html.open("main");
  write_summary(content, html);
  write_charts(content, html);
  write_hardware_section(content, html);
  write_layers_section(content, html);
  write_guidance_section(content, html);
  write_conventions_section(content, html);
  html.close("main");
  write_opening(content, html);
  html.close("body").close("html").written("\n");
  return html.take();
}

}  // namespace roofloor
