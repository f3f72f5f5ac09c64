// The text of a page as it grows: elements, attributes, escaped characters. What it makes is HTML
// and well-formed XML at once, so that a strict reader can check it.
#pragma once

#include <string>
#include <string_view>

#include "writers/svg_text.h"

namespace roofloor {

class HtmlText {
 public:
  // <name, ready for attributes; closed by the next element, text or end.
  HtmlText& open(std::string_view name);
  // Escaped, in quotes.
  HtmlText& attribute(std::string_view name, std::string_view value);
  // Escaped, as the content of the open element.
  HtmlText& content(std::string_view text);
  // </name>, or /> where HTML knows no end of the element.
  HtmlText& close(std::string_view name);
  // <name>text</name>
  HtmlText& element(std::string_view name, std::string_view text);
  // As it is: what is escaped already, or holds no text of others.
  HtmlText& written(std::string_view markup);

  std::string take();

 private:
  SvgText text_;
};

}  // namespace roofloor
