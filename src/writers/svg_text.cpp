// XML needs five characters escaped, and forbids the control characters.
#include "writers/svg_text.h"

#include <cmath>

#include "base/quantity_text.h"

namespace roofloor {
namespace {

void append_escaped(std::string& text, std::string_view raw) {
  for (const char c : raw) {
    switch (c) {
      case '&':
        text += "&amp;";
        break;
      case '<':
        text += "&lt;";
        break;
      case '>':
        text += "&gt;";
        break;
      case '"':
        text += "&quot;";
        break;
      case '\'':
        text += "&#39;";
        break;
      default:
        // XML 1.0 has no way to write them.
        text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
}

}  // namespace

std::string pixel_text(double value) {
  return shortest_number(std::round(value * 100) / 100);
}

void SvgText::finish_head() {
  if (is_head_open_) text_ += '>';
  is_head_open_ = false;
}

SvgText& SvgText::open(std::string_view name) {
  finish_head();
  text_ += '<';
  text_ += name;
  is_head_open_ = true;
  return *this;
}

SvgText& SvgText::attribute(std::string_view name, std::string_view value) {
  text_ += ' ';
  text_ += name;
  text_ += "=\"";
  append_escaped(text_, value);
  text_ += '"';
  return *this;
}

SvgText& SvgText::attribute(std::string_view name, double value) {
  return attribute(name, pixel_text(value));
}

SvgText& SvgText::content(std::string_view text) {
  finish_head();
  append_escaped(text_, text);
  return *this;
}

SvgText& SvgText::close(std::string_view name) {
  if (is_head_open_) {
    text_ += "/>";
    is_head_open_ = false;
    return *this;
  }
  text_ += "</";
  text_ += name;
  text_ += '>';
  return *this;
}

std::string SvgText::take() {
  return std::move(text_);
}

}  // namespace roofloor
