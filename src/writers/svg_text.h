// The text of an SVG picture as it grows: elements, attributes, escaped characters.
#pragma once

#include <string>
#include <string_view>

namespace roofloor {

// Appends a text as XML and HTML hold it, in an element or in an attribute: five characters
// escaped, spaces in place of the control characters and others that XML forbids.
void append_escaped(std::string& text, std::string_view raw);

class SvgText {
 public:
  // <name, ready for attributes; closed by the next element, text or end.
  SvgText& open(std::string_view name);
  SvgText& attribute(std::string_view name, std::string_view value);
  SvgText& attribute(std::string_view name, double value);
  // Escaped, as the content of the open element.
  SvgText& content(std::string_view text);
  // As it is: what is escaped already, or holds no text of others.
  SvgText& written(std::string_view markup);
  // <!-- text -->
  SvgText& comment(std::string_view text);
  // </name>, or /> where the element has no content.
  SvgText& close(std::string_view name);

  std::string take();

 private:
  void finish_head();

  std::string text_;
  bool is_head_open_ = false;
};

// Two decimals of a pixel: "12.5", "3".
std::string pixel_text(double value);

}  // namespace roofloor
