// A page ends where a browser thinks it does: an element without content still has an end tag, but
// for those that HTML calls void.
#include "reports/html_text.h"

#include <algorithm>
#include <array>

#include "writers/svg_text.h"

namespace roofloor {
namespace {

constexpr std::array<std::string_view, 3> void_elements{"meta", "link", "br"};

bool is_void(std::string_view name) {
  return std::find(void_elements.begin(), void_elements.end(), name) != void_elements.end();
}

}  // namespace

void HtmlText::finish_head() {
  if (is_head_open_) text_ += '>';
  is_head_open_ = false;
}

HtmlText& HtmlText::open(std::string_view name) {
  finish_head();
  text_ += '<';
  text_ += name;
  is_head_open_ = true;
  return *this;
}

HtmlText& HtmlText::attribute(std::string_view name, std::string_view value) {
  text_ += ' ';
  text_ += name;
  text_ += "=\"";
  append_escaped(text_, value);
  text_ += '"';
  return *this;
}

HtmlText& HtmlText::content(std::string_view text) {
  finish_head();
  append_escaped(text_, text);
  return *this;
}

HtmlText& HtmlText::close(std::string_view name) {
  if (is_void(name)) {
    text_ += " />";
    is_head_open_ = false;
    return *this;
  }
  finish_head();
  text_ += "</";
  text_ += name;
  text_ += '>';
  return *this;
}

HtmlText& HtmlText::element(std::string_view name, std::string_view text) {
  return open(name).content(text).close(name);
}

HtmlText& HtmlText::written(std::string_view markup) {
  finish_head();
  text_ += markup;
  return *this;
}

std::string HtmlText::take() {
  return std::move(text_);
}

}  // namespace roofloor
