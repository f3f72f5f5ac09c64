// Pictures as the writer of SVG makes them; text in them is text.
#include "reports/page_parts.h"
#include "reports/sections.h"

namespace roofloor {

void write_picture(const ReportPicture& picture, HtmlText& html) {
  html.open("figure").open("div").attribute("class", "picture").attribute("tabindex", "0");
  html.attribute("role", "group").attribute("aria-label", picture.title);
  html.written(picture.svg).close("div");
  html.open("figcaption").element("strong", picture.title + ".").content(" " + picture.summary);
  html.close("figcaption").close("figure");
}

void write_charts(const ReportContent& content, HtmlText& html) {
  begin_section(html, "charts", "Charts");
  const auto write_all = [&](bool is_narrow) {
    for (const ReportPicture& picture : content.pictures) {
      if (!picture.hardware && picture.is_narrow == is_narrow) write_picture(picture, html);
    }
  };
  if (content.pictures.empty()) html.element("p", "There is nothing to draw.");
  write_all(false);
  html.open("div").attribute("class", "pair");
  write_all(true);
  html.close("div");
  html.close("section");
}

}  // namespace roofloor
