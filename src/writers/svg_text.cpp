// XML needs five characters escaped, and forbids the control characters and two others.
#include "writers/svg_text.h"

#include <cmath>

#include "base/quantity_text.h"

namespace roofloor {
namespace {

// U+FFFE and U+FFFF, which XML 1.0 has no way to write.
bool is_no_character(std::string_view text, std::size_t at) {
  const std::string_view three = text.substr(at, 3);
  return three == "\xef\xbf\xbe" || three == "\xef\xbf\xbf";
}

// The character at `at`, which moves on to its last byte; a space for one that XML forbids.
void append_character(std::string& text, std::string_view raw, std::size_t& at) {
  const bool is_forbidden = is_no_character(raw, at);
  text += is_forbidden || static_cast<unsigned char>(raw[at]) < 0x20 ? ' ' : raw[at];
  if (is_forbidden) at += 2;
}

}  // namespace

void append_escaped(std::string& text, std::string_view raw) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    switch (raw[i]) {
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
        append_character(text, raw, i);
    }
  }
}

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

SvgText& SvgText::written(std::string_view markup) {
  finish_head();
  text_ += markup;
  return *this;
}

SvgText& SvgText::comment(std::string_view text) {
  finish_head();
  text_ += "<!-- ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Two hyphens would end the comment. A link with characters in percent stays a link.
    if (text[i] == '-' && text_.back() == '-') {
      text_ += "%2D";
    } else if (text[i] == '<' || text[i] == '>') {
      text_ += text[i] == '<' ? "%3C" : "%3E";
    } else {
      append_character(text_, text, i);
    }
  }
  text_ += " -->";
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
